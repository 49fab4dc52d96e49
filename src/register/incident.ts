// What is known of an incident of a register.
import type { Clock } from './clocks.ts'
import type { Event, Informed, Late } from './event.ts'
import type { Summary } from './summary.ts'

type Notified = Extract<Event, { kind: 'notified' }>
type Withdrawn = Extract<Event, { kind: 'withdrawn' }>

/** What an officer made of an incident. */
export interface View {
  readonly by: string | undefined
  readonly summary: Summary
  /** As those of the incident. */
  readonly clocks: readonly Clock[]
}

/** The deadline that a notification was held against, and whether it was late by that. */
export interface Filing {
  /** Milliseconds since 1970, UTC. */
  readonly due?: number
  readonly late: Late | 'unknown'
  /** It was recorded by a clock that had gone back: nobody knows when it was. */
  readonly isClockBack?: true
}

export interface Incident extends Omit<
  Summary,
  'asOf' | 'verdicts' | 'periods' | 'atWorst' | 'needsSecond' | 'hasSecond'
> {
  readonly id: string
  /** When it was first recorded, in UTC. */
  readonly recorded: string
  /** The latest moment at which a line of it was recorded, whatever clock said so; milliseconds since 1970, UTC. */
  readonly changed: number
  /** Number of its lines. */
  readonly lines: number
  /** Hash of its first line: it names the incident everywhere. */
  readonly identity: string
  /** Hash of the line of its last assessment. */
  readonly assessment: string
  /** Who recorded its last assessment. */
  readonly by?: string
  /** Of every duty that there is, or would be while that is open. */
  readonly clocks: readonly Clock[]
  /** No discovery is later: when its earliest line was recorded; milliseconds since 1970, UTC. */
  readonly discoveredBy: number
  /** The last discovery that can be used, else that. */
  readonly countedFrom: number
  readonly notified: Notified | undefined
  /** What the notification was held against when it was made; what is found out later does not change it. */
  readonly filing: Filing | undefined
  readonly supplements: number
  /** When it was last assessed again, in UTC. */
  readonly reassessed?: string
  /** It was assessed again after the notification, and the authority was told nothing since. */
  readonly awaitsSupplement: boolean
  /** The withdrawal of the last notification; the earlier ones stand in `withdrawals`, each with what was withdrawn. */
  readonly withdrawn: Withdrawn | undefined
  readonly withdrawals: readonly (Withdrawn & { readonly notified: Notified | undefined })[]
  /** When each was last informed; every time stands in `informings`. */
  readonly informed: Readonly<Partial<Record<Informed, string>>>
  readonly informings: readonly { readonly whom: Informed; readonly at: string }[]
  /** Who was informed before it was assessed again, and not since. */
  readonly informedBefore: readonly Informed[]
  /** Whether a second officer is needed, agrees or disagrees. */
  readonly second: 'not-needed' | 'awaited' | 'agrees' | 'differs'
  /** Who agreed. */
  readonly agreedBy?: string
  /** Not to notify once took a second officer here, and from then on always does. */
  readonly needsSecond: boolean
  /** What other officers made of it, where that is something else; the last view of each. */
  readonly otherViews: readonly View[]
  readonly closed: boolean
}
