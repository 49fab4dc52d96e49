// A decision on the duties → why it cannot be relied on to say «no duty»: part of the outcome, and told with it.
import type { Compiled } from '../compile/compile.ts'
import { possible } from '../compile/walk.ts'
import type { Contradiction, Pack } from '../pack/model.ts'

/**
 * `contradictory`: the answers cannot all be true. `possibly-contradictory`: what is still open may show that they
 * cannot, and «no duty» rests on them. `judged-milder`: the officer's judgement is milder than facts that are still open
 * may be. `undated`: it is not known when it was discovered, and on another day other rules may have held.
 * `second-officer`: not to notify takes two officers, and there is one.
 * `officers-differ`: another officer comes to something else, as a register knows.
 */
export const DOUBTS = [
  'contradictory',
  'possibly-contradictory',
  'judged-milder',
  'undated',
  'second-officer',
  'officers-differ',
] as const
export type Doubt = (typeof DOUBTS)[number]

/** The contradictions that hold, or, where none does, those that may hold. */
export interface Contradictory {
  readonly certain: readonly Contradiction[]
  readonly possible: readonly Contradiction[]
}

/**
 * Whether answers contradict each other.
 *
 * @param codes with what is assumed filled in
 * @param mild of the duties in the order of the pack, whether they decide that nobody need be told
 */
export function contradictory(
  pack: Pack,
  compiled: Compiled,
  codes: readonly number[],
  mild: readonly boolean[],
): Contradictory {
  const certain = pack.contradictions.filter(
    (_, index) => possible(compiled, compiled.contradictions[index]!, codes) === CERTAIN,
  )
  if (certain.length > 0) return { certain, possible: [] }
  // One of several holds, whatever is still open.
  if (mild.includes(true) && possible(compiled, compiled.anyContradiction, codes) === CERTAIN)
    return {
      certain,
      possible: pack.contradictions.filter(
        (_, index) => possible(compiled, compiled.contradictions[index]!, codes) !== NEVER,
      ),
    }
  return {
    certain,
    possible: pack.contradictions.filter((_, index) =>
      compiled.doubtful[index]!.some(
        (root, duty) => mild[duty]! && possible(compiled, root, codes) !== NEVER,
      ),
    ),
  }
}

/** The sets of a function that is true, and of one that is not, whatever is still open. */
const CERTAIN = 2
const NEVER = 1
