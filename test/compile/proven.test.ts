// Gaps and clashes: `isProven`, and the examples that show a hole, against brute force.
import { expect, test } from 'vitest'
import { compile, isProven } from '../../src/compile/compile.ts'
import { anyLeaf, example, members, single, walk } from '../../src/compile/walk.ts'
import { subjectOf, randomSubject } from '../oracle/compiled.ts'
import { forAll } from '../oracle/random.ts'
import { duty, flatPack, question, rule } from '../oracle/build.ts'

test('a pack is proven exactly when brute force finds one verdict everywhere', () => {
  const seen = { proven: 0, gap: 0, clash: 0 }
  forAll(250, (random) => {
    const { compiled, worlds } = randomSubject(random)
    const counts = worlds.flatMap(({ duties }) => duties.map((claimed) => claimed.length))
    expect(isProven(compiled)).toBe(counts.every((count) => count === 1))
    seen.proven += isProven(compiled) ? 1 : 0
    seen.gap += counts.includes(0) ? 1 : 0
    seen.clash += counts.some((count) => count > 1) ? 1 : 0
  })
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(30)
})

test('a pack with a single gap or a single clash among all combinations is not proven', () => {
  forAll(70, (random) => {
    const { pack, worlds } = randomSubject(random, 'total')
    const { codes, duties } = random.pick(worlds)
    const index = random.below(duties.length)
    const whole = pack.duties[index]!
    const here = codes.map((code, at) => ({ of: 'question' as const, index: at, levels: [code] }))
    const elsewhere = codes.map((code, at) => ({
      ...{ of: 'question' as const, index: at },
      levels: [...pack.questions[at]!.answers.keys()].filter((answer) => answer !== code),
    }))
    const other = random.pick([...whole.verdicts.keys()].filter((verdict) => verdict !== duties[index]![0]))
    const clash = [...whole.rules, rule('clash', other, [here])]
    const gap = whole.rules.map((one) => ({
      ...one,
      rows: one.rows.flatMap((row) => elsewhere.map((cell) => [...row, cell])),
    }))
    for (const rules of [clash, gap]) {
      const broken = { ...pack, duties: pack.duties.with(index, { ...whole, rules }) }
      expect(isProven(subjectOf(broken).compiled)).toBe(false)
    }
  })
})

test('an example is a world as wanted with the fewest answers other than the first; there is none only if there is none', () => {
  forAll(120, (random) => {
    const { compiled, worlds } = randomSubject(random)
    const wants = [
      (set: readonly number[]): boolean => set.length === 0,
      (set: readonly number[]): boolean => set.length > 1,
      (set: readonly number[]): boolean => set.includes(1),
    ]
    compiled.duties.forEach(({ root }, index) => {
      for (const wanted of wants) {
        const fitting = worlds.filter(({ duties }) => wanted(duties[index]!))
        const found = example(compiled, root, (set) => wanted(members(set)))
        expect(anyLeaf(compiled, root, (set) => wanted(members(set)))).toBe(fitting.length > 0)
        expect(found === undefined).toBe(fitting.length === 0)
        if (found === undefined) continue
        const effort = (codes: readonly number[]): number => codes.filter((code) => code > 0).length
        expect(wanted(members(walk(compiled, root, found)))).toBe(true)
        expect(effort(found)).toBe(Math.min(...fitting.map(({ codes }) => effort(codes))))
      }
    })
  })
})

test('a duty without rules is one big gap, and a rule with an empty row always applies', () => {
  const asked = [question('breach', ['no', 'yes'])]
  const proven = (rules: Parameters<typeof duty>[2]): boolean => {
    const result = compile(flatPack({ questions: asked, duties: [duty('authority', 2, rules)] }))
    return result.ok && isProven(result.value)
  }
  expect(proven([])).toBe(false)
  expect(proven([rule('never', 0, [])])).toBe(false)
  expect(proven([rule('always', 1, [[]])])).toBe(true)
  expect(proven([rule('always', 1, [[]]), rule('never', 0, [])])).toBe(true)
  expect(proven([rule('always', 1, [[]]), rule('also', 0, [[]])])).toBe(false)
})

test('the members of a bit set and its only member are told apart up to the last bit that a leaf can hold', () => {
  forAll(120, (random) => {
    const chosen = random.some([...Array(20).keys()])
    const set = chosen.reduce((bits, index) => bits | (1 << index), 0)
    expect(members(set)).toEqual(chosen)
    expect(single(set)).toBe(chosen.length === 1 ? chosen[0] : undefined)
  })
})
