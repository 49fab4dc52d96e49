// A time zone name → its offset from UTC at any instant.
import { tzOffset } from '@date-fns/tz'
import { nearestOf } from '../pack/nearest.ts'
import { fail, ok, type Result } from '../pack/problem.ts'

/** A time zone: the one thing that time needs from the outside. */
export interface Zone {
  /** IANA name, `Europe/Amsterdam`. */
  readonly name: string
  /** Minutes east of UTC at an instant (milliseconds since 1970). */
  readonly offsetAt: (instant: number) => number
}

/** The zone of the law that this tool is about. */
export const DEFAULT_ZONE = 'Europe/Amsterdam'

/** A zone by its IANA name, from the time zone data of `Intl`. */
export function zoneNamed(name: string): Result<Zone> {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
  } catch {
    const known = Intl.supportedValuesOf('timeZone')
    return fail({ code: 'unknown-name', kind: 'zone', name, ...nearestOf(name, known) })
  }
  return ok({ name, offsetAt: (instant) => tzOffset(name, new Date(instant)) })
}
