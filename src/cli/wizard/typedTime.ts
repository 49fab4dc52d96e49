// A time as an officer types it → the form that `parseMoment` reads. Only forms that can be read in one way.
import { dayInZone, isoInZone } from '../../decide/moment.ts'
import type { Zone } from '../../decide/zone.ts'
import { clockOf, TIME, weekdayNamed, writtenDay } from '../../decide/writtenDay.ts'
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
const NAMED_DAY = new RegExp(`^(\\p{L}+)\\.?[\\s,]+${TIME}$`, 'iu')
const WITHOUT_YEAR = new RegExp(
  `^((?:\\p{L}{2,9}\\.?,?\\s+)?\\d{1,2}(?:([-./])\\d{1,2}|\\s+\\p{L}{3,9}\\.?))[\\s,]+(${TIME})$`,
  'iu',
)

/** What was typed as `yyyy-mm-ddThh:mm` or `yyyy-mm-dd`; anything else is left as it is, for `parseMoment` to refuse. */
export function isoFromTyped(typed: string, now: number, zone: Zone): string {
  const text = typed.trim().replace(/\s+/g, ' ')
  const alone = TIME_ALONE.exec(text)
  if (alone !== null) return `${dayInZone(now, zone)}T${clockOf(alone.slice(1))}`
  const named = NAMED_DAY.exec(text)
  if (named !== null) {
    const ago = DAYS_AGO[named[1]!.toLowerCase()]
    if (ago !== undefined) return `${dayBefore(dayInZone(now, zone), ago)}T${clockOf(named.slice(2))}`
  }
  const day = writtenDay(text)
  return 'iso' in day ? day.iso : (lastSuch(text, now, zone) ?? text)
}

/** A weekday, or a day without its year, as the last such moment that is not in the future; undefined for anything else. */
export function lastSuch(typed: string, now: number, zone: Zone): string | undefined {
  const text = typed
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^(?:afgelopen|last) /i, '')
  const today = dayInZone(now, zone)
  const isPast = (iso: string): boolean => iso <= isoInZone(now, zone).slice(0, 19)
  const [, name, ...clock] = NAMED_DAY.exec(text) ?? []
  const weekday = weekdayNamed(name ?? '')
  if (weekday >= 0) {
    const ago = (new Date(today).getUTCDay() - weekday + 7) % 7
    const latest = `${dayBefore(today, ago)}T${clockOf(clock)}`
    return isPast(latest) ? latest : `${dayBefore(today, ago + 7)}T${clockOf(clock)}`
  }
  const [, day, separator = ' ', time] = WITHOUT_YEAR.exec(text) ?? []
  if (day === undefined) return undefined
  const year = Number(today.slice(0, 4))
  for (const full of [year, year - 1].map((one) => `${day}${separator}${one} ${time!}`)) {
    const written = writtenDay(full)
    if ('iso' in written && isPast(written.iso)) return written.iso
    // Which of two days it is, or that it was another weekday, is for `parseMoment` to say.
    if ('days' in written || ('fallsOn' in written && isPast(written.fallsOn))) return full
  }
  return undefined
}

/** A day of the calendar, some days earlier; counted without a zone, so no clock change can shift it. */
function dayBefore(day: string, ago: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - ago * DAY).toISOString().slice(0, 10)
}
