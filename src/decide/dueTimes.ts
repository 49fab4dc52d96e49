// Moments as typed → deadlines as text, for very many incidents. What `parseMoment` and `deadlineOf` say of the first and
// the last minute of an hour holds for the minutes between, where the clock does not change on the way.
import type { DeadlineRule } from '../pack/model.ts'
import { fail, type Problem, type Result } from '../pack/problem.ts'
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
  readonly instant: number
  readonly day: string
}

interface Hour {
  readonly first: number
  readonly day: string
}

/** Hours that are kept; there are nine thousand in a year. */
const MOST_KEPT = 20_000
const MINUTE = 60_000
const HOUR_LENGTH = 'yyyy-mm-ddThh'.length
/** To the minute, without an offset: what nearly every table has. */
const PLAIN = /^\d{4}-\d\d-\d\dT\d\d:[0-5]\d$/

export class DueTimes {
  private readonly hours = new Map<string, Hour | null>()
  private readonly dues = new Map<string, readonly [string, string] | null>()

  constructor(private readonly zone: Zone) {}

  /** Reads a moment. */
  read(name: string, text: string): Result<ReadMoment> {
    if (PLAIN.test(text)) {
      const key = text.slice(0, HOUR_LENGTH)
      const hour = this.hours.get(key) ?? this.hourOf(key)
      if (hour !== null)
        return { ok: true, value: { instant: hour.first + minuteIn(text) * MINUTE, day: hour.day } }
    }
    const moment = parseMoment(name, text, this.zone)
    if (!moment.ok) return fail(...(moment.problems as [Problem]))
    const { instant } = moment.value
    return { ok: true, value: { instant, day: dayInZone(instant, this.zone) } }
  }

  private hourOf(key: string): Hour | null {
    const [first, last] = ['00', '59'].map((minute) => parseMoment('', `${key}:${minute}`, this.zone))
    const isEven =
      first?.ok === true &&
      last?.ok === true &&
      !first.value.ambiguous &&
      !last.value.ambiguous &&
      last.value.instant - first.value.instant === 59 * MINUTE
    const hour = isEven
      ? { first: first.value.instant, day: dayInZone(first.value.instant, this.zone) }
      : null
    return keep(this.hours, key, hour)
  }

  /** The deadline of a rule, from the moment it runs from. */
  due(rule: DeadlineRule, text: string, { instant }: ReadMoment): DueTime {
    if (rule.hours !== undefined && PLAIN.test(text)) {
      const key = `${text.slice(0, HOUR_LENGTH)} ${rule.hours}`
      const parts = this.dues.get(key) ?? this.partsOf(key, rule)
      if (parts !== null) {
        const [local, utc] = parts
        const minutes = text.slice(HOUR_LENGTH)
        const due = `${local.slice(0, HOUR_LENGTH)}${minutes}${local.slice(HOUR_LENGTH)}`
        return { due, dueUtc: `${utc}${minutes}:00Z` }
      }
    }
    return textOf(deadlineOf(rule, instant, this.zone).due!, this.zone)
  }

  /** What stands before and behind the minutes of a deadline; null where the minutes are not those of the moment. */
  private partsOf(key: string, rule: DeadlineRule): readonly [string, string] | null {
    const hour = key.slice(0, HOUR_LENGTH)
    const [first, last] = ['00', '59'].map((minute) => {
      const read = this.read('', `${hour}:${minute}`)
      const due = read.ok ? deadlineOf(rule, read.value.instant, this.zone).due : undefined
      return due === undefined ? undefined : textOf(due, this.zone)
    })
    if (first === undefined || last === undefined) return keep(this.dues, key, null)
    const [start, end] = [first.due.slice(0, HOUR_LENGTH), first.due.slice(HOUR_LENGTH + 3)]
    const utc = first.dueUtc.slice(0, HOUR_LENGTH)
    const isEven =
      first.due === `${start}:00${end}` &&
      last.due === `${start}:59${end}` &&
      first.dueUtc === `${utc}:00:00Z` &&
      last.dueUtc === `${utc}:59:00Z`
    return keep(this.dues, key, isEven ? [`${start}${end}`, utc] : null)
  }
}

const minuteIn = (text: string): number => Number(text.slice(HOUR_LENGTH + 1))

function textOf(due: number, zone: Zone): DueTime {
  return { due: isoInZone(due, zone), dueUtc: new Date(due).toISOString().replace('.000Z', 'Z') }
}

function keep<T>(kept: Map<string, T>, key: string, value: T): T {
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, value)
  return value
}
