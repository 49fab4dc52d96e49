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

/** What is read of a report; one of another version of the tool may lack any of it. */
interface Filed {
  readonly verdict?: Incident['verdict']
  readonly pack?: { readonly id?: string }
  readonly moments?: { readonly discovered?: string }
  readonly record?: { readonly title?: string }
  readonly duties?: {
    readonly authority?: { readonly deadlines?: readonly { readonly dueUtc?: string | null }[] }
  }
}

/** Every incident, in the order in which they were first recorded. Ends with a problem where the chain is broken. */
export function incidentsIn(folder: string): Result<readonly Incident[]> {
  const incidents = new Map<string, Incident>()
  for (const entry of entriesOf(folder)) {
    if (!entry.ok) return entry
    const { incident: id, at, event } = entry.value
    const before = incidents.get(id)
    const start = { id, recorded: before?.recorded ?? at, lines: (before?.lines ?? 0) + 1 }
    // A report without a verdict is not one that says «no»: it stays open.
    const unknown = { title: '', pack: '', verdict: 'open' as const }
    if (event.kind === 'notified') incidents.set(id, { ...unknown, ...before, ...start, notified: event })
    else incidents.set(id, { ...start, ...summaryOf(event.report), ...notifiedOf(before) })
  }
  return ok([...incidents.values()])
}

const notifiedOf = (incident: Incident | undefined): Pick<Incident, 'notified'> =>
  incident?.notified === undefined ? {} : { notified: incident.notified }

function summaryOf(report: Filed): Omit<Incident, 'id' | 'recorded' | 'lines' | 'notified'> {
  const dues = (report.duties?.authority?.deadlines ?? []).map(({ dueUtc }) => Date.parse(dueUtc ?? ''))
  const due = Math.min(...dues.filter((one) => !Number.isNaN(one)))
  const discovered = report.moments?.discovered
  return {
    title: report.record?.title ?? '',
    pack: report.pack?.id ?? '',
    verdict: report.verdict ?? 'open',
    ...(discovered === undefined ? {} : { discovered }),
    ...(Number.isFinite(due) ? { due } : {}),
  }
}

/** Whether somebody may still have to be told: not decided against, and not notified yet. */
export function isPending({ verdict, notified }: Incident): boolean {
  return verdict !== 'no-report' && notified === undefined
}
