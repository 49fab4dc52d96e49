// Moments as typed → deadlines as text, for very many incidents. What `parseMoment` and `deadlineOf` say of the first and
// the last minute of an hour holds for the minutes between, where the clock does not change on the way.
import type { DeadlineRule } from '../pack/model.ts'
import { ok, type Result } from '../problem.ts'
import { deadlineOf } from '../decide/deadline.ts'
import { dayInZone, isoInZone, parseMoment } from '../decide/moment.ts'
import type { Zone } from '../decide/zone.ts'
import { MINUTE } from '../plain.ts'

/** A deadline of one incident. */
export interface DueTime {
  /** With its offset from UTC. */
  readonly due: string
  readonly dueUtc: string
}

/** A moment that was read, and the day on which it falls in the zone. */
export interface ReadMoment {
  readonly day: string
  /** It lies ahead, so it is wrong. */
  readonly isAhead: boolean
  /** The deadline of a rule that runs from it. */
  readonly due: (rule: DeadlineRule) => DueTime
}

/** What stands before and behind the minutes of a deadline. */
interface DueHour {
  readonly before: string
  readonly behind: string
  readonly utc: string
}

/** An hour on the clock of the zone, with sixty minutes that follow each other. */
interface Hour {
  readonly day: string
  /** The deadline of a rule that runs from a minute of it; null where the minutes are not those of the moment. */
  readonly due: (rule: DeadlineRule) => DueHour | null
}

/** Reads a moment as it was typed. */
export type ReadMoments = (name: string, text: string) => Result<ReadMoment>

/** Hours that are kept; there are nine thousand in a year. */
const MOST_KEPT = 20_000
const HOUR_LENGTH = 'yyyy-mm-ddThh'.length
/** To the minute, without an offset: what nearly every table has. */
const PLAIN = /^\d{4}-\d\d-\d\dT\d\d:[0-5]\d$/

/** How to read the moments of a table in a zone. @param now milliseconds since 1970, UTC */
export function momentReader(now: number, zone: Zone): ReadMoments {
  const hours = new Map<string, Hour | null>()
  const readAlone = (name: string, text: string): Result<ReadMoment> => {
    const moment = parseMoment(name, text, zone)
    if (!moment.ok) return moment
    const { instant } = moment.value
    const due = (rule: DeadlineRule): DueTime => textOf(deadlineOf(rule, instant, now, zone).due!, zone)
    return ok({ day: dayInZone(instant, zone), isAhead: instant > now, due })
  }
  const hourAt = (text: string): Hour | null => {
    const known = hours.get(text)
    if (known !== undefined) return known
    const made = hourOf(text, now, zone)
    if (hours.size >= MOST_KEPT) hours.clear()
    hours.set(text, made)
    return made
  }
  return (name, text) => {
    const hour = PLAIN.test(text) ? hourAt(text.slice(0, HOUR_LENGTH)) : null
    if (hour === null) return readAlone(name, text)
    const due = (rule: DeadlineRule): DueTime => {
      const parts = hour.due(rule)
      if (parts === null) return textOf(deadlineOf(rule, instantOf(text, zone), now, zone).due!, zone)
      const minutes = text.slice(HOUR_LENGTH)
      return { due: parts.before + minutes + parts.behind, dueUtc: `${parts.utc}${minutes}:00Z` }
    }
    return ok({ day: hour.day, isAhead: false, due })
  }
}

/** Null too where a minute of it lies ahead. @param text `yyyy-mm-ddThh` */
function hourOf(text: string, now: number, zone: Zone): Hour | null {
  const [first, last] = ['00', '59'].map((minute) => parseMoment('', `${text}:${minute}`, zone))
  const isEven =
    first?.ok === true &&
    last?.ok === true &&
    !first.value.ambiguous &&
    !last.value.ambiguous &&
    last.value.instant - first.value.instant === 59 * MINUTE &&
    last.value.instant <= now
  if (!isEven) return null
  /** By the hours of a rule. */
  const dues = new Map<number, DueHour | null>()
  return {
    day: dayInZone(first.value.instant, zone),
    due: (rule) => {
      const period = rule.hours ?? 0
      if (period === 0) return null
      let due = dues.get(period)
      if (due === undefined) {
        due = dueHourOf(first.value.instant, last.value.instant, rule, zone)
        dues.set(period, due)
      }
      return due
    },
  }
}

function instantOf(text: string, zone: Zone): number {
  const moment = parseMoment('', text, zone)
  if (!moment.ok) throw new Error(`no moment: ${text}`)
  return moment.value.instant
}

/** @param first the first minute of an hour @param last the last one */
function dueHourOf(first: number, last: number, rule: DeadlineRule, zone: Zone): DueHour | null {
  const [begin, end] = [first, last].map((from) => textOf(deadlineOf(rule, from, last, zone).due!, zone)) as [
    DueTime,
    DueTime,
  ]
  const [before, behind] = [begin.due.slice(0, HOUR_LENGTH), begin.due.slice(HOUR_LENGTH + ':00'.length)]
  const utc = begin.dueUtc.slice(0, HOUR_LENGTH)
  const isEven =
    begin.due === `${before}:00${behind}` &&
    end.due === `${before}:59${behind}` &&
    begin.dueUtc === `${utc}:00:00Z` &&
    end.dueUtc === `${utc}:59:00Z`
  return isEven ? { before, behind, utc } : null
}

function textOf(due: number, zone: Zone): DueTime {
  return { due: isoInZone(due, zone), dueUtc: new Date(due).toISOString().replace('.000Z', 'Z') }
}
