// Hash-consing: equal functions are the same node, whatever words they were made of.
import { expect, test } from 'vitest'
import { Diagrams, FALSE, TRUE } from '../../src/compile/diagram.ts'
import { reachable, restrict, walk } from '../../src/compile/walk.ts'
import type { Pack, Rule } from '../../src/pack/model.ts'
import { functionsOf, randomSubject, subjectOf } from '../oracle/compiled.ts'
import { randomCodes } from '../oracle/randomAnswers.ts'
import { forAll, type Random } from '../oracle/random.ts'
import { randomPack } from '../oracle/randomPack.ts'

test('two functions of a pack are the same node exactly when they are equal everywhere', () => {
  let shared = 0
  forAll(90, (random) => {
    const subject = randomSubject(random)
    // Levels, verdicts and truth all stand in a leaf as bits, so functions of any kind can be compared.
    const byRoot = new Map<number, string>()
    const byValue = new Map<string, number>()
    for (const { name, root, outcomeOf } of functionsOf(subject)) {
      const value = subject.worlds.map((world) => outcomeOf(world).join('+')).join()
      shared += byRoot.has(root) ? 1 : 0
      expect(byRoot.get(root) ?? value, name).toBe(value)
      expect(byValue.get(value) ?? root, name).toBe(root)
      byRoot.set(root, value)
      byValue.set(value, root)
    }
  })
  expect(shared).toBeGreaterThan(0)
})

test('no node of a compiled pack is superfluous: none has equal children, none stands there twice, all are in use', () => {
  forAll(70, (random) => {
    const subject = randomSubject(random)
    const { table, arity } = subject.compiled
    const nodes = new Set<number>()
    for (const { root } of functionsOf(subject))
      for (const ref of reachable(subject.compiled, root)) nodes.add(ref)
    const contents = [...nodes].map((ref) => Array.from(table).slice(ref, ref + 1 + arity[table[ref]!]!))
    expect(contents.filter(([, ...children]) => new Set(children).size === 1)).toEqual([])
    expect(new Set(contents.map((content) => content.join())).size).toBe(contents.length)
    expect(contents.flat().length).toBe(table.length)
  })
})

test('questions are tested in file order, and children stand before their parents', () => {
  forAll(70, (random) => {
    const subject = randomSubject(random)
    const { table, arity } = subject.compiled
    for (const { root } of functionsOf(subject)) {
      for (const ref of reachable(subject.compiled, root)) {
        const children = Array.from(table).slice(ref + 1, ref + 1 + arity[table[ref]!]!)
        for (const child of children.filter((inner) => inner >= 0)) {
          expect(child).toBeLessThan(ref)
          expect(table[child]!).toBeGreaterThan(table[ref]!)
        }
      }
    }
  })
})

/** The same law in another order: rules, rows and cells shuffled, some rows said twice. */
function reworded(random: Random, pack: Pack): Pack {
  const rules = (list: readonly Rule[]): Rule[] =>
    random.shuffle(list).map((rule) => ({
      ...rule,
      rows: random.shuffle([...rule.rows, ...random.some(rule.rows)].map((row) => random.shuffle(row))),
    }))
  return {
    ...pack,
    terms: pack.terms.map((term) => ({ ...term, rules: rules(term.rules) })),
    duties: pack.duties.map((duty) => ({ ...duty, rules: rules(duty.rules) })),
  }
}

test('the same law in other words is the same node', () => {
  forAll(70, (random) => {
    const pack = randomPack(random, random.pick(['total', 'loose']))
    const [one, other] = [subjectOf(pack).compiled, subjectOf(reworded(random, pack)).compiled]
    const both = new Diagrams(one.arity)
    one.duties.forEach(({ root }, index) => {
      expect(both.copy(one, root)).toBe(both.copy(other, other.duties[index]!.root))
    })
  })
})

test('equal rests of two duties are the same node once restricted into one table', () => {
  forAll(70, (random) => {
    const { pack, compiled } = randomSubject(random)
    const codes = randomCodes(random, pack)
    const rest = new Diagrams(compiled.arity)
    for (const { root } of compiled.duties) {
      const once = restrict(compiled, root, codes, rest)
      const filledIn = codes.reduce(
        (ref, code, variable) => (code < 0 ? ref : rest.fix(ref, variable, code)),
        rest.copy(compiled, root),
      )
      expect(restrict(rest, filledIn, codes, rest)).toBe(once)
    }
  })
})

test('and, or, not and fix obey the laws of logic as nodes', () => {
  forAll(70, (random) => {
    const { compiled, worlds } = randomSubject(random)
    const diagrams = new Diagrams(compiled.arity)
    const rules = compiled.duties.flatMap((duty) => duty.rules).map((ref) => diagrams.copy(compiled, ref))
    if (rules.length === 0) return
    const [a, b] = [random.pick(rules), random.pick(rules)]
    const not = (ref: number): number => diagrams.not(ref)
    expect(not(not(a))).toBe(a)
    expect(diagrams.and(a, not(a))).toBe(FALSE)
    expect(diagrams.or(a, not(a))).toBe(TRUE)
    expect(not(diagrams.and(a, b))).toBe(diagrams.or(not(a), not(b)))
    expect(diagrams.or(a, diagrams.and(a, b))).toBe(a)
    const world = random.pick(worlds).codes
    const both = walk(diagrams, a, world) === 2 && walk(diagrams, b, world) === 2
    expect(walk(diagrams, diagrams.and(a, b), world)).toBe(both ? 2 : 1)
    const fixed = world.reduce((ref, code, variable) => diagrams.fix(ref, variable, code), a)
    expect(fixed).toBe(walk(diagrams, a, world) === 2 ? TRUE : FALSE)
  })
})
