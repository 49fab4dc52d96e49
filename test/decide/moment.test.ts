// What somebody types for a date-time: understood the same way on every host, or refused with the reason.
import { expect, test } from 'vitest'
import { dayInZone, isoInZone, offsetText, parseMoment } from '../../src/decide/moment.ts'
import type { Zone } from '../../src/decide/zone.ts'
import { AMSTERDAM, underEveryHostZone, zone } from './zones.ts'

const read = (text: string, where: Zone = AMSTERDAM) => parseMoment('discovered', text, where)

/** The instant in UTC, with what was taken for granted; or the problem. */
function told(text: string, where: Zone = AMSTERDAM): string {
  const moment = read(text, where)
  if (!moment.ok) return moment.problems[0]!.code
  const { instant, dateOnly, ambiguous } = moment.value
  return [new Date(instant).toISOString(), dateOnly && 'date only', ambiguous && 'twice']
    .filter(Boolean)
    .join(', ')
}

underEveryHostZone('a moment', () => {
  test.each([
    ['2020-05-01T10:15', '2020-05-01T08:15:00.000Z'],
    ['2020-05-01 10:15', '2020-05-01T08:15:00.000Z'],
    ['  2020-05-01t10:15:30 ', '2020-05-01T08:15:30.000Z'],
    ['2020-05-01T10:15:30.999', '2020-05-01T08:15:30.000Z'],
    ['2020-01-15T10:15', '2020-01-15T09:15:00.000Z'],
    ['2020-02-29T00:00', '2020-02-28T23:00:00.000Z'],
    ['2020-05-01T23:59:59', '2020-05-01T21:59:59.000Z'],
  ])('%s without an offset is read on the clock of the zone', (text, utc) => {
    expect(told(text)).toBe(utc)
  })

  test.each([
    ['2020-05-01T10:15Z', '2020-05-01T10:15:00.000Z'],
    ['2020-05-01T10:15z', '2020-05-01T10:15:00.000Z'],
    ['2020-05-01T10:15 Z', '2020-05-01T10:15:00.000Z'],
    ['2020-05-01T10:15+02:00', '2020-05-01T08:15:00.000Z'],
    ['2020-05-01T10:15-0500', '2020-05-01T15:15:00.000Z'],
    ['2020-05-01T10:15:00+05:30', '2020-05-01T04:45:00.000Z'],
    ['2020-05-01T10:15+14:00', '2020-04-30T20:15:00.000Z'],
    ['2026-03-29T02:30+01:00', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T02:30+01:00', '2026-10-25T01:30:00.000Z'],
  ])('%s with an offset is that instant, whatever the zone', (text, utc) => {
    expect(told(text)).toBe(utc)
    expect(told(text, zone('Asia/Kolkata'))).toBe(utc)
  })

  test('a date alone is the start of that day, and says so', () => {
    expect(told('2020-05-01')).toBe('2020-04-30T22:00:00.000Z, date only')
    expect(told('2020-05-01', zone('America/New_York'))).toBe('2020-05-01T04:00:00.000Z, date only')
    expect(told('2026-03-29')).toBe('2026-03-28T23:00:00.000Z, date only')
  })

  test('a time that the clock skips in spring is refused with the minutes on either side', () => {
    for (const text of ['2026-03-29T02:00', '2026-03-29T02:30', '2026-03-29T02:59:59']) {
      expect(read(text)).toEqual({
        ok: false,
        problems: [
          {
            code: 'moment-skipped',
            moment: 'discovered',
            value: text,
            zone: 'Europe/Amsterdam',
            before: '2026-03-29T01:59',
            after: '2026-03-29T03:00',
          },
        ],
      })
    }
    expect(told('2026-03-29T01:59')).toBe('2026-03-29T00:59:00.000Z')
    expect(told('2026-03-29T03:00')).toBe('2026-03-29T01:00:00.000Z')
  })

  test('so is a time on a day that a country skipped altogether', () => {
    expect(read('2011-12-30T12:00', zone('Pacific/Apia'))).toMatchObject({
      problems: [{ code: 'moment-skipped', before: '2011-12-29T23:59', after: '2011-12-31T00:00' }],
    })
  })

  test('a time that the clock shows twice in autumn is the earlier one, and says so', () => {
    expect(told('2026-10-25T01:59')).toBe('2026-10-24T23:59:00.000Z')
    expect(told('2026-10-25T02:00')).toBe('2026-10-25T00:00:00.000Z, twice')
    expect(told('2026-10-25T02:59')).toBe('2026-10-25T00:59:00.000Z, twice')
    expect(told('2026-10-25T03:00')).toBe('2026-10-25T02:00:00.000Z')
    expect(told('2026-11-01T01:30', zone('America/New_York'))).toBe('2026-11-01T05:30:00.000Z, twice')
    expect(told('2026-04-05T01:45', zone('Australia/Lord_Howe'))).toBe('2026-04-04T14:45:00.000Z, twice')
  })

  test.each([
    ['2026-02-30', 28],
    ['2026-02-29T10:00', 28],
    ['2024-02-30', 29],
    ['2100-02-29', 28],
    ['2026-04-31T10:00Z', 30],
    ['2026-01-32', 31],
  ])('%s does not exist: the month has %d days', (text, lastDay) => {
    expect(read(text)).toMatchObject({ problems: [{ code: 'moment-no-such-day', value: text, lastDay }] })
  })

  test.each([
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-01T24:00',
    '2026-01-01T10:60',
    '1969-12-31T10:00',
  ])('%s is out of range', (text) => {
    expect(read(text)).toMatchObject({ problems: [{ code: 'moment-out-of-range', value: text }] })
  })

  test.each(['2026-01-01T10:15+15:00', '2026-01-01T10:15+02:60'])(
    '%s has an offset that no place has',
    (text) => {
      expect(told(text)).toBe('moment-out-of-range')
    },
  )

  test.each([
    '',
    'yesterday',
    '1-5-20',
    '43952',
    '1 foo 2020',
    '2020-5-1',
    '2020-05-01T10',
    '10:15',
    '2020-05-01T1015',
    '2020-05-01Z',
  ])('«%s» is no moment', (text) => {
    expect(told(text)).toBe('moment-format')
  })
})

underEveryHostZone('an instant on a clock', () => {
  test('has the offset of that day', () => {
    expect(isoInZone(Date.UTC(2020, 4, 1, 8, 15), AMSTERDAM)).toBe('2020-05-01T10:15:00+02:00')
    expect(isoInZone(Date.UTC(2020, 0, 1, 8, 15), AMSTERDAM)).toBe('2020-01-01T09:15:00+01:00')
    expect(isoInZone(Date.UTC(2020, 0, 1), zone('Asia/Kolkata'))).toBe('2020-01-01T05:30:00+05:30')
    expect(isoInZone(Date.UTC(2020, 0, 1), zone('America/St_Johns'))).toBe('2019-12-31T20:30:00-03:30')
    expect(isoInZone(Date.UTC(2020, 0, 1), zone('UTC'))).toBe('2020-01-01T00:00:00+00:00')
  })

  test('tells the two times of an autumn night apart', () => {
    expect(isoInZone(Date.UTC(2026, 9, 25, 0, 30), AMSTERDAM)).toBe('2026-10-25T02:30:00+02:00')
    expect(isoInZone(Date.UTC(2026, 9, 25, 1, 30), AMSTERDAM)).toBe('2026-10-25T02:30:00+01:00')
  })

  test('falls on the day of the zone', () => {
    expect(dayInZone(Date.UTC(2020, 4, 1, 22), AMSTERDAM)).toBe('2020-05-02')
    expect(dayInZone(Date.UTC(2020, 4, 1, 22), zone('America/New_York'))).toBe('2020-05-01')
  })
})

test('an offset in minutes is written with a sign and two and two digits', () => {
  expect([0, 60, -210, 840, 345].map(offsetText)).toEqual(['+00:00', '+01:00', '-03:30', '+14:00', '+05:45'])
})
