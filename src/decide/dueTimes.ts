// Moments as typed → deadlines as text, for very many incidents. What `parseMoment` and `deadlineOf` say of the first and
// the last minute of an hour holds for the minutes between, where the clock does not change on the way.
import type { DeadlineRule } from '../pack/model.ts'
import { ok, type Result } from '../pack/problem.ts'
import { deadlineOf } from './deadline.ts'
import { dayInZone, isoInZone, parseMoment } from './moment.ts'
import type { Zone } from './zone.ts'

/** A deadline of one incident. */
export interface DueTime {
  /** With its offset from UTC. */
  readonly due: string
  readonly dueUtc: string
}

/** A moment that was read, and the day on which it falls in the zone. */
export interface ReadMoment {
  readonly day: string
  /** The deadline of a rule that runs from it. */
  readonly due: (rule: DeadlineRule) => DueTime
}

/** What stands before and behind the minutes of a deadline. */
interface Parts {
  readonly before: string
  readonly behind: string
  readonly utc: string
}

interface Hour {
  readonly day: string
  /** By the hours of a rule; null where the minutes of the deadline are not those of the moment. */
  readonly parts: Map<number, Parts | null>
}

/** Hours that are kept; there are nine thousand in a year. */
const MOST_KEPT = 20_000
const MINUTE = 60_000
const HOUR_LENGTH = 'yyyy-mm-ddThh'.length
/** To the minute, without an offset: what nearly every table has. */
const PLAIN = /^\d{4}-\d\d-\d\dT\d\d:[0-5]\d$/

/** How to read the moments of a table in a zone. */
export function momentReader(zone: Zone): (name: string, text: string) => Result<ReadMoment> {
  const hours = new Map<string, Hour | null>()
  const read = (name: string, text: string): Result<ReadMoment> => {
    const moment = parseMoment(name, text, zone)
    if (!moment.ok) return moment
    const { instant } = moment.value
    const due = (rule: DeadlineRule): DueTime => textOf(deadlineOf(rule, instant, zone).due!, zone)
    return ok({ day: dayInZone(instant, zone), due })
  }
  const hourOf = (key: string): Hour | null => {
    const [first, last] = ['00', '59'].map((minute) => parseMoment('', `${key}:${minute}`, zone))
    const isEven =
      first?.ok === true &&
      last?.ok === true &&
      !first.value.ambiguous &&
      !last.value.ambiguous &&
      last.value.instant - first.value.instant === 59 * MINUTE
    const hour = isEven ? { day: dayInZone(first.value.instant, zone), parts: new Map() } : null
    if (hours.size >= MOST_KEPT) hours.clear()
    hours.set(key, hour)
    return hour
  }
  return (name, text) => {
    if (!PLAIN.test(text)) return read(name, text)
    const key = text.slice(0, HOUR_LENGTH)
    const known = hours.get(key)
    const hour = known === undefined ? hourOf(key) : known
    if (hour === null) return read(name, text)
    const due = (rule: DeadlineRule): DueTime => {
      const period = rule.hours ?? 0
      let parts = period === 0 ? null : hour.parts.get(period)
      if (parts === undefined) {
        parts = partsOf(key, rule, zone)
        hour.parts.set(period, parts)
      }
      if (parts === null) return textOf(deadlineOf(rule, instantOf(text, zone), zone).due!, zone)
      const minutes = text.slice(HOUR_LENGTH)
      return { due: parts.before + minutes + parts.behind, dueUtc: `${parts.utc}${minutes}:00Z` }
    }
    return { ok: true, value: { day: hour.day, due } }
  }
}

function instantOf(text: string, zone: Zone): number {
  const moment = parseMoment('', text, zone)
  if (!moment.ok) throw new Error(`no moment: ${text}`)
  return moment.value.instant
}

function partsOf(hour: string, rule: DeadlineRule, zone: Zone): Parts | null {
  const [first, last] = ['00', '59'].map((minute) =>
    textOf(deadlineOf(rule, instantOf(`${hour}:${minute}`, zone), zone).due!, zone),
  ) as [DueTime, DueTime]
  const [before, behind] = [first.due.slice(0, HOUR_LENGTH), first.due.slice(HOUR_LENGTH + ':00'.length)]
  const utc = first.dueUtc.slice(0, HOUR_LENGTH)
  const isEven =
    first.due === `${before}:00${behind}` &&
    last.due === `${before}:59${behind}` &&
    first.dueUtc === `${utc}:00:00Z` &&
    last.dueUtc === `${utc}:59:00Z`
  return isEven ? { before, behind, utc } : null
}

function textOf(due: number, zone: Zone): DueTime {
  return { due: isoInZone(due, zone), dueUtc: new Date(due).toISOString().replace('.000Z', 'Z') }
}
