// A deadline rule and a moment → when it is due. Elapsed hours, in UTC; the zone is only for showing it.
import { addHours } from 'date-fns/addHours'
import type { Rules } from '../compile/compile.ts'
import type { DeadlineRule, Duty } from '../pack/model.ts'
import { strictestAtWorst } from './decide.ts'
import { dayInZone, instantsOf } from './moment.ts'
import type { Moments } from './moments.ts'
import type { Zone } from './zone.ts'
import { HOUR, DAY } from '../plain.ts'

const SECOND = 1000

/** A deadline of a verdict for one incident. */
export interface Deadline {
  readonly rule: DeadlineRule
  /** Milliseconds since 1970, UTC; undefined while the moment it runs from is not known. */
  readonly due?: number
  /** Its moment is not known, or cannot be right: counted from the latest that it can have been, so it ends earlier. */
  readonly isBound?: true
  /** The same term read by Regulation (EEC, Euratom) 1182/71 art. 3: for information, never the deadline. */
  readonly reading1182?: number
}

/** What a register knows: what was recorded had been discovered. Milliseconds since 1970, UTC. */
export interface Discovered {
  /** When it was first recorded: no discovery is later. */
  readonly by: number
  /** What counts in place of a discovery that is not known or is later: one that was told before, or the recording. */
  readonly from: number
}

/**
 * The deadline of a rule. Hours are elapsed hours, never calendar days: the clock change neither adds nor takes one.
 * Days end at the end of the last day in the zone. Weekends and holidays stretch neither.
 *
 * @param moment the instant of the moment that the rule runs from, if known; what has happened lies before `now`, so one
 *   that lies ahead is wrong, and must not put the deadline off: then it counts from now
 * @param now milliseconds since 1970, UTC
 */
export function deadlineOf(
  rule: DeadlineRule,
  moment: number | undefined,
  now: number,
  zone: Zone,
  known?: Discovered,
): Deadline {
  const recorded = rule.from === 'discovered' ? known : undefined
  const latest = Math.min(recorded?.by ?? Infinity, Math.floor(now / SECOND) * SECOND)
  const isUsable = moment !== undefined && moment <= latest
  if (moment === undefined && recorded === undefined) return { rule }
  const from = isUsable ? moment : Math.min(recorded?.from ?? Infinity, latest)
  const bound = isUsable ? {} : { isBound: true as const }
  if (rule.hours === undefined) return { rule, due: endOfDay(from, rule.days ?? 0, zone), ...bound }
  return {
    rule,
    ...bound,
    due: addHours(from, rule.hours).getTime(),
    reading1182: addHours(nextFullHour(from, zone), rule.hours).getTime(),
  }
}

/** The first to end comes first, and last what has no end yet. */
export const byEnd = (one: { readonly due?: number }, other: { readonly due?: number }): number => {
  const [a, b] = [one.due ?? Infinity, other.due ?? Infinity]
  return a === b ? 0 : a - b
}

/** The deadlines of rules, by the moments that are known: the first to end comes first, those that are to come last. */
export function deadlinesOf(
  rules: readonly DeadlineRule[],
  moments: Moments,
  now: number,
  zone: Zone,
  known?: Discovered,
): Deadline[] {
  return rules.map((rule) => deadlineOf(rule, moments[rule.from]?.instant, now, zone, known)).sort(byEnd)
}

/** The deadlines to keep in sight while little is known: of every duty those that it has at worst. */
export function deadlinesAtWorst(
  rules: Rules,
  codes: readonly number[],
  moments: Moments,
  now: number,
  zone: Zone,
): { readonly duty: Duty; readonly deadline: Deadline }[] {
  return rules.pack.duties.flatMap((duty) => {
    const { deadlines } = strictestAtWorst(rules, duty.id, codes)
    return deadlinesOf(deadlines, moments, now, zone).map((deadline) => ({ duty, deadline }))
  })
}

/** Art. 3(1) of the Regulation: the hour in which the event falls is not counted. */
function nextFullHour(instant: number, zone: Zone): number {
  const shift = zone.offsetAt(instant) * 60_000
  return Math.floor((instant + shift) / HOUR) * HOUR + HOUR - shift
}

function endOfDay(from: number, days: number, zone: Zone): number {
  const midnightAfter = Date.parse(dayInZone(from, zone)) + (days + 1) * DAY
  const next =
    instantsOf(midnightAfter, zone)[0] ?? instantsOf(midnightAfter + HOUR, zone)[0] ?? midnightAfter
  return next - 1000
}
