// The proof that a more serious answer never lowers a verdict, against brute force over every two answers.
import { expect, test } from 'vitest'
import { order } from '../../src/check/order.ts'
import { wholeProof } from '../../src/check/work.ts'
import { openQuestion, type Pack } from '../../src/pack/model.ts'
import { type World, worldOf } from '../oracle/bruteForce.ts'
import { randomSubject } from '../oracle/compiled.ts'
import { forAll } from '../oracle/random.ts'

/** Whether the second answers cannot all be true: a rule now says less than the question it speaks for was answered. */
function contradicts(pack: Pack, milder: World, stricter: World): boolean {
  return pack.terms.some((term, index) => {
    const asked = openQuestion(term)
    if (asked === undefined) return false
    const [wasRuled, isRuled] = [milder, stricter].map(({ termRules }) => termRules[index]!.includes(true))
    const saysLess = !pack.questions[asked]!.ordered || stricter.codes[asked]! > stricter.terms[index]!
    return wasRuled === false && isRuled === true && saysLess
  })
}

test('names just the questions of which a more serious answer is milder, but for answers that cannot all be true', () => {
  const seen = { falling: 0, excepted: 0, kept: 0 }
  forAll(250, (random) => {
    const { pack, compiled, worlds } = randomSubject(random, 'total')
    pack.duties.forEach((_, at) => {
      const expected = pack.questions.flatMap(({ id, ordered, answers }, variable) => {
        if (!ordered) return []
        const falls = worlds.flatMap((world) =>
          answers.flatMap((_, answer) => {
            if (answer <= world.codes[variable]!) return []
            const other = worldOf(pack, world.codes.with(variable, answer))
            return other.duties[at]![0]! < world.duties[at]![0]! ? [contradicts(pack, world, other)] : []
          }),
        )
        if (falls.length > 0 && falls.every(Boolean)) seen.excepted += 1
        if (falls.includes(true) && falls.includes(false)) seen.kept += 1
        return falls.includes(false) ? [id] : []
      })
      const found = order({ pack, compiled }, compiled.duties[at]!, () => true, wholeProof())
      expect(found.map((problem) => problem.code === 'not-monotone' && problem.question)).toEqual(expected)
      seen.falling += expected.length
    })
  })
  expect(seen.falling).toBeGreaterThan(50)
  expect(seen.excepted).toBeGreaterThan(3)
  expect(seen.kept).toBeGreaterThan(3)
})
