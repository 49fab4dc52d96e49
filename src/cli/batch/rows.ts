// One incident of a table, as plain data → its outcome and deadline, or what is wrong with it.
import type { Rules } from '../../compile/precompiled.ts'
import { readIncident } from '../../decide/assess.ts'
import { type Coder, coderOf } from '../../decide/coder.ts'
import { OPEN } from '../../compile/walk.ts'
import { type DueTime, momentReader, type ReadMoment } from '../../decide/dueTimes.ts'
import { deciderOf, type Outcome } from '../../decide/many.ts'
import { deadlineOf } from '../../decide/deadline.ts'
import { dayInZone, isoInZone } from '../../decide/moment.ts'
import type { Zone } from '../../decide/zone.ts'
import { nearestOf } from '../../pack/nearest.ts'
import type { Problem, Result } from '../../pack/problem.ts'
import { keysFor } from '../answersFile.ts'
import { type Read, readShape, type Shape, shapeOf } from './shape.ts'

/** What came of one row. */
export type RowResult =
  | { readonly id: RowId; readonly outcome: Outcome; readonly due: DueTime | undefined }
  | { readonly id: RowId; readonly problems: readonly Problem[] }

/** What the row calls itself, kept as it is. */
export type RowId = string | number | undefined

type Mapping = Readonly<Record<string, unknown>>

/** The rules of one day, ready for many incidents. */
interface Ready {
  readonly rules: Rules
  readonly coder: Coder
  readonly decide: ReturnType<typeof deciderOf>
  readonly codes: number[]
}

export interface RowDecider {
  /** Decides a row; a day comes back for which the rules must be loaded first. */
  readonly decide: (row: unknown) => RowResult | { readonly day: string }
  /**
   * Decides a line of a text as far as it is written like one before; undefined where it must be parsed. What was parsed
   * is shown to `learn`.
   */
  readonly decideAlike: (text: string, from: number, to: number) => RowResult | undefined
  readonly learn: (row: unknown, line: string) => void
  readonly load: (day: string) => Promise<void>
}

/**
 * @param pack id of the pack; its version is chosen by the moment of discovery of each row
 * @param now milliseconds since 1970, UTC: the day of rows without a moment of discovery
 */
export function rowDecider(
  pack: string,
  zone: Zone,
  now: number,
  twoOfficers: boolean,
  loadRules: (day: string) => Promise<Result<Rules>>,
): RowDecider {
  const readMoment = momentReader(zone)
  const today = dayInZone(now, zone)
  const days = new Map<string, Ready | readonly Problem[]>()
  const versions = new Map<string, Ready>()
  let shapes: Shape[] = []
  const read: Read = { id: undefined, discovered: undefined }
  /** Codes are those of one version: with more than one every line is parsed. */
  const only = (): Ready | undefined => (versions.size === 1 ? versions.values().next().value : undefined)
  return {
    decideAlike: (text, from, to) => {
      const ready = only()
      if (ready === undefined) return undefined
      for (const shape of shapes) {
        ready.codes.fill(OPEN)
        read.id = undefined
        read.discovered = undefined
        if (!readShape(shape, text, from, to, ready.codes, read)) continue
        const discovered =
          read.discovered === undefined ? undefined : readMoment('discovered', read.discovered)
        if (discovered?.ok === false || days.get(discovered?.value.day ?? today) !== ready) return undefined
        return coded(read.id, ready, discovered?.value)
      }
      return undefined
    },
    learn: (row, line) => {
      const ready = only()
      const shape = ready === undefined ? undefined : shapeOf(row, line, ready.coder.putOf)
      if (shape !== undefined) shapes = [shape, ...shapes].slice(0, MOST_SHAPES)
    },
    decide: (row) => decideRow(row, { pack, zone, readMoment, today, days }),
    load: async (day) => {
      if (days.has(day)) return
      const rules = await loadRules(day)
      if (!rules.ok) {
        days.set(day, rules.problems)
        return
      }
      const name = rules.value.pack.files.map(({ sha256 }) => sha256).join()
      if (!versions.has(name)) versions.set(name, readyOf(rules.value, twoOfficers))
      days.set(day, versions.get(name)!)
    },
  }
}

/** A table has one way of writing its lines, or some. */
const MOST_SHAPES = 4

function readyOf(rules: Rules, twoOfficers: boolean): Ready {
  const { pack, compiled } = rules
  const codes = pack.questions.map(() => 0)
  return { rules, coder: coderOf(pack), decide: deciderOf(pack, compiled, twoOfficers), codes }
}

interface Setting {
  readonly pack: string
  readonly zone: Zone
  readonly readMoment: ReturnType<typeof momentReader>
  readonly today: string
  readonly days: ReadonlyMap<string, Ready | readonly Problem[]>
}

const EMPTY: Mapping = {}

function decideRow(row: unknown, setting: Setting): RowResult | { readonly day: string } {
  if (!isMapping(row))
    return { id: undefined, problems: [{ code: 'wrong-value', key: '…', expected: 'mapping' }] }
  const id = row['id']
  const isNamed = id === undefined || typeof id === 'string' || typeof id === 'number'
  if (!isNamed) return { id: undefined, problems: [{ code: 'wrong-value', key: 'id', expected: 'text' }] }
  const shape = shapeProblem(row, setting.pack)
  if (shape !== undefined) return { id, problems: [shape] }
  const { answers = EMPTY, moments = EMPTY } = row as { answers?: Mapping; moments?: Mapping }
  const typed = moments['discovered']
  const discovered = typeof typed === 'string' ? setting.readMoment('discovered', typed) : undefined
  const day = discovered?.ok === true ? discovered.value.day : setting.today
  const ready = setting.days.get(day)
  if (ready === undefined) return { day }
  if (!('coder' in ready)) return { id, problems: ready }
  const hasTexts = row['reasons'] !== undefined || row['record'] !== undefined
  if (!hasTexts && ready.coder.code(answers, ready.codes) && isPlain(moments, discovered?.ok === true)) {
    const result = coded(id, ready, discovered?.ok === true ? discovered.value : undefined)
    if (result !== undefined) return result
  }
  return decideFully(row, id, ready, setting)
}

/** The result of coded answers; undefined where the deadline runs from another moment than discovery. */
function coded(id: RowId, ready: Ready, discovered: ReadMoment | undefined): RowResult | undefined {
  const outcome = ready.decide(ready.codes)
  const [rule, ...more] = outcome.deadlines
  if (rule === undefined || discovered === undefined) return { id, outcome, due: undefined }
  return rule.from === 'discovered' && more.length === 0
    ? { id, outcome, due: discovered.due(rule) }
    : undefined
}

/** Only the moment of discovery, and that was read. */
function isPlain(moments: Mapping, isRead: boolean): boolean {
  for (const name in moments) if (name !== 'discovered' || !isRead) return false
  return true
}

/** As `assess` reads an incident, with everything that can be said of what is wrong. */
function decideFully(row: Mapping, id: RowId, { rules, decide }: Ready, { zone }: Setting): RowResult {
  const { answers = EMPTY, moments = EMPTY, reasons = EMPTY, record = EMPTY } = row as Record<string, Mapping>
  const given = {
    answers: Object.entries(answers).map(([question, value]) => ({ question, value })),
    moments: Object.entries(moments).map(([moment, value]) => ({ moment, value })),
    reasons: reasons as Record<string, string>,
    record: record as Record<string, string>,
  }
  const incident = readIncident(rules.pack, given, zone)
  if (!incident.ok) return { id, problems: incident.problems }
  const outcome = decide([...incident.value.answers.codes])
  const dues = outcome.deadlines.flatMap((rule) => {
    const { due } = deadlineOf(rule, incident.value.moments[rule.from]?.instant, zone)
    return due === undefined
      ? []
      : [{ due: isoInZone(due, zone), dueUtc: new Date(due).toISOString().replace('.000Z', 'Z') }]
  })
  return { id, outcome, due: dues.sort((a, b) => (a.dueUtc < b.dueUtc ? -1 : 1))[0] }
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
        return { code: 'answer-conflict', question: 'pack', first: pack, second: String(named) }
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

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
