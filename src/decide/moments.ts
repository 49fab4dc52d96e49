// The moments of an incident as typed → instants, and what an officer would be asked about them.
import type { Field, Pack } from '../pack/model.ts'
import { nearestOf } from '../pack/nearest.ts'
import { fail, MOST_PROBLEMS, ok, type Problem, type Result } from '../problem.ts'
import { isNotAnswered } from './word.ts'
import { type Moment, parseMoment } from './moment.ts'
import type { Zone } from './zone.ts'
import { HOUR } from '../plain.ts'

export interface GivenMoment {
  readonly moment: string
  readonly value: unknown
  /** The flag or file it came from. */
  readonly at?: Problem['at']
}

/** The moments that are known, by id. */
export type Moments = Readonly<Record<string, Moment>>

/** Something that a person should look at again; it changes no verdict. */
export type Warning =
  | { readonly code: 'date-only'; readonly moment: string }
  | { readonly code: 'ambiguous-time'; readonly moment: string }
  | { readonly code: 'in-future'; readonly moment: string }
  | { readonly code: 'long-ago'; readonly moment: string }
  | { readonly code: 'out-of-order'; readonly moment: string; readonly after: string }
  | { readonly code: 'late-discovery'; readonly hours: number }
  | { readonly code: 'unknown-field'; readonly field: string; readonly nearest?: string }

/** Reads every moment; an unknown one, a bad one, and two different times for one moment are problems. */
export function readMoments(
  known: readonly Field[],
  given: readonly GivenMoment[],
  zone: Zone,
): Result<Moments> {
  const ids = known.map((field) => field.id)
  const moments = new Map<string, Moment>()
  const typed = new Map<string, string>()
  const problems: Problem[] = []
  for (const { moment, value, at } of given) {
    if (problems.length >= MOST_PROBLEMS) break
    const place = at === undefined ? {} : { at }
    if (!ids.includes(moment)) {
      problems.push({
        code: 'unknown-name',
        kind: 'moment',
        name: moment,
        ...nearestOf(moment, ids),
        known: ids,
        ...place,
      })
      continue
    }
    if (isNotAnswered(value)) continue
    if (typeof value !== 'string' && typeof value !== 'number') {
      problems.push({ code: 'moment-format', moment, value: '…', ...place })
      continue
    }
    const text = String(value)
    const parsed = parseMoment(moment, text, zone)
    if (!parsed.ok) {
      problems.push(...parsed.problems.map((problem) => ({ ...problem, ...place })))
      continue
    }
    const before = moments.get(moment)
    if (before !== undefined && before.instant !== parsed.value.instant)
      problems.push({
        code: 'answer-conflict',
        question: moment,
        first: typed.get(moment)!,
        second: text,
        ...place,
      })
    typed.set(moment, text)
    moments.set(moment, parsed.value)
  }
  return problems.length > 0 ? fail(...problems) : ok(Object.fromEntries(moments))
}

const YEAR = 366 * 24 * HOUR
/** From a first signal to discovery a short investigation is allowed; beyond a day the file had better say why. */
const SHORT_INVESTIGATION_HOURS = 24

/** The orders in which moments are expected. */
const EXPECTED_ORDER: readonly (readonly [string, string])[] = [
  ['began', 'ended'],
  ['began', 'first-signal'],
  ['began', 'discovered'],
  ['first-signal', 'discovered'],
]

/** What about the moments deserves a second look, at the instant `now`. */
export function warningsAbout(pack: Pick<Pack, 'moments'>, moments: Moments, now: number): Warning[] {
  const warnings: Warning[] = []
  for (const { id } of pack.moments) {
    const moment = moments[id]
    if (moment === undefined) continue
    if (moment.dateOnly) warnings.push({ code: 'date-only', moment: id })
    if (moment.ambiguous) warnings.push({ code: 'ambiguous-time', moment: id })
    if (moment.instant > now) warnings.push({ code: 'in-future', moment: id })
  }
  const { discovered, 'first-signal': signal } = moments
  if (discovered !== undefined && now - discovered.instant > YEAR) {
    warnings.push({ code: 'long-ago', moment: 'discovered' })
  }
  for (const [earlier, later] of EXPECTED_ORDER) {
    const [first, second] = [moments[earlier], moments[later]]
    if (first !== undefined && second !== undefined && second.instant < first.instant) {
      warnings.push({ code: 'out-of-order', moment: later, after: earlier })
    }
  }
  if (discovered !== undefined && signal !== undefined) {
    const hours = (discovered.instant - signal.instant) / HOUR
    if (hours > SHORT_INVESTIGATION_HOURS) warnings.push({ code: 'late-discovery', hours: Math.floor(hours) })
  }
  return warnings
}
