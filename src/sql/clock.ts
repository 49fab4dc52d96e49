// A zone → the hours that its clock passes over, so that SQL can tell a time that never was.
import { instantsOf } from '../decide/moment.ts'
import type { Zone } from '../decide/zone.ts'
import { MINUTE, HOUR, DAY } from '../plain.ts'

/** How the clock goes in a zone, as far as a statement knows it. */
export interface SqlClock {
  /** Name of the zone. */
  readonly zone: string
  /** Hours of which some minutes do not exist there, `yyyy-mm-dd hh`. */
  readonly skipped: readonly string[]
  /** The first day that is not looked at, `yyyy-mm-dd`: nobody knows whether there will be summer time then. */
  readonly until: string
}

/** Years ahead that are looked at. */
const YEARS = 10

/** @param from the first day to look at, `yyyy-mm-dd` @param now milliseconds since 1970, UTC */
export function clockOf(zone: Zone, from: string, now: number): SqlClock {
  const until = `${new Date(now).getUTCFullYear() + YEARS + 1}-01-01`
  const skipped: string[] = []
  for (let day = Date.parse(from); day < Date.parse(until); day += DAY) {
    if (zone.offsetAt(day - DAY) === zone.offsetAt(day + 2 * DAY)) continue
    for (let hour = day; hour < day + DAY; hour += HOUR) {
      const exists = [hour, hour + 59 * MINUTE].every((wall) => instantsOf(wall, zone).length > 0)
      if (!exists) skipped.push(new Date(hour).toISOString().slice(0, 13).replace('T', ' '))
    }
  }
  return { zone: zone.name, skipped, until }
}
