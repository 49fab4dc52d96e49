// What came of a table so far: how many of each, and the first deadline.
import type { ExitCode } from '../decide/decide.ts'
import { MILDEST } from '../pack/duties.ts'
import type { DutyId } from '../pack/model.ts'
import type { RowOutcome } from './many.ts'
import type { BatchCounts } from '../words/words.ts'

export interface Tally {
  /** To be notified to the authority; by a processor to its controller; to the people alone; to nobody; not decided. */
  readonly verdicts: Record<Tallied, number>
  errors: number
  /** Rows of a table in which every cell is empty: they are no incidents. */
  emptyRows: number
  /** Without the moment from which a deadline runs, though there is one or may be. */
  undated: number
  /** With a deadline, and another that runs from a moment that is not known. */
  toCome: number
  /** Discovered later than now: a date that was mistyped. */
  inFuture: number
  /** The first deadline of those that must be, or may have to be, notified: milliseconds since 1970, UTC; or Infinity. */
  firstDue: number
}

type Tallied = keyof BatchCounts['verdicts']
const VERDICTS: readonly Tallied[] = ['authority', 'controller', 'people', 'nobody', 'open']

export const newTally = (): Tally => ({
  verdicts: { authority: 0, controller: 0, people: 0, nobody: 0, open: 0 },
  errors: 0,
  emptyRows: 0,
  undated: 0,
  toCome: 0,
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
  tally.toCome += other.toCome
  tally.inFuture += other.inFuture
  tally.firstDue = Math.min(tally.firstDue, other.firstDue)
}

/**
 * Adds one outcome.
 *
 * @param due its deadline: milliseconds since 1970, UTC
 * @param isAhead whether its discovery lies ahead
 * @param isToCome whether another deadline runs from a moment that is not known
 */
export function addOutcome(
  tally: Tally,
  outcome: RowOutcome,
  due: number | undefined,
  isAhead: boolean,
  isToCome = false,
): void {
  if (isAhead) tally.inFuture += 1
  if (isToCome) tally.toCome += 1
  const verdict = verdictOf(outcome)
  tally.verdicts[verdict] += 1
  if (verdict === 'nobody') return
  if (due !== undefined) tally.firstDue = Math.min(tally.firstDue, due)
  else if (outcome.deadlines.length > 0) tally.undated += 1
}

/** Whom a row must tell, the authority first. */
const TOLD = [
  ['authority', 'authority'],
  ['controller', 'controller'],
  ['data-subjects', 'people'],
] as const satisfies readonly (readonly [DutyId, Tallied])[]

function verdictOf({ duties, exitCode }: RowOutcome): Tallied {
  const isDue = (id: DutyId): boolean =>
    duties.some(({ duty, possible }) => duty === id && !possible.some((one) => MILD.includes(one)))
  return TOLD.find(([duty]) => isDue(duty))?.[1] ?? (exitCode === TO_NOBODY ? 'nobody' : 'open')
}

const MILD: readonly string[] = MILDEST

/** Exit code where every duty is decided and nobody need be told. */
const TO_NOBODY = 0 satisfies ExitCode
