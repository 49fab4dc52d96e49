// Deciding an incident: exact on what is known, never milder than what may be true, headline and exit code as promised.
import { expect, test } from 'vitest'
import type { ExitCode, Headline } from '../../src/decide/decide.ts'
import { DUTY_IDS } from '../../src/pack/model.ts'
import { completes, verdicts } from '../oracle/bruteForce.ts'
import { randomSubject } from '../oracle/compiled.ts'
import { incidentOf, randomIncident } from '../oracle/incident.ts'
import { completeCodes, OPEN_CODE, UNKNOWN_CODE } from '../oracle/randomAnswers.ts'
import { forAll } from '../oracle/random.ts'

test('each duty has exactly the verdicts that brute force finds, mildest first, and never none', () => {
  forAll(120, (random) => {
    const { pack, worlds, codes, decision } = randomIncident(random)
    decision.duties.forEach(({ duty, possible, decided, strictest }, index) => {
      const expected = verdicts(worlds, codes, index)
      expect(duty).toBe(pack.duties[index])
      expect(possible).toEqual(expected)
      expect(possible.length).toBeGreaterThan(0)
      expect(decided).toBe(expected.length === 1 ? expected[0] : undefined)
      expect(strictest).toBe(Math.max(...expected))
    })
  })
})

test('an assumption holds only where nobody said anything; «unknown» is something said', () => {
  let assumptions = 0
  forAll(120, (random) => {
    const { pack, given, codes, decision } = randomIncident(random)
    const expected = pack.questions.flatMap(({ assume }, index) =>
      assume !== undefined && given[index] === OPEN_CODE ? [index] : [],
    )
    expect(decision.codes).toEqual(codes)
    expect(decision.assumed).toEqual(expected)
    assumptions += expected.length
  })
  expect(assumptions).toBeGreaterThan(10)
})

test('replacing any answers by unknown keeps the true verdict possible and never lowers the strictest', () => {
  forAll(120, (random) => {
    const subject = randomSubject(random, 'total')
    const truth = completeCodes(random, subject.pack)
    const doubted = truth.map((code) => (random.chance(0.5) ? UNKNOWN_CODE : code))
    const [sure, unsure] = [incidentOf(subject, truth).decision, incidentOf(subject, doubted).decision]
    sure.duties.forEach(({ decided, strictest }, index) => {
      expect(unsure.duties[index]!.possible).toContain(decided)
      expect(unsure.duties[index]!.strictest).toBeGreaterThanOrEqual(strictest)
    })
  })
})

test('one more answer never adds a verdict, and leaving out and not knowing decide alike', () => {
  forAll(120, (random) => {
    const incident = randomIncident(random)
    const codes = [...incident.codes]
    const { questions } = incident.pack
    // Leaving out an answer that is otherwise assumed is not the same as not knowing it.
    const unanswered = codes.flatMap((code, index) =>
      code < 0 && questions[index]!.assume === undefined ? [index] : [],
    )
    if (unanswered.length === 0) return
    const index = random.pick(unanswered)
    const verdictsAt = (code: number): (readonly number[])[] =>
      incidentOf(incident, codes.with(index, code)).decision.duties.map(({ possible }) => possible)
    const before = verdictsAt(OPEN_CODE)
    expect(verdictsAt(UNKNOWN_CODE)).toEqual(before)
    const after = verdictsAt(random.below(questions[index]!.answers.length))
    after.forEach((possible, at) => expect(before[at]).toEqual(expect.arrayContaining([...possible])))
  })
})

/** Section 5 of the design, word by word; a duty tells somebody when none of its verdicts is the mildest. */
function promised(
  verdictsOf: readonly (readonly number[])[],
  isDoubtful: boolean,
): { headline: Headline; exitCode: ExitCode } {
  const [authority, people, controller] = ['authority', 'data-subjects', 'controller'].map(
    (id) => verdictsOf[DUTY_IDS.findIndex((duty) => duty === id)]!,
  ) as [readonly number[], readonly number[], readonly number[]]
  const must = (possible: readonly number[]): boolean => !possible.includes(0)
  const needNot = (possible: readonly number[]): boolean => possible.join() === '0'
  const told = must(authority) || must(controller)
  // «No report» beside a code that says that the people must be told, or may have to be, would contradict it.
  const peopleAlone = needNot(authority) && needNot(controller) && must(people)
  const against = [authority, controller, people].every(needNot)
  const anyOpen = verdictsOf.some((possible) => !must(possible) && !needNot(possible))
  return {
    headline: told || peopleAlone ? 'report' : against && !isDoubtful ? 'no-report' : 'open',
    exitCode: must(people)
      ? 21
      : must(authority)
        ? 20
        : must(controller)
          ? 22
          : anyOpen || isDoubtful
            ? 3
            : 0,
  }
}

test('headline and exit code are those that the design promises', () => {
  const seen = new Map<string, number>()
  forAll(350, (random) => {
    const { decision } = randomIncident(random)
    const { headline, exitCode, doubts } = decision
    expect({ headline, exitCode }).toEqual(
      promised(
        decision.duties.map(({ possible }) => possible),
        doubts.length > 0,
      ),
    )
    for (const outcome of [headline, exitCode])
      seen.set(String(outcome), (seen.get(String(outcome)) ?? 0) + 1)
  })
  expect([...seen.keys()].sort()).toEqual(['0', '20', '21', '22', '3', 'no-report', 'open', 'report'])
})

test('exit code 0 and «no-report» come only where nobody has to be told in any completion', () => {
  const telling = [0, 1, 2]
  expect(telling.map((index) => DUTY_IDS[index])).toEqual(['authority', 'data-subjects', 'controller'])
  forAll(350, (random) => {
    const { worlds, codes, decision } = randomIncident(random)
    const still = worlds.filter((world) => completes(world, codes))
    const someoneTold = (duties: readonly number[]): boolean =>
      still.some((world) => duties.some((index) => world.duties[index]!.some((verdict) => verdict > 0)))
    if (decision.exitCode === 0) expect(someoneTold(telling)).toBe(false)
    if (decision.headline === 'no-report') expect(someoneTold(telling)).toBe(false)
  })
})
