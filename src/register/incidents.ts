// The lines of a register → its incidents, each with what matters for its deadline. One pass, and no report is kept.
import { ok, type Result } from '../pack/problem.ts'
import type { Notified } from './entry.ts'
import { entriesOf } from './read.ts'

export interface Incident {
  readonly id: string
  /** When it was first recorded, in UTC. */
  readonly recorded: string
  /** Number of its lines. */
  readonly lines: number
  /** Its short name, where one was given. */
  readonly title: string
  readonly pack: string
  /** The headline of its last assessment. */
  readonly verdict: 'report' | 'no-report' | 'open'
  readonly discovered?: string
  /** By when the authority must be told, or would have to be while that is open; milliseconds since 1970, UTC. */
  readonly due?: number
  readonly notified?: Notified
}

/** Every incident, in the order in which they were first recorded. Ends with a problem where the chain is broken. */
export function incidentsIn(folder: string): Result<readonly Incident[]> {
  const incidents = new Map<string, Incident>()
  for (const entry of entriesOf(folder)) {
    if (!entry.ok) return entry
    const { incident: id, at: recorded, event } = entry.value
    const before = incidents.get(id)
    const start = { id, recorded: before?.recorded ?? recorded, lines: (before?.lines ?? 0) + 1 }
    // An incident of which no report can be understood is not one that says «no»: it stays open.
    const known = before ?? { title: '', pack: '', verdict: 'open' as const }
    if (event.kind === 'assessed')
      incidents.set(id, { ...start, ...summaryOf(event.report, before), ...notifiedOf(before) })
    else incidents.set(id, { ...known, ...start, ...(event.kind === 'notified' ? { notified: event } : {}) })
  }
  return ok([...incidents.values()])
}

const notifiedOf = (incident: Incident | undefined): Pick<Incident, 'notified'> =>
  incident?.notified === undefined ? {} : { notified: incident.notified }

/** The last instant with a year of four digits. */
const LAST_MOMENT = Date.UTC(10_000, 0, 1)

/** A chain that is whole says nothing of what is in a report: whatever is not as expected is left out. */
function summaryOf(
  report: unknown,
  before: Incident | undefined,
): Omit<Incident, 'id' | 'recorded' | 'lines' | 'notified'> {
  const verdict = at(report, 'verdict')
  const deadlines = at(report, 'duties', 'authority', 'deadlines')
  const dues = (Array.isArray(deadlines) ? deadlines : []).map((one) => Date.parse(textOf(at(one, 'dueUtc'))))
  const known = dues.filter((one) => one < LAST_MOMENT)
  // A deadline that was known does not go away because a later report says nothing of it.
  const due = known.length > 0 ? Math.min(...known) : before?.due
  const discovered = textOf(at(report, 'moments', 'discovered'))
  return {
    title: textOf(at(report, 'record', 'title')),
    pack: textOf(at(report, 'pack', 'id')),
    verdict: verdict === 'report' || verdict === 'no-report' ? verdict : 'open',
    ...(discovered === '' ? {} : { discovered }),
    ...(due === undefined ? {} : { due }),
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What stands at a path in plain data, if there is such a path. */
function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string, unknown>)[key]
        : undefined,
    value,
  )
}

/** Whether somebody may still have to be told: not decided against, and not notified yet. */
export function isPending({ verdict, notified }: Incident): boolean {
  return verdict !== 'no-report' && notified === undefined
}
