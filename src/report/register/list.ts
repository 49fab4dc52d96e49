// Incidents of the register → a list of them, those with an open deadline first: on a page, or as data.
import type { Zone } from '../../decide/zone.ts'
import type { Incident } from '../../register/incident.ts'
import {
  dueOf,
  isClosed,
  isOpenDuty,
  isOverdue,
  isToSettle,
  nextDue,
  outcomeOf,
  pastFilings,
  runningClocks,
  taskAsKnown,
  tasksOf,
} from '../../register/standing.ts'
import { clean } from '../../render/clean.ts'
import { durationText, shortMomentText } from '../../render/clock.ts'
import type { Page } from '../../render/layout.ts'
import type { Words } from '../../words/words.ts'
import { full } from '../incident/writer.ts'
import { clockDoubts, filingLines, incidentData } from './filing.ts'
import { viewLines } from './history.ts'

/** Incidents as data, each as it is in a list. */
export function listData(incidents: readonly Incident[], now: number): unknown[] {
  return incidents.map((incident) => ({
    ...incidentData(incident),
    pending: tasksOf(incident).length > 0,
    overdue: isOverdue(incident, now),
  }))
}

/** Writes an incident on a page: how it stands, its deadlines, and what is still to be done. */
export function writeIncident(page: Page, words: Words, incident: Incident, now: number, zone: Zone): void {
  const { register: say } = words
  const { style } = page
  const { id, title, pack, doubts, notified, supplements, informings } = incident
  const tasks = tasksOf(incident)
  const when = (at: string): string => shortMomentText(words, Date.parse(at), zone)
  page.say(style.strong(clean(title === '' ? `${id} (${pack})` : `${id} ${title}`)))
  const outcome = outcomeOf(incident)
  const standing = say.verdicts[outcome]
  page.say(full(isClosed(incident) ? `${standing}. ${say.wasClosed}` : standing), 2)
  for (const doubt of doubts) page.say(words.report.doubts[doubt], 2)
  for (const line of viewLines(incident, words, zone)) page.say(line, 2)
  if (notified !== undefined) {
    const more = supplements === 0 ? '' : `, ${say.supplements(supplements)}`
    page.say(full(clean(`${say.wasNotified(when(notified.at), notified.reference ?? '')}${more}`)), 2)
  }
  for (const line of filingLines(incident, words, zone)) page.say(line, 2)
  for (const { at, reference = '', notified: earlier } of pastFilings(incident)) {
    if (earlier !== undefined)
      page.say(full(clean(say.wasNotified(when(earlier.at), earlier.reference ?? ''))), 2)
    page.say(full(clean(say.wasWithdrawn(when(at), reference))), 2)
  }
  const due = dueOf(incident)
  const deadlines = deadlineLines(incident, page, words, now, zone)
  for (const line of deadlines) page.say(line, 2)
  if (deadlines.length === 0 && outcome === 'no-report' && notified === undefined && due !== undefined)
    page.say(say.afterAll(shortMomentText(words, due, zone)), 2)
  for (const { whom, at } of informings) page.say(full(clean(say.wasInformed[whom](when(at)))), 2)
  for (const task of tasks)
    if (task !== 'authority' && !isToSettle(incident, task))
      page.say(say.tasks(id)[taskAsKnown(incident, task)], 2)
  if (incident.second === 'agrees') page.say(full(say.wasConfirmed), 2)
}

function deadlineLines(
  incident: Incident,
  { style }: Page,
  words: Words,
  now: number,
  zone: Zone,
): readonly string[] {
  const { register: say } = words
  const clocks = runningClocks(incident)
  // Of each duty the first.
  const first = clocks.filter(
    ({ duty, due }, at) => due !== undefined && clocks.findIndex((one) => one.duty === duty) === at,
  )
  return [
    ...(isUntimed(incident) ? [incident.discovered === undefined ? say.noDeadline : say.withoutDelay] : []),
    ...clockDoubts(incident, words),
    ...first.map(({ duty, due = now }) => {
      const [when, left] = [shortMomentText(words, due, zone), durationText(words, due - now)]
      const [isOver, isAuthority] = [due < now, duty === 'authority']
      const name = isAuthority ? '' : `${say.duties[duty]}: `
      const late = isOpenDuty(incident, 'authority') ? words.report.lateIfDue : words.report.lateDuty
      const line = `${name}${(isOver ? say.ranOut : say.due)(when, left)}${isOver && isAuthority ? ` ${late}` : ''}`
      return isOver ? style.bad(line) : line
    }),
  ]
}

/** The authority may have to be told, and no clock is known. */
const isUntimed = (incident: Incident): boolean =>
  tasksOf(incident).includes('authority') && runningClocks(incident).every(({ duty }) => duty !== 'authority')

/** Where an incident stands in a list: an open deadline first, the nearest before the others and one that is not known before all; then what else is to be done. */
export function urgencyOf(incident: Incident): number {
  const clocks = runningClocks(incident)
  const isVague = clocks.some(({ due, isBound }) => due === undefined || isBound === true)
  if (isVague || isUntimed(incident)) return 0
  const pending = tasksOf(incident).length > 0 ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE
  return nextDue(incident) ?? pending
}
