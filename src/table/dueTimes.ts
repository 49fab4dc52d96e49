// Moments as typed → deadlines as text, for very many incidents. What `parseMoment` and `deadlineOf` say of the first and
// the last minute of an hour holds for the minutes between, where the clock does not change on the way.
import type { DeadlineRule } from '../pack/model.ts'
import { ok, type Result } from '../problem.ts'
import { deadlineOf } from '../decide/deadline.ts'
import { dayInZone, isoInZone, parseMoment } from '../decide/moment.ts'
import type { Zone } from '../decide/zone.ts'

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
export interface DueHour {
  readonly before: string
  readonly behind: string
  readonly utc: string
  /** Of its first minute: milliseconds since 1970, UTC. */
  readonly instant: number
}

/** An hour on the clock of the zone, with sixty minutes that follow each other. */
export interface Hour {
  readonly day: string
  /** The deadline of a rule that runs from a minute of it; null where the minutes are not those of the moment. */
  readonly due: (rule: DeadlineRule) => DueHour | null
}

export interface MomentReader {
  readonly read: (name: string, text: string) => Result<ReadMoment>
  /** An hour by its digits, `yyyymmddhh` as a number; null where its minutes must be read one by one. */
  readonly hour: (digits: number) => Hour | null
}

/** Hours that are kept; there are nine thousand in a year. */
const MOST_KEPT = 20_000
const MINUTE = 60_000
const HOUR_LENGTH = 'yyyy-mm-ddThh'.length
/** To the minute, without an offset: what nearly every table has. */
const PLAIN = /^\d{4}-\d\d-\d\dT\d\d:[0-5]\d$/

/** How to read the moments of a table in a zone. @param now milliseconds since 1970, UTC */
export function momentReader(now: number, zone: Zone): MomentReader {
  const hours = new Map<number, Hour | null>()
  const readAlone = (name: string, text: string): Result<ReadMoment> => {
    const moment = parseMoment(name, text, zone)
    if (!moment.ok) return moment
    const { instant } = moment.value
    const due = (rule: DeadlineRule): DueTime => textOf(deadlineOf(rule, instant, now, zone).due!, zone)
    return ok({ day: dayInZone(instant, zone), isAhead: instant > now, due })
  }
  const hour = (digits: number): Hour | null => {
    const known = hours.get(digits)
    if (known !== undefined) return known
    const made = hourOf(digits, now, zone)
    if (hours.size >= MOST_KEPT) hours.clear()
    hours.set(digits, made)
    return made
  }
  return {
    hour,
    read: (name, text) => {
      const found = PLAIN.test(text) ? hour(Number(text.slice(0, HOUR_LENGTH).replaceAll(/\D/g, ''))) : null
      if (found === null) return readAlone(name, text)
      const due = (rule: DeadlineRule): DueTime => {
        const parts = found.due(rule)
        if (parts === null) return textOf(deadlineOf(rule, instantOf(text, zone), now, zone).due!, zone)
        const minutes = text.slice(HOUR_LENGTH)
        return { due: parts.before + minutes + parts.behind, dueUtc: `${parts.utc}${minutes}:00Z` }
      }
      return ok({ day: found.day, isAhead: false, due })
    },
  }
}

/** Null too where a minute of it lies ahead. */
function hourOf(digits: number, now: number, zone: Zone): Hour | null {
  const text = `${digits}`.padStart(10, '0').replace(/^(.{4})(..)(..)(..)$/, '$1-$2-$3T$4')
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
  return isEven ? { before, behind, utc, instant: Date.parse(begin.dueUtc) } : null
}

function textOf(due: number, zone: Zone): DueTime {
  return { due: isoInZone(due, zone), dueUtc: new Date(due).toISOString().replace('.000Z', 'Z') }
}
