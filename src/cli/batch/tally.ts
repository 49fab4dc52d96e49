// What came of a table so far: how many of each, and the first deadline.

export interface Tally {
  readonly verdicts: Record<'report' | 'no-report' | 'open', number>
  errors: number
  /** The first deadline of those that must be, or may have to be, notified; in UTC. */
  firstDue: string | undefined
}

export const newTally = (): Tally => ({
  verdicts: { report: 0, 'no-report': 0, open: 0 },
  errors: 0,
  firstDue: undefined,
})

/** Adds what another part of the table came to. */
export function add(tally: Tally, other: Tally): void {
  for (const verdict of ['report', 'no-report', 'open'] as const)
    tally.verdicts[verdict] += other.verdicts[verdict]
  tally.errors += other.errors
  tally.firstDue = earlier(tally.firstDue, other.firstDue)
}

export function earlier(one: string | undefined, other: string | undefined): string | undefined {
  return other === undefined || (one !== undefined && one < other) ? one : other
}
