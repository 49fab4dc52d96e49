// A decision on the duties → why it cannot be relied on to say «no duty»: part of the outcome, and told with it.
import type { Rules } from '../compile/compile.ts'
import { certainly, holding, maybe, possible } from '../compile/walk.ts'
import type { Contradiction } from '../pack/model.ts'

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
  { pack, compiled }: Rules,
  codes: readonly number[],
  mild: readonly boolean[],
): Contradictory {
  const held = holding(compiled, pack.contradictions, compiled.contradictions, codes)
  const certain = held.flatMap((one) => (one.certain ? [one.entry] : []))
  if (certain.length > 0) return { certain, possible: [] }
  // One of several holds, whatever is still open.
  if (mild.includes(true) && certainly(possible(compiled, compiled.anyContradiction, codes)))
    return { certain, possible: held.map(({ entry }) => entry) }
  return {
    certain,
    possible: pack.contradictions.filter((_, index) =>
      compiled.doubtful[index]!.some(
        (root, duty) => mild[duty] === true && maybe(possible(compiled, root, codes)),
      ),
    ),
  }
}
