// Walking and leaving open: what a diagram says, against brute force and three-valued logic on random packs.
import { expect, test } from 'vitest'
import {
  dependsOn,
  members,
  OPEN,
  possible,
  restrict,
  support,
  UNKNOWN,
  walk,
} from '../../src/compile/walk.ts'
import { Diagrams } from '../../src/compile/diagram.ts'
import { arityOf, completions, depends, outcomes, verdicts } from '../oracle/bruteForce.ts'
import { functionsOf, randomSubject } from '../oracle/compiled.ts'
import { kleene } from '../oracle/kleene.ts'
import { completeCodes, having, OPEN_CODE, randomCodes, UNKNOWN_CODE } from '../oracle/randomAnswers.ts'
import { forAll } from '../oracle/random.ts'

test('the codes for open and unknown are those that the oracle writes', () => {
  expect([OPEN, UNKNOWN]).toEqual([OPEN_CODE, UNKNOWN_CODE])
})

test('a walk gives what the rules say word by word, on every complete combination', () => {
  forAll(90, (random) => {
    const subject = randomSubject(random)
    for (const { name, root, outcomeOf } of functionsOf(subject)) {
      const walked = subject.worlds.map(({ codes }) => members(walk(subject.compiled, root, codes)).join())
      expect(walked, name).toEqual(subject.worlds.map((world) => outcomeOf(world).join()))
    }
  })
})

test('what is possible is exactly what comes out of some completion, no more and no less', () => {
  forAll(90, (random) => {
    const subject = randomSubject(random)
    for (let round = 0; round < 4; round += 1) {
      const codes = randomCodes(random, subject.pack)
      for (const { name, root, outcomeOf } of functionsOf(subject)) {
        const found = members(possible(subject.compiled, root, codes))
        expect(found, `${name} at ${codes.join()}`).toEqual(outcomes(subject.worlds, codes, outcomeOf))
      }
    }
  })
})

test('with complete answers, what is possible is what a walk gives', () => {
  forAll(70, (random) => {
    const { pack, compiled } = randomSubject(random)
    const codes = completeCodes(random, pack)
    for (const { root } of compiled.duties) {
      expect(possible(compiled, root, codes)).toBe(walk(compiled, root, codes))
    }
  })
})

test('three-valued logic never misses a possible outcome, and sometimes fears one that cannot come', () => {
  let tooMany = 0
  forAll(120, (random) => {
    const { pack, compiled } = randomSubject(random)
    const codes = randomCodes(random, pack)
    const maybe = kleene(pack, codes)
    const compare = (root: number, feared: readonly number[]): void => {
      const found = members(possible(compiled, root, codes))
      expect(feared, `at ${codes.join()}`).toEqual(expect.arrayContaining(found))
      tooMany += feared.length - found.length
    }
    compiled.terms.forEach(({ root }, index) => compare(root, maybe.terms[index]!))
    compiled.duties.forEach(({ root }, index) => compare(root, maybe.duties[index]!))
  })
  expect(tooMany).toBeGreaterThan(0)
})

test('three-valued logic agrees with the diagram where every question is answered', () => {
  forAll(70, (random) => {
    const { pack, compiled } = randomSubject(random)
    const codes = completeCodes(random, pack)
    const walked = compiled.duties.map(({ root }) => members(walk(compiled, root, codes)))
    expect(walked).toEqual(kleene(pack, codes).duties)
  })
})

test('a restricted diagram, walked over the open questions, gives brute force with the unknowns projected out', () => {
  forAll(80, (random) => {
    const { pack, compiled, worlds } = randomSubject(random)
    const codes = randomCodes(random, pack)
    const open = having(codes, OPEN)
    const ways = completions(
      arityOf(pack),
      codes.map((code) => (code === OPEN ? OPEN : 0)),
    )
    compiled.duties.forEach(({ root }, duty) => {
      const rest = new Diagrams(compiled.arity)
      const restricted = restrict(compiled, root, codes, rest)
      for (const way of ways) {
        const partial = codes.map((code, index) => (open.includes(index) ? way[index]! : code))
        const found = members(walk(rest, restricted, way))
        expect(found, `at ${partial.join()}`).toEqual(verdicts(worlds, partial, duty))
      }
    })
  })
})

test('a function has in its support exactly the questions that can change it', () => {
  forAll(40, (random) => {
    const subject = randomSubject(random)
    const nothing = subject.pack.questions.map(() => OPEN)
    for (const { name, root, outcomeOf } of functionsOf(subject)) {
      const at = new Map(subject.worlds.map((world) => [world.codes.join(), outcomeOf(world)]))
      const expected = depends(subject.pack, nothing, [...nothing.keys()], (codes) => at.get(codes.join())!)
      expect(support(subject.compiled, root), name).toEqual(expected)
    }
  })
})

test('a restricted diagram depends on open questions only', () => {
  forAll(70, (random) => {
    const { pack, compiled } = randomSubject(random)
    const codes = randomCodes(random, pack)
    const open = having(codes, OPEN)
    for (const { root } of compiled.duties) {
      const rest = new Diagrams(compiled.arity)
      expect(open).toEqual(expect.arrayContaining(support(rest, restrict(compiled, root, codes, rest))))
    }
  })
})

test('what a function still depends on, without building what is left of it, is what that would depend on', () => {
  forAll(90, (random) => {
    const { pack, compiled } = randomSubject(random)
    const codes = randomCodes(random, pack).map((code) => (code === UNKNOWN ? OPEN : code))
    for (const { root } of [...compiled.duties, ...compiled.terms]) {
      const rest = new Diagrams(compiled.arity)
      expect(dependsOn(compiled, root, codes)).toEqual(support(rest, restrict(compiled, root, codes, rest)))
    }
  })
})
