// A time zone by its name: its offset at any instant, or the nearest name.
import { expect, test } from 'vitest'
import { zoneNamed } from '../../src/decide/zoneNamed.ts'
import { AMSTERDAM, underEveryHostZone, zone } from './zones.ts'

underEveryHostZone('a zone', () => {
  test('changes its offset at the very hour of the law', () => {
    const spring = Date.UTC(2026, 2, 29, 1)
    const autumn = Date.UTC(2026, 9, 25, 1)
    expect([spring - 1, spring, autumn - 1, autumn].map(AMSTERDAM.offsetAt)).toEqual([60, 120, 120, 60])
  })

  test('may be off by half an hour or by a quarter', () => {
    expect(zone('Asia/Kathmandu').offsetAt(0)).toBe(330)
    expect(zone('Asia/Kathmandu').offsetAt(Date.UTC(2026, 0, 1))).toBe(345)
    expect(zone('America/St_Johns').offsetAt(Date.UTC(2026, 0, 1))).toBe(-210)
  })
})

test('a name that is no zone is refused with the nearest that is', () => {
  expect(zoneNamed('Europe/Amsterdan')).toEqual({
    ok: false,
    problems: [{ code: 'unknown-name', kind: 'zone', name: 'Europe/Amsterdan', nearest: 'Europe/Amsterdam' }],
  })
  for (const name of ['', 'Mars/Olympus', '../etc/passwd']) expect(zoneNamed(name).ok).toBe(false)
})

test('UTC is a zone', () => {
  expect(zoneNamed('UTC')).toMatchObject({ ok: true, value: { name: 'UTC' } })
})
