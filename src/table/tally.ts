// What came of a table so far: how many of each, and the first deadline.
import type { ExitCode } from '../decide/decide.ts'
import type { Outcome } from './many.ts'
import type { BatchCounts } from '../words/words.ts'

export interface Tally {
  /** To be notified to the authority; by a processor to its controller; to nobody; not decided. */
  readonly verdicts: Record<Verdict, number>
  errors: number
  /** Rows of a table in which every cell is empty: they are no incidents. */
  emptyRows: number
  /** Without the moment from which a deadline runs, though there is one or may be. */
  undated: number
  /** Discovered later than now: a date that was mistyped. */
  inFuture: number
  /** The first deadline of those that must be, or may have to be, notified: milliseconds since 1970, UTC; or Infinity. */
  firstDue: number
}

type Verdict = keyof BatchCounts['verdicts']
const VERDICTS: readonly Verdict[] = ['authority', 'controller', 'nobody', 'open']

export const newTally = (): Tally => ({
  verdicts: { authority: 0, controller: 0, nobody: 0, open: 0 },
  errors: 0,
  emptyRows: 0,
  undated: 0,
  inFuture: 0,
  firstDue: Infinity,
})

/** How many rows it is about. */
export const countOf = ({ verdicts, errors }: Tally): number =>
  VERDICTS.reduce((sum, verdict) => sum + verdicts[verdict], errors)

/** Adds what another part of the table came to. */
export function add(tally: Tally, other: Tally): void {
  for (const verdict of VERDICTS) tally.verdicts[verdict] += other.verdicts[verdict]
  tally.errors += other.errors
  tally.emptyRows += other.emptyRows
  tally.undated += other.undated
  tally.inFuture += other.inFuture
  tally.firstDue = Math.min(tally.firstDue, other.firstDue)
}

/**
 * Adds one outcome.
 *
 * @param due its deadline: milliseconds since 1970, UTC
 * @param isAhead whether its discovery lies ahead
 */
export function addOutcome(tally: Tally, outcome: Outcome, due: number | undefined, isAhead: boolean): void {
  if (isAhead) tally.inFuture += 1
  const verdict = verdictOf(outcome)
  tally.verdicts[verdict] += 1
  if (verdict === 'nobody') return
  if (due !== undefined) tally.firstDue = Math.min(tally.firstDue, due)
  else if (outcome.deadlines.length > 0) tally.undated += 1
}

function verdictOf({ headline, exitCode }: Outcome): Verdict {
  if (headline === 'report') return exitCode === TO_CONTROLLER ? 'controller' : 'authority'
  return exitCode === TO_NOBODY ? 'nobody' : 'open'
}

/** Exit code of who must inform its controller. */
const TO_CONTROLLER = 22 satisfies ExitCode

/** Exit code where every duty is decided and nobody need be told. */
const TO_NOBODY = 0 satisfies ExitCode
