// Which rules, terms and actions an explanation names, and which of them for certain, against brute force.
import { expect, test } from 'vitest'
import { explain } from '../../src/decide/explain.ts'
import type { Row } from '../../src/pack/model.ts'
import { completes, sorted } from '../oracle/bruteForce.ts'
import { type Incident, randomIncident } from '../oracle/incident.ts'
import { forAll } from '../oracle/random.ts'

const worldsOf = ({ worlds, codes }: Incident): Incident['worlds'] =>
  worlds.filter((world) => completes(world, codes))

test('a rule is named when it applies in some completion, and is certain when it applies in all', () => {
  const seen = { certain: 0, uncertain: 0 }
  forAll(90, (random) => {
    const incident = randomIncident(random)
    const still = worldsOf(incident)
    incident.decision.duties.forEach((verdict, duty) => {
      const { rules } = explain(incident, incident.decision, verdict)
      const expected = verdict.duty.rules.flatMap((rule, at) => {
        const applying = still.filter(({ dutyRules }) => dutyRules[duty]![at]).length
        return applying === 0 ? [] : [{ rule, certain: applying === still.length }]
      })
      expect(rules).toEqual(expected)
      for (const { certain } of expected) seen[certain ? 'certain' : 'uncertain'] += 1
    })
  })
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(50)
})

test('a verdict with every answer known always rests on a rule that is certain', () => {
  forAll(70, (random) => {
    const { pack, compiled, decision } = randomIncident(random, 1)
    for (const verdict of decision.duties) {
      const { rules } = explain({ pack, compiled }, decision, verdict)
      expect(rules.length).toBeGreaterThan(0)
      expect(rules.filter(({ rule, certain }) => !certain || rule.to !== verdict.decided)).toEqual([])
    }
  })
})

test('every term below the named rules is there once, with the levels that brute force leaves and the rules that give them', () => {
  forAll(90, (random) => {
    const incident = randomIncident(random)
    const { pack, compiled, decision } = incident
    const still = worldsOf(incident)
    const below = (rows: readonly Row[]): number[] =>
      rows
        .flat()
        .flatMap(({ of, index }) =>
          of === 'question' ? [] : [index, ...below(pack.terms[index]!.rules.flatMap((rule) => rule.rows))],
        )
    for (const verdict of decision.duties) {
      const { rules, terms } = explain({ pack, compiled }, decision, verdict)
      const expected = sorted(below(rules.flatMap(({ rule }) => rule.rows))).map((index) => {
        const term = pack.terms[index]!
        const levels = sorted(still.map((world) => world.terms[index]!))
        const giving = term.rules.filter(
          ({ to }, at) =>
            levels.length === 1 && to === levels[0] && still.every((world) => world.termRules[index]![at]),
        )
        return { term, levels, rules: giving }
      })
      expect(terms).toEqual(expected)
    }
  })
})

test('an action is named for the strictest verdict where its rows may hold, and is certain only if nothing can avert it: a verdict it is not for, or a row that does not hold', () => {
  const seen = { named: 0, whatever: 0 }
  forAll(120, (random) => {
    const incident = randomIncident(random)
    const { pack, compiled, decision } = incident
    const still = worldsOf(incident)
    for (const verdict of decision.duties) {
      const { actions } = explain({ pack, compiled }, decision, verdict)
      const expected = pack.actions.flatMap((action, at) => {
        const holding = still.filter((world) => world.actions[at]).length
        const meant = action.duty === verdict.duty.id && action.verdicts.includes(verdict.strictest)
        if (!meant || holding === 0) return []
        const isDue = verdict.possible.every((one) => action.verdicts.includes(one))
        const certain = isDue && holding === still.length
        if (certain && verdict.decided === undefined) seen.whatever += 1
        return [{ action, isDue, certain }]
      })
      expect(actions).toEqual(expected)
      seen.named += actions.length
    }
  })
  expect(seen.named).toBeGreaterThan(50)
  expect(seen.whatever).toBeGreaterThan(5)
})
