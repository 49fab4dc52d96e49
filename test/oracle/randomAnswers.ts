// Random choices and a pack → the answers of an incident, some of them open or unknown.
import type { Pack } from '../../src/pack/model.ts'
import type { Random } from './random.ts'

/** Written out here, so that the oracle shares no code with what it judges. */
export const OPEN_CODE = -1
export const UNKNOWN_CODE = -2

/** Codes of which each is known with the given chance, otherwise open or unknown. */
export function randomCodes(random: Random, pack: Pack, known = random.pick([0.3, 0.6, 0.9])): number[] {
  return pack.questions.map(({ answers }) => {
    if (random.chance(known)) return random.below(answers.length)
    return random.chance(0.5) ? OPEN_CODE : UNKNOWN_CODE
  })
}

export function completeCodes(random: Random, pack: Pack): number[] {
  return pack.questions.map(({ answers }) => random.below(answers.length))
}

/** The indexes of the questions with this code. */
export function having(codes: readonly number[], wanted: number): number[] {
  return codes.flatMap((code, index) => (code === wanted ? [index] : []))
}
