// `meldplicht register export`: the whole register as a table for a spreadsheet, or as data.
import { decisionIn } from '../../../register/entry.ts'
import { isoInZone } from '../../../decide/moment.ts'
import { SEVERITY_REASON } from '../../../decide/severity.ts'
import type { Zone } from '../../../decide/zone.ts'
import { factsIn, type Pack } from '../../../pack/model.ts'
import type { Informed, Outline } from '../../../register/event.ts'
import {
  type Clock,
  dueStill,
  type Incident,
  incidentsFrom,
  outcomeOf,
  runningClocks,
  standingsOf,
  tasksOf,
} from '../../../register/incidents.ts'
import { latestAssessments, outlinesOf } from '../../../register/read.ts'
import { answerWords } from '../../../report/incident/change.ts'
import { attributed } from '../../../report/incident/given.ts'
import { asked } from '../../../report/incident/writer.ts'
import { withoutTexts } from '../../../record/freeText.ts'
import { jsonLine } from '../../../render/clean.ts'
import { csvText } from '../../../render/csv.ts'
import type { RecordedDecision } from '../../../record/reportSchema.ts'
import type { ExportColumn, Words } from '../../../words/words.ts'
import { type Out, outputOf } from '../../write/stream.ts'
import { defineCommand } from '../../command.ts'
import { type Context, need } from '../../context.ts'
import { readDecision } from '../../../record/decision.ts'
import { clockDoubts, clocksData, filingData } from '../../../report/register/filing.ts'
import { loadRules } from '../../../check/open.ts'
import { onRegister } from './onRegister.ts'
import { readTime, zoneOf } from '../../input/time.ts'
import { targetsOf, tellTyped } from '../../write/write.ts'

const FORMATS = ['csv', 'json'] as const
type Format = (typeof FORMATS)[number]

export const registerExport = defineCommand({
  name: 'register export',
  about: (words) => words.commands.registerCommands.export,
  flags: ['register', 'now', 'format', 'json', 'output'],
  formats: FORMATS,
  run: async (context, given) => {
    const { io, words } = context
    const targets = targetsOf(context, given)
    const zone = need(await zoneOf(io, undefined))
    need(readTime(io, given.options.now, zone))
    return onRegister(context, given.options.register, async (folder) => {
      // Before anything is written it is known that the register is whole.
      const known = knownIn(folder)
      const outs: (Out & { readonly pieces: Pieces; readonly isHidden: boolean })[] = []
      try {
        for (const { path, format, isHidden } of targets)
          outs.push({ ...outputOf(context, path), pieces: PIECES[format](words, zone), isHidden })
        const put = async (text: (out: (typeof outs)[number]) => string): Promise<void> => {
          for (const out of outs) await out.write(Buffer.from(text(out)))
        }
        await put(({ pieces }) => pieces.head)
        let index = 0
        for await (const row of rowsOf(context, folder, known)) {
          const at = index
          await put(({ pieces, isHidden }) => pieces.row(isHidden ? hiddenRow(row, words) : row, at))
          index += 1
        }
        await put(({ pieces }) => pieces.foot)
        for (const out of outs) out.end()
      } catch (error) {
        for (const out of outs) out.drop()
        throw error
      }
      for (const to of targets) tellTyped(context, to, true)
      return 0
    })
  },
})

interface Row {
  readonly incident: Incident
  /** What was noted, each with its day. */
  readonly notes: readonly string[]
  /** Undefined where what was recorded cannot be understood. */
  readonly decision: RecordedDecision | undefined
  /** The rules it was decided by, where they are here. */
  readonly pack: Pack | undefined
}

/** A row for a log that others read. */
const hiddenRow = ({ incident, notes, decision, ...row }: Row, { report }: Words): Row => ({
  ...row,
  ...withoutTexts({ incident, notes, decision }, report.hidden),
})

interface Known {
  readonly incidents: ReadonlyMap<string, Incident>
  readonly notes: ReadonlyMap<string, readonly string[]>
}

function knownIn(folder: string): Known {
  const notes = new Map<string, string[]>()
  const incidents = need(incidentsFrom(noting(folder, notes)))
  return { incidents: new Map(incidents.map((incident) => [incident.id, incident])), notes }
}

/** One row after the other, by their last assessments: the decisions of a large register together fill the memory. */
async function* rowsOf(context: Context, folder: string, { incidents, notes }: Known): AsyncGenerator<Row> {
  const packs = new Map<string, Pack | undefined>()
  for (const read of latestAssessments(folder)) {
    const entry = need(read)
    const incident = incidents.get(entry.incident)
    // It was added while this was read.
    if (incident === undefined) continue
    const decision = readDecision(decisionIn(entry), entry.incident)
    if (decision.ok) {
      const { id, version, sha256 } = decision.value.pack
      const name = `${id}@${version} ${sha256}`
      if (!packs.has(name)) packs.set(name, await packOf(context, decision.value))
      yield rowOf(incident, notes, decision.value, packs.get(name))
    } else yield rowOf(incident, notes, undefined, undefined)
  }
}

const rowOf = (
  incident: Incident,
  notes: ReadonlyMap<string, readonly string[]>,
  decision: RecordedDecision | undefined,
  pack: Pack | undefined,
): Row => ({ incident, notes: notes.get(incident.id) ?? [], decision, pack })

/** The lines, with what was noted with each incident on the way. */
function* noting(folder: string, notes: Map<string, string[]>): ReturnType<typeof outlinesOf> {
  for (const entry of outlinesOf(folder)) {
    if (entry.ok)
      for (const text of textsIn(entry.value.event)) {
        const { incident, at } = entry.value
        const known = notes.get(incident) ?? []
        // In place: an incident can have tens of thousands.
        known.push(`${at.slice(0, 10)} ${text}`)
        notes.set(incident, known)
      }
    yield entry
  }
}

/** What was written with an event and has no column of its own. */
function textsIn(event: Outline): readonly string[] {
  switch (event.kind) {
    case 'note':
      return [event.text]
    case 'supplemented':
      return [[event.reference, event.text].flatMap((text) => text ?? []).join(' ')].filter(Boolean)
    case 'informed':
    case 'confirmed':
      return event.text === undefined ? [] : [event.text]
    case 'closed':
      return event.reason === undefined ? [] : [event.reason]
    case 'assessed':
    case 'second':
    case 'notified':
    case 'withdrawn':
      return []
  }
}

async function packOf({ io, folders }: Context, { pack }: RecordedDecision): Promise<Pack | undefined> {
  const rules = await loadRules(io, folders, pack.id, pack.version)
  return rules.ok && rules.value.pack.files[0]!.sha256 === pack.sha256 ? rules.value.pack : undefined
}

const dataOf = ({ incident, notes, decision }: Row): unknown => ({
  ...incident,
  ...clocksData(incident),
  ...(incident.filing === undefined ? {} : { filing: filingData(incident.filing) }),
  tasks: tasksOf(incident),
  notes,
  decision: decision ?? null,
})

/** A format: what comes before the rows, each row, and what comes behind them. */
interface Pieces {
  readonly head: string
  readonly row: (row: Row, index: number) => string
  readonly foot: string
}

const PIECES: Readonly<Record<Format, (words: Words, zone: Zone) => Pieces>> = {
  csv: (words, zone) => {
    const { columns } = words.register
    const ids = Object.keys(columns) as ExportColumn[]
    return {
      // With a byte order mark, so that a spreadsheet knows it is UTF-8.
      head: `\ufeff${csvText([ids.map((id) => columns[id])])}`,
      row: (row) => {
        const cells = cellsOf(row, words, zone)
        return csvText([ids.map((id) => cells[id])])
      },
      foot: '',
    }
  },
  json: () => ({
    head: '{\n  "schema": "meldplicht/register-export@1",\n  "incidents": [',
    row: (row, index) => `${index === 0 ? '' : ','}\n    ${jsonLine(dataOf(row))}`,
    foot: '\n  ]\n}\n',
  }),
}

function cellsOf(
  { incident, notes, decision, pack }: Row,
  words: Words,
  zone: Zone,
): Record<ExportColumn, string> {
  const { register: say } = words
  const { notified, filing, withdrawals, informings } = incident
  const informed = (whom: Informed): string =>
    informings.flatMap((one) => (one.whom === whom ? one.at : [])).join('; ')
  const moment = (id: string): string => decision?.moments[id] ?? ''
  const text = (id: string): string => decision?.record[id] ?? ''
  const fact = (id: string): string => (decision === undefined ? '' : factOf(decision, pack, words, id))
  const tasks = tasksOf(incident)
  const standings = standingsOf(incident)
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
    data: fact('data'),
    people: fact('people'),
    consequences: text('consequences'),
    measures: text('measures-taken'),
    others: othersOf(decision, pack, words),
    notes: notes.join('\n'),
    outcome: say.verdicts[outcomeOf(incident)],
    doubts: [
      ...incident.doubts.map((doubt) => words.report.doubts[doubt]),
      ...clockDoubts(incident, words),
    ].join(' '),
    authority: say.standings[standings.authority],
    due: duesText(incident, words, zone),
    notified: notified?.at ?? '',
    dueThen: filing?.due === undefined ? '' : isoInZone(filing.due, zone),
    late: filing === undefined ? '' : say.late[filing.late],
    reference: notified?.reference ?? '',
    delay: notified?.reason ?? '',
    supplements: String(incident.supplements),
    withdrawn: withdrawals.map(({ at, reason }) => `${at} ${reason}`).join('; '),
    informPeople: say.standings[standings.people],
    peopleInformed: informed('data-subjects'),
    informController: say.standings[standings.controller],
    controllerInformed: informed('controller'),
    reasons: decision === undefined ? '' : reasonsOf(decision, pack, words),
    by: decision?.officers?.by ?? incident.by ?? '',
    second: decision?.officers?.second ?? say.seconds[incident.second],
    status: tasks.length > 0 ? say.pending : incident.closed ? say.wasClosed : say.done,
    pack: incident.pack,
    version: decision?.pack.version ?? '',
    sha256: decision?.pack.sha256 ?? '',
    answers: decision === undefined ? '' : answersOf(decision, pack, words),
    untyped: decision === undefined ? '' : untypedOf(decision, pack, words).join('; '),
  }
}

/** The deadline for the authority, and behind it those of other duties that are still to be done. */
function duesText(incident: Incident, { register: say }: Words, zone: Zone): string {
  const due = dueStill(incident)
  const others = runningClocks(incident).filter(({ duty }) => duty !== 'authority')
  const text = (at: number, isBound = false): string =>
    isBound ? say.atMost(isoInZone(at, zone)) : isoInZone(at, zone)
  const isBound = ({ duty, due: at, isBound: bound }: Clock): boolean =>
    duty === 'authority' && at === due && bound === true
  return [
    ...(due === undefined ? [] : [text(due, incident.clocks.some(isBound))]),
    ...others.flatMap(({ duty, due: at, isBound: bound }) =>
      at === undefined ? [] : [`${say.duties[duty]}: ${text(at, bound)}`],
    ),
  ].join('; ')
}

function answerOf({ answers }: RecordedDecision, pack: Pack | undefined, words: Words, id: string): string {
  const answer = answers[id]
  if (answer === undefined) return ''
  const plain = Array.isArray(answer) ? answer.join(', ') || 'none' : String(answer)
  return pack === undefined ? plain : answerWords(pack, words, id, plain)
}

/** Every answer behind its question. */
const answersOf = (decision: RecordedDecision, pack: Pack | undefined, words: Words): string =>
  Object.keys(decision.answers)
    .map((id) => `${asked(titleOf(pack, words, id))} ${answerOf(decision, pack, words, id)}`)
    .join('; ')

/** A fact of the decision that nobody typed: the pack fixes it, it follows from answers, or it is assumed. */
interface Untyped {
  readonly id: string
  readonly origin: 'given' | 'derived' | 'assumed'
  /** Those that are still possible. */
  readonly answers: readonly string[]
}

function untypedIn({ given, derived, assumed }: RecordedDecision): Untyped[] {
  return [
    ...Object.entries(given).map(([id, answer]) => ({ id, origin: 'given' as const, answers: [answer] })),
    ...Object.entries(derived).map(([id, answers]) => ({ id, origin: 'derived' as const, answers })),
    ...Object.entries(assumed).map(([id, answer]) => ({ id, origin: 'assumed' as const, answers: [answer] })),
  ]
}

/** The answer to a question, or the kinds of data that are involved, whoever says so. What only may be is marked. */
function factOf(decision: RecordedDecision, pack: Pack | undefined, words: Words, name: string): string {
  const others = untypedIn(decision).flatMap(({ id, origin, answers }): string[] => {
    const isKind = id.startsWith(`${name}.`)
    if (id !== name && !(isKind && answers.includes('yes'))) return []
    const answer = pack === undefined ? answers[0]! : answerWords(pack, words, id, answers[0]!)
    const text = isKind ? titleOf(pack, words, id) : answer
    if (answers.length === 1) return [attributed(words, origin, text)]
    return isKind ? [`${text} (${words.register.standings.open})`] : []
  })
  const said = answerOf(decision, pack, words, name)
  // «None» speaks only of the kinds that were asked.
  const isNone = Array.isArray(decision.answers[name]) && decision.answers[name].length === 0
  return [...(said === '' || (isNone && others.length > 0) ? [] : [said]), ...others].join('; ')
}

/** Each fact that nobody typed, and who says it. */
function untypedOf(decision: RecordedDecision, pack: Pack | undefined, words: Words): string[] {
  return untypedIn(decision).map(({ id, origin, answers }) => {
    const texts = answers.map((answer) =>
      pack === undefined ? answer : answerWords(pack, words, id, answer),
    )
    return attributed(words, origin, `${asked(titleOf(pack, words, id))} ${texts.join(' / ')}`)
  })
}

/** A question in the words of the pack; its id where the pack is not here. */
function titleOf(pack: Pack | undefined, { lang }: Words, name: string): string {
  const questions = pack === undefined ? [] : [...pack.questions, ...factsIn(pack).questions, ...pack.groups]
  return questions.find(({ id }) => id === name)?.title[lang] ?? name
}

/** Texts and moments for which there is no column, each behind its name. */
function othersOf(decision: RecordedDecision | undefined, pack: Pack | undefined, { lang }: Words): string {
  if (decision === undefined) return ''
  const fields = [...(pack?.record ?? []), ...(pack?.moments ?? [])]
  return [...Object.entries(decision.record), ...Object.entries(decision.moments)]
    .filter(([name]) => !SHOWN.includes(name))
    .map(([name, text]) => `${fields.find(({ id }) => id === name)?.title[lang] ?? name}: ${text}`)
    .join('\n')
}

/** Texts and moments with a column of their own. */
const SHOWN = [
  ...['title', 'summary', 'consequences', 'measures-taken'],
  ...['discovered', 'first-signal', 'began', 'ended'],
]

/** Why the authority is told or not: the rules that decided, and what the officer wrote. */
function reasonsOf({ duties, reasons }: RecordedDecision, pack: Pack | undefined, words: Words): string {
  const duty = pack?.duties.find(({ id }) => id === 'authority')
  const rules = duties.authority.rules
    .filter(({ certain }) => certain)
    .map(({ id }) => duty?.rules.find((rule) => rule.id === id)?.text?.[words.lang] ?? id)
  const written = Object.entries(reasons).map(([name, text]) => {
    const title = name === SEVERITY_REASON ? words.report.severity.title : titleOf(pack, words, name)
    return `${asked(title)} ${text}`
  })
  return [...rules, ...written].join(' ')
}
