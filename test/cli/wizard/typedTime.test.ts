// A time as people type it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoFromTyped } from '../../../src/cli/wizard/typedTime.ts'
import { isoInZone, parseMoment } from '../../../src/decide/moment.ts'
import { zoneNamed } from '../../../src/decide/zoneNamed.ts'

const read = zoneNamed('Europe/Amsterdam')
if (!read.ok) throw new Error('no zone')
const zone = read.value
/** Saturday 21 November 2026, ten past midnight in Amsterdam: still the day before in UTC. */
const NOW = Date.parse('2026-11-20T23:10:00Z')

test.each([
  ['14:30', '2026-11-21T14:30'],
  ['9.05 uur', '2026-11-21T09:05'],
  ['om 9u05', '2026-11-21T09:05'],
  ['vandaag 0:05', '2026-11-21T00:05'],
  ['gisteren 14:30', '2026-11-20T14:30'],
  ['yesterday at 14:30', '2026-11-20T14:30'],
  ['Eergisteren om 14.30 uur', '2026-11-19T14:30'],
  ['20-11-2026 14:30', '2026-11-20T14:30'],
  ['1-2-2026, 9:00', '2026-02-01T09:00'],
  ['20 november 2026 om 14.30 uur', '2026-11-20T14:30'],
  ['3 mrt 2026 14:30', '2026-03-03T14:30'],
  ['20 Nov. 2026 14:30', '2026-11-20T14:30'],
  ['20-11-2026', '2026-11-20'],
  ['afgelopen vrijdag 16:40', '2026-11-20T16:40'],
  ['last Friday at 16:40', '2026-11-20T16:40'],
  ['vr. 16.40 uur', '2026-11-20T16:40'],
  ['zaterdag 0:05', '2026-11-21T00:05'],
  ['zaterdag 0:15', '2026-11-14T00:15'],
  ['vr 20-11 16:40', '2026-11-20T16:40'],
  ['20-11 16:40', '2026-11-20T16:40'],
  ['27-11 16:40', '2025-11-27T16:40'],
  ['20 november om 16:40', '2026-11-20T16:40'],
  ['Friday 20 November, 16:40', '2026-11-20T16:40'],
  ['vr 19-11 16:40', 'vr 19-11-2026 16:40'],
  ['11/10 16:40', '11/10/2026 16:40'],
])('«%s» is %s', (typed, iso) => expect(isoFromTyped(typed, NOW, zone)).toBe(iso))

test.each([
  '11/12/2026 14:30',
  'morgen 14:30',
  '20-11-26 14:30',
  '14',
  'net',
  '2026-11-20T14:30+01:00',
  '30 foo 2026',
  '30 foo 16:40',
  'volgende vrijdag 16:40',
])('«%s» is left as it is', (typed) => expect(isoFromTyped(typed, NOW, zone)).toBe(typed))

test('the day before the clock changes is still the day before', () => {
  expect(isoFromTyped('gisteren 12:00', Date.parse('2026-10-25T23:30:00Z'), zone)).toBe('2026-10-25T12:00')
  expect(isoFromTyped('gisteren 12:00', Date.parse('2026-03-29T10:00:00Z'), zone)).toBe('2026-03-28T12:00')
})

test('every moment as the wizard writes it is read back as the same moment', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e9 }), (seconds) => {
      const iso = isoFromTyped(isoInZone(seconds * 1000, zone), NOW, zone)
      const moment = parseMoment('discovered', iso, zone)
      expect(moment.ok && moment.value.instant).toBe(seconds * 1000)
    }),
  )
})
