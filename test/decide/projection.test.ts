// The next question when a decisive answer is unknown: it must come soon, also for a hostile pack.
import { expect, test } from 'vitest'
import { compile, type Compiled } from '../../src/compile/compile.ts'
import { nextQuestion, relevant } from '../../src/decide/interview/remaining.ts'
import type { Cell, Pack } from '../../src/pack/model.ts'
import { duty, flatPack, question, rule } from '../oracle/build.ts'
import { OPEN_CODE, UNKNOWN_CODE } from '../oracle/randomAnswers.ts'

/** The first question selects one of `count` pairs of yes/no questions, and both of that pair must be yes. */
function selector(count: number): { pack: Pack; compiled: Compiled } {
  const names = Array.from({ length: count }, (_, index) => `a${index}`)
  const asked = Array.from({ length: 2 * count }, (_, index) => question(`q${index}`, ['no', 'yes']))
  const cell = (index: number, level: number): Cell => ({ of: 'question', index, levels: [level] })
  const yes = names.map((_, at) => [cell(0, at), cell(1 + at, 1), cell(1 + at + count, 1)])
  const no = names.flatMap((_, at) => [1 + at, 1 + at + count].map((index) => [cell(0, at), cell(index, 0)]))
  const rules = [rule('both', 1, yes), rule('either-not', 0, no)]
  const pack = flatPack({
    questions: [question('which', names), ...asked],
    duties: [duty('authority', 2, rules)],
  })
  const result = compile(pack)
  if (!result.ok) throw new Error('a few hundred nodes are within the budget')
  return { pack, compiled: result.value }
}

test('with the selecting answer unknown, every pair still matters', () => {
  const { pack, compiled } = selector(6)
  const codes = pack.questions.map((_, index) => (index === 0 ? UNKNOWN_CODE : OPEN_CODE))
  expect(relevant(compiled, compiled.duties[0]!.root, codes)).toEqual(
    Array.from({ length: 12 }, (_, at) => at + 1),
  )
})

test('with the selecting answer unknown, the next question of a small pack comes: no work that doubles with every pair', () => {
  // Doubled so often, it would outlast any test.
  const { pack, compiled } = selector(40)
  expect(compiled.table.length).toBeLessThan(1000)
  const codes = pack.questions.map((_, index) => (index === 0 ? UNKNOWN_CODE : OPEN_CODE))
  expect(nextQuestion({ pack, compiled }, { codes, numbers: {} })).toBe(1)
})
