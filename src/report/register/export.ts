// An incident of the register, its notes and its last decision → its row in an export: in words for a table, or as data.
import { isoInZone } from '../../decide/moment.ts'
import type { Zone } from '../../decide/zone.ts'
import type { Pack } from '../../pack/model.ts'
import type { RecordedDecision } from '../../record/reportSchema.ts'
import type { Informed } from '../../register/event.ts'
import type { Clock } from '../../register/clocks.ts'
import type { Incident } from '../../register/incident.ts'
import {
  dueStill,
  outcomeOf,
  pastFilings,
  runningClocks,
  standingsOf,
  tasksOf,
} from '../../register/standing.ts'
import type { ExportColumn, Words } from '../../words/words.ts'
import { answerText, titleIn } from '../names.ts'
import { attributed } from '../incident/given.ts'
import { asked } from '../incident/writer.ts'
import { clockDoubts, incidentData } from './filing.ts'
import { answerOf, answersOf, type Said, saidText, titleOf } from './said.ts'

/** A text, and when it was recorded, in UTC. */
export interface Note extends Said {
  readonly at: string
}

export interface ExportRow {
  readonly incident: Incident
  /** What was written besides what stands in the other columns, as it came. */
  readonly notes: readonly Note[]
  /** Undefined where what was recorded cannot be understood. */
  readonly decision: RecordedDecision | undefined
  /** The rules it was decided by, where they are here. */
  readonly pack: Pack | undefined
}

/** The row as data. */
export const exportData = ({ incident, notes, decision }: ExportRow, words: Words): unknown => ({
  ...incidentData(incident),
  notes: notes.map((note) => noteText(note, undefined, words)),
  decision: decision ?? null,
})

const noteText = ({ at, ...said }: Note, pack: Pack | undefined, words: Words): string =>
  `${at.slice(0, 'yyyy-mm-dd'.length)} ${saidText(said, pack, words)}`.trim()

/** The row in words, by column. */
export function exportCells(
  { incident, notes, decision, pack }: ExportRow,
  words: Words,
  zone: Zone,
): Record<ExportColumn, string> {
  const { register: say } = words
  const { notified, filing, informings } = incident
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
    notes: notes.map((note) => noteText(note, pack, words)).join('\n'),
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
    withdrawn: pastFilings(incident)
      .map((one) =>
        [...earlierOf(one, words), [one.at, one.reference ?? [], one.reason].flat().join(' ')].join(': '),
      )
      .join('; '),
    informPeople: say.standings[standings.people],
    peopleInformed: informed('data-subjects'),
    informController: say.standings[standings.controller],
    controllerInformed: informed('controller'),
    reasons: decision === undefined ? '' : reasonsOf(decision, pack, words),
    by: decision?.officers?.by ?? incident.by ?? '',
    second:
      (incident.second === 'agrees' ? incident.agreedBy : undefined) ??
      (incident.second === 'not-needed' ? decision?.officers?.second : undefined) ??
      say.seconds[incident.second],
    status: tasks.length > 0 ? say.pending : incident.closed ? say.wasClosed : say.done,
    pack: incident.pack,
    version: decision?.pack.version ?? '',
    sha256: decision?.pack.sha256 ?? '',
    answers: decision === undefined ? '' : answersOf(decision, pack, words).join('; '),
    untyped: decision === undefined ? '' : untypedOf(decision, pack, words).join('; '),
  }
}

/** A notification that was withdrawn and has made place for another: when, its reference, and the reasons for a delay. */
const earlierOf = ({ notified }: Incident['withdrawals'][number], { register: say }: Words): string[] => {
  if (notified === undefined) return []
  const delay = notified.reason === undefined ? [] : [say.delay(notified.reason)]
  return [[say.wasNotified(notified.at, notified.reference ?? ''), ...delay].join('. ')]
}

/** The deadline for the authority, and behind it those of other duties that are still to be done. */
function duesText(incident: Incident, { register: say }: Words, zone: Zone): string {
  const running = runningClocks(incident)
  const due = running.find(({ duty }) => duty === 'authority')?.due ?? dueStill(incident)
  const others = running.filter(({ duty }) => duty !== 'authority')
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
    const answer = answerText(words, pack, id, answers[0]!)
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
    const texts = answers.map((answer) => answerText(words, pack, id, answer))
    return attributed(words, origin, `${asked(titleOf(pack, words, id))} ${texts.join(' / ')}`)
  })
}

/** Texts and moments for which there is no column, each behind its name. */
function othersOf(decision: RecordedDecision | undefined, pack: Pack | undefined, words: Words): string {
  if (decision === undefined) return ''
  const fields = [...(pack?.record ?? []), ...(pack?.moments ?? [])]
  return [...Object.entries(decision.record), ...Object.entries(decision.moments)]
    .filter(([name]) => !SHOWN.includes(name))
    .map(([name, text]) => `${titleIn(words, fields, name)}: ${text}`)
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
  const written = Object.entries(reasons).map(([name, text]) => saidText({ name, text }, pack, words))
  return [...rules, ...written].join(' ')
}
