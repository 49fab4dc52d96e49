// `meldplicht register list`: the incidents, those with an open deadline first.
import type { Zone } from '../../../decide/zone.ts'
import {
  dueOf,
  type Incident,
  incidentsIn,
  isClosed,
  isDueBy,
  isOverdue,
  nextDue,
  outcomeOf,
  runningClocks,
  standingsOf,
  type Task,
  tasksOf,
} from '../../../register/incidents.ts'
import { withoutTexts } from '../../../record/freeText.ts'
import { clean, jsonLine } from '../../../render/clean.ts'
import { durationText, shortMomentText } from '../../../render/clock.ts'
import { Page } from '../../../render/layout.ts'
import type { Words } from '../../../words/words.ts'
import { full } from '../../../report/incident/writer.ts'
import { defineCommand } from '../../command.ts'
import { need } from '../../context.ts'
import { readDuration } from '../../input/duration.ts'
import { viewLines } from '../../../report/register/history.ts'
import { clockDoubts, clocksData, filingData, filingLines } from '../../../report/register/filing.ts'
import { onRegister } from './onRegister.ts'
import { readTime, zoneOf } from '../../input/time.ts'
import { styleFor, targetsOf, write } from '../../write/write.ts'

/** Exit codes: a deadline has passed; one passes within the time asked for. */
const OVERDUE = 30
const DUE_SOON = 31

export const registerList = defineCommand({
  name: 'register list',
  about: (words) => words.commands.registerCommands.list,
  flags: ['register', 'format', 'json', 'output', 'now', 'zone', 'exitZero', 'all', 'dueWithin'],
  formats: ['text', 'json'],
  run: async (context, given) => {
    const { io, words } = context
    const { options } = given
    const targets = targetsOf(context, given)
    const zone = need(await zoneOf(io, options.zone))
    const now = need(readTime(io, options.now, zone))
    return onRegister(context, options.register, async (folder) => {
      const incidents = need(incidentsIn(folder))
      const within = options.dueWithin
      const until = within === undefined ? undefined : now + need(readDuration('--due-within', within))
      const asShown = (incident: Incident, isHidden: boolean): Incident =>
        isHidden ? withoutTexts(incident, words.report.hidden) : incident
      const isSoon = (incident: Incident): boolean => until !== undefined && isDueBy(incident, until)
      const sorted = incidents
        .filter((incident) => until === undefined || isSoon(incident))
        .map((incident) => ({ incident, urgency: urgency(incident) }))
        .sort((a, b) => a.urgency - b.urgency)
        .map(({ incident }) => incident)
      await write(
        context,
        targets,
        {
          text: async ({ path, isHidden }) => {
            const style = await styleFor(context, path !== undefined)
            const page = new Page(style.width, style.style)
            if (sorted.length === 0)
              page.say(
                until === undefined || incidents.length === 0
                  ? words.register.empty
                  : words.register.noneDue(shortMomentText(words, until, zone)),
              )
            const shown = options.all === true ? sorted : sorted.slice(0, MOST_LISTED)
            for (const incident of shown) writeIncident(page, words, asShown(incident, isHidden), now, zone)
            const rest = sorted.slice(shown.length)
            const pending = rest.filter((one) => tasksOf(one).length > 0)
            if (rest.length > 0) page.say(words.register.notListed(rest.length, pending.length))
            return page.lines
          },
          json: ({ isHidden }) =>
            jsonOf(
              sorted.map((one) => asShown(one, isHidden)),
              now,
            ),
        },
        incidents.length > 0,
      )
      const isOver = incidents.some((incident) => isOverdue(incident, now))
      if (options.exitZero !== true && (isOver || sorted.some(isSoon))) return isOver ? OVERDUE : DUE_SOON
      return 0
    })
  },
})

/** More incidents than this help nobody on a screen; the most urgent are shown, and how many are not. */
const MOST_LISTED = 500

/** One incident a line. */
function jsonOf(incidents: readonly Incident[], now: number): string[] {
  const lines = incidents.map((incident, index) => {
    const data = {
      ...incident,
      ...clocksData(incident),
      ...(incident.filing === undefined ? {} : { filing: filingData(incident.filing) }),
      tasks: tasksOf(incident),
      pending: tasksOf(incident).length > 0,
      overdue: isOverdue(incident, now),
    }
    return `    ${jsonLine(data)}${index === incidents.length - 1 ? '' : ','}`
  })
  return ['{', '  "schema": "meldplicht/register-list@1",', '  "incidents": [', ...lines, '  ]', '}']
}

function writeIncident(page: Page, words: Words, incident: Incident, now: number, zone: Zone): void {
  const { register: say } = words
  const { style } = page
  const { id, title, pack, doubts, notified, supplements, withdrawals, informings } = incident
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
  for (const { at, reference = '' } of withdrawals)
    page.say(full(clean(say.wasWithdrawn(when(at), reference))), 2)
  const due = dueOf(incident)
  const deadlines = deadlineLines(incident, page, words, now, zone)
  for (const line of deadlines) page.say(line, 2)
  if (deadlines.length === 0 && outcome === 'no-report' && notified === undefined && due !== undefined)
    page.say(say.afterAll(shortMomentText(words, due, zone)), 2)
  for (const { whom, at } of informings) page.say(full(clean(say.wasInformed[whom](when(at)))), 2)
  // While it is open whether there is a duty at all, the first thing is to settle that.
  const standings = standingsOf(incident)
  const isOpen = standings.authority === 'open' && tasks.includes('authority')
  const isWaiting = (task: Task): boolean =>
    isOpen && (task === 'people' || task === 'controller') && standings[task] === 'open'
  for (const task of tasks) if (task !== 'authority' && !isWaiting(task)) page.say(say.tasks[task], 2)
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
      if (duty === 'authority') return due < now ? style.bad(say.overdue(when, left)) : say.due(when, left)
      const line = `${say.duties[duty]}: ${(due < now ? say.ranOut : say.due)(when, left)}`
      return due < now ? style.bad(line) : line
    }),
  ]
}

/** The authority may have to be told, and no clock is known. */
const isUntimed = (incident: Incident): boolean =>
  tasksOf(incident).includes('authority') && runningClocks(incident).every(({ duty }) => duty !== 'authority')

/** An open deadline first, the nearest before the others and one that is not known before all; then what else is to be done. */
function urgency(incident: Incident): number {
  const clocks = runningClocks(incident)
  const isVague = clocks.some(({ due, isBound }) => due === undefined || isBound === true)
  if (isVague || isUntimed(incident)) return 0
  const pending = tasksOf(incident).length > 0 ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE
  return nextDue(incident) ?? pending
}
