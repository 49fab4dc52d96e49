// What nobody has said, of `ap`: «no duty» without doubt never rests on a question left out, but for what the pack names.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { OPEN } from '../../src/compile/walk.ts'
import { decide, type Decision } from '../../src/decide/decide.ts'
import { loadPack } from '../../src/pack/library.ts'
import { HOME } from '../cli/run.ts'
import { forAll } from '../oracle/random.ts'

const loaded = await loadPack([join(HOME, 'rules')], 'ap', '2026-01-01')
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
const pack = loaded.value
const compiled = compile(pack)
if (!compiled.ok) throw new Error('ap does not compile')
const rules = compiled.value

const decided = (codes: readonly number[]): Decision =>
  decide({ pack, compiled: rules }, { codes, numbers: {} })
const placeOf = (id: string): number => pack.questions.findIndex((question) => question.id === id)
const said = (codes: readonly number[], id: string): string | undefined =>
  pack.questions[placeOf(id)]!.answers[codes[placeOf(id)]!]?.id

/** What is left unasked by design, each with a recorded reason in the pack (`mild-assumption`) or a published case. */
const BY_DESIGN: Readonly<Record<string, (answer: string, codes: readonly number[]) => boolean>> = {
  regime: (answer) => answer === 'telecom',
  'main-establishment': () => true,
  // Who says «strong» says «beforehand», and that is relied on where no attacker has the data: for a colleague or a wrong
  // addressee, and for a carrier that was lost or stolen. Hashed passwords are nobody's ransomware.
  'encrypted-by': (answer, codes) => {
    const recipient = said(codes, 'recipient')
    if (answer !== 'attacker') return false
    if (recipient === undefined || recipient === 'malicious')
      return said(codes, 'insight') === 'trivial' && said(codes, 'data.credentials') === 'yes'
    if (recipient !== 'anyone') return true
    return said(codes, 'exposure') !== 'confirmed' && said(codes, 'availability') !== 'disrupted'
  },
}

test('no question left out has an answer that asks more than «no duty» without doubt, but for what is named', () => {
  const count = { mild: 0, excused: 0 }
  forAll(20_000, (random) => {
    const share = random.pick([0, 0, 0.1])
    const codes = pack.questions.map(({ id, answers, assume }) => {
      if (assume !== undefined || random.chance(share)) return OPEN
      if (id === 'encryption' || id === 'key') return random.chance(0.8) ? 0 : random.below(answers.length)
      return random.chance(0.6) ? 0 : random.below(answers.length)
    })
    codes[placeOf('personal-data')] = 1
    const without = decided(codes)
    if (without.doubts.length > 0) return
    pack.questions.forEach(({ id, answers, judges }, index) => {
      if (codes[index] !== OPEN || judges !== undefined) return
      answers.forEach((answer, code) => {
        const withIt = decided(codes.with(index, code))
        without.duties.forEach(({ duty, decided: verdict }, at) => {
          if (verdict !== 0 || duty.id === 'register') return
          count.mild += 1
          if (withIt.duties[at]!.strictest === 0) return
          count.excused += 1
          const isNamed = BY_DESIGN[id]?.(answer.id, codes) === true
          const named = pack.questions.map((one, place) => `${one.id}=${one.answers[codes[place]!]?.id}`)
          expect(isNamed, `${duty.id}: ${id}=${answer.id} after ${named.join(' ')}`).toBe(true)
        })
      })
    })
  })
  expect(Math.min(count.mild, count.excused)).toBeGreaterThan(100)
})
