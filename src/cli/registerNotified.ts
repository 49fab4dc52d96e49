// `meldplicht register notified <incident>`: the authority was told, and when.
import { isoInZone, parseMoment } from '../decide/moment.ts'
import { LONGEST_TEXT } from '../decide/assess.ts'
import { nearestOf } from '../pack/nearest.ts'
import { fail } from '../pack/problem.ts'
import { incidentsIn } from '../register/incidents.ts'
import { append } from '../register/register.ts'
import { clean } from '../report/clean.ts'
import { type CommandFunction, need, note, Trouble } from './context.ts'
import { ASSESS_FLAGS, COMMON_FLAGS, type Flag, lookAt, namesOf, REGISTER_FLAG } from './flags.ts'
import { addFlags, newCommand, parse } from './program.ts'
import { registerToRead } from './settings.ts'
import { zoneOf } from './time.ts'

const FLAGS: readonly Flag[] = [
  ...COMMON_FLAGS,
  REGISTER_FLAG,
  ...ASSESS_FLAGS.filter(({ name }) => name === 'zone'),
  { name: 'at', long: '--at', value: 'time' },
  { name: 'reference', long: '--reference', value: 'text' },
  { name: 'delay', long: '--reason', value: 'text' },
]

export const registerNotifiedCommand: CommandFunction = async (context, argv) => {
  const { io, words } = context
  const command = newCommand('meldplicht register notified', io, words)
    .description(words.commands.registerCommands.notified)
    .argument('<incident>', words.commands.argument.incident)
    .allowExcessArguments(false)
  const { args, options } = parse(addFlags(command, FLAGS, words, lookAt(argv)), argv, namesOf(FLAGS))
  const folder = registerToRead(context, options['register'] as string | undefined)
  const incidents = need(incidentsIn(folder))
  const incident = incidents.find(({ id }) => id === args[0])
  if (incident === undefined) {
    const known = incidents.map(({ id }) => id)
    throw new Trouble([
      { code: 'unknown-name', kind: 'incident', name: args[0]!, ...nearestOf(args[0]!, known), known },
    ])
  }
  const zone = need(await zoneOf(io, options['zone'] as string | undefined))
  const typed = (options['at'] as string | undefined) ?? isoInZone(io.now(), zone)
  const { instant, dateOnly } = need(parseMoment('--at', typed, zone))
  // A day alone says nothing of the hour, and the hour decides whether it was in time.
  if (dateOnly) throw new Trouble([{ code: 'moment-format', moment: '--at', value: typed }])
  if (instant > io.now()) throw new Trouble([{ code: 'moment-in-future', moment: '--at', value: typed }])
  const reason = ((options['reason'] as string | undefined) ?? '').trim()
  const reference = ((options['reference'] as string | undefined) ?? '').trim()
  for (const [name, text] of Object.entries({ reason, reference }))
    if (text.length > LONGEST_TEXT) need(fail({ code: 'text-too-long', name, limit: LONGEST_TEXT }))
  const isLate = incident.due === undefined || instant > incident.due
  if (isLate && !/[\p{L}\p{N}]/u.test(reason))
    throw new Trouble([{ code: 'delay-without-reason', incident: incident.id }])
  const event = {
    kind: 'notified',
    at: isoInZone(instant, zone),
    ...(reference === '' ? {} : { reference }),
    ...(reason === '' ? {} : { reason }),
  } as const
  need(await append(folder, event, io.now, incident.id))
  note(context, words.register.noted(clean(incident.id), clean(folder)))
  return 0
}
