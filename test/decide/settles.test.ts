// What still matters, what is asked next, and what would settle an open duty, against brute force.
import { expect, test } from 'vitest'
import { explain } from '../../src/decide/explain.ts'
import { nextQuestion, relevant, settles } from '../../src/decide/interview/remaining.ts'
import { arityOf, completions, depends, verdicts } from '../oracle/bruteForce.ts'
import { randomSubject } from '../oracle/compiled.ts'
import { type Incident, incidentOf, randomIncident } from '../oracle/incident.ts'
import { completeCodes, having, OPEN_CODE, UNKNOWN_CODE } from '../oracle/randomAnswers.ts'
import { forAll } from '../oracle/random.ts'

/** The open questions on which a duty still depends, by comparing completions. */
function mattering({ pack, worlds }: Incident, codes: readonly number[], duty: number): number[] {
  return depends(pack, codes, having(codes, OPEN_CODE), (way) => verdicts(worlds, way, duty))
}

test('a question still matters exactly when two completions that differ in it alone leave other verdicts possible', () => {
  let withUnknown = 0
  forAll(80, (random) => {
    const incident = randomIncident(random, random.pick([0, 0.3, 0.6]))
    const { compiled, codes } = incident
    compiled.duties.forEach(({ root }, duty) => {
      const found = relevant(compiled, root, codes)
      expect(found, `at ${codes.join()}`).toEqual(mattering(incident, codes, duty))
      if (codes.includes(UNKNOWN_CODE)) withUnknown += found.length
    })
  })
  expect(withUnknown).toBeGreaterThan(50)
})

test('the next question is the first in the file that still matters to any duty', () => {
  forAll(80, (random) => {
    const incident = randomIncident(random, random.pick([0, 0.3, 0.6]))
    const { pack, compiled, given, codes } = incident
    const all = compiled.duties.flatMap((_, duty) => mattering(incident, codes, duty))
    const expected = all.length === 0 ? undefined : Math.min(...all)
    expect(nextQuestion({ pack, compiled }, { codes: given, numbers: {} })).toBe(expected)
  })
})

test('nothing more is asked exactly when no way to answer the open questions narrows any duty', () => {
  const seen = { ended: 0, endedOpen: 0, going: 0 }
  forAll(90, (random) => {
    const { pack, compiled, worlds, given, codes, decision } = randomIncident(
      random,
      random.pick([0, 0.3, 0.6]),
    )
    const arity = arityOf(pack)
    const stubs = codes.map((code) => (code === OPEN_CODE ? code : 0))
    const narrows = completions(arity, stubs).some((way) => {
      const told = codes.map((code, index) => (code === OPEN_CODE ? way[index]! : code))
      return decision.duties.some(
        ({ possible }, duty) => verdicts(worlds, told, duty).length < possible.length,
      )
    })
    const next = nextQuestion({ pack, compiled }, { codes: given, numbers: {} })
    expect(next !== undefined).toBe(narrows)
    const isOpen = decision.duties.some(({ decided }) => decided === undefined)
    seen[next !== undefined ? 'going' : isOpen ? 'endedOpen' : 'ended'] += 1
  })
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(3)
})

test('a wizard that asks until nothing matters decides every duty, as a walk over all answers would', () => {
  forAll(90, (random) => {
    const subject = randomSubject(random, 'total')
    const hidden = completeCodes(random, subject.pack)
    const truth = hidden.map((code, index) => subject.pack.questions[index]!.assume ?? code)
    let codes = subject.pack.questions.map(() => OPEN_CODE)
    const asked: number[] = []
    for (;;) {
      const next = nextQuestion(subject, { codes, numbers: {} })
      if (next === undefined) break
      asked.push(next)
      codes = codes.with(next, truth[next]!)
    }
    expect(new Set(asked).size).toBe(asked.length)
    expect(asked.filter((index) => subject.pack.questions[index]!.assume !== undefined)).toEqual([])
    const decided = incidentOf(subject, codes).decision.duties.map((duty) => duty.decided)
    expect(decided).toEqual(
      subject.compiled.duties.map((_, duty) => verdicts(subject.worlds, truth, duty)[0]),
    )
  })
})

test('a wizard that hears «unknown» now and then never asks the same again, and ends with what brute force leaves', () => {
  forAll(90, (random) => {
    const subject = randomSubject(random, 'total')
    const truth = completeCodes(random, subject.pack)
    let codes = subject.pack.questions.map(() => OPEN_CODE)
    for (let round = 0; round <= codes.length; round += 1) {
      const next = nextQuestion(subject, { codes, numbers: {} })
      if (next === undefined) break
      expect(round).toBeLessThan(codes.length)
      expect(codes[next]).toBe(OPEN_CODE)
      codes = codes.with(next, random.chance(0.4) ? UNKNOWN_CODE : truth[next]!)
    }
    const ended = incidentOf(subject, codes)
    // Had the wizard asked the rest as well, it would know no more.
    const told = ended.codes.map((code, index) => (code === OPEN_CODE ? truth[index]! : code))
    const found = ended.decision.duties.map(({ possible }) => possible)
    expect(found).toEqual(subject.compiled.duties.map((_, duty) => verdicts(subject.worlds, told, duty)))
  })
})

/** The questions behind the names that settle a duty: of a group, those members that have no answer. */
function behind({ pack, codes }: Incident, names: readonly string[]): number[] {
  return pack.questions.flatMap(({ id, group }, index) =>
    codes[index]! < 0 && (names.includes(id) || (group !== undefined && names.includes(group)))
      ? [index]
      : [],
  )
}

test('answering all that would settle an open duty always decides it', () => {
  let open = 0
  forAll(90, (random) => {
    const incident = randomIncident(random, random.pick([0.2, 0.5, 0.8]))
    const { pack, compiled, worlds, codes, decision } = incident
    decision.duties.forEach((verdict, duty) => {
      const { settles: names } = explain({ pack, compiled }, decision, verdict)
      expect(names.length === 0).toBe(verdict.decided !== undefined)
      if (verdict.decided !== undefined) return
      open += 1
      const asked = behind(incident, names)
      const stubs = codes.map((_, index) => (asked.includes(index) ? OPEN_CODE : 0))
      for (const way of completions(arityOf(pack), stubs)) {
        const told = codes.map((code, index) => (asked.includes(index) ? way[index]! : code))
        expect(verdicts(worlds, told, duty)).toHaveLength(1)
      }
    })
  })
  expect(open).toBeGreaterThan(100)
})

test('what would settle a duty names only questions without an answer on which it depends, each once, in file order', () => {
  const seen = { groups: 0, members: 0 }
  forAll(90, (random) => {
    const incident = randomIncident(random, random.pick([0.2, 0.5, 0.8]))
    const { pack, compiled, codes } = incident
    compiled.duties.forEach(({ root }, duty) => {
      const asked = codes.map((code) => (code < 0 ? OPEN_CODE : code))
      const names = mattering(incident, asked, duty).map((index) => {
        const { id, group } = pack.questions[index]!
        const touched = pack.questions.some((other, at) => other.group === group && codes[at]! >= 0)
        seen.groups += group !== undefined && !touched ? 1 : 0
        seen.members += group !== undefined && touched ? 1 : 0
        return group === undefined || touched ? id : group
      })
      expect(settles({ pack, compiled }, root, codes)).toEqual([...new Set(names)])
    })
  })
  expect(Math.min(seen.groups, seen.members)).toBeGreaterThan(10)
})
