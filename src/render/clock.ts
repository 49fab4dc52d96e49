// Instants and durations → words.
import { TZDate } from '@date-fns/tz'
import { format } from 'date-fns/format'
import { enGB } from 'date-fns/locale/en-GB'
import { nl } from 'date-fns/locale/nl'
import { offsetText } from '../decide/moment.ts'
import type { Zone } from '../decide/zone.ts'
import type { Unit, Words } from '../words/words.ts'
import { MINUTE, HOUR, DAY } from '../plain.ts'

/** «Monday 4 May 2020 at 10:15 (Europe/Amsterdam, UTC+02:00)». Seconds are dropped, so never shown later than it is. */
export function momentText(words: Words, instant: number, zone: Zone): string {
  return words.moments.inZone(wallText(words, instant, zone), zone.name, offsetText(zone.offsetAt(instant)))
}

/** «Monday 4 May 2020 at 10:15», in a zone that is told elsewhere; with its offset where the clock shows that twice. */
export function shortMomentText(words: Words, instant: number, zone: Zone): string {
  const text = wallText(words, instant, zone)
  return isTwice(instant, zone) ? `${text} (UTC${offsetText(zone.offsetAt(instant))})` : text
}

function wallText(words: Words, instant: number, zone: Zone): string {
  const wall = instant + zone.offsetAt(instant) * MINUTE
  const [weekday, date] = dayText(words, Math.floor(wall / DAY))
  return words.moments.short(weekday, date, new Date(wall).toISOString().slice(11, 16))
}

/** Whether the clock shows this time once more, an hour before or after. */
const isTwice = (instant: number, zone: Zone): boolean =>
  [-HOUR, HOUR].some(
    (apart) => zone.offsetAt(instant + apart) * MINUTE === zone.offsetAt(instant) * MINUTE - apart,
  )

const days = new Map<string, readonly [string, string]>()

/** Weekday and date of a day since 1970; a list of incidents asks for the same ones over and over. */
function dayText({ lang }: Words, day: number): readonly [string, string] {
  const name = `${lang} ${day}`
  const known = days.get(name)
  if (known !== undefined) return known
  const locale = lang === 'nl' ? nl : enGB
  const date = new TZDate(day * DAY, 'UTC')
  const text = [format(date, 'EEEE', { locale }), format(date, 'd MMMM yyyy', { locale })] as const
  days.set(name, text)
  return text
}

/** The two largest units of a duration in milliseconds, rounded down: «2 days and 3 hours». */
export function durationText(words: Words, milliseconds: number): string {
  const size = Math.abs(milliseconds)
  const days = Math.floor(size / DAY)
  const hours = Math.floor((size % DAY) / HOUR)
  const minutes = Math.floor((size % HOUR) / MINUTE)
  const { units, and, lessThanAMinute } = words.moments
  const counts: [number, Unit][] = [
    [days, units.day],
    [days < 100 ? hours : 0, units.hour],
    [days < 1 ? minutes : 0, units.minute],
  ]
  const parts = counts.flatMap(([count, unit]) =>
    count > 0 ? `${countText(words, count)} ${count === 1 ? unit[0] : unit[1]}` : [],
  )
  return parts.length === 0 ? lessThanAMinute : parts.join(` ${and} `)
}

/** With its thousands set apart, where it has any: what does that is slow to make. */
const countText = ({ lang }: Words, count: number): string =>
  count < 1000 ? String(count) : new Intl.NumberFormat(lang === 'nl' ? 'nl-NL' : 'en-GB').format(count)
