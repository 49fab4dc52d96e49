// Every Dutch holiday of the Algemene termijnenwet, and the weekends; dates from the calendars of those years.
import { describe, expect, test } from 'vitest'
import { restDayAt } from '../../src/decide/restday.ts'
import { zoneNamed } from '../../src/decide/zoneNamed.ts'
import { DAY } from '../../src/plain.ts'

const found = zoneNamed('Europe/Amsterdam')
if (!found.ok) throw new Error('no zone')
const zone = found.value

const YEARS: Readonly<Record<string, readonly string[]>> = {
  'good-friday': ['2024-03-29', '2025-04-18', '2026-04-03', '2027-03-26', '2038-04-23'],
  'easter-monday': ['2024-04-01', '2025-04-21', '2026-04-06', '2027-03-29', '2038-04-26'],
  ascension: ['2024-05-09', '2025-05-29', '2026-05-14', '2027-05-06', '2038-06-03'],
  'whit-monday': ['2024-05-20', '2025-06-09', '2026-05-25', '2027-05-17', '2038-06-14'],
  // Of 2025 and 2031 the 27th is a Sunday.
  'kings-day': ['2024-04-27', '2025-04-26', '2026-04-27', '2027-04-27', '2031-04-26'],
  'new-year': ['2024-01-01', '2026-01-01', '2028-01-01'],
  'liberation-day': ['2024-05-05', '2025-05-05', '2026-05-05'],
  christmas: ['2024-12-25', '2025-12-25', '2027-12-25'],
  'boxing-day': ['2024-12-26', '2026-12-26', '2027-12-26'],
}

describe('a Dutch public holiday', () => {
  test.each(Object.entries(YEARS))('%s is known on its first and in its last second', (name, days) => {
    for (const day of days) {
      const offset = restDayAt(Date.parse(`${day}T00:00:00+02:00`), zone) === name ? '+02:00' : '+01:00'
      const first = Date.parse(`${day}T00:00:00${offset}`)
      expect(restDayAt(first, zone), day).toBe(name)
      expect(restDayAt(first + DAY - 1000, zone), day).toBe(name)
      expect(restDayAt(first - 1000, zone), `before ${day}`).not.toBe(name)
      expect(restDayAt(first + DAY, zone), `after ${day}`).not.toBe(name)
    }
  })

  test('Sunday 27 April, Easter Sunday and Whit Sunday are Sundays, and the days around them none', () => {
    for (const day of ['2025-04-27', '2026-04-05', '2026-05-24'])
      expect(restDayAt(Date.parse(`${day}T12:00:00Z`), zone)).toBe('sunday')
    expect(restDayAt(Date.parse('2026-04-25T12:00:00Z'), zone)).toBe('saturday')
    for (const day of ['2026-04-02', '2026-04-07', '2026-04-28', '2026-05-04', '2026-05-13', '2026-12-24'])
      expect(restDayAt(Date.parse(`${day}T12:00:00Z`), zone)).toBeUndefined()
  })

  test('a year has nine of them, and every Saturday and Sunday besides', () => {
    for (let year = 2020; year <= 2035; year += 1) {
      const names = new Map<string, number>()
      for (let at = Date.UTC(year, 0, 1, 12); at < Date.UTC(year + 1, 0, 1); at += DAY) {
        const name = restDayAt(at, zone)
        const weekday = new Date(at).getUTCDay()
        if (weekday === 0 || weekday === 6) expect(name).toBeDefined()
        if (name !== undefined) names.set(name, (names.get(name) ?? 0) + 1)
      }
      for (const name of Object.keys(YEARS))
        // Liberation Day can be Ascension Day, which is the same rest day.
        expect(names.get(name), `${name} ${year}`).toBe(1)
    }
  })
})
