// A time zone name → the zone, from the time zone data of `Intl`.
import { tzOffset } from '@date-fns/tz'
import { nearestOf } from '../pack/nearest.ts'
import { fail, ok, type Result } from '../problem.ts'
import type { Zone } from './zone.ts'

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
