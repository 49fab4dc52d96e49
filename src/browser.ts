// The library without a disk: rules from their texts, and an incident decided by them. It runs in a browser too.
import { decidable } from './check/decidable.ts'
import { rulesThatDecide } from './check/proven.ts'
import type { Rules } from './compile/compile.ts'
import { decode } from './compile/stored.ts'
import { readAnswers } from './decide/answers.ts'
import { assess as assessed, readIncident } from './decide/assess.ts'
import { type Askable, nextEntry } from './decide/interview/path.ts'
import { dayOfRules, parseMoment } from './decide/moment.ts'
import { readOfficers } from './decide/officers.ts'
import { withSeverity } from './decide/secondOpinion.ts'
import { DEFAULT_ZONE, type Zone } from './decide/zone.ts'
import { zoneNamed } from './decide/zoneNamed.ts'
import type { Pack } from './pack/model.ts'
import { nearestOf } from './pack/nearest.ts'
import { beginOf, dayAfter, heldOn, type Period } from './pack/period.ts'
import type { SeverityTable } from './pack/severityTable.ts'
import { fail, ok, type Problem, type Result } from './problem.ts'
import { answersIn } from './record/answersFile.ts'
import { reportOf } from './record/report.ts'
import type { Report } from './record/reportSchema.ts'

export { check, type CheckReport } from './check/check.ts'
export type { Askable, Pack, Report, Rules }
export type { Problem, Result } from './problem.ts'

/** Put in by the build. */
declare const MELDPLICHT_VERSION: string
declare const MELDPLICHT_SEVERITY: SeverityTable

/** Rules that may decide, and the days of discovery for which they do. */
export interface OpenPack extends Rules, Period {}

/** What is known of an incident, as an answers file has it; a report can be given as it is. */
export interface Given {
  readonly pack?: unknown
  /** By question; of a `several` question a list of its kinds. What is left out is not known. */
  readonly answers?: Readonly<Record<string, unknown>>
  readonly moments?: Readonly<Record<string, unknown>>
  readonly reasons?: Readonly<Record<string, string>>
  /** Free text for the file; it never decides anything. */
  readonly record?: Readonly<Record<string, string>>
  /** Scores for the ENISA second opinion. */
  readonly severity?: Readonly<Record<string, unknown>> | undefined
}

/** As of when something is asked. */
export interface AsOf {
  /** A moment, `2020-05-02T09:00`; the clock is read where it is left out. */
  readonly now?: string | undefined
  /** Of times without an offset; `Europe/Amsterdam` where it is left out. */
  readonly zone?: string | undefined
}

/** As of when an incident is assessed, and by whom. */
export interface Setting extends AsOf {
  readonly by?: string | undefined
  readonly second?: string | undefined
  /** Whether it takes two officers to decide that nobody need be told. */
  readonly secondOfficer?: boolean
}

/** Decides an incident: the record, as `meldplicht assess --json` prints it. Refused where other rules hold for its day. */
export function assess(rules: OpenPack, given: Given, setting: Setting = {}): Result<Report> {
  const { pack } = rules
  const problems = settingProblems(setting, SETTING)
  if (problems.length > 0) return fail(...problems)
  const time = timeOf(setting)
  if (!time.ok) return time
  const { now, zone } = time.value
  const read = answersIn({ value: given, at: placeIn, oddNumberAt: () => undefined }, GIVEN)
  if (!read.ok) return read
  const { pack: named = pack.id, severity: scores, ...typed } = read.value
  if (named !== pack.id)
    return fail({ code: 'answer-conflict', question: 'pack', first: pack.id, second: named })
  const officers = readOfficers(setting.by, setting.second)
  if (!officers.ok) return officers
  const incident = readIncident(pack, { ...typed, officers: officers.value }, zone)
  if (!incident.ok) return incident
  const day = dayOfRules(incident.value.moments['discovered']?.instant, now, zone)
  const held = heldOn(rules, pack.id, day)
  if (!held.ok) return held
  const isTwo = setting.secondOfficer ?? false
  const found = assessed(rules, incident.value, now, zone, isTwo, () => rules.hadOthers)
  const whole = scores === undefined ? ok(found) : withSeverity(MELDPLICHT_SEVERITY, rules, found, scores)
  return whole.ok ? ok(reportOf(whole.value, MELDPLICHT_VERSION)) : whole
}

const GIVEN = 'given'
const placeIn = (path: readonly (string | number)[]): { readonly origin: string } => ({
  origin: [GIVEN, ...path].join('.'),
})

/** The next question that can still change a duty, or all kinds of a `several` question; undefined where nothing more can. */
export function nextQuestion(
  rules: Rules,
  answers: Readonly<Record<string, unknown>>,
): Result<Askable | undefined> {
  const given = Object.entries(answers).map(([question, value]) => ({ question, value }))
  const read = readAnswers(rules.pack, given)
  return read.ok ? ok(nextEntry(rules, read.value)) : read
}

const SETTING = {
  now: 'text',
  zone: 'text',
  by: 'text',
  second: 'text',
  secondOfficer: 'true-or-false',
} as const

/**
 * What is wrong with a setting: one that is misspelt must not pass for one that is left out.
 *
 * @param known the settings that there are, each with what it is
 */
export function settingProblems(
  setting: object,
  known: Readonly<Record<string, 'text' | 'list' | 'true-or-false'>>,
): Problem[] {
  const names = Object.keys(known)
  return Object.entries(setting).flatMap(([key, value]): Problem | [] => {
    const expected = known[key]
    if (expected === undefined)
      return { code: 'unknown-name', kind: 'key', name: key, ...nearestOf(key, names), known: names }
    const isRight =
      expected === 'list'
        ? Array.isArray(value)
        : typeof value === (expected === 'text' ? 'string' : 'boolean')
    return value === undefined || isRight ? [] : { code: 'wrong-value', key, expected }
  })
}

/** The instant and the zone that are meant. */
export function timeOf({ now, zone: name }: AsOf): Result<{ readonly now: number; readonly zone: Zone }> {
  const zone = zoneNamed(name ?? DEFAULT_ZONE)
  if (!zone.ok) return zone
  if (now === undefined) return ok({ now: Date.now(), zone: zone.value })
  const moment = parseMoment('now', now, zone.value)
  return moment.ok ? ok({ now: moment.value.instant, zone: zone.value }) : moment
}

/** A pack that `sealed` made, to be opened where there is no disk. */
export interface SealedPack extends Period {
  readonly text: string
  /** Of the text. */
  readonly sha256: string
}

/** Opens a sealed pack; one that is not what it was decides nothing. */
export async function openSealed({ text, sha256, ...period }: SealedPack): Promise<Result<OpenPack>> {
  const rules = (await sha256Of(text)) === sha256 ? decode(text) : undefined
  if (rules === undefined) return fail({ code: 'wrong-value', key: 'sha256', expected: 'format' })
  const law = decidable(rules.pack)
  return law.ok ? ok({ ...rules, ...period }) : law
}

/** The YAML of a pack, or of cases. */
export interface PackText {
  /** For complaints. */
  readonly path: string
  readonly text: string
  /** Those beside a pack, with which an incident is compared. */
  readonly cases?: PackText
}

/** Reads a pack from its YAML and that of the packs that it extends, its own first. */
export async function readPack(texts: readonly PackText[]): Promise<Result<Pack>> {
  const { parsePack, finishPack } = await import('./pack/read.ts')
  let pack: Pack | undefined
  for (const { path, text, cases } of texts.toReversed()) {
    const parsed = parsePack(text, path)
    if (!parsed.ok) return parsed
    const { raw, file } = parsed.value
    if (raw.extends !== pack?.id) {
      const known = pack === undefined ? [] : [pack.id]
      const at = file.at(['extends'])
      return fail({ code: 'unknown-name', kind: 'pack', name: raw.extends ?? '', known, at })
    }
    const finished = finishPack(parsed.value, await sha256Of(text), pack, cases)
    if (!finished.ok) return finished
    pack = finished.value
  }
  return pack === undefined ? fail({ code: 'missing-key', key: 'pack' }) : ok(pack)
}

/**
 * Opens a pack that was read; one that is not proven, or only proposed, is refused. Nobody knows here of other versions of it,
 * so «no duty» takes the moment of discovery.
 */
export function openRead(pack: Pack): Result<OpenPack> {
  const rules = rulesThatDecide(pack)
  if (!rules.ok) return rules
  const { lastDay } = pack
  const until = lastDay === undefined ? undefined : dayAfter(lastDay)
  return ok({ ...rules.value, from: beginOf(pack), until, hadOthers: true })
}

async function sha256Of(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
