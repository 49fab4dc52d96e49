// What a milder outcome owes to facts that a pack establishes, against brute force over everything else they could be.
import { expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { decide } from '../../src/decide/decide.ts'
import { because } from '../../src/decide/explain.ts'
import { type Established, footingOf } from '../../src/decide/established.ts'
import { factsOf } from '../../src/decide/facts.ts'
import type { Pack, Term } from '../../src/pack/model.ts'
import { allWorlds, sorted, verdicts } from '../oracle/bruteForce.ts'
import { question } from '../oracle/build.ts'
import { forAll, type Random } from '../oracle/random.ts'
import { OPEN_CODE, randomCodes } from '../oracle/randomAnswers.ts'
import { randomPack } from '../oracle/randomPack.ts'

/** A random pack of which the first terms stand for questions of a base, some of them fixed. */
function extendingPack(random: Random): Pack {
  const pack = randomPack(random, 'total')
  const terms = pack.terms.map((term, index): Term => {
    if (index > 1) return term
    const level = random.below(term.levels.length)
    return random.chance(0.5)
      ? { ...term, rules: [], otherwise: { level }, replaces: 'given' }
      : { ...term, otherwise: { level }, replaces: 'defined' }
  })
  const replaced = terms.flatMap(({ id, levels, replaces }) =>
    replaces === undefined
      ? []
      : question(
          id,
          levels.map((level) => level.id),
        ),
  )
  return { ...pack, terms, facts: { questions: [...pack.questions, ...replaced], groups: pack.groups } }
}

/** The pack, were some facts certain levels whatever it says. */
const otherwise = (pack: Pack, levels: ReadonlyMap<string, number>): Pack => ({
  ...pack,
  terms: pack.terms.map((term) => {
    const level = levels.get(term.id)
    return level === undefined ? term : { ...term, rules: [], otherwise: { level } }
  }),
})

/** Facts that stand, one as well as another: a rule that has one follow from the other does not say it anew. */
const held = (facts: readonly Established[]): Map<string, number> =>
  new Map(facts.map(({ question: { id }, level }) => [id, level]))

/** The verdicts of a duty under some answers, whatever the facts in `open` are. */
function possibleWith(
  pack: Pack,
  codes: readonly number[],
  duty: number,
  open: readonly Established[],
): number[] {
  const ways = open.reduce<Map<string, number>[]>(
    (before, { question: { id, answers } }) =>
      before.flatMap((way) => [
        way,
        ...[...answers.keys()].map((level) => new Map([...way, [id, level] as const])),
      ]),
    [new Map()],
  )
  return sorted(ways.flatMap((way) => verdicts(allWorlds(otherwise(pack, way)), codes, duty)))
}

test('a milder verdict is forced by its answers and facts, and by no fewer facts; each stricter alternative is named', () => {
  const seen = { footings: 0, facts: 0, contests: 0 }
  forAll(120, (random) => {
    const pack = extendingPack(random)
    const compiled = compile(pack)
    if (!compiled.ok) throw new Error('not compiled')
    const decision = decide(
      { pack, compiled: compiled.value },
      {
        codes: randomCodes(random, pack, random.pick([0.8, 1])),
        numbers: {},
      },
    )
    const facts = factsOf({ pack, compiled: compiled.value }, decision).flatMap(
      ({ question: asked, possible, origin }) =>
        (origin === 'given' || origin === 'derived') && possible.length === 1
          ? [{ question: asked, level: possible[0]! }]
          : [],
    )
    decision.duties.forEach((duty, index) => {
      const footing = footingOf({ pack, compiled: compiled.value }, decision, duty, () => 0)
      const isMild = duty.decided !== undefined && duty.decided < duty.duty.verdicts.length - 1
      expect(footing !== undefined).toBe(isMild && facts.length > 0)
      if (footing === undefined) return
      const { facts: forcing, established: needed } = footing
      const contests = footing.contests.filter(({ isDoubtful }) => isDoubtful !== true)
      const expected = facts.flatMap(({ question: asked, level }) =>
        asked.answers.flatMap((_, other) => {
          if (other === level) return []
          const changed = otherwise(pack, new Map([...held(facts), [asked.id, other]]))
          const possible = verdicts(allWorlds(changed), decision.codes, index)
          return possible.at(-1)! > duty.decided! ? [{ id: asked.id, level: other, possible }] : []
        }),
      )
      const found = contests.map(({ question: { id }, level, possible }) => ({ id, level, possible }))
      // What is derived from answers that are not known may be anything here, so then more may be told, never less.
      if (decision.codes.every((code) => code >= 0)) expect(found).toEqual(expected)
      if (forcing === undefined) return
      for (const { id, level } of expected)
        expect(found).toContainEqual(expect.objectContaining({ id, level }))
      const grounds = because(
        { pack, compiled: compiled.value },
        compiled.value.duties[index]!,
        decision,
        footing,
      )
      const alone = decision.codes.map((code, variable) =>
        grounds.some((ground) => ground.question === variable) ? code : OPEN_CODE,
      )
      const isKept = ({ question: { id } }: Established): boolean =>
        forcing.some(({ question: kept }) => kept.id === id)
      const kept = facts.filter(isKept)
      const others = facts.filter((fact) => !isKept(fact))
      expect(possibleWith(otherwise(pack, held(kept)), alone, index, others)).toEqual([duty.decided])
      if (decision.codes.every((code) => code >= 0))
        for (const fact of needed)
          expect(
            possibleWith(
              otherwise(pack, held(kept.filter((one) => one.question.id !== fact.question.id))),
              decision.codes,
              index,
              [...others, fact],
            ).at(-1),
          ).toBeGreaterThan(duty.decided!)
      seen.footings += 1
      seen.facts += needed.length
      seen.contests += contests.length
    })
  })
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(20)
})
