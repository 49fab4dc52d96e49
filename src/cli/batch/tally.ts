// What came of a table so far: how many of each, and the first deadline.
import type { Headline } from '../../decide/decide.ts'
import type { Outcome } from '../../decide/many.ts'

export interface Tally {
  readonly verdicts: Record<Headline, number>
  errors: number
  /** The first deadline of those that must be, or may have to be, notified: milliseconds since 1970, UTC; or Infinity. */
  firstDue: number
}

export const newTally = (): Tally => ({
  verdicts: { report: 0, 'no-report': 0, open: 0 },
  errors: 0,
  firstDue: Infinity,
})

/** Adds what another part of the table came to. */
export function add(tally: Tally, other: Tally): void {
  for (const verdict of ['report', 'no-report', 'open'] as const)
    tally.verdicts[verdict] += other.verdicts[verdict]
  tally.errors += other.errors
  tally.firstDue = Math.min(tally.firstDue, other.firstDue)
}

/** Adds one outcome. @param due its deadline: milliseconds since 1970, UTC */
export function addOutcome(
  tally: Tally,
  { headline: told, isContradictory }: Pick<Outcome, 'headline' | 'isContradictory'>,
  due: number | undefined,
): void {
  // Answers that cannot all be true do not make «no duty»: a person must look again.
  const headline = isContradictory && told === 'no-report' ? 'open' : told
  tally.verdicts[headline] += 1
  if (due !== undefined && headline !== 'no-report' && due < tally.firstDue) tally.firstDue = due
}
