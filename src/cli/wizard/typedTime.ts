// A time as an officer types it → the form that `parseMoment` reads. Only forms that can be read in one way.
import { dayInZone } from '../../decide/moment.ts'
import type { Zone } from '../../decide/zone.ts'
import { clockOf, TIME, writtenDay } from '../../decide/writtenDay.ts'
import { DAY } from '../../plain.ts'

/** Days counted back from today, in both languages whichever is spoken. */
const DAYS_AGO: Readonly<Record<string, number>> = {
  vandaag: 0,
  today: 0,
  gisteren: 1,
  yesterday: 1,
  eergisteren: 2,
}

const TIME_ALONE = new RegExp(`^${TIME}$`, 'i')
const NAMED_DAY = new RegExp(`^(\\p{L}+)[\\s,]+${TIME}$`, 'iu')
/** What was typed as `yyyy-mm-ddThh:mm` or `yyyy-mm-dd`; anything else is left as it is, for `parseMoment` to refuse. */
export function isoFromTyped(typed: string, now: number, zone: Zone): string {
  const text = typed.trim().replace(/\s+/g, ' ')
  const alone = TIME_ALONE.exec(text)
  if (alone !== null) return `${dayInZone(now, zone)}T${clockOf(alone.slice(1))}`
  const named = NAMED_DAY.exec(text)
  if (named !== null) {
    const ago = DAYS_AGO[named[1]!.toLowerCase()]
    if (ago === undefined) return text
    return `${dayBefore(dayInZone(now, zone), ago)}T${clockOf(named.slice(2))}`
  }
  const day = writtenDay(text)
  return 'iso' in day ? day.iso : text
}

/** A day of the calendar, some days earlier; counted without a zone, so no clock change can shift it. */
function dayBefore(day: string, ago: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - ago * DAY).toISOString().slice(0, 10)
}
