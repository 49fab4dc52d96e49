// Instants and durations → words.
import { TZDate } from '@date-fns/tz'
import { format } from 'date-fns/format'
import { enGB } from 'date-fns/locale/en-GB'
import { nl } from 'date-fns/locale/nl'
import { offsetText } from '../decide/moment.ts'
import type { Zone } from '../decide/zone.ts'
import type { Unit, Words } from './words/words.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** «Monday 4 May 2020 at 10:15 (Europe/Amsterdam, UTC+02:00)». Seconds are dropped, so never shown later than it is. */
export function momentText(words: Words, instant: number, zone: Zone): string {
  return words.moments.inZone(
    shortMomentText(words, instant, zone),
    zone.name,
    offsetText(zone.offsetAt(instant)),
  )
}

/** «Monday 4 May 2020 at 10:15», in a zone that is told elsewhere. */
export function shortMomentText(words: Words, instant: number, zone: Zone): string {
  const date = new TZDate(instant, zone.name)
  const locale = words.lang === 'nl' ? nl : enGB
  const say = (pattern: string): string => format(date, pattern, { locale })
  return words.moments.short(say('EEEE'), say('d MMMM yyyy'), say('HH:mm'))
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
  const number = new Intl.NumberFormat(words.lang === 'nl' ? 'nl-NL' : 'en-GB')
  const parts = counts.flatMap(([count, unit]) =>
    count > 0 ? `${number.format(count)} ${count === 1 ? unit[0] : unit[1]}` : [],
  )
  return parts.length === 0 ? lessThanAMinute : parts.join(` ${and} `)
}
