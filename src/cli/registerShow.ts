// `meldplicht register show <incident>`: what was recorded of it, line by line, and its last report.
import { type Assessment, readIncident } from '../decide/assess.ts'
import { dayInZone, parseMoment } from '../decide/moment.ts'
import type { Zone } from '../decide/zone.ts'
import { nearestOf } from '../pack/nearest.ts'
import type { Entry } from '../register/entry.ts'
import { entriesOf } from '../register/read.ts'
import { clean, jsonLines } from '../report/clean.ts'
import { shortMomentText } from '../report/clock.ts'
import { Page } from '../report/layout.ts'
import type { Report } from '../report/reportData.ts'
import { assessWith } from './assessment.ts'
import { type CommandFunction, type Context, need, print, Trouble } from './context.ts'
import { ASSESS_FLAGS, COMMON_FLAGS, lookAt, namesOf, REGISTER_FLAG } from './flags.ts'
import { styleFor } from './output.ts'
import { loadRules } from './packs.ts'
import { addFlags, newCommand, parse } from './program.ts'
import { registerToRead } from './settings.ts'
import { zoneOf } from './time.ts'

const FLAGS = [
  ...COMMON_FLAGS,
  REGISTER_FLAG,
  ...ASSESS_FLAGS.filter(({ name }) => ['json', 'zone'].includes(name)),
]

export const registerShowCommand: CommandFunction = async (context, argv) => {
  const { io, words } = context
  const command = newCommand('meldplicht register show', io, words)
    .description(words.commands.registerCommands.show)
    .argument('<incident>', words.commands.argument.incident)
    .allowExcessArguments(false)
  const { args, options } = parse(addFlags(command, FLAGS, words, lookAt(argv)), argv, namesOf(FLAGS))
  const entries: Entry[] = []
  const known = new Set<string>()
  for (const read of entriesOf(registerToRead(context, options['register'] as string | undefined))) {
    const entry = need(read)
    known.add(entry.incident)
    if (entry.incident === args[0]) entries.push(entry)
  }
  const last = entries.findLast(({ event }) => event.kind === 'assessed')?.event
  if (last?.kind !== 'assessed') {
    const name = args[0]!
    throw new Trouble([
      { code: 'unknown-name', kind: 'incident', name, ...nearestOf(name, [...known]), known: [...known] },
    ])
  }
  if (options['json'] === true) {
    print(io, jsonLines({ schema: 'meldplicht/register-incident@1', incident: args[0], lines: entries }))
    return 0
  }
  const zone = need(await zoneOf(io, options['zone'] as string | undefined))
  const style = await styleFor(context)
  const page = new Page(style.width, style.style)
  for (const { number, at, event } of entries) {
    const when = shortMomentText(words, Date.parse(at), zone)
    const reason = event.kind === 'notified' && event.reason !== undefined ? ` (${clean(event.reason)})` : ''
    const what =
      event.kind === 'assessed'
        ? words.register.wasAssessed
        : words.register.wasNotified(clean(event.at), clean(event.reference ?? ''))
    page.say(`${number}. ${when}: ${what}${reason}`, 0, 3)
  }
  page.heading(words.register.lastReport)
  const assessment = await decidedAgain(context, last.report, zone)
  if (assessment === undefined) {
    page.say(words.register.otherRules)
    page.lines.push(...jsonLines(last.report))
  } else {
    const { textReport } = await import('../report/text.ts')
    page.lines.push(...textReport(assessment, style, io.version))
  }
  print(io, page.lines)
  return 0
}

/** The last assessment, by the very rules it was decided by and as of then; undefined where those are not here. */
async function decidedAgain(context: Context, report: object, zone: Zone): Promise<Assessment | undefined> {
  if (!isReport(report)) return undefined
  const { pack, answers, moments, reasons, record, now } = report
  const asOf = parseMoment('now', now, zone)
  const discovered = parseMoment('discovered', moments['discovered'] ?? now, zone)
  if (!asOf.ok || !discovered.ok) return undefined
  const { io, folders } = context
  const rules = await loadRules(io.home, folders, pack.id, dayInZone(discovered.value.instant, zone))
  if (!rules.ok || rules.value.pack.files[0]!.sha256 !== pack.sha256) return undefined
  const given = {
    answers: Object.entries(answers).map(([question, value]) => ({ question, value })),
    moments: Object.entries(moments).map(([moment, value]) => ({ moment, value })),
    reasons,
    record,
  }
  const incident = readIncident(rules.value.pack, given, zone)
  if (!incident.ok) return undefined
  return assessWith(context, rules.value, incident.value, undefined, asOf.value.instant, zone)
}

/** Whether a report has what it was decided from; one in a register may be of any shape. */
function isReport(
  value: object,
): value is Pick<Report, 'pack' | 'answers' | 'moments' | 'reasons' | 'record' | 'now'> {
  const { pack, answers, moments, reasons, record, now } = value as Record<string, unknown>
  const isMapping = (one: unknown): one is object => typeof one === 'object' && one !== null
  const isTexts = (one: unknown): boolean =>
    isMapping(one) && Object.values(one).every((text) => typeof text === 'string')
  const isNamed = isMapping(pack) && 'id' in pack && typeof pack.id === 'string' && 'sha256' in pack
  return isNamed && isMapping(answers) && [moments, reasons, record].every(isTexts) && typeof now === 'string'
}
