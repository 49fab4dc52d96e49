// The officer's own judgement against the facts, on random packs: compared with the assumption in its place.
import { expect, test } from 'vitest'
import { checkReasons, judgements } from '../../src/decide/judgement.ts'
import { outcomes, verdicts } from '../oracle/bruteForce.ts'
import { randomIncident } from '../oracle/incident.ts'
import { forAll } from '../oracle/random.ts'

test('a judgement is every answer but the assumed one, and says what the facts would give instead', () => {
  const seen = { judged: 0, milder: 0, changing: 0 }
  forAll(900, (random) => {
    const { pack, compiled, worlds, given, codes, decision } = randomIncident(random)
    const answers = { codes: given, numbers: {} }
    const reasons = Object.fromEntries(pack.questions.map(({ id }) => [id, `because of ${id}`]))
    const expected = pack.questions.flatMap(({ id, judges, assume }, question) => {
      const code = given[question]!
      if (judges === undefined || assume === undefined || code < 0 || code === assume) return []
      const index = pack.terms.findIndex((term) => term.id === judges)
      const levels = (at: readonly number[]): number[] =>
        outcomes(worlds, at, (world) => [world.terms[index]!])
      const factCodes = codes.with(question, assume)
      const [judged, facts] = [levels(codes), levels(factCodes)]
      const changes = pack.duties.flatMap((duty, at) => {
        const possible = verdicts(worlds, factCodes, at)
        return possible.join() === verdicts(worlds, codes, at).join() ? [] : [{ id: duty.id, possible }]
      })
      const milder = Math.max(...facts) > Math.max(...judged)
      return [
        {
          question,
          code,
          reason: `because of ${id}`,
          term: pack.terms[index],
          judged,
          facts,
          milder,
          changes,
        },
      ]
    })
    const found = judgements({ pack, compiled }, answers, decision, reasons).map((judgement) => ({
      ...judgement,
      changes: judgement.changes.map(({ duty, possible }) => ({ id: duty.id, possible })),
    }))
    expect(found).toEqual(expected)
    seen.judged += found.length
    seen.milder += found.filter(({ milder }) => milder).length
    seen.changing += found.filter(({ changes }) => changes.length > 0).length
  })
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(3)
})

test('each judgement needs a reason that is not blank, and a reason for no question of the pack is a problem', () => {
  let missing = 0
  forAll(200, (random) => {
    const { pack, compiled, given, decision } = randomIncident(random)
    const answers = { codes: given, numbers: {} }
    const judged = judgements({ pack, compiled }, answers, decision, {}).map(
      ({ question }) => pack.questions[question]!.id,
    )
    const needed = checkReasons(
      pack,
      answers,
      random.pick([{}, Object.fromEntries(judged.map((id) => [id, ' \n']))]),
    )
    const found = needed.ok
      ? []
      : needed.problems.map((problem) => (problem.code === 'reason-missing' ? problem.question : ''))
    expect(found).toEqual(judged)
    missing += found.length
    const reasons = Object.fromEntries(judged.map((id) => [id, 'because']))
    expect(checkReasons(pack, answers, reasons)).toEqual({ ok: true, value: reasons })
    expect(checkReasons(pack, answers, { ...reasons, nonsense: 'x' }).ok).toBe(false)
  })
  expect(missing).toBeGreaterThan(5)
})
