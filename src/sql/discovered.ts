// The moment of discovery in a table → SQL that tells whether it is one, on a day on which the rules hold.
import type { SqlClock } from './clock.ts'
import { caseOf, quoted } from './steps.ts'
import { DAY } from '../plain.ts'

/** The first day on which rules hold, and the first on which they do not any more; `yyyy-mm-dd`. */
export interface Holds {
  readonly from: string
  readonly until: string | undefined
  /** By which a time without an offset is read. */
  readonly clock: SqlClock
}

/** Today, for a row that says no day of discovery, as `batch` has it. */
export const TODAY = 'cast(current_date as varchar(10))'

/** The day that stands in the text of a moment. */
export const dayOf = (text: string): string => `substr(${text}, 1, 10)`

type Days = Pick<Holds, 'from' | 'until'>

/** What may stand behind the minutes, with `#` for a digit, and for the digits of a fraction together. */
const SECONDS = ['', ':##', ':##.#']
const ZONES = ['', 'Z', '+##', '-##', '+##:##', '-##:##', ' UTC']
const ENDS = SECONDS.flatMap((seconds) => ZONES.map((zone) => seconds + zone))

/** Days by which the day in another zone can differ from the one that is written. */
const MOST_APART = 2

/**
 * SQL that is true for a text such as `2020-05-01`, `2020-05-01 10:15`, or that with seconds and an offset, where that day
 * is one on which the rules hold, or lies ahead while today is one. With an offset the day in the zone of the tool may be another, so near a border it is not
 * known which rules hold. A time that the clock passes over is none, nor one of which nobody knows how the clock will go.
 */
export function isHeldMoment(text: string, holds: Holds): string {
  const day = dayOf(text)
  const time = `(length(${text}) = 10 and (${isHeldOrAhead(day, holds, isHeld(day, holds))}) or ${isTime(text, day, holds)})`
  return `(${isDate(text)} and ${time})`
}

const part = (text: string, from: number, length?: number): string =>
  `substr(${text}, ${[from, ...(length === undefined ? [] : [length])].join(', ')})`

/** A day that the calendar has. */
function isDate(text: string): string {
  const [century, years, month, day] = [
    part(text, 1, 2),
    part(text, 3, 2),
    part(text, 6, 2),
    part(text, 9, 2),
  ]
  const isLeap = (two: string): string => {
    const fours = Array.from({ length: 24 }, (_, at) => quoted(String(at * 4 + 4).padStart(2, '0')))
    return `${two} in (${fours.join(', ')})`
  }
  const lastDay = caseOf(
    [
      [`${month} in ('04', '06', '09', '11')`, quoted('30')],
      [`${month} <> '02'`, quoted('31')],
      [`${isLeap(years)} or (${years} = '00' and ${isLeap(century)})`, quoted('29')],
    ],
    quoted('28'),
  )
  return `${digitsAsSigns(part(text, 1, 10))} = '####-##-##' and ${text} < '9999' and ${month} between '01' and '12' and ${day} between '01' and ${lastDay}`
}

/** A time of the day behind a date, and the offset that may stand behind that. */
function isTime(text: string, day: string, holds: Holds): string {
  const form = digitsAsSigns(text)
  // A fraction has as many digits as an engine gives it; here one stands for all: 8, 4, 2 and 1 are taken off, as they fit.
  const end = [9, 5, 3, 2].reduce(
    (shorter, digits) => `replace(${shorter}, '.${'#'.repeat(digits)}', '.#')`,
    part(form, 17),
  )
  const isShort = `${part(text, 11, 1)} in (' ', 'T') and ${part(form, 12, 5)} = '##:##' and ${end} in (${ENDS.map(quoted).join(', ')})`
  const isClock = `${part(text, 12, 2)} <= '23' and ${part(text, 15, 2)} <= '59' and (${part(text, 17, 1)} <> ':' or ${part(text, 18, 2)} <= '59')`
  const signAt = (back: number): string => `substr(${text}, length(${text}) - ${back}, 1) in ('+', '-')`
  const partAt = (back: number): string => `substr(${text}, length(${text}) - ${back}, 2)`
  const isOffset = caseOf(
    [
      [signAt(5), `substr(${text}, length(${text}) - 4) <= '14:00' and ${partAt(1)} <= '59'`],
      [signAt(2), `${partAt(1)} <= '14'`],
    ],
    'true',
  )
  const hasZone = `${signAt(5)} or ${signAt(2)} or ${part(text, 17)} like '%Z' or ${part(text, 17)} like '%UTC'`
  const held = caseOf([[hasZone, isHeld(day, inside(holds))]], isHeld(day, holds))
  const clock = `(${hasZone} or ${isOnClock(text, day, holds.clock)})`
  return `(${isShort} and ${isClock} and ${isOffset} and ${clock} and (${isHeldOrAhead(day, holds, held)}))`
}

/** The clock of the zone shows it. */
function isOnClock(text: string, day: string, { skipped, until }: SqlClock): string {
  const isKnown = `${day} < ${quoted(until)}`
  if (skipped.length === 0) return isKnown
  const hour = `${day} || ' ' || ${part(text, 12, 2)}`
  return `${isKnown} and ${hour} not in (${skipped.map(quoted).join(', ')})`
}

const digitsAsSigns = (text: string): string => `translate(${text}, '0123456789', '##########')`

const isHeld = (day: string, { from, until }: Days): string =>
  `${day} >= ${quoted(from)}${until === undefined ? '' : ` and ${day} < ${quoted(until)}`}`

/** A discovery that lies ahead is none, and is decided by the rules of today, as `batch` has it. */
const isHeldOrAhead = (day: string, holds: Holds, held: string): string =>
  caseOf([[`${day} > ${TODAY}`, isHeld(TODAY, holds)]], held)

/** The days of which it is certain, whatever the offset. */
function inside({ from, until }: Days): Days {
  return {
    from: moved(from, MOST_APART),
    until: until === undefined ? undefined : moved(until, -MOST_APART),
  }
}

const moved = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
