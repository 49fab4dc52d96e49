// What somebody typed for a date-time → an instant, or a refusal that names the nearest times that do exist.
//
// `new TZDate(string, zone)` is not used to parse: what it makes of a string depends on the zone of the host.
import { fail, ok, type Result } from '../pack/problem.ts'
import type { Zone } from './zone.ts'

const MINUTE = 60_000
const DAY = 86_400_000

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
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/i

/**
 * Reads `2020-05-01T10:15`, with a blank for the T, with seconds, with an offset or `Z`, or a date alone.
 *
 * @param name the moment or flag, for the complaint
 * @param zone in which a time without an offset is read
 */
export function parseMoment(name: string, text: string, zone: Zone): Result<Moment> {
  const value = text.trim()
  const parts = FORM.exec(value)
  if (parts === null) return fail({ code: 'moment-format', moment: name, value: text })
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

type Six = [number, number, number, number, number, number]

function offsetMinutes(text: string): number | undefined {
  if (text.toUpperCase() === 'Z') return 0
  const hours = Number(text.slice(1, 3))
  const minutes = Number(text.slice(-2))
  if (hours > 14 || minutes > 59) return undefined
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
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
