// A day as people and spreadsheets write it → as `parseMoment` reads it. Only what can be read in one way.

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

/** From Sunday on, as `getUTCDay` counts them. */
const WEEKDAYS = [
  ['zondag', 'zo', 'sunday', 'sun'],
  ['maandag', 'ma', 'monday', 'mon'],
  ['dinsdag', 'di', 'tuesday', 'tue', 'tues'],
  ['woensdag', 'wo', 'wednesday', 'wed'],
  ['donderdag', 'do', 'thursday', 'thu', 'thur', 'thurs'],
  ['vrijdag', 'vr', 'friday', 'fri'],
  ['zaterdag', 'za', 'saturday', 'sat'],
]

/** `14:30`, `14.30`, `14u30`, `14:30:05`, also behind «om» or «at» and before «uur». */
export const TIME = '(?:(?:om|at)\\s+)?(\\d{1,2})[:.u](\\d{2})(?::(\\d{2}))?(?:\\s*uur)?'
/** Day, month, year: `20-11-2026 14:30`, `20.11.2026`, `vrijdag 20 november 2026 om 14.30 uur`. */
const DAY_FIRST = new RegExp(
  `^(?:(\\p{L}{2,9})\\.?,?\\s+)?(\\d{1,2})(?:([-./])(\\d{1,2})\\3|\\s+(\\p{L}{3,9})\\.?,?\\s+)(\\d{4})(?:[\\s,]+${TIME})?$`,
  'iu',
)
const SHORT_YEAR = /^(?:\p{L}+\.?,?\s+)?\d{1,2}([-./])\d{1,2}\1\d{2}(?!\d)/u
/** The days since 1900 by which a spreadsheet counts, with a fraction for the time of day. */
const SERIAL = /^\d{5}([.,]\d+)?$/
/** Longer than any of the forms above. */
const LONGEST = 80

/** What was written: `yyyy-mm-ddThh:mm` or `yyyy-mm-dd`, or why it is not taken for a day. */
export type WrittenDay =
  | { readonly iso: string }
  | { readonly like?: 'serial' | 'short-year' }
  | { readonly days: readonly [string, string] }
  | { readonly fallsOn: string }

/** Reads a day that is not written as `yyyy-mm-dd`. Whether the calendar has it is not looked at. */
export function writtenDay(typed: string): WrittenDay {
  if (typed.length > LONGEST) return {}
  const text = typed.trim().replace(/\s+/g, ' ')
  const [found, weekday, day, separator, monthNumber, monthName, year, ...time] = DAY_FIRST.exec(text) ?? []
  const month = monthNumber ?? (monthName === undefined ? undefined : monthOf(monthName))
  if (found === undefined || month === undefined) {
    if (SERIAL.test(text)) return { like: 'serial' }
    return SHORT_YEAR.test(text) ? { like: 'short-year' } : {}
  }
  // With slashes half of the world writes the month first.
  if (separator === '/' && Number(day) <= 12 && Number(day) !== Number(month))
    return { days: [`${Number(day)}-${Number(month)}-${year!}`, `${Number(month)}-${Number(day)}-${year!}`] }
  const date = `${year!}-${month.padStart(2, '0')}-${day!.padStart(2, '0')}`
  if (weekday !== undefined) {
    const named = weekdayNamed(weekday)
    if (named < 0) return {}
    const instant = Date.parse(date)
    if (!Number.isNaN(instant) && new Date(instant).getUTCDay() !== named) return { fallsOn: date }
  }
  return { iso: time[0] === undefined ? date : `${date}T${clockOf(time)}` }
}

/** A day of the week by its name, from Sunday on; -1 where it is none. */
export const weekdayNamed = (name: string): number =>
  WEEKDAYS.findIndex((names) => names.includes(name.toLowerCase()))

/** @param parts hour, minute and perhaps second, as they stand in `TIME` */
export function clockOf([hour, minute, second]: readonly (string | undefined)[]): string {
  return [hour!.padStart(2, '0'), minute!, ...(second === undefined ? [] : [second])].join(':')
}

function monthOf(name: string): string | undefined {
  const word = name.toLowerCase()
  const month = MONTHS.findIndex((names) => names.some((full) => full === word || full.slice(0, 3) === word))
  return month < 0 ? undefined : String(month + 1)
}
