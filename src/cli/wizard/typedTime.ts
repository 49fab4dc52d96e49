// A time as an officer types it → the form that `parseMoment` reads. Only forms that can be read in one way.
import { dayInZone } from '../../decide/moment.ts'
import type { Zone } from '../../decide/zone.ts'

const DAY = 86_400_000

/** Days counted back from today, in both languages whichever is spoken. */
const DAYS_AGO: Readonly<Record<string, number>> = {
  vandaag: 0,
  today: 0,
  gisteren: 1,
  yesterday: 1,
  eergisteren: 2,
}

const MONTHS = [
  ['januari', 'january'],
  ['februari', 'february'],
  ['maart', 'march', 'mrt'],
  ['april'],
  ['mei', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['augustus', 'august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['december'],
]

/** `14:30`, `14.30`, `14u30`, also behind «om» or «at» and before «uur». */
const TIME = '(?:(?:om|at)\\s+)?(\\d{1,2})[:.u](\\d{2})(?:\\s*uur)?'
const TIME_ALONE = new RegExp(`^${TIME}$`, 'i')
const NAMED_DAY = new RegExp(`^(\\p{L}+)[\\s,]+${TIME}$`, 'iu')
/** Day, month, year, as in the Netherlands: `20-11-2026 14:30`, `20 november 2026 om 14.30 uur`. */
const DUTCH_DAY = new RegExp(
  `^(\\d{1,2})(?:-(\\d{1,2})-|\\s+(\\p{L}{3,})\\.?\\s+)(\\d{4})(?:[\\s,]+${TIME})?$`,
  'iu',
)

/** What was typed as `yyyy-mm-ddThh:mm` or `yyyy-mm-dd`; anything else is left as it is, for `parseMoment` to refuse. */
export function isoFromTyped(typed: string, now: number, zone: Zone): string {
  const text = typed.trim().replace(/\s+/g, ' ')
  const alone = TIME_ALONE.exec(text)
  if (alone !== null) return `${dayInZone(now, zone)}T${clockOf(alone[1]!, alone[2]!)}`
  const named = NAMED_DAY.exec(text)
  if (named !== null) {
    const ago = DAYS_AGO[named[1]!.toLowerCase()]
    if (ago === undefined) return text
    return `${dayBefore(dayInZone(now, zone), ago)}T${clockOf(named[2]!, named[3]!)}`
  }
  const dutch = DUTCH_DAY.exec(text)
  if (dutch === null) return text
  const [, day, monthNumber, monthName, year, hour, minute] = dutch
  const month = monthNumber ?? monthOf(monthName!)
  if (month === undefined) return text
  const date = `${year!}-${month.padStart(2, '0')}-${day!.padStart(2, '0')}`
  return hour === undefined ? date : `${date}T${clockOf(hour, minute!)}`
}

const clockOf = (hour: string, minute: string): string => `${hour.padStart(2, '0')}:${minute}`

/** A day of the calendar, some days earlier; counted without a zone, so no clock change can shift it. */
function dayBefore(day: string, ago: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - ago * DAY).toISOString().slice(0, 10)
}

function monthOf(name: string): string | undefined {
  const word = name.toLowerCase()
  const month = MONTHS.findIndex((names) => names.some((full) => full === word || full.slice(0, 3) === word))
  return month < 0 ? undefined : String(month + 1)
}
