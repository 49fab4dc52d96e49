// The moments of an incident: how they are read together, and what about them a person should look at again.
import { describe, expect, test } from 'vitest'
import { parseMoment } from '../../src/decide/moment.ts'
import { readMoments, warningsAbout, type Moments, type Warning } from '../../src/decide/moments.ts'
import { loadPack } from '../../src/pack/library.ts'
import type { Field, Pack } from '../../src/pack/model.ts'
import { PACKS } from '../pack/fixture.ts'
import { AMSTERDAM, underEveryHostZone } from './zones.ts'

const fields = (...ids: string[]): Field[] => ids.map((id) => ({ id, title: { nl: id, en: id } }))
const KNOWN = fields('first-signal', 'discovered', 'began', 'ended')

const loaded = await loadPack([PACKS], 'tiny', '2020-07-01')
if (!loaded.ok) throw new Error('unreadable')
const PACK: Pack = { ...loaded.value, moments: KNOWN }

function moments(given: Readonly<Record<string, string>>): Moments {
  const read = readMoments(
    KNOWN,
    Object.entries(given).map(([moment, value]) => ({ moment, value })),
    AMSTERDAM,
  )
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

function warnings(given: Readonly<Record<string, string>>, now: string): readonly Warning[] {
  const at = parseMoment('now', now, AMSTERDAM)
  if (!at.ok) throw new Error(now)
  return warningsAbout(PACK, moments(given), at.value.instant)
}

underEveryHostZone('a second look is asked for', () => {
  test('not at what is in order', () => {
    const given = {
      began: '2026-05-01T08:00',
      'first-signal': '2026-05-01T09:00',
      discovered: '2026-05-01T10:00',
      ended: '2026-05-01T12:00',
    }
    expect(warnings(given, '2026-05-01T13:00')).toEqual([])
    expect(warnings({}, '2026-05-01T13:00')).toEqual([])
  })

  test('at a date without a time', () => {
    expect(warnings({ discovered: '2026-05-01' }, '2026-05-02')).toEqual([
      { code: 'date-only', moment: 'discovered' },
    ])
  })

  test('at a time that the clock showed twice', () => {
    expect(warnings({ discovered: '2026-10-25T02:30' }, '2026-10-26')).toEqual([
      { code: 'ambiguous-time', moment: 'discovered' },
    ])
  })

  test('at a time that is still to come', () => {
    expect(warnings({ discovered: '2026-05-01T10:01' }, '2026-05-01T10:00')).toEqual([
      { code: 'in-future', moment: 'discovered' },
    ])
    expect(warnings({ discovered: '2026-05-01T10:00' }, '2026-05-01T10:00')).toEqual([])
  })

  test('at a discovery more than a year ago', () => {
    expect(warnings({ discovered: '2025-05-01T10:00' }, '2026-05-03T10:00')).toEqual([
      { code: 'long-ago', moment: 'discovered' },
    ])
    expect(warnings({ discovered: '2025-05-01T10:00' }, '2026-05-01T10:00')).toEqual([])
    expect(warnings({ began: '2015-05-01T10:00' }, '2026-05-01T10:00')).toEqual([])
  })

  test.each([
    ['ended', 'began'],
    ['first-signal', 'began'],
    ['discovered', 'began'],
    ['discovered', 'first-signal'],
  ])('at %s before %s', (later, earlier) => {
    const given = { [earlier]: '2026-05-01T10:00', [later]: '2026-05-01T09:59' }
    expect(warnings(given, '2026-05-02')).toEqual([{ code: 'out-of-order', moment: later, after: earlier }])
    expect(warnings({ ...given, [later]: '2026-05-01T10:00' }, '2026-05-02')).toEqual([])
  })

  test('at a discovery long after the first signal', () => {
    const signal = { 'first-signal': '2026-05-01T10:00' }
    const now = '2026-05-10'
    expect(warnings({ ...signal, discovered: '2026-05-02T10:00' }, now)).toEqual([])
    expect(warnings({ ...signal, discovered: '2026-05-04T10:30' }, now)).toEqual([
      { code: 'late-discovery', hours: 72 },
    ])
  })
})

describe('moments are read together', () => {
  const read = (...given: { moment: string; value: unknown }[]) => readMoments(KNOWN, given, AMSTERDAM)

  test('the same time twice is fine; two times for one moment are not', () => {
    const one = { moment: 'discovered', value: '2026-05-01T10:00' }
    expect(read(one, one)).toMatchObject({ ok: true })
    expect(read(one, { ...one, value: '2026-05-01T11:00' })).toMatchObject({
      problems: [
        {
          code: 'answer-conflict',
          question: 'discovered',
          first: '2026-05-01T10:00',
          second: '2026-05-01T11:00',
        },
      ],
    })
  })

  test('one that the pack does not ask for is refused with the nearest', () => {
    expect(read({ moment: 'discoverd', value: '2026-05-01' })).toMatchObject({
      problems: [{ code: 'unknown-name', kind: 'moment', name: 'discoverd', nearest: 'discovered' }],
    })
    expect(read({ moment: '__proto__', value: '2026-05-01' })).toMatchObject({
      problems: [{ code: 'unknown-name' }],
    })
  })

  test.each([[2026], [true], [['2026-05-01']]])('%j is no moment', (value) => {
    expect(read({ moment: 'discovered', value })).toMatchObject({ problems: [{ code: 'moment-format' }] })
  })

  test.each([[null], [''], [' ']])('%j says nothing of it', (value) => {
    expect(read({ moment: 'discovered', value })).toEqual({ ok: true, value: {} })
  })

  test('every bad one is told, with the flag it came from', () => {
    const at = { origin: '--began' }
    const given = [
      { moment: 'began', value: 'soon', at },
      { moment: 'ended', value: '2026-02-30', at: { origin: '--ended' } },
    ]
    expect(readMoments(KNOWN, given, AMSTERDAM)).toMatchObject({
      problems: [
        { code: 'moment-format', at },
        { code: 'moment-no-such-day', lastDay: 28, at: { origin: '--ended' } },
      ],
    })
  })

  test('a moment may be called constructor', () => {
    const given = [{ moment: 'constructor', value: '2026-05-01T10:00' }]
    expect(readMoments(fields('constructor'), given, AMSTERDAM)).toMatchObject({ ok: true })
  })
})

test('a second look is asked for at a discovery half an hour more than a day after the first signal', () => {
  const given = { 'first-signal': '2026-05-01T10:00', discovered: '2026-05-02T10:30' }
  expect(warnings(given, '2026-05-10')).toEqual([{ code: 'late-discovery', hours: 24 }])
})
