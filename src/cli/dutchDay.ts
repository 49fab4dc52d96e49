// A day as it is written in the Netherlands → as `parseMoment` reads it. Only what can be read in one way.

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

/** `14:30`, `14.30`, `14u30`, `14:30:05`, also behind «om» or «at» and before «uur». */
export const TIME = '(?:(?:om|at)\\s+)?(\\d{1,2})[:.u](\\d{2})(?::(\\d{2}))?(?:\\s*uur)?'
/** Day, month, year: `20-11-2026 14:30`, `20 november 2026 om 14.30 uur`. */
const DUTCH_DAY = new RegExp(
  `^(\\d{1,2})(?:-(\\d{1,2})-|\\s+(\\p{L}{3,})\\.?\\s+)(\\d{4})(?:[\\s,]+${TIME})?$`,
  'iu',
)

/** `yyyy-mm-ddThh:mm` or `yyyy-mm-dd`; undefined for any other text. */
export function isoFromDutch(text: string): string | undefined {
  const [, day, monthNumber, monthName, year, ...time] = DUTCH_DAY.exec(text) ?? []
  const month = monthNumber ?? (monthName === undefined ? undefined : monthOf(monthName))
  if (month === undefined) return undefined
  const date = `${year!}-${month.padStart(2, '0')}-${day!.padStart(2, '0')}`
  return time[0] === undefined ? date : `${date}T${clockOf(time)}`
}

/** @param parts hour, minute and perhaps second, as they stand in `TIME` */
export function clockOf([hour, minute, second]: readonly (string | undefined)[]): string {
  return [hour!.padStart(2, '0'), minute!, ...(second === undefined ? [] : [second])].join(':')
}

function monthOf(name: string): string | undefined {
  const word = name.toLowerCase()
  const month = MONTHS.findIndex((names) => names.some((full) => full === word || full.slice(0, 3) === word))
  return month < 0 ? undefined : String(month + 1)
}
