// What somebody typed for a date-time → an instant, or a refusal that names the nearest times that do exist. The one reader
// of moments: flags, files, tables and the wizard go through it.
//
// `new TZDate(string, zone)` is not used to parse: what it makes of a string depends on the zone of the host.
import { fail, ok, type Problem, type Result } from '../problem.ts'
import { writtenDay } from './writtenDay.ts'
import type { Zone } from './zone.ts'
import { MINUTE, DAY } from '../plain.ts'

/** A moment that was understood. */
export interface Moment {
  /** Milliseconds since 1970, UTC. */
  readonly instant: number
  /** Only a day was given: 00:00 of that day was taken. */
  readonly dateOnly: boolean
  /** The wall clock showed this time twice (autumn): the earlier was taken. */
  readonly ambiguous: boolean
}

const FORM =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,16})?)?\s?(Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?$/i

/**
 * Reads `2020-05-01T10:15`, with a blank for the T, with seconds, with an offset or `Z`, or a date alone; and the ways in
 * which people write a day: `1-5-2020 10:15`, `vrijdag 1 mei 2020 om 10.15 uur`.
 *
 * @param name the moment or flag, for the complaint
 * @param zone in which a time without an offset is read
 */
export function parseMoment(name: string, text: string, zone: Zone): Result<Moment> {
  const parts = partsOf(name, text)
  if ('code' in parts) return fail(parts)
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as Six
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (
    month < 1 ||
    month > 12 ||
    day < 1 ||
    hour > 23 ||
    minute > 59 ||
    second > 59 ||
    year < 1970 ||
    year > 9998
  ) {
    return fail({ code: 'moment-out-of-range', moment: name, value: text })
  }
  if (day > lastDay) return fail({ code: 'moment-no-such-day', moment: name, value: text, lastDay })
  const wall = Date.UTC(year, month - 1, day, hour, minute, second)
  const dateOnly = parts[4] === undefined
  const offset = parts[7]
  if (offset !== undefined) {
    const minutes = offsetMinutes(offset)
    if (minutes === undefined) return fail({ code: 'moment-out-of-range', moment: name, value: text })
    return ok({ instant: wall - minutes * MINUTE, dateOnly, ambiguous: false })
  }
  const instants = instantsOf(wall, zone)
  const [first] = instants
  if (first === undefined) {
    const [before, after] = neighbours(wall, zone)
    return fail({ code: 'moment-skipped', moment: name, value: text, zone: zone.name, before, after })
  }
  return ok({ instant: first, dateOnly, ambiguous: instants.length > 1 })
}

function partsOf(moment: string, text: string): RegExpExecArray | Problem {
  const parts = FORM.exec(text.trim())
  if (parts !== null) return parts
  const day = writtenDay(text)
  if ('days' in day) return { code: 'moment-day-or-month', moment, value: text, days: day.days }
  if ('fallsOn' in day) return { code: 'moment-weekday', moment, value: text, day: day.fallsOn }
  const written = 'iso' in day ? FORM.exec(day.iso) : null
  return (
    written ?? { code: 'moment-format', moment, value: text, ...('like' in day ? { like: day.like } : {}) }
  )
}

type Six = [number, number, number, number, number, number]

/** No zone is further from UTC. */
const FURTHEST = 14 * 60

function offsetMinutes(text: string): number | undefined {
  if (/^[zu]/i.test(text)) return 0
  const minutes = Number(text.slice(3).replace(':', ''))
  const size = Number(text.slice(1, 3)) * 60 + minutes
  if (size > FURTHEST || minutes > 59) return undefined
  return text.startsWith('-') ? -size : size
}

/** The instants at which the wall clock of a zone shows a time: none (spring), one, or two (autumn), earliest first. */
export function instantsOf(wall: number, zone: Zone): number[] {
  const offsets = new Set([zone.offsetAt(wall - DAY), zone.offsetAt(wall + DAY)])
  return [...offsets]
    .map((offset) => wall - offset * MINUTE)
    .filter((instant) => instant + zone.offsetAt(instant) * MINUTE === wall)
    .sort((a, b) => a - b)
}

/** The last minute before and the first minute after a wall-clock time that does not exist. */
function neighbours(wall: number, zone: Zone): [string, string] {
  const exists = (minute: number): boolean => instantsOf(minute, zone).length > 0
  const start = Math.floor(wall / MINUTE) * MINUTE
  let before = start
  while (!exists(before)) before -= MINUTE
  let after = start
  while (!exists(after)) after += MINUTE
  return [clock(before), clock(after)]
}

const clock = (wall: number): string => new Date(wall).toISOString().slice(0, 16)

/** An instant as the wall clock of a zone shows it, `2020-05-01T10:15:00+02:00`. */
export function isoInZone(instant: number, zone: Zone): string {
  const minutes = zone.offsetAt(instant)
  const wall = new Date(instant + minutes * MINUTE).toISOString().slice(0, 19)
  return `${wall}${offsetText(minutes)}`
}

/** Minutes east of UTC → `+02:00`. */
export function offsetText(minutes: number): string {
  const size = Math.abs(Math.round(minutes))
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** The day on which an instant falls in a zone, `2020-05-01`. */
export function dayInZone(instant: number, zone: Zone): string {
  return isoInZone(instant, zone).slice(0, 10)
}

/** Whether the day of discovery is known; one that lies ahead is wrong. */
export const isDated = (discovered: number | undefined, now: number, zone: Zone): boolean =>
  discovered !== undefined && dayInZone(discovered, zone) <= dayInZone(now, zone)

/** The day by whose rules is decided: that of discovery, or, where it is not known, today: the latest that it can be. */
export function dayOfRules(discovered: number | undefined, now: number, zone: Zone): string {
  return dayInZone(Math.min(discovered ?? now, now), zone)
}
