// The difference between two packs, held against counting every combination one by one.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { difference, type Difference } from '../../src/check/difference.ts'
import { isProven, type Rules } from '../../src/compile/compile.ts'
import { loadPack } from '../../src/pack/library.ts'
import { DUTY_IDS, type Pack } from '../../src/pack/model.ts'
import { HOME } from '../cli/run.ts'
import { completions, worldOf } from '../oracle/bruteForce.ts'
import { AT, duty, flatPack, question, rule } from '../oracle/build.ts'
import { randomFrom, type Random } from '../oracle/random.ts'
import { randomPack } from '../oracle/randomPack.ts'
import { compiled, turned } from './mutants.ts'

const rulesOf = (pack: Pack): Rules => ({ pack, compiled: compiled(pack) })

function compared(before: Rules, after: Rules): Difference {
  const result = difference(before, after, [])
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

/** A random pack that decides every combination. */
function proven(random: Random): Rules {
  for (;;) {
    const rules = rulesOf(randomPack(random, 'total'))
    if (isProven(rules.compiled)) return rules
  }
}

interface Counted {
  readonly all: bigint
  /** By «duty from to». */
  readonly changes: Map<string, bigint>
}

/** Every combination of answers that both packs know, decided by reading the rules of both. */
function counted({ pack: before }: Rules, { pack: after }: Rules): Counted {
  const ids = [...new Set([...before.questions, ...after.questions].map(({ id }) => id))]
  const answersOf = (pack: Pack, id: string): string[] | undefined =>
    pack.questions.find((question) => question.id === id)?.answers.map((answer) => answer.id)
  const bandsOf = (pack: Pack, id: string): readonly number[] =>
    pack.questions.find((question) => question.id === id)?.bands ?? []
  /** Numbers that fall in different bands of either pack, where both ask for a number. */
  const numbersOf = (id: string): number[] => {
    const [ours, theirs] = [bandsOf(before, id), bandsOf(after, id)]
    if (ours.length === 0 || theirs.length === 0 || ours.join() === theirs.join()) return []
    const least = Math.max(ours[0]!, theirs[0]!)
    return [...new Set([...ours, ...theirs])].filter((number) => number >= least)
  }
  const space = ids.map((id) => {
    const numbers = numbersOf(id)
    if (numbers.length > 0) return numbers.map(String)
    const [ours, theirs] = [answersOf(before, id), answersOf(after, id)]
    return ours !== undefined && theirs !== undefined
      ? ours.filter((answer) => theirs.includes(answer))
      : (ours ?? theirs)!
  })
  const codesFor = (pack: Pack, codes: readonly number[]): number[] =>
    pack.questions.map(({ id, answers, bands }) => {
      const at = ids.indexOf(id)
      if (numbersOf(id).length > 0)
        return bands!.findLastIndex((bound) => bound <= Number(space[at]![codes[at]!]))
      return answers.findIndex((answer) => answer.id === space[at]![codes[at]!])
    })
  const changes = new Map<string, bigint>()
  const worlds = completions(
    space.map((answers) => answers.length),
    ids.map(() => -1),
  )
  for (const codes of worlds) {
    const [was, is] = [worldOf(before, codesFor(before, codes)), worldOf(after, codesFor(after, codes))]
    before.duties.forEach((duty, index) => {
      const from = duty.verdicts[was.duties[index]![0]!]!.id
      const to = after.duties[index]!.verdicts[is.duties[index]![0]!]!.id
      if (from === to) return
      const key = `${duty.id} ${from} ${to}`
      changes.set(key, (changes.get(key) ?? 0n) + 1n)
    })
  }
  return { all: BigInt(worlds.length), changes }
}

function held(before: Rules, after: Rules): void {
  const { duties } = compared(before, after)
  const { all, changes } = counted(before, after)
  const told = duties.flatMap(({ duty, total, changes: own }) =>
    // The duty depends on some of the questions only; every other one multiplies both numbers.
    own.map(({ from, to, count }) => [`${duty} ${from} ${to}`, (count * all) / total] as const),
  )
  expect(new Map(told)).toEqual(changes)
}

describe('counts exactly what counting one by one gives', () => {
  test('for a pack and the same with another verdict in one rule', () => {
    const random = randomFrom(11)
    let pairs = 0
    while (pairs < 60) {
      const before = proven(random)
      const mutants = turned(before.pack).map(({ pack }) => rulesOf(pack))
      const after = mutants.filter((rules) => isProven(rules.compiled))
      if (after.length === 0) continue
      held(before, random.pick(after))
      pairs += 1
    }
  })

  test('for two packs that share some questions, some answers, in any order', () => {
    const random = randomFrom(12)
    for (let pair = 0; pair < 60; pair += 1) {
      const [before, after] = [proven(random), proven(random)]
      const reversed = rulesOf(turnedRound(after.pack))
      held(before, random.chance(0.5) ? after : reversed)
    }
  })
})

/** The same pack with its questions in the opposite order. */
function turnedRound(pack: Pack): Pack {
  const last = pack.questions.length - 1
  return JSON.parse(
    JSON.stringify({ ...pack, questions: pack.questions.toReversed() }),
    (_, value: unknown) =>
      typeof value === 'object' && value !== null && 'of' in value && value.of === 'question'
        ? { ...value, index: last - (value as unknown as { index: number }).index }
        : typeof value === 'object' &&
            value !== null &&
            'question' in value &&
            typeof value.question === 'number'
          ? { question: last - value.question }
          : value,
  ) as Pack
}

test('a pack is the same as itself, whatever the order of its questions', () => {
  const random = randomFrom(13)
  for (let round = 0; round < 40; round += 1) {
    const { pack, compiled: own } = proven(random)
    const { duties, onlyBefore, onlyAfter, otherAnswers } = compared(
      { pack, compiled: own },
      rulesOf(turnedRound(pack)),
    )
    expect(duties.every(({ isSame, changes }) => isSame && changes.length === 0)).toBe(true)
    expect([onlyBefore, onlyAfter, otherAnswers]).toEqual([[], [], []])
  }
})

test('the example of a change shows that change', () => {
  const random = randomFrom(14)
  let shown = 0
  while (shown < 60) {
    const [before, after] = [proven(random), proven(random)]
    for (const { duty, changes } of compared(before, after).duties) {
      for (const change of changes) {
        const verdictIn = ({ pack }: Rules, answers: Readonly<Record<string, string>>): string => {
          const codes = pack.questions.map(({ id, answers: all }) =>
            all.findIndex((one) => one.id === answers[id]),
          )
          const index = pack.duties.findIndex(({ id }) => id === duty)
          const [verdict] = worldOf(pack, codes).duties[index]!
          return pack.duties[index]!.verdicts[verdict!]!.id
        }
        expect(verdictIn(before, change.before.answers)).toBe(change.from)
        expect(verdictIn(after, change.after.answers)).toBe(change.to)
        shown += 1
      }
    }
  }
})

describe('what is compared', () => {
  const twoBands = (bound: number): Rules => {
    const people = question('people', ['few', 'many'], { bands: [1, bound] })
    const when = (level: number) => [[{ of: 'question' as const, index: 0, levels: [level] }]]
    const duties = DUTY_IDS.map((id) => duty(id, 2, [rule('no', 0, when(0)), rule('yes', 1, when(1))]))
    return rulesOf(flatPack({ questions: [people], duties }))
  }

  test('are numbers, not the names of their bands', () => {
    const [first] = compared(twoBands(100), twoBands(1000)).duties
    // Below 100, from 100 to 999, from 1000: only the middle one changes.
    expect([first!.isSame, first!.changed, first!.total]).toEqual([false, 1n, 3n])
    expect([first!.changes[0]!.before.answers, first!.changes[0]!.after.answers]).toEqual([
      { people: 'many' },
      { people: 'few' },
    ])
    expect(compared(twoBands(100), twoBands(100)).duties[0]!.isSame).toBe(true)
  })

  test('are the combinations that a pack with fixed facts can meet', async () => {
    const ap = await loadPack([join(HOME, 'rules')], 'ap', '2026-11-21')
    const procurios = await loadPack([join(HOME, 'rules')], 'procurios-contactmomenten', '2026-11-21')
    if (!ap.ok || !procurios.ok) throw new Error('unreadable')
    const { duties } = compared(rulesOf(ap.value), rulesOf(procurios.value))
    // The role is fixed to controller, so nobody is told of a change for processors.
    expect(duties.find(({ duty: id }) => id === 'controller')?.isSame).toBe(true)
  })

  test('are both of two cases with one name', () => {
    const withCase = (rules: Rules, people: number): Rules => ({
      ...rules,
      pack: {
        ...rules.pack,
        cases: [
          {
            id: 'one',
            title: { nl: 'Een', en: 'One' },
            strength: 'example',
            answers: { people },
            expect: {},
            at: AT,
          },
        ],
      },
    })
    const result = difference(withCase(twoBands(100), 5), withCase(twoBands(1000), 500), [])
    expect(result.ok && result.value.cases.map(({ id }) => id)).toEqual(['one'])
  })
})

describe('between ap and the Digital Omnibus proposal, reduced to a few questions', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'meldplicht-reduced-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** The pack with all but a few of its questions fixed; what is left can be counted one by one. */
  async function reduced(base: string): Promise<Rules> {
    const id = `reduced-${base}`
    mkdirSync(join(folder, id))
    const given = {
      ...{
        'personal-data': 'yes',
        integrity: 'intact',
        'public-before': 'no',
        encryption: 'none',
        key: 'safe',
      },
      ...{ identifiable: 'directly', retrieved: 'no', vulnerable: 'no', measures: 'none', people: 200 },
      ...{ data: ['contact', 'special-category'], restriction: 'none', 'financial-undertaking': 'no' },
      ...{ 'individual-notice': 'feasible', 'main-establishment': 'netherlands' },
      'encrypted-by': 'not-said',
    }
    writeFileSync(
      join(folder, id, '2026-01-01.yaml'),
      JSON.stringify({
        ...{ meldplicht: 'pack@1', id, 'valid-from': '2026-01-01', extends: base, given },
        ...{ title: { nl: id, en: id }, about: { nl: id, en: id } },
      }),
    )
    const pack = await loadPack([folder, join(HOME, 'rules')], id, '2026-11-21')
    if (!pack.ok) throw new Error(JSON.stringify(pack.problems))
    return rulesOf(pack.value)
  }

  test('counting one by one gives the same', async () => {
    const [before, after] = [await reduced('ap'), await reduced('digital-omnibus-proposal')]
    held(before, after)
    const [authority] = compared(before, after).duties
    expect(authority!.changes.map(({ from, to }) => [from, to])).toEqual([['report', 'no-report']])
    expect(authority!.deadlines).toMatchObject([{ before: [{ hours: 72 }], after: [{ hours: 96 }] }])
  })
})
