// `meldplicht register list`: the incidents, those with an open deadline first.
import type { Incident } from '../../../register/incident.ts'
import { incidentsIn } from '../../../register/incidents.ts'
import { isDueBy, isOverdue, tasksOf } from '../../../register/standing.ts'
import { withoutTexts } from '../../../record/freeText.ts'
import { jsonLine } from '../../../render/clean.ts'
import { shortMomentText } from '../../../render/clock.ts'
import { Page } from '../../../render/layout.ts'
import { listData, urgencyOf, writeIncident } from '../../../report/register/list.ts'
import { defineCommand } from '../../command.ts'
import { need } from '../../context.ts'
import { readDuration } from '../../input/duration.ts'
import { onRegister } from './onRegister.ts'
import { readTime, zoneOf } from '../../input/time.ts'
import { styleFor, targetsOf, write } from '../../write/write.ts'
import { EXIT } from '../../exit.ts'

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
      const incidents = need(incidentsIn(folder, io.now()))
      const within = options.dueWithin
      const until = within === undefined ? undefined : now + need(readDuration('--due-within', within))
      const asShown = (incident: Incident, isHidden: boolean): Incident =>
        isHidden ? withoutTexts(incident, words.report.hidden) : incident
      const isSoon = (incident: Incident): boolean => until !== undefined && isDueBy(incident, until)
      const sorted = incidents
        .filter((incident) => until === undefined || isSoon(incident))
        .map((incident) => ({ incident, urgency: urgencyOf(incident) }))
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
          json: ({ isHidden }) => {
            const data = listData(
              sorted.map((one) => asShown(one, isHidden)),
              now,
            )
            // One incident a line.
            const lines = data.map((one, at) => `    ${jsonLine(one)}${at === data.length - 1 ? '' : ','}`)
            return [
              '{',
              '  "schema": "meldplicht/register-list@1",',
              '  "incidents": [',
              ...lines,
              '  ]',
              '}',
            ]
          },
        },
        incidents.length > 0,
      )
      const isOver = incidents.some((incident) => isOverdue(incident, now))
      if (options.exitZero !== true && (isOver || sorted.some(isSoon)))
        return isOver ? EXIT.overdue : EXIT.dueSoon
      return 0
    })
  },
})

/** More incidents than this help nobody on a screen; the most urgent are shown, and how many are not. */
const MOST_LISTED = 500
