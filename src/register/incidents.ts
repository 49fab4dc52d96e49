// The lines of a register → its incidents. One pass, and no decision is kept.
import { isSameOfficer } from '../decide/officers.ts'
import type { DutyId } from '../pack/model.ts'
import { ok, type Result } from '../problem.ts'
import {
  type Clock,
  clocksOf,
  discoveryIn,
  isBefore,
  seenAt,
  type Starts,
  startsAt,
  tellOf,
} from './clocks.ts'
import type { EntryOutline } from './entry.ts'
import { type Event, INFORMED, type Outline } from './event.ts'
import type { Incident } from './incident.ts'
import { outlinesOf } from './read.ts'
import { doubted, filingAt, hasView } from './standing.ts'
import type { Period, Summary } from './summary.ts'

/**
 * Every incident, in the order in which they were first recorded. Ends with a problem where the chain is broken.
 *
 * @param now what was recorded by a clock that is ahead had happened by then; milliseconds since 1970, UTC
 */
export function incidentsIn(folder: string, now: number): Result<readonly Incident[]> {
  return incidentsFrom(outlinesOf(folder), now)
}

/** The incidents that entries tell of. */
export function incidentsFrom(
  entries: Iterable<Result<EntryOutline>>,
  now: number,
): Result<readonly Incident[]> {
  const known = new Map<string, Known>()
  let latest = 0
  for (const entry of entries) {
    if (!entry.ok) return entry
    const { incident: id, event } = entry.value
    const at = Date.parse(entry.value.at)
    let one = known.get(id)
    if (one === undefined) {
      one = {
        incident: begun(entry.value),
        starts: startsAt(Math.min(at, now)),
        periods: [],
        summary: undefined,
        kept: [],
        isBack: false,
      }
      known.set(id, one)
    }
    one.incident.lines += 1
    one.incident.changed = Math.max(one.incident.changed, at)
    seenAt(one.starts, Math.min(at, asOf(event)))
    // A line that is recorded before another that is there already: the clock goes back.
    const isBack = isBefore(at, latest)
    latest = Math.max(latest, at)
    if (one.isBack) afterwards(one, entry.value.at)
    happen(one, event, entry.value, isBack)
    count(one)
  }
  return ok([...known.values()].map(({ incident }) => incident))
}

/** What was assessed as of a moment had happened by then. */
const asOf = (event: Outline): number => ('summary' in event ? (event.summary.asOf ?? Infinity) : Infinity)

/** While it is built up it changes in place: a register can have hundreds of thousands of incidents. */
type Building = { -readonly [Key in keyof Incident]: Incident[Key] }

/** An incident with what its lines tell of its deadlines. */
interface Known {
  readonly incident: Building
  readonly starts: Starts
  /** The last assessment. */
  summary: Summary | undefined
  /** Of the last assessment. */
  periods: readonly Period[]
  /** Of earlier ones, of duties of which the last knows no deadline. */
  kept: readonly Period[]
  /** It was assessed again by a clock that had gone back, and nothing was recorded since. */
  isBack: boolean
}

/** An incident of which no assessment is known is not one without a duty: it is open. */
const begun = ({ incident: id, at: recorded, hash: identity }: EntryOutline): Building => ({
  id,
  recorded,
  changed: 0,
  lines: 0,
  identity,
  assessment: '',
  clocks: [],
  discoveredBy: Date.parse(recorded),
  countedFrom: Date.parse(recorded),
  title: '',
  pack: '',
  verdict: 'open',
  authority: 'open',
  people: 'open',
  controller: 'open',
  doubts: [],
  notified: undefined,
  filing: undefined,
  supplements: 0,
  awaitsSupplement: false,
  withdrawn: undefined,
  withdrawals: [],
  informed: {},
  informings: [],
  informedBefore: [],
  second: 'not-needed',
  needsSecond: false,
  otherViews: [],
  closed: false,
})

/** What an event changes. */
function happen(known: Known, event: Outline, { by, hash, at }: EntryOutline, isBack: boolean): void {
  const { incident } = known
  switch (event.kind) {
    case 'assessed':
      tellOf(known.starts, event.summary, Date.parse(at))
      assessed(known, event.summary, by)
      if (incident.assessment !== '') {
        incident.reassessed = at
        known.isBack = isBack
      }
      incident.awaitsSupplement = incident.notified !== undefined && incident.withdrawn === undefined
      incident.informedBefore = INFORMED.filter((whom) => incident.informed[whom] !== undefined)
      incident.assessment = hash
      return
    case 'second':
      if (event.of !== incident.assessment || isSameOfficer(by, incident.by)) return
      incident.otherViews = [
        ...incident.otherViews.filter((view) => !isSameOfficer(view.by, by)),
        ...(isSame(known, event.summary) ? [] : [{ by, summary: event.summary, clocks: [] }]),
      ]
      incident.second = incident.otherViews.length === 0 ? 'agrees' : 'differs'
      if (by !== undefined && incident.second === 'agrees') incident.agreedBy = by
      return
    case 'confirmed':
      // One can agree only with what is there, and neither with oneself nor against oneself; against another view it
      // takes a reason.
      if (event.of !== incident.assessment || isSameOfficer(by, incident.by)) return
      if (hasView(incident, by) || (incident.otherViews.length > 0 && event.text === undefined)) return
      incident.otherViews = []
      incident.second = 'agrees'
      if (by !== undefined) incident.agreedBy = by
      return
    case 'notified':
      // Supplements belong to the notification before them; the same one can be told again with its reasons.
      if (incident.withdrawn !== undefined) incident.supplements = 0
      if (incident.withdrawn !== undefined || incident.notified?.at !== event.at) {
        incident.awaitsSupplement = !isOfLast(event, incident)
        incident.filing = doubted(
          event.due === undefined && event.late === undefined
            ? filingAt(incident, Date.parse(event.at))
            : {
                ...(event.due === undefined ? {} : { due: Date.parse(event.due) }),
                late: event.late ?? 'unknown',
              },
          isBack,
        )
      }
      incident.notified = event
      incident.withdrawn = undefined
      return
    case 'supplemented':
      incident.supplements += 1
      if (isOfLast(event, incident)) incident.awaitsSupplement = false
      return
    case 'withdrawn':
      incident.withdrawn = event
      incident.awaitsSupplement = false
      incident.withdrawals = [...incident.withdrawals, { ...event, notified: incident.notified }]
      incident.closed = false
      return
    case 'informed':
      informed(incident, event)
      return
    case 'closed':
      incident.closed = true
      return
    case 'note':
      return
  }
}

/** Whether who was told something was told it after the last assessment; the first one can be recorded afterwards. */
const isOfLast = ({ at }: { readonly at: string }, { reassessed }: Pick<Incident, 'reassessed'>): boolean =>
  reassessed === undefined || !isBefore(Date.parse(at), Date.parse(reassessed))

function informed(incident: Building, event: Extract<Event, { kind: 'informed' }>): void {
  const { whom, at } = event
  const last = incident.informed[whom]
  const others = incident.informedBefore.filter((one) => one !== whom)
  if (isOfLast(event, incident)) incident.informedBefore = others
  else if (last === undefined) incident.informedBefore = [...others, whom]
  if (last === undefined || Date.parse(last) < Date.parse(at))
    incident.informed = { ...incident.informed, [whom]: at }
  incident.informings = [...incident.informings, { whom, at }]
}

/** When it was assessed again by a clock that had gone back is not known; it was before the next line. */
function afterwards(known: Known, at: string): void {
  const { reassessed } = known.incident
  if (reassessed !== undefined && reassessed < at) known.incident.reassessed = at
  known.isBack = false
}

/** Every deadline, also of the views, as the lines so far allow it. */
function count({ incident, starts, summary, periods, kept }: Known): void {
  const { by, from } = discoveryIn(starts)
  incident.discoveredBy = by
  incident.countedFrom = from
  const atWorst = incident.second === 'differs' ? (summary?.atWorst ?? []) : []
  incident.clocks = [kept, periods, atWorst].flatMap((all) => clocksOf(starts, all))
  incident.otherViews = incident.otherViews.map((view) => ({
    ...view,
    // Of another view, which cannot be relied on either while it differs.
    clocks: [view.summary.periods, view.summary.atWorst].flatMap((all) => clocksOf(starts, all)),
  }))
}

const isDated = ({ due, isBound }: Clock): boolean => due !== undefined && isBound !== true

function assessed(known: Known, summary: Summary, by: string | undefined): void {
  const { incident, starts } = known
  const [replaced, author, isDisputed] = [known.summary, incident.by, incident.second === 'differs']
  const { title, pack, verdict, authority, people, controller, doubts, discovered } = summary
  Object.assign(incident, { title, pack, verdict, authority, people, controller, doubts })
  if (discovered !== undefined) incident.discovered = discovered
  // A deadline that was known does not go away because a later assessment says nothing of it.
  const found = clocksOf(starts, summary.periods)
  const hasDate = (duty: DutyId): boolean => found.some((one) => one.duty === duty && isDated(one))
  known.kept = [...known.kept, ...known.periods].filter(
    (period, at) => isDated(incident.clocks[at]!) && !hasDate(period.duty),
  )
  known.periods = summary.periods.filter(
    ({ duty }, at) => found[at]!.due === undefined || known.kept.every((period) => period.duty !== duty),
  )
  known.summary = summary
  if (by !== undefined) incident.by = by
  incident.needsSecond ||= summary.needsSecond === true
  incident.closed = false
  // What others saw otherwise stands until it is taken over, or until somebody agrees against it with a reason.
  // While they differ, that goes for the view of whoever assessed it before, too.
  const before =
    isDisputed && replaced !== undefined && !isSameOfficer(author, by)
      ? [{ by: author, summary: replaced, clocks: [] }]
      : []
  incident.otherViews = [
    ...incident.otherViews.filter((view) => !isSameOfficer(view.by, by)),
    ...before,
  ].filter((view) => !isSame(known, view.summary))
  delete incident.agreedBy
  const isNotToNotify = authority === 'not-due' && controller === 'not-due'
  const isAwaited = incident.needsSecond && isNotToNotify && summary.hasSecond !== true
  incident.second = incident.otherViews.length > 0 ? 'differs' : isAwaited ? 'awaited' : 'not-needed'
}

/** Whether two assessments come to the same, in every verdict and in their deadlines. */
function isSame({ incident, starts, summary, periods }: Known, other: Summary): boolean {
  const isEqual =
    summary?.verdicts === other.verdicts &&
    (['authority', 'people', 'controller'] as const).every((key) => incident[key] === other[key])
  const standing = ({ duty }: Clock): boolean => duty !== 'authority' || other.authority !== 'not-due'
  const dues = (clocks: readonly Clock[]): string =>
    clocks
      .filter(standing)
      .map(({ duty, from, due }) => `${duty} ${from} ${due ?? ''}`)
      .sort()
      .join()
  return isEqual && dues(clocksOf(starts, periods)) === dues(clocksOf(starts, other.periods))
}
