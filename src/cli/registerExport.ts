// `meldplicht register export`: the whole register as a table for a spreadsheet, or as data.
import { isoInZone } from '../decide/moment.ts'
import type { Zone } from '../decide/zone.ts'
import type { Pack } from '../pack/model.ts'
import { dueOf, type Incident, incidentsIn, outcomeOf, tasksOf } from '../register/incidents.ts'
import { latestAssessments } from '../register/read.ts'
import { answerWords } from '../report/change.ts'
import { jsonLines } from '../report/clean.ts'
import { csvText } from '../report/csv.ts'
import type { RecordedDecision } from '../report/reportSchema.ts'
import type { ExportColumn, Words } from '../report/words/words.ts'
import { type CommandFunction, type Context, need, needOneOf } from './context.ts'
import { decisionIn, readDecision } from './decisionFile.ts'
import { filingData, isoOf } from './filing.ts'
import { COMMON_FLAGS, lookAt, namesOf, NOW_FLAG, OUTPUT_FLAGS, REGISTER_FLAG } from './flags.ts'
import { loadRules } from './packs.ts'
import { addFlags, newCommand, parse } from './program.ts'
import { registerThere } from './settings.ts'
import { writeTargets } from './targets.ts'
import { zoneOf } from './time.ts'

const FLAGS = [...COMMON_FLAGS, REGISTER_FLAG, NOW_FLAG, ...OUTPUT_FLAGS]
const FORMATS = ['csv', 'json'] as const
type Format = (typeof FORMATS)[number]

export const registerExportCommand: CommandFunction = async (context, argv) => {
  const { io, words } = context
  const command = newCommand('meldplicht register export', io, words)
    .description(words.commands.registerCommands.export)
    .allowExcessArguments(false)
  const { options } = parse(addFlags(command, FLAGS, words, lookAt(argv)), argv, namesOf(FLAGS))
  const asked = options['json'] === true ? 'json' : (options['format'] as string | undefined)
  const paths = (options['output'] as string[] | undefined) ?? []
  const targets = paths.map((path) => ({ path, format: formatNamed(path.replace(/^.*\./s, ''), path) }))
  const format = asked === undefined ? undefined : formatNamed(asked, '--format')
  const folder = registerThere(context, options['register'] as string | undefined)
  const rows = await rowsOf(context, folder)
  const zone = need(await zoneOf(io, undefined))
  const texts: Readonly<Record<Format, () => string>> = {
    csv: () => csvOf(rows, words, zone),
    json: () =>
      `${jsonLines({ schema: 'meldplicht/register-export@1', incidents: rows.map(dataOf) }).join('\n')}\n`,
  }
  writeTargets(
    context,
    options,
    targets.map((target) => ({ path: target.path, text: texts[target.format]() })),
    paths,
  )
  if (targets.length === 0 || format !== undefined) io.stdout.write(texts[format ?? 'csv']())
  return 0
}

const formatNamed = (name: string, origin: string): Format =>
  needOneOf('format', name.toLowerCase(), FORMATS, origin)

interface Row {
  readonly incident: Incident
  /** Undefined where what was recorded cannot be understood. */
  readonly decision: RecordedDecision | undefined
  /** The rules it was decided by, where they are here. */
  readonly pack: Pack | undefined
}

async function rowsOf(context: Context, folder: string): Promise<Row[]> {
  const decisions = new Map<string, { decision: RecordedDecision; pack: Pack | undefined }>()
  const packs = new Map<string, Pack | undefined>()
  for (const read of latestAssessments(folder)) {
    const entry = need(read)
    const { incident } = entry
    const decision = readDecision(decisionIn(entry), incident)
    if (!decision.ok) continue
    const { id, version, sha256 } = decision.value.pack
    const name = `${id}@${version} ${sha256}`
    if (!packs.has(name)) packs.set(name, await packOf(context, decision.value))
    decisions.set(incident, { decision: decision.value, pack: packs.get(name) })
  }
  return need(incidentsIn(folder)).map((incident) => {
    const known = decisions.get(incident.id)
    return { incident, decision: known?.decision, pack: known?.pack }
  })
}

async function packOf({ io, folders }: Context, { pack }: RecordedDecision): Promise<Pack | undefined> {
  const rules = await loadRules(io, folders, pack.id, pack.version)
  return rules.ok && rules.value.pack.files[0]!.sha256 === pack.sha256 ? rules.value.pack : undefined
}

const dataOf = ({ incident, decision }: Row): unknown => ({
  ...incident,
  due: isoOf(dueOf(incident)) ?? null,
  ...(incident.filing === undefined ? {} : { filing: filingData(incident.filing) }),
  tasks: tasksOf(incident),
  decision: decision ?? null,
})

/** With a byte order mark, so that a spreadsheet knows it is UTF-8. */
function csvOf(rows: readonly Row[], words: Words, zone: Zone): string {
  const { columns } = words.register
  const ids = Object.keys(columns) as ExportColumn[]
  const table = rows.map((row) => {
    const cells = cellsOf(row, words, zone)
    return ids.map((id) => cells[id])
  })
  return `\ufeff${csvText([ids.map((id) => columns[id]), ...table])}`
}

function cellsOf({ incident, decision, pack }: Row, words: Words, zone: Zone): Record<ExportColumn, string> {
  const due = dueOf(incident)
  const { register: say } = words
  const { notified, filing, withdrawals, informed } = incident
  const moment = (id: string): string => decision?.moments[id] ?? ''
  const text = (id: string): string => decision?.record[id] ?? ''
  const answer = (id: string): string => (decision === undefined ? '' : answerOf(decision, pack, words, id))
  const tasks = tasksOf(incident)
  return {
    incident: incident.id,
    title: text('title') || incident.title,
    recorded: isoInZone(Date.parse(incident.recorded), zone),
    discovered: moment('discovered'),
    zone: decision?.zone ?? '',
    firstSignal: moment('first-signal'),
    began: moment('began'),
    ended: moment('ended'),
    facts: text('summary'),
    data: answer('data'),
    people: answer('people'),
    consequences: text('consequences'),
    measures: text('measures-taken'),
    outcome: say.verdicts[outcomeOf(incident)],
    doubts: incident.doubts.map((doubt) => words.report.doubts[doubt]).join(' '),
    authority: say.standings[incident.authority],
    due: due === undefined ? '' : isoInZone(due, zone),
    notified: notified?.at ?? '',
    dueThen: filing?.due === undefined ? '' : isoInZone(filing.due, zone),
    late: filing === undefined ? '' : say.late[filing.late],
    reference: notified?.reference ?? '',
    delay: notified?.reason ?? '',
    supplements: String(incident.supplements),
    withdrawn: withdrawals.map(({ at, reason }) => `${at} ${reason}`).join('; '),
    informPeople: say.standings[incident.people],
    peopleInformed: informed['data-subjects'] ?? '',
    informController: say.standings[incident.controller],
    controllerInformed: informed.controller ?? '',
    reasons: decision === undefined ? '' : reasonsOf(decision, pack, words),
    by: decision?.officers?.by ?? incident.by ?? '',
    second: decision?.officers?.second ?? say.seconds[incident.second],
    status: tasks.length > 0 ? say.pending : incident.closed ? say.wasClosed : say.done,
    pack: incident.pack,
    version: decision?.pack.version ?? '',
    sha256: decision?.pack.sha256 ?? '',
    answers: decision === undefined ? '' : JSON.stringify(decision.answers),
  }
}

function answerOf({ answers }: RecordedDecision, pack: Pack | undefined, words: Words, id: string): string {
  const answer = answers[id]
  if (answer === undefined) return ''
  const plain = Array.isArray(answer) ? answer.join(', ') || 'none' : String(answer)
  return pack === undefined ? plain : answerWords(pack, words, id, plain)
}

/** Why the authority is told or not: the rules that decided, and what the officer wrote. */
function reasonsOf({ duties, reasons }: RecordedDecision, pack: Pack | undefined, { lang }: Words): string {
  const duty = pack?.duties.find(({ id }) => id === 'authority')
  const rules = duties.authority.rules
    .filter(({ certain }) => certain)
    .map(({ id }) => duty?.rules.find((rule) => rule.id === id)?.text?.[lang] ?? id)
  return [...rules, ...Object.entries(reasons).map(([name, text]) => `${name}: ${text}`)].join(' ')
}
