// The node budget: a pathological pack is refused soon, a large but sane one is not.
import { expect, test } from 'vitest'
import { check } from '../../src/check/check.ts'
import { compile, NODE_BUDGET } from '../../src/compile/compile.ts'
import { BudgetExceeded, Diagrams, MOST_OUTCOMES } from '../../src/compile/diagram.ts'
import type { Cell, Pack, Row } from '../../src/pack/model.ts'
import { forAll } from '../oracle/random.ts'
import { duty, flatPack, question, rule, term } from '../oracle/build.ts'
import { randomPack } from '../oracle/randomPack.ts'
import { stressPack } from '../oracle/stress.ts'

const yes = (index: number): Cell => ({ of: 'question', index, levels: [1] })
const no = (index: number): Cell => ({ of: 'question', index, levels: [0] })
const yesNo = (count: number): Pack['questions'] =>
  Array.from({ length: count }, (_, index) => question(`q${index}`, ['no', 'yes']))

/** «Some pair is yes on both sides»: 2^pairs nodes when the partners stand far apart, three a pair side by side. */
function pairs(count: number, partner: (index: number) => [number, number]): Pack {
  const rows = Array.from({ length: count }, (_, index): Row => partner(index).map(yes))
  return flatPack({ questions: yesNo(count * 2), duties: [duty('authority', 2, [rule('pair', 1, rows)])] })
}
const apart = (count: number): Pack => pairs(count, (index) => [index, index + count])
const beside = (count: number): Pack => pairs(count, (index) => [2 * index, 2 * index + 1])

const codesOf = (pack: Pack, budget?: number): string[] => {
  const result = compile(pack, budget)
  return result.ok ? [] : result.problems.map(({ code }) => code)
}

test('a pack that needs millions of nodes is too complex', () => {
  expect(compile(apart(24))).toEqual({
    ok: false,
    problems: [{ code: 'too-complex', pack: 'random', nodes: NODE_BUDGET, budget: NODE_BUDGET }],
  })
})

test('a pack whose terms multiply against each other is too complex too', () => {
  const count = 40
  const parity = (from: number, skip: number): Row[] =>
    Array.from({ length: count }, (_, index) => [
      yes((from + index * skip) % count),
      no((from + index * skip + 7) % count),
    ])
  const terms = Array.from({ length: 30 }, (_, index) =>
    term(`t${index}`, 3, [
      rule(`t${index}-1`, 1, parity(index, 3)),
      rule(`t${index}-2`, 2, [
        Array.from({ length: Math.min(index, 2) }, (_, at) => ({
          of: 'term',
          index: index - 1 - at,
          levels: [1, 2],
        })),
      ]),
      rule(
        `t${index}-3`,
        2,
        Array.from({ length: count / 2 }, (_, at) => [yes(at), yes(at + count / 2), no((at * 3) % count)]),
      ),
    ]),
  )
  expect(codesOf(flatPack({ questions: yesNo(count), terms }))).toEqual(['too-complex'])
})

test('the same condition with its partners side by side is no trouble, however long', () => {
  expect(codesOf(beside(200))).toEqual([])
})

test('200 questions in 40 terms stay within the budget, and are proven', () => {
  const { problems, nodes } = check(stressPack())
  expect(problems).toEqual([])
  expect(nodes).toBeLessThan(NODE_BUDGET / 10)
})

test('a smaller budget is kept, and the result within a budget does not depend on it', () => {
  expect(codesOf(apart(8), 100)).toEqual(['too-complex'])
  expect(codesOf(apart(8))).toEqual([])
  forAll(70, (random) => {
    const pack = randomPack(random)
    const free = compile(pack)
    if (!free.ok) throw new Error('a small pack must compile')
    for (const budget of [0, 3, 30, 300, 3_000]) {
      const bound = compile(pack, budget)
      if (bound.ok) expect(bound.value).toEqual(free.value)
      else expect(bound.problems.map(({ code }) => code)).toEqual(['too-complex'])
    }
    expect(codesOf(pack, 0)).toEqual(['too-complex'])
  })
})

test('the budget counts different nodes: the last one fits, one more does not, and an old one costs nothing', () => {
  const diagrams = new Diagrams([2, 2, 2], 2)
  const [first, second] = [diagrams.test(0, [1]), diagrams.test(1, [1])]
  expect(() => diagrams.test(2, [1])).toThrow(BudgetExceeded)
  expect([diagrams.test(0, [1]), diagrams.test(1, [1])]).toEqual([first, second])
  expect(diagrams.size).toBe(2)
})

test('more verdicts or levels than a leaf can hold are refused, and exactly so many are not', () => {
  const most = (count: number): Pack => {
    const always = Array.from({ length: count }, (_, to) => rule(`r${to}`, to, [[yes(0)]]))
    return flatPack({ questions: yesNo(1), duties: [duty('authority', count, always)] })
  }
  const levels = (count: number): Pack =>
    flatPack({ terms: [term('t', count, [rule('top', count - 1, [[]])])] })
  expect([codesOf(most(MOST_OUTCOMES)), codesOf(levels(MOST_OUTCOMES))]).toEqual([[], []])
  expect(codesOf(most(MOST_OUTCOMES + 1))).toEqual(['too-complex'])
  expect(codesOf(levels(MOST_OUTCOMES + 1))).toEqual(['too-complex'])
})
