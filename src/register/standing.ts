// An incident → how it stands: what counts of all that officers made of it, what is still to be done, and by when.
import { byEnd } from '../decide/deadline.ts'
import { isSameOfficer, type Officers } from '../decide/officers.ts'
import { DUTY_IDS, type DutyId } from '../pack/model.ts'
import type { Clock } from './clocks.ts'
import type { Informed } from './event.ts'
import type { Filing, Incident } from './incident.ts'
import { openWhereNot, type Standing, STANDINGS, type Summary } from './summary.ts'

/** How the duties to tell somebody stand. */
type Standings = Pick<Summary, 'authority' | 'people' | 'controller'>

/** Whether an officer came to something else than what stands. */
export const hasView = ({ otherViews }: Pick<Incident, 'otherViews'>, by: string | undefined): boolean =>
  otherViews.some((view) => isSameOfficer(view.by, by))

/** What each officer came to, the last assessment first. */
const viewsOf = (incident: Incident): readonly Standings[] => [
  incident,
  ...incident.otherViews.map(({ summary }) => summary),
]

/** What counts until the officers agree: the strictest of all views, and what all decide against is open. */
export function standingsOf(incident: Incident): Standings {
  const views = viewsOf(incident)
  const strictest = (duty: keyof Standings): Standing =>
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
  { second: standing, agreedBy }: Pick<Incident, 'second' | 'agreedBy'>,
): Officers & { readonly required?: true } {
  const one = by === undefined ? {} : { by }
  if (standing === 'awaited') return { ...one, required: true }
  if (standing === 'differs') return { ...one, differs: true }
  const other = standing === 'agrees' ? (agreedBy ?? second) : second
  const all = other === undefined ? one : { ...one, second: other }
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
    .sort(byEnd)
}

/** The clocks that deadlines are told by, the first to end first: of a duty all of whose deadlines were met its own. */
export function toldClocks(incident: Incident): readonly Clock[] {
  const running = runningClocks(incident)
  const standings = standingsOf(incident)
  const isMet = ({ duty }: Clock): boolean =>
    !isNotDue(standings, duty) && running.every((one) => one.duty !== duty)
  return [...running, ...allClocks(incident).filter(isMet)].sort(byEnd)
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
  if (second === 'differs' && viewsOf(incident).some((view) => view.authority !== 'due')) return 'differs'
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
  | (
      | 'authority'
      | 'late'
      | 'supplement'
      | 'further'
      | 'people'
      | 'people-again'
      | 'controller'
      | 'controller-again'
    )
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
  // Whoever was told must be told once more by another deadline of the same duty.
  const isFurther = stepsLeft(incident).some(({ duty }) => tellings(incident, duty) > 0)
  const toInform = (standing: Standing, whom: Informed, first: Task, again: Task): Task[] => {
    if (!mayBeDue(standing)) return []
    if (incident.informed[whom] === undefined) return [first]
    return incident.informedBefore.includes(whom) && !closed ? [again] : []
  }
  const isTold = notified !== undefined && withdrawn === undefined
  const open: Task[] = [
    ...(mayBeDue(authority) && !isTold ? (['authority'] as const) : []),
    ...(isLateWithoutReason(incident) ? (['late'] as const) : []),
    ...(awaitsSupplement && !closed ? (['supplement'] as const) : []),
    ...toInform(people, 'data-subjects', 'people', 'people-again'),
    ...toInform(controller, 'controller', 'controller', 'controller-again'),
    ...(isFurther ? (['further'] as const) : []),
    ...(second === 'awaited' ? (['second'] as const) : second === 'differs' ? (['differs'] as const) : []),
    ...(doubts.length > 0 ? (['doubt'] as const) : []),
  ]
  // A record that must be complete by some moment is, once it is closed and nothing has come up since.
  const isComplete = closed && open.length === 0
  const hasMoment = allClocks(incident).some(({ duty }) => duty === 'register')
  return isComplete || !hasMoment ? open : [...open, 'record']
}

/** A task as far as is known: of a duty that is open it is to be found out whether there is one. */
export const taskAsKnown = (incident: Incident, task: Task): Task | `${keyof Standings}-if-due` =>
  (task === 'authority' || task === 'people' || task === 'controller') &&
  standingsOf(incident)[task] === 'open'
    ? `${task}-if-due`
    : task

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
