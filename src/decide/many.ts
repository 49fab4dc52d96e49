// A compiled pack → outcomes of very many incidents, as coded answers. The same decision as `decide`, which it asks for
// every outcome it has not met before; equal outcomes are one object, so what is made of them is made once.
import type { Compiled } from '../compile/compile.ts'
import { possible } from '../compile/walk.ts'
import type { DeadlineRule, DutyId, Pack } from '../pack/model.ts'
import { decide, type ExitCode, exitCodeWhen, type Headline } from './decide.ts'
import { settles } from './remaining.ts'

/** What came out for one duty. */
export interface DutyOutcome {
  readonly duty: DutyId
  /** Ids of the verdicts that are still possible, mildest first; one where it is decided. */
  readonly possible: readonly string[]
}

/** What came out, for every incident with the same outcome. */
export interface Outcome {
  readonly headline: Headline
  readonly exitCode: ExitCode
  readonly duties: readonly DutyOutcome[]
  /** Questions that would settle what is open. */
  readonly settles: readonly string[]
  /** The answers cannot all be true: a person must look again. */
  readonly isContradictory: boolean
  /** For the authority, of the strictest verdict that is possible. */
  readonly deadlines: readonly DeadlineRule[]
}

/** Outcomes that are kept; with more than these the memory would grow with the number of incidents. */
const MOST_KEPT = 50_000

/**
 * How to decide incidents of a pack by their codes; assumptions are filled in. The pack must be proven.
 *
 * @param twoOfficers whether it takes two officers to decide that nobody need be told: one row names none
 */
export function deciderOf(
  pack: Pack,
  compiled: Compiled,
  twoOfficers: boolean,
): (codes: number[]) => Outcome {
  // A typed array is read twice as fast as the plain one of a file.
  const nodes = { table: Int32Array.from(compiled.table), arity: compiled.arity }
  const roots = compiled.duties.map(({ root }) => root)
  const { contradictions } = compiled
  const decided = new Map<number, Outcome>()
  const open = new Map<string, Outcome>()
  const whole = (codes: readonly number[]): Outcome => outcomeOf(pack, compiled, codes, twoOfficers)
  return (codes) => {
    let key = 0
    let isContradictory = false
    for (const root of roots) {
      const set = straight(nodes.table, root, codes, pack)
      if (set === 0) return kept(open, codes.join(), () => whole(codes))
      key = key * 32 + (31 - Math.clz32(set))
    }
    for (const root of contradictions) {
      const set = straight(nodes.table, root, codes, pack)
      if (set === 0) return kept(open, codes.join(), () => whole(codes))
      isContradictory ||= set === 2
    }
    return kept(decided, key * 2 + Number(isContradictory), () => whole(codes))
  }
}

function kept<Key>(outcomes: Map<Key, Outcome>, key: Key, make: () => Outcome): Outcome {
  const known = outcomes.get(key)
  if (known !== undefined) return known
  if (outcomes.size >= MOST_KEPT) outcomes.clear()
  const made = make()
  outcomes.set(key, made)
  return made
}

/** The outcome along answers that are all known or assumed; 0 where one on the way is not. */
function straight(table: Int32Array, root: number, codes: readonly number[], { questions }: Pack): number {
  let ref = root
  while (ref >= 0) {
    const variable = table[ref]!
    let code = codes[variable]!
    if (code < 0) {
      const { assume } = questions[variable]!
      if (assume === undefined || code < -1) return 0
      code = assume
    }
    ref = table[ref + 1 + code]!
  }
  return ~ref
}

function outcomeOf(pack: Pack, compiled: Compiled, given: readonly number[], twoOfficers: boolean): Outcome {
  const decision = decide(pack, compiled, { codes: [...given], numbers: {} })
  const { codes, headline, exitCode, duties } = decision
  const isContradictory = compiled.contradictions.some((root) => possible(compiled, root, codes) === 2)
  const open = duties.flatMap(({ decided }, index) =>
    decided === undefined ? [compiled.duties[index]!.root] : [],
  )
  const authority = duties.find(({ duty }) => duty.id === 'authority')!
  const isAwaited = twoOfficers && headline === 'no-report'
  return {
    headline: isAwaited ? 'open' : headline,
    exitCode: exitCodeWhen(exitCode, isContradictory || isAwaited),
    duties: duties.map(({ duty, possible: verdicts }) => ({
      duty: duty.id,
      possible: verdicts.map((verdict) => duty.verdicts[verdict]!.id),
    })),
    settles: [...new Set(open.flatMap((root) => settles(pack, compiled, root, codes)))],
    isContradictory,
    deadlines: authority.duty.verdicts.at(isAwaited ? -1 : authority.strictest)!.deadlines,
  }
}
