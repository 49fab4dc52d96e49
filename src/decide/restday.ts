// An instant → the weekend day or Dutch public holiday it falls on. For information: neither stretches a deadline.
import { gregorianEaster } from 'date-easter'
import { dayInZone } from './moment.ts'
import type { Zone } from './zone.ts'
import { DAY } from '../plain.ts'

/** Saturday, Sunday, and the days of the Dutch General Extension of Time Limits Act (Algemene termijnenwet) art. 3. */
export type RestDay =
  | 'saturday'
  | 'sunday'
  | 'new-year'
  | 'good-friday'
  | 'easter-monday'
  | 'kings-day'
  | 'liberation-day'
  | 'ascension'
  | 'whit-monday'
  | 'christmas'
  | 'boxing-day'

const FIXED: Readonly<Record<string, RestDay>> = {
  '01-01': 'new-year',
  '05-05': 'liberation-day',
  '12-25': 'christmas',
  '12-26': 'boxing-day',
}

/** Days after Easter Sunday. */
const MOVABLE: ReadonlyMap<number, RestDay> = new Map([
  [-2, 'good-friday'],
  [1, 'easter-monday'],
  [39, 'ascension'],
  [50, 'whit-monday'],
])

/** The rest day on which an instant falls in a zone; a holiday goes before a weekend. */
export function restDayAt(instant: number, zone: Zone): RestDay | undefined {
  const day = dayInZone(instant, zone)
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay()
  const easter = gregorianEaster(year)
  const fromEaster = Math.round((Date.parse(day) - Date.UTC(easter.year, easter.month - 1, easter.day)) / DAY)
  // King's Day is 27 April, or the 26th when that is a Sunday.
  const isKingsDay = month === 4 && (date === 27 ? weekday !== 0 : date === 26 && weekday === 6)
  const holiday = FIXED[day.slice(5)] ?? MOVABLE.get(fromEaster) ?? (isKingsDay ? 'kings-day' : undefined)
  return holiday ?? (weekday === 6 ? 'saturday' : weekday === 0 ? 'sunday' : undefined)
}
