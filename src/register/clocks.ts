// When the moments of an incident were, by its lines → the clocks of its periods, none later than those lines allow.
import type { DutyId } from '../pack/model.ts'
import { HOUR, MINUTE } from '../plain.ts'
import { DISCOVERY, type Period, type Summary } from './summary.ts'

/** A deadline of a duty, or one that is to come: its moment is not known. */
export interface Clock {
  readonly duty: DutyId
  /** The moment that it runs from. */
  readonly from: string
  readonly hours?: number
  readonly days?: number
  /** Milliseconds since 1970, UTC. */
  readonly due?: number
  /** Its moment cannot be used: it is counted from the recording, before which that must have been. */
  readonly isBound?: true
  /** How many deadlines of the same duty come before it: who was told once was told for the first. */
  readonly after?: number
}

/** What the lines tell of a moment; milliseconds since 1970, UTC. */
interface Told {
  /** As it was told, in the order of the lines. */
  readonly moments: number[]
  /** The earliest line since it was first told: what was recorded had happened by then, whatever the clocks said. */
  by: number
}

/** The moments of one incident by their names. It changes in place as its lines are read. */
export type Starts = Map<string, Told>

/** Those of an incident whose first line was recorded at an instant: what was recorded had been discovered. */
export const startsAt = (recorded: number): Starts => new Map([[DISCOVERY, { moments: [], by: recorded }]])

/** A line was recorded at an instant. */
export function seenAt(starts: Starts, at: number): void {
  for (const told of starts.values()) told.by = Math.min(told.by, at)
}

/** An assessment that was recorded at an instant tells of moments. */
export function tellOf(starts: Starts, { discovered, periods }: Summary, at: number): void {
  const moments = new Map(
    periods.flatMap(({ from, start }) => (start === undefined ? [] : [[from, start] as const])),
  )
  if (discovered !== undefined) moments.set(DISCOVERY, Date.parse(discovered))
  for (const [from, moment] of moments) {
    const told = starts.get(from)
    if (told === undefined) starts.set(from, { moments: [moment], by: at })
    else told.moments.push(moment)
  }
}

/** By when it must have been discovered, and what its deadlines count from. */
export function discoveryIn(starts: Starts): { readonly by: number; readonly from: number } {
  const told = starts.get(DISCOVERY)!
  return { by: told.by, from: lastOf(told) ?? told.by }
}

/** The last that can be right. */
const lastOf = ({ moments, by }: Told): number | undefined => moments.findLast((moment) => moment <= by)

/**
 * The clocks of periods. A moment that is missing, or later than the lines that tell of it, gives no deadline; it counts
 * from what was told before, else from the recording.
 */
export function clocksOf(starts: Starts, periods: readonly Period[]): readonly Clock[] {
  const clocks = periods.map((period) => clockOf(starts.get(period.from), period))
  return clocks.map((clock) => {
    const after = clocks.filter((one) => one.duty === clock.duty && endOf(one) < endOf(clock)).length
    return after === 0 ? clock : { ...clock, after }
  })
}

function clockOf(told: Told | undefined, { duty, from, hours, days, start, due }: Period): Clock {
  const clock = {
    ...{ duty, from },
    ...(hours === undefined ? {} : { hours }),
    ...(days === undefined ? {} : { days }),
  }
  const said = due === undefined ? undefined : Date.parse(due)
  if (told === undefined) return said === undefined ? clock : { ...clock, due: said }
  const last = lastOf(told)
  const counted = (last ?? told.by) + (hours ?? (days ?? 0) * 24) * HOUR
  const isUsable = start === undefined ? said !== undefined && said <= counted : start <= told.by
  if (isUsable && said !== undefined) return { ...clock, due: said }
  return { ...clock, due: counted, ...(last === undefined ? { isBound: true } : {}) }
}

const endOf = ({ due = Infinity }: Clock): number => due

/** Minutes are typed without seconds, and the clocks of two computers differ: in the same minute is not before. */
export const isBefore = (at: number, other: number): boolean => at < Math.floor(other / MINUTE) * MINUTE
