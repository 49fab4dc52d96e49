// What can happen to an incident, and whether plain data are such an event.
import type { Summary } from './summary.ts'
import { isMapping } from '../plain.ts'

/** Whom GDPR art. 33(2) and 34 have informed. */
export const INFORMED = ['data-subjects', 'controller'] as const
export type Informed = (typeof INFORMED)[number]

export const LATE = ['yes', 'no'] as const
export type Late = (typeof LATE)[number]

/** Moments have their offset from UTC; none is later than the moment at which it was recorded. */
export type Event =
  /** It was assessed; `decision` is `meldplicht/decision@1`, with which it can be decided again. */
  | { readonly kind: 'assessed'; readonly decision: object }
  /** Another officer assessed it without seeing the assessment whose line has the hash `of`. */
  | { readonly kind: 'second'; readonly decision: object; readonly of: string }
  /** Another officer agrees with an assessment; `of` is the hash of its line. Against another view with a reason. */
  | { readonly kind: 'confirmed'; readonly of: string; readonly text?: string }
  /** The authority was told (art. 33(1)); after the deadline with the reason for the delay. */
  | {
      readonly kind: 'notified'
      readonly at: string
      readonly reference?: string
      readonly reason?: string
      /** The deadline as it stood when this was recorded, in UTC. Lines of before have none of these. */
      readonly due?: string
      /** Whether it was late, by that deadline; left out where it was not known. */
      readonly late?: Late
    }
  /** The authority was told more (art. 33(4)). */
  | {
      readonly kind: 'supplemented'
      readonly at: string
      readonly reference?: string
      readonly text?: string
    }
  /** The notification was taken back. */
  | {
      readonly kind: 'withdrawn'
      readonly at: string
      readonly reason: string
      readonly reference?: string
    }
  /** The people concerned, or the controller, were told. */
  | { readonly kind: 'informed'; readonly whom: Informed; readonly at: string; readonly text?: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'closed'; readonly reason?: string }

/** An event with what a list shows of its decision, in place of the decision. */
export type Outline =
  | Exclude<Event, { readonly decision: object }>
  | { readonly kind: 'assessed'; readonly summary: Summary }
  | { readonly kind: 'second'; readonly summary: Summary; readonly of: string }

/** The texts of each kind of event: those it must have, and those it may have. */
const TEXTS: Readonly<
  Record<Event['kind'], { readonly must: readonly string[]; readonly may: readonly string[] }>
> = {
  assessed: { must: [], may: [] },
  second: { must: ['of'], may: [] },
  confirmed: { must: ['of'], may: ['text'] },
  notified: { must: ['at'], may: ['reference', 'reason', 'due', 'late'] },
  supplemented: { must: ['at'], may: ['reference', 'text'] },
  withdrawn: { must: ['at', 'reason'], may: ['reference'] },
  informed: { must: ['at', 'whom'], may: ['text'] },
  note: { must: ['text'], may: [] },
  closed: { must: [], may: ['reason'] },
}

/** A summary stood beside the decision in lines of before; it is not read. */
const DECIDED = ['decision', 'summary']

/** A moment with its offset from UTC. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/

/** Whoever can reckon a hash can write a line; only what has the shape of one is taken for it. */
export function isEvent(value: unknown, recorded: string): value is Event {
  if (!isMapping(value)) return false
  const kind = value['kind'] as Event['kind']
  if (typeof kind !== 'string' || !Object.hasOwn(TEXTS, kind)) return false
  const { must, may } = TEXTS[kind]
  const { at, whom, due, late, decision } = value
  // Nobody can have told before it was recorded that they did.
  const isTold = typeof at !== 'string' || (MOMENT.test(at) && Date.parse(at) <= Date.parse(recorded))
  const isToSomebody = whom === undefined || INFORMED.some((one) => one === whom)
  const isHeld =
    (due === undefined || !Number.isNaN(Date.parse(String(due)))) &&
    (late === undefined || LATE.some((one) => one === late))
  const isAssessment = kind === 'assessed' || kind === 'second'
  const known = ['kind', ...must, ...may, ...(isAssessment ? DECIDED : [])]
  return (
    Object.keys(value).every((key) => known.includes(key)) &&
    must.every((key) => typeof value[key] === 'string') &&
    may.every((key) => ['string', 'undefined'].includes(typeof value[key])) &&
    isTold &&
    isToSomebody &&
    isHeld &&
    (!isAssessment || (typeof decision === 'object' && decision !== null))
  )
}
