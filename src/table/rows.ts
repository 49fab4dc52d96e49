// One incident of a table, as plain data → its outcome and deadline, or what is wrong with it.
import type { Rules } from '../compile/compile.ts'
import { readIncident } from '../decide/assess.ts'
import { type Code, coderOf } from './coder.ts'
import { type DueTime, momentReader, type ReadMoment, type ReadMoments } from './dueTimes.ts'
import { type DecideCodes, deciderOf, type RowOutcome } from './many.ts'
import { deadlineOf } from '../decide/deadline.ts'
import { dayInZone, isoInZone } from '../decide/moment.ts'
import type { Zone } from '../decide/zone.ts'
import type { Pack } from '../pack/model.ts'
import { nearestOf } from '../pack/nearest.ts'
import type { Problem, Result } from '../problem.ts'
import { keysFor } from '../record/answersFile.ts'
import { isMapping, type Mapping } from '../plain.ts'

/** What came of one row. */
export type RowResult =
  | {
      readonly id: RowId
      readonly outcome: RowOutcome
      readonly due: DueTime | undefined
      /** The discovery lies ahead, so it is wrong. */
      readonly isAhead: boolean
      /** Another deadline runs from a moment that is not known. */
      readonly isToCome?: boolean
    }
  | { readonly id: RowId; readonly problems: readonly Problem[] }

/** What the row calls itself, kept as it is. */
export type RowId = string | number | undefined

/** The rules of one day, ready for many incidents. */
interface Ready {
  readonly rules: Rules
  readonly code: Code
  readonly decide: DecideCodes
  readonly codes: number[]
}

interface OfDay extends Ready {
  /** For rows of which the day of discovery is not known. */
  readonly undated: Ready
}

export interface RowDecider {
  /** Decides a row; a day comes back for which the rules must be loaded first. */
  readonly decide: (row: unknown) => RowResult | { readonly day: string }
  readonly load: (day: string) => Promise<void>
}

/** What a table is decided by. */
export interface TableSetting {
  /** Id of the pack; its version is chosen by the moment of discovery of each row. */
  readonly pack: string
  readonly zone: Zone
  /** Milliseconds since 1970, UTC: the day of rows without a moment of discovery. */
  readonly now: number
  readonly twoOfficers: boolean
  /** Whether other rules than these may have held on an earlier day. */
  readonly hadOthers: (pack: Pack) => boolean
}

export function rowDecider(
  { pack, zone, now, twoOfficers, hadOthers }: TableSetting,
  loadRules: (day: string) => Promise<Result<Rules>>,
): RowDecider {
  const moments = momentReader(now, zone)
  const today = dayInZone(now, zone)
  const days = new Map<string, OfDay | readonly Problem[]>()
  const versions = new Map<string, OfDay>()
  return {
    decide: (row) => decideRow(row, { pack, zone, now, moments, today, days }),
    load: async (day) => {
      if (days.has(day)) return
      const rules = await loadRules(day)
      if (!rules.ok) {
        days.set(day, rules.problems)
        return
      }
      const name = rules.value.pack.files.map(({ sha256 }) => sha256).join()
      const ready = versions.get(name) ?? readyOf(rules.value, twoOfficers, hadOthers(rules.value.pack))
      versions.set(name, ready)
      days.set(day, ready)
    },
  }
}

function readyOf(rules: Rules, twoOfficers: boolean, hadOthers: boolean): OfDay {
  const { pack } = rules
  const dated = {
    rules,
    code: coderOf(pack),
    decide: deciderOf(rules, twoOfficers),
    codes: pack.questions.map(() => 0),
  }
  const undated = hadOthers ? { ...dated, decide: deciderOf(rules, twoOfficers, true) } : dated
  return { ...dated, undated }
}

interface RowSetting {
  readonly pack: string
  readonly zone: Zone
  readonly now: number
  readonly moments: ReadMoments
  readonly today: string
  readonly days: ReadonlyMap<string, OfDay | readonly Problem[]>
}

const EMPTY: Mapping = {}

function decideRow(row: unknown, setting: RowSetting): RowResult | { readonly day: string } {
  if (!isMapping(row))
    return { id: undefined, problems: [{ code: 'wrong-value', key: '…', expected: 'mapping' }] }
  const id = row['id']
  // A number that JSON cannot hold exactly would come out as another.
  const isNamed = id === undefined || typeof id === 'string' || Number.isSafeInteger(id)
  if (!isNamed) return { id: undefined, problems: [{ code: 'wrong-value', key: 'id', expected: 'text' }] }
  const name = id as RowId
  const shape = shapeProblem(row, setting.pack)
  if (shape !== undefined) return { id: name, problems: [shape] }
  const { answers = EMPTY, moments = EMPTY } = row as { answers?: Mapping; moments?: Mapping }
  const typed = moments['discovered']
  const discovered = typeof typed === 'string' ? setting.moments('discovered', typed) : undefined
  const read = discovered?.ok === true ? discovered.value : undefined
  const dated = read !== undefined && read.day <= setting.today ? read.day : undefined
  const day = dated ?? setting.today
  const ofDay = setting.days.get(day)
  if (ofDay === undefined) return { day }
  if (!('code' in ofDay)) return { id: name, problems: ofDay }
  const ready = dated === undefined ? ofDay.undated : ofDay
  const hasTexts = row['reasons'] !== undefined || row['record'] !== undefined
  if (!hasTexts && ready.code(answers, ready.codes) && isPlain(moments, read !== undefined)) {
    const result = coded(name, ready, read)
    if (result !== undefined) return result
  }
  return decideFully(row, name, ready, read?.isAhead === true, setting)
}

/** The result of coded answers; undefined where the deadline runs from another moment than discovery. */
function coded(id: RowId, ready: Ready, discovered: ReadMoment | undefined): RowResult | undefined {
  const outcome = ready.decide(ready.codes)
  const [rule, ...more] = outcome.deadlines
  const isAhead = discovered?.isAhead === true
  if (rule === undefined || discovered === undefined) return { id, outcome, due: undefined, isAhead }
  return rule.from === 'discovered' && more.length === 0
    ? { id, outcome, due: discovered.due(rule), isAhead }
    : undefined
}

/** Only the moment of discovery, and that was read. */
function isPlain(moments: Mapping, isRead: boolean): boolean {
  for (const name in moments) if (name !== 'discovered' || !isRead) return false
  return true
}

/** As `assess` reads an incident, with everything that can be said of what is wrong. */
function decideFully(
  row: Mapping,
  id: RowId,
  { rules, decide }: Ready,
  isAhead: boolean,
  { zone, now }: RowSetting,
): RowResult {
  const { answers = EMPTY, moments = EMPTY, reasons = EMPTY, record = EMPTY } = row as Record<string, Mapping>
  const given = {
    answers: Object.entries(answers).map(([question, value]) => ({
      ...{ question, value, at: { origin: question } },
    })),
    moments: Object.entries(moments).map(([moment, value]) => ({ moment, value })),
    reasons: reasons as Record<string, string>,
    record: record as Record<string, string>,
  }
  const incident = readIncident(rules.pack, given, zone)
  if (!incident.ok) return { id, problems: incident.problems }
  const outcome = decide([...incident.value.answers.codes])
  const dues = outcome.deadlines.flatMap((rule) => {
    const { due } = deadlineOf(rule, incident.value.moments[rule.from]?.instant, now, zone)
    return due === undefined
      ? []
      : [{ due: isoInZone(due, zone), dueUtc: new Date(due).toISOString().replace('.000Z', 'Z') }]
  })
  const due = dues.sort((a, b) => (a.dueUtc < b.dueUtc ? -1 : 1))[0]
  const unknown = outcome.deadlines
    .map(({ from }) => from)
    .filter((from) => incident.value.moments[from] === undefined)
  if (due === undefined || unknown.length === 0) return { id, outcome, due, isAhead }
  // A shorter period may run from a moment that the row does not have: that would settle it.
  const settles = [...new Set([...outcome.settles, ...unknown])]
  return { id, outcome: { ...outcome, settles }, due, isAhead, isToCome: true }
}

const MAPPINGS = ['answers', 'moments', 'reasons', 'record']
const TEXTS = ['reasons', 'record']

/** A misspelt `answers` must not pass for no answers. */
function shapeProblem(row: Mapping, pack: string): Problem | undefined {
  for (const key in row) {
    const value = row[key]
    if (key === 'answers' || key === 'moments' || key === 'reasons' || key === 'record') {
      if (!isMapping(value)) return { code: 'wrong-value', key, expected: 'mapping' }
      if (TEXTS.includes(key) && Object.values(value).some((text) => typeof text !== 'string'))
        return { code: 'wrong-value', key, expected: 'text' }
    } else if (key === 'pack') {
      const named = isMapping(value) ? value['id'] : value
      if (named !== pack)
        return {
          code: 'answer-conflict',
          question: 'pack',
          first: pack,
          second: typeof named === 'string' ? named : '…',
        }
    } else if (
      key !== 'id' &&
      (!keysFor(row).includes(key) || (key === 'severity' && row['schema'] === undefined))
    ) {
      const known = ['id', 'pack', ...MAPPINGS]
      return { code: 'unknown-name', kind: 'key', name: key, ...nearestOf(key, known), known }
    }
  }
  return undefined
}
