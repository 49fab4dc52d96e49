// Seventy-two elapsed hours, wherever the clock changes and wherever the tool runs.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deadlineOf } from '../../src/decide/deadline.ts'
import { isoInZone, parseMoment } from '../../src/decide/moment.ts'
import type { Zone } from '../../src/decide/zone.ts'
import type { DeadlineRule } from '../../src/pack/model.ts'
import { AMSTERDAM, underEveryHostZone, zone } from './zones.ts'

const HOURS_72: DeadlineRule = { from: 'discovered', hours: 72, sources: ['law'] }

function at(text: string, where: Zone): number {
  const moment = parseMoment('discovered', text, where)
  if (!moment.ok) throw new Error(`«${text}» is no moment`)
  return moment.value.instant
}

/** Due, and the reading of Regulation 1182/71, on the clock of the zone. */
function due(text: string, rule = HOURS_72, where = AMSTERDAM): (string | undefined)[] {
  const deadline = deadlineOf(rule, at(text, where), Infinity, where)
  return [deadline.due, deadline.reading1182].map((instant) =>
    instant === undefined ? undefined : isoInZone(instant, where),
  )
}

underEveryHostZone('a deadline in hours', () => {
  test('over the change to summer time: Friday 15:00 becomes Monday 16:00', () => {
    expect(due('2026-03-27T15:00')[0]).toBe('2026-03-30T16:00:00+02:00')
  })

  test('over the change to winter time: Friday 15:00 becomes Monday 14:00', () => {
    expect(due('2026-10-23T15:00')[0]).toBe('2026-10-26T14:00:00+01:00')
  })

  test('is not stretched by a weekend, a holiday or the end of a year', () => {
    expect(due('2020-05-01T09:00')[0]).toBe('2020-05-04T09:00:00+02:00')
    expect(due('2020-12-30T09:00')[0]).toBe('2021-01-02T09:00:00+01:00')
    expect(due('2024-02-27T09:00')[0]).toBe('2024-03-01T09:00:00+01:00')
  })

  test('is not known while the moment is not', () => {
    expect(deadlineOf(HOURS_72, undefined, 0, AMSTERDAM)).toEqual({ rule: HOURS_72 })
  })

  test('is not put off by a moment that lies ahead: it counts from now, to the second', () => {
    const now = at('2026-03-02T10:00:30', AMSTERDAM)
    const { due, reading1182 } = deadlineOf(HOURS_72, at('2062-05-01', AMSTERDAM), now + 123, AMSTERDAM)
    expect(isoInZone(due!, AMSTERDAM)).toBe('2026-03-05T10:00:30+01:00')
    expect(due! % 1000).toBe(0)
    expect(isoInZone(reading1182!, AMSTERDAM)).toBe('2026-03-05T11:00:00+01:00')
    const days: DeadlineRule = { from: 'ended', days: 3, sources: ['law'] }
    const ended = deadlineOf(days, at('2026-03-09T10:00', AMSTERDAM), now, AMSTERDAM)
    expect(isoInZone(ended.due!, AMSTERDAM)).toBe('2026-03-05T23:59:59+01:00')
  })
})

underEveryHostZone('the reading of Regulation 1182/71', () => {
  test('counts from the next full hour on the clock', () => {
    expect(due('2020-05-05T10:15')).toEqual(['2020-05-08T10:15:00+02:00', '2020-05-08T11:00:00+02:00'])
    expect(due('2020-05-05T10:59:59')[1]).toBe('2020-05-08T11:00:00+02:00')
    expect(due('2020-05-05T23:30')[1]).toBe('2020-05-09T00:00:00+02:00')
  })

  test('counts from an hour later where the discovery was on the hour', () => {
    expect(due('2020-05-05T15:00')[1]).toBe('2020-05-08T16:00:00+02:00')
  })

  test('takes the hour of the zone where that is not the hour of UTC', () => {
    expect(due('2020-05-05T10:15', HOURS_72, zone('Asia/Kolkata'))[1]).toBe('2020-05-08T11:00:00+05:30')
  })

  test('counts elapsed hours too', () => {
    expect(due('2026-03-27T14:15')[1]).toBe('2026-03-30T16:00:00+02:00')
    expect(due('2026-10-23T14:15')[1]).toBe('2026-10-26T14:00:00+01:00')
  })
})

underEveryHostZone('a deadline in days', () => {
  const days = (count: number): DeadlineRule => ({ from: 'discovered', days: count, sources: ['law'] })

  test('ends with the last second of the last day, on the clock of the zone', () => {
    expect(due('2020-05-01T09:00', days(1))).toEqual(['2020-05-02T23:59:59+02:00', undefined])
    expect(due('2026-03-28T09:00', days(1))[0]).toBe('2026-03-29T23:59:59+02:00')
    expect(due('2026-10-24T23:30', days(1))[0]).toBe('2026-10-25T23:59:59+01:00')
    expect(due('2020-12-31T09:00', days(60))[0]).toBe('2021-03-01T23:59:59+01:00')
  })

  test('ends before a midnight that the clock skips', () => {
    expect(due('2018-11-02T09:00', days(1), zone('America/Sao_Paulo'))[0]).toBe('2018-11-03T23:59:59-03:00')
  })
})

const ZONES = [
  'UTC',
  'Europe/Amsterdam',
  'America/New_York',
  'America/St_Johns',
  'Pacific/Auckland',
  'Pacific/Apia',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
]
const FROM = Date.UTC(1973, 0, 1) / 1000
const TO = Date.UTC(2099, 0, 1) / 1000

underEveryHostZone('for any second in any zone', () => {
  const anywhere = fc.tuple(fc.integer({ min: FROM, max: TO }), fc.constantFrom(...ZONES.map(zone)))

  test('the deadline is exactly seventy-two hours after the discovery', () => {
    fc.assert(
      fc.property(anywhere, ([second, where]) => {
        const discovered = second * 1000
        const { due: end, reading1182 } = deadlineOf(HOURS_72, discovered, discovered, where)
        expect(end! - discovered).toBe(72 * 3600 * 1000)
        expect(reading1182! - end!).toBeGreaterThan(0)
        expect(reading1182! - end!).toBeLessThanOrEqual(3600 * 1000)
        // Lord Howe puts its clock forward by half an hour, so there the next full hour is not always on the hour.
        if (where.name === 'Australia/Lord_Howe') return
        expect(isoInZone(reading1182! - 72 * 3600 * 1000, where)).toMatch(/:00:00[+-]/)
      }),
      { numRuns: 300 },
    )
  })

  test('what is written is read back as the same instant', () => {
    fc.assert(
      fc.property(anywhere, ([second, where]) => {
        const instant = second * 1000
        const read = parseMoment('discovered', isoInZone(instant, where), zone('UTC'))
        expect(read).toEqual({ ok: true, value: { instant, dateOnly: false, ambiguous: false } })
      }),
      { numRuns: 300 },
    )
  })

  test('what is written without its offset is read back too, or is the second of two', () => {
    fc.assert(
      fc.property(anywhere, ([second, where]) => {
        const instant = second * 1000
        const read = parseMoment('discovered', isoInZone(instant, where).slice(0, 19), where)
        expect(read).toMatchObject({ ok: true })
        if (!read.ok || read.value.instant === instant) return
        expect(read.value.ambiguous).toBe(true)
        expect(read.value.instant).toBeLessThan(instant)
      }),
      { numRuns: 300 },
    )
  })
})
