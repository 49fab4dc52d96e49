// The lines of a register → its incidents, each with what is still to be done. One pass, and no decision is kept.
import { ok, type Result } from '../pack/problem.ts'
import type { EntryOutline } from './entry.ts'
import type { Event, Informed, Outline } from './event.ts'
import { outlinesOf } from './read.ts'
import type { Standing, Summary } from './summary.ts'

type Notified = Extract<Event, { kind: 'notified' }>
type Withdrawn = Extract<Event, { kind: 'withdrawn' }>

export interface Incident extends Omit<Summary, 'due' | 'awaitsSecond'> {
  readonly id: string
  /** When it was first recorded, in UTC. */
  readonly recorded: string
  /** Number of its lines. */
  readonly lines: number
  /** Hash of its first line: it names the incident everywhere. */
  readonly identity: string
  /** Who recorded its last assessment. */
  readonly by?: string
  /** By when the authority must be told, or would have to be while that is open; milliseconds since 1970, UTC. */
  readonly due?: number
  readonly notified: Notified | undefined
  readonly supplements: number
  readonly withdrawn: Withdrawn | undefined
  /** When each was informed. */
  readonly informed: Readonly<Partial<Record<Informed, string>>>
  /** Whether a second officer is needed, agrees or disagrees. */
  readonly second: 'not-needed' | 'awaited' | 'agrees' | 'differs'
  readonly closed: boolean
}

/** Every incident, in the order in which they were first recorded. Ends with a problem where the chain is broken. */
export function incidentsIn(folder: string): Result<readonly Incident[]> {
  const incidents = new Map<string, Building>()
  for (const entry of outlinesOf(folder)) {
    if (!entry.ok) return entry
    const { incident: id } = entry.value
    let incident = incidents.get(id)
    if (incident === undefined) {
      incident = begun(entry.value)
      incidents.set(id, incident)
    }
    incident.lines += 1
    happen(incident, entry.value.event, entry.value)
  }
  return ok([...incidents.values()])
}

/** While it is built up it changes in place: a register can have hundreds of thousands of incidents. */
type Building = { -readonly [Key in keyof Incident]: Incident[Key] }

/** An incident of which no assessment is known is not one without a duty: it is open. */
const begun = ({ incident: id, at: recorded, hash: identity }: EntryOutline): Building => ({
  id,
  recorded,
  lines: 0,
  identity,
  title: '',
  pack: '',
  verdict: 'open',
  authority: 'open',
  people: 'open',
  controller: 'open',
  notified: undefined,
  supplements: 0,
  withdrawn: undefined,
  informed: {},
  second: 'not-needed',
  closed: false,
})

/** What an event changes. */
function happen(incident: Building, event: Outline, { by }: EntryOutline): void {
  switch (event.kind) {
    case 'assessed':
      return assessed(incident, event.summary, by)
    case 'second':
      incident.second = isSame(incident, event.summary) ? 'agrees' : 'differs'
      return
    case 'confirmed':
      incident.second = 'agrees'
      return
    case 'notified':
      incident.notified = event
      incident.withdrawn = undefined
      return
    case 'supplemented':
      incident.supplements += 1
      return
    case 'withdrawn':
      incident.withdrawn = event
      return
    case 'informed':
      incident.informed = { ...incident.informed, [event.whom]: event.at }
      return
    case 'closed':
      incident.closed = true
      return
    case 'note':
      return
  }
}

function assessed(incident: Building, summary: Summary, by: string | undefined): void {
  const { title, pack, verdict, authority, people, controller, discovered, due, awaitsSecond } = summary
  Object.assign(incident, { title, pack, verdict, authority, people, controller })
  if (discovered !== undefined) incident.discovered = discovered
  // A deadline that was known does not go away because a later assessment says nothing of it.
  if (due !== undefined) incident.due = Date.parse(due)
  if (by !== undefined) incident.by = by
  incident.second = awaitsSecond === true ? 'awaited' : 'not-needed'
  incident.closed = false
}

/** Whether two assessments come to the same. */
export function isSame(
  one: Pick<Summary, 'verdict' | 'authority' | 'people' | 'controller'>,
  other: Pick<Summary, 'verdict' | 'authority' | 'people' | 'controller'>,
): boolean {
  return (['verdict', 'authority', 'people', 'controller'] as const).every((key) => one[key] === other[key])
}

/** What is still to be done about an incident. */
export type Task = 'authority' | 'people' | 'controller' | 'second'

/**
 * What is still to be done, the authority first. A notification that was withdrawn does not count, and what is open may
 * be due.
 */
export function tasksOf(incident: Incident): Task[] {
  const { authority, people, controller, notified, withdrawn, informed, second } = incident
  const mayBeDue = (standing: Standing): boolean => standing !== 'not-due'
  return [
    ...(mayBeDue(authority) && (notified === undefined || withdrawn !== undefined)
      ? (['authority'] as const)
      : []),
    ...(mayBeDue(people) && informed['data-subjects'] === undefined ? (['people'] as const) : []),
    ...(mayBeDue(controller) && informed.controller === undefined ? (['controller'] as const) : []),
    ...(second === 'awaited' || second === 'differs' ? (['second'] as const) : []),
  ]
}

/** Whether the deadline for the authority has passed while it may still have to be told. */
export function isOverdue(incident: Incident, now: number): boolean {
  return tasksOf(incident).includes('authority') && (incident.due ?? Infinity) < now
}
