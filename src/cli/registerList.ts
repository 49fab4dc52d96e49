// `meldplicht register list`: the incidents, those with an open deadline first.
import { type Incident, incidentsIn, isPending } from '../register/incidents.ts'
import { clean, jsonLines } from '../report/clean.ts'
import { durationText, shortMomentText } from '../report/clock.ts'
import { Page } from '../report/layout.ts'
import { type CommandFunction, need, print } from './context.ts'
import { ASSESS_FLAGS, COMMON_FLAGS, lookAt, namesOf, REGISTER_FLAG } from './flags.ts'
import { styleFor } from './output.ts'
import { addFlags, newCommand, parse } from './program.ts'
import { registerToRead } from './settings.ts'
import { readTime, zoneOf } from './time.ts'

const FLAGS = [
  ...COMMON_FLAGS,
  REGISTER_FLAG,
  ...ASSESS_FLAGS.filter(({ name }) => ['json', 'now', 'zone', 'exitZero'].includes(name)),
]

/** Exit code: a deadline has passed. */
const OVERDUE = 30

export const registerListCommand: CommandFunction = async (context, argv) => {
  const { io, words } = context
  const command = newCommand('meldplicht register list', io, words)
    .description(words.commands.registerCommands.list)
    .allowExcessArguments(false)
  const { options } = parse(addFlags(command, FLAGS, words, lookAt(argv)), argv, namesOf(FLAGS))
  const zone = need(await zoneOf(io, options['zone'] as string | undefined))
  const now = need(readTime(io, options['now'] as string | undefined, zone))
  const incidents = need(incidentsIn(registerToRead(context, options['register'] as string | undefined)))
  const isOverdue = (incident: Incident): boolean => isPending(incident) && (incident.due ?? Infinity) < now
  const sorted = [...incidents].sort((a, b) => urgency(a) - urgency(b))
  if (options['json'] === true) {
    const withTimes = sorted.map(({ due, ...incident }) => ({
      ...incident,
      due: due === undefined ? null : new Date(due).toISOString(),
      pending: isPending(incident),
      overdue: isOverdue({ ...incident, ...(due === undefined ? {} : { due }) }),
    }))
    print(io, jsonLines({ schema: 'meldplicht/register-list@1', incidents: withTimes }))
  } else {
    const { register } = words
    const style = await styleFor(context)
    const page = new Page(style.width, style.style)
    if (sorted.length === 0) page.say(register.empty)
    for (const incident of sorted) {
      const { id, title, verdict, due, notified } = incident
      const name = clean(title === '' ? `${id} (${incident.pack})` : `${id} ${title}`)
      page.say(style.style.strong(name))
      page.say(register.verdicts[verdict], 2)
      if (notified !== undefined)
        page.say(register.wasNotified(clean(notified.at), clean(notified.reference ?? '')), 2)
      else if (verdict !== 'no-report' && due === undefined)
        page.say(incident.discovered === undefined ? register.noDeadline : register.withoutDelay, 2)
      else if (verdict !== 'no-report' && due !== undefined) {
        const when = shortMomentText(words, due, zone)
        const left = durationText(words, due - now)
        page.say(due < now ? style.style.bad(register.overdue(when, left)) : register.due(when, left), 2)
      }
    }
    print(io, page.lines)
  }
  return incidents.some(isOverdue) && options['exitZero'] !== true ? OVERDUE : 0
}

/** Open deadlines first, the nearest before the others; one that is open without a deadline before all of them. */
const urgency = (incident: Incident): number => (isPending(incident) ? (incident.due ?? 0) : Number.MAX_VALUE)
