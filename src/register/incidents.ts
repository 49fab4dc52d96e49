// The lines of a register → its incidents, each with what is still to be done. One pass, and no decision is kept.
import { DUTY_IDS, type DutyId } from '../pack/model.ts'
import { ok, type Result } from '../problem.ts'
import type { EntryOutline } from './entry.ts'
import { type Event, INFORMED, type Informed, type Late, type Outline } from './event.ts'
import { outlinesOf } from './read.ts'
import { isSameOfficer, type Officers } from '../decide/officers.ts'
import { type Clock, clocksOf, discoveryIn, seenAt, type Starts, startsAt, tellOf } from './clocks.ts'
import { openWhereNot, type Period, type Standing, STANDINGS, type Summary } from './summary.ts'
import { MINUTE } from '../plain.ts'

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

/** Minutes are typed without seconds, and the clocks of two computers differ: in the same minute is not before. */
export const isBefore = (at: number, other: number): boolean => at < Math.floor(other / MINUTE) * MINUTE

export interface Incident extends Omit<
  Summary,
  'verdicts' | 'periods' | 'atWorst' | 'needsSecond' | 'hasSecond'
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
  /** Not to notify once took a second officer here, and from then on always does. */
  readonly needsSecond: boolean
  /** What other officers made of it, where that is something else; the last view of each. */
  readonly otherViews: readonly View[]
  readonly closed: boolean
}

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
        verdicts: '',
        atWorst: [],
        kept: [],
        isBack: false,
      }
      known.set(id, one)
    }
    one.incident.lines += 1
    one.incident.changed = Math.max(one.incident.changed, at)
    seenAt(one.starts, at)
    // A line that is recorded before another that is there already: the clock goes back.
    const isBack = isBefore(at, latest)
    latest = Math.max(latest, at)
    if (one.isBack) afterwards(one, entry.value.at)
    happen(one, event, entry.value, isBack)
    count(one)
  }
  return ok([...known.values()].map(({ incident }) => incident))
}

/** While it is built up it changes in place: a register can have hundreds of thousands of incidents. */
type Building = { -readonly [Key in keyof Incident]: Incident[Key] }

/** An incident with what its lines tell of its deadlines. */
interface Known {
  readonly incident: Building
  readonly starts: Starts
  /** The verdicts of the last assessment. */
  verdicts: string
  /** Of the last assessment. */
  periods: readonly Period[]
  /** Of the duties that it decides against, should that be doubtful. */
  atWorst: readonly Period[]
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
        ...(isSame(known, event.summary)
          ? []
          : [{ by, summary: event.summary, clocks: viewClocks(known.starts, event.summary) }]),
      ]
      incident.second = incident.otherViews.length === 0 ? 'agrees' : 'differs'
      return
    case 'confirmed':
      // One can agree only with what is there, and neither with oneself nor against oneself; against another view it
      // takes a reason.
      if (event.of !== incident.assessment || isSameOfficer(by, incident.by)) return
      if (hasView(incident, by) || (incident.otherViews.length > 0 && event.text === undefined)) return
      incident.otherViews = []
      incident.second = 'agrees'
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

/** Every deadline as the lines so far allow it. */
function count({ incident, starts, periods, atWorst, kept }: Known): void {
  const { by, from } = discoveryIn(starts)
  incident.discoveredBy = by
  incident.countedFrom = from
  const isDoubtful = incident.second === 'differs'
  incident.clocks = [kept, periods, isDoubtful ? atWorst : []].flatMap((all) => clocksOf(starts, all))
  incident.otherViews = incident.otherViews.map((view) => ({
    ...view,
    clocks: viewClocks(starts, view.summary),
  }))
}

/** Of another view, which cannot be relied on either while it differs. */
const viewClocks = (starts: Starts, { periods, atWorst }: Summary): readonly Clock[] => [
  ...clocksOf(starts, periods),
  ...clocksOf(starts, atWorst),
]

const isDated = ({ due, isBound }: Clock): boolean => due !== undefined && isBound !== true

function assessed(known: Known, summary: Summary, by: string | undefined): void {
  const { incident, starts } = known
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
  known.atWorst = summary.atWorst
  known.verdicts = summary.verdicts
  count(known)
  if (by !== undefined) incident.by = by
  incident.needsSecond ||= summary.needsSecond === true
  incident.closed = false
  // What others saw otherwise stands until it is taken over, or until somebody agrees against it with a reason.
  incident.otherViews = incident.otherViews.filter((view) => !isSame(known, view.summary))
  const isNotToNotify = authority === 'not-due' && controller === 'not-due'
  const isAwaited = incident.needsSecond && isNotToNotify && summary.hasSecond !== true
  incident.second = incident.otherViews.length > 0 ? 'differs' : isAwaited ? 'awaited' : 'not-needed'
}

/** Whether an officer came to something else than what stands. */
export const hasView = ({ otherViews }: Pick<Incident, 'otherViews'>, by: string | undefined): boolean =>
  otherViews.some((view) => isSameOfficer(view.by, by))

/** What counts until the officers agree: the strictest of all views, and what all decide against is open. */
export function standingsOf(incident: Incident): Pick<Summary, 'authority' | 'people' | 'controller'> {
  const views = [incident, ...incident.otherViews.map(({ summary }) => summary)]
  const strictest = (duty: 'authority' | 'people' | 'controller'): Standing =>
    STANDINGS.find((standing) => views.some((view) => view[duty] === standing))!
  const all = {
    authority: strictest('authority'),
    people: strictest('people'),
    controller: strictest('controller'),
  }
  return isWaiting(incident) ? openWhereNot(all) : all
}

/** A second officer is awaited, or came to something else: nobody can rely on «no duty» yet. */
export const isWaiting = ({ second }: Pick<Incident, 'second'>): boolean =>
  second === 'awaited' || second === 'differs'

/** The officers of the last assessment as they stand by the lines since; who is awaited or differs has not agreed. */
export function officersNow(
  { by, second, required }: Officers & { readonly required?: true | undefined } = {},
  standing: Incident['second'],
): Officers & { readonly required?: true } {
  const one = by === undefined ? {} : { by }
  if (standing === 'awaited') return { ...one, required: true }
  if (standing === 'differs') return { ...one, differs: true }
  const all = second === undefined ? one : { ...one, second }
  return required === true && standing === 'not-needed' ? { ...all, required } : all
}

/** The clocks of all views. */
export const allClocks = ({ clocks, otherViews }: Incident): readonly Clock[] => [
  ...clocks,
  ...otherViews.flatMap((view) => view.clocks),
]

const earliest = (clocks: readonly Clock[]): number | undefined => {
  const dues = clocks.flatMap(({ due }) => due ?? [])
  return dues.length === 0 ? undefined : Math.min(...dues)
}

/** By when a duty must be done, or would have to be: of several views the earliest. */
export const dueOf = (incident: Incident, duty: DutyId = 'authority'): number | undefined =>
  earliest(allClocks(incident).filter((clock) => clock.duty === duty))

/** The same, while whoever it names must or may have to be told: what was known before nobody had to be is past. */
export const dueStill = (incident: Incident, duty: DutyId = 'authority'): number | undefined =>
  dueIn(standingsOf(incident), allClocks(incident), duty)

type Standings = Pick<Summary, 'authority' | 'people' | 'controller'>

/** The first deadline of a duty by how the duties stand. */
export const dueIn = (
  standings: Standings,
  clocks: readonly Clock[],
  duty: DutyId = 'authority',
): number | undefined =>
  isNotDue(standings, duty) ? undefined : earliest(clocks.filter((clock) => clock.duty === duty))

const isNotDue = (standings: Standings, duty: DutyId): boolean =>
  duty !== 'register' && standings[TASK_OF[duty]] === 'not-due'

/** Whether a duty is open, by all who looked at it. */
export const isOpenDuty = (incident: Incident, duty: Exclude<DutyId, 'register'>): boolean =>
  standingsOf(incident)[TASK_OF[duty]] === 'open'

/** What doing a duty is called in a list. */
const TASK_OF = {
  authority: 'authority',
  'data-subjects': 'people',
  controller: 'controller',
  register: 'record',
} as const satisfies Readonly<Record<DutyId, Task>>

/** How often who is told by a duty was told; of a notification that was withdrawn nothing counts. */
function tellings(incident: Incident, duty: DutyId): number {
  if (duty === 'register') return 0
  const { notified, withdrawn, supplements, informings } = incident
  if (duty !== 'authority') return informings.filter(({ whom }) => whom === duty).length
  return notified === undefined || withdrawn !== undefined ? 0 : 1 + supplements
}

/** The clocks of what is still to be done, the first deadline first and behind them those that are to come. */
export function runningClocks(incident: Incident): readonly Clock[] {
  return stepsLeft(incident)
    .filter(({ duty }) => duty !== 'register' || tasksOf(incident).includes('record'))
    .sort((a, b) => (a.due ?? Infinity) - (b.due ?? Infinity))
}

/** The clocks that deadlines are told by: of a duty all of whose deadlines were met its own. */
export function toldClocks(incident: Incident): readonly Clock[] {
  const running = runningClocks(incident)
  const standings = standingsOf(incident)
  const isMet = ({ duty }: Clock): boolean =>
    !isNotDue(standings, duty) && running.every((one) => one.duty !== duty)
  return [...running, ...allClocks(incident).filter(isMet)]
}

/** The clocks of duties that there may be, of which nobody was told yet: each telling ends the first of its duty. */
function stepsLeft(incident: Incident): readonly Clock[] {
  const standings = standingsOf(incident)
  return allClocks(incident).filter(
    ({ duty, after = 0 }) => !isNotDue(standings, duty) && after >= tellings(incident, duty),
  )
}

/** The first deadline of what is still to be done. */
export const nextDue = (incident: Incident): number | undefined => earliest(runningClocks(incident))

/**
 * What a notification is held against that is made at an instant. Counted from the recording a deadline has not passed
 * for certain before it has, for the discovery was earlier. Nothing where the authority need not be told.
 */
export function filingAt(incident: Incident, at: number): Filing | undefined {
  if (standingsOf(incident).authority === 'not-due') return undefined
  const due = dueOf(incident)
  if (due === undefined) return { late: 'unknown' }
  const isBound = incident.clocks.some((clock) => clock.duty === 'authority' && clock.isBound)
  const late = at > due ? 'yes' : isBound ? 'unknown' : 'no'
  return { due, late }
}

/** By a clock that had gone back nothing was in time. */
export const doubted = (filing: Filing | undefined, isBack: boolean): Filing | undefined =>
  isBack && filing !== undefined && filing.late !== 'yes'
    ? { ...filing, late: 'unknown', isClockBack: true }
    : filing

/** Whether two assessments come to the same, in every verdict and in their deadlines. */
function isSame({ incident, starts, verdicts }: Known, other: Summary): boolean {
  const isEqual =
    verdicts === other.verdicts &&
    (['authority', 'people', 'controller'] as const).every((key) => incident[key] === other[key])
  const standing = ({ duty }: Clock): boolean => duty !== 'authority' || other.authority !== 'not-due'
  const dues = (clocks: readonly Clock[]): string =>
    clocks
      .filter(standing)
      .map(({ duty, from, due }) => `${duty} ${from} ${due ?? ''}`)
      .sort()
      .join()
  return isEqual && dues(incident.clocks) === dues(clocksOf(starts, other.periods))
}

/** What has been decided; the last four are no decision, and of these the last stays that way. */
export type Outcome =
  'report' | 'controller' | 'people' | 'no-report' | 'open' | 'unsettled' | 'differs' | 'left-open'

/** Whether it is known who must be told. */
const isDecided = (outcome: Outcome): boolean =>
  ['report', 'controller', 'people', 'no-report'].includes(outcome)

/**
 * The headline. A processor tells its controller and nobody else; and what waited for a second officer is decided once
 * that one agrees. Of an incident that is closed undecided whoever may have to be told was told.
 */
export function outcomeOf(incident: Incident): Outcome {
  const { verdict, authority, people, controller, second, doubts } = incident
  if (second === 'awaited') return 'unsettled'
  const views = [incident, ...incident.otherViews.map(({ summary }) => summary)]
  if (second === 'differs' && views.some((view) => view.authority !== 'due')) return 'differs'
  if (verdict !== 'open' && authority !== 'due' && controller === 'due') return 'controller'
  if (verdict !== 'open' && authority !== 'due' && people === 'due') return 'people'
  if (verdict === 'report') return verdict
  const isNoDuty = [authority, people, controller].every((standing) => standing === 'not-due')
  if (doubts.length === 0 && isNoDuty) return 'no-report'
  return isClosed(incident) ? 'left-open' : verdict
}

/** The headline as data, in the words of a decision. */
export function headlineOf(incident: Incident): Summary['verdict'] {
  const outcome = outcomeOf(incident)
  if (outcome === 'no-report') return outcome
  return isDecided(outcome) ? 'report' : 'open'
}

/** The withdrawals, each with the notification that was withdrawn where that is not the last one. */
export const pastFilings = ({ withdrawn, withdrawals }: Incident): Incident['withdrawals'] =>
  withdrawals.map((one, index) =>
    withdrawn !== undefined && index === withdrawals.length - 1 ? { ...one, notified: undefined } : one,
  )

/** What is still to be done about an incident. */
export type Task =
  | ('authority' | 'late' | 'supplement' | 'people' | 'people-again' | 'controller' | 'controller-again')
  | ('record' | 'second' | 'differs' | 'doubt')

/** Of these the officer says whether there is anything new to be told. */
export const AGAIN: readonly Task[] = ['supplement', 'people-again', 'controller-again']

/**
 * What is still to be done, the authority first. A notification that was withdrawn does not count, and what is open may
 * be due.
 */
export function tasksOf(incident: Incident): Task[] {
  const { notified, withdrawn, second, doubts, awaitsSupplement, closed } = incident
  const { authority, people, controller } = standingsOf(incident)
  const mayBeDue = (standing: Standing): boolean => standing !== 'not-due'
  const left = stepsLeft(incident)
  const isLeft = (id: DutyId): boolean => left.some(({ duty }) => duty === id)
  const toInform = (standing: Standing, whom: Informed, first: Task, again: Task): Task[] => {
    if (!mayBeDue(standing)) return []
    if (incident.informed[whom] === undefined) return [first]
    return (incident.informedBefore.includes(whom) && !closed) || isLeft(whom) ? [again] : []
  }
  const isTold = notified !== undefined && withdrawn === undefined
  const open: Task[] = [
    ...(mayBeDue(authority) && !isTold ? (['authority'] as const) : []),
    ...(isLateWithoutReason(incident) ? (['late'] as const) : []),
    ...((awaitsSupplement && !closed) || (isTold && isLeft('authority')) ? (['supplement'] as const) : []),
    ...toInform(people, 'data-subjects', 'people', 'people-again'),
    ...toInform(controller, 'controller', 'controller', 'controller-again'),
    ...(second === 'awaited' ? (['second'] as const) : second === 'differs' ? (['differs'] as const) : []),
    ...(doubts.length > 0 ? (['doubt'] as const) : []),
  ]
  // A record that must be complete by some moment is, once it is closed and nothing has come up since.
  const isComplete = closed && open.length === 0
  const hasMoment = allClocks(incident).some(({ duty }) => duty === 'register')
  return isComplete || !hasMoment ? open : [...open, 'record']
}

/** What must first be settled: whether there is such a duty, where that of the authority is as open. */
export function isToSettle(incident: Incident, task: Task): boolean {
  if (task !== 'people' && task !== 'controller') return false
  const standings = standingsOf(incident)
  return (
    standings.authority === 'open' && standings[task] === 'open' && tasksOf(incident).includes('authority')
  )
}

/** Closed, and nothing has come up since. */
export const isClosed = (incident: Incident): boolean => incident.closed && tasksOf(incident).length === 0

/** A notification after the deadline wants its reasons (art. 33(1)), also where the deadline turned out to be earlier. */
function isLateWithoutReason(incident: Incident): boolean {
  const { notified, filing, withdrawn } = incident
  if (notified === undefined || withdrawn !== undefined || notified.reason !== undefined) return false
  return filing?.late === 'yes' || Date.parse(notified.at) > (dueStill(incident) ?? Infinity)
}

/** Whether a deadline of what is still to be done has passed. */
export const isOverdue = (incident: Incident, now: number): boolean => (nextDue(incident) ?? Infinity) < now

/** Whether something may have to be done by a moment; where it is not known by when, it may be by any. */
export function isDueBy(incident: Incident, moment: number): boolean {
  const clocks = runningClocks(incident)
  const tasks = tasksOf(incident)
  const isUntimed = DUTY_IDS.some(
    (id) =>
      tasks.includes(TASK_OF[id]) &&
      !isToSettle(incident, TASK_OF[id]) &&
      clocks.every(({ duty }) => duty !== id),
  )
  return isUntimed || clocks.some(({ due = -Infinity }) => due <= moment)
}
