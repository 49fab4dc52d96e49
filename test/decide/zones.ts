// The time zone of the process, for tests that must hold wherever the tool runs.
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { Zone } from '../../src/decide/zone.ts'
import { zoneNamed } from '../../src/decide/zoneNamed.ts'

/** Zones of the host, with the offset that `Date` must report on 1 July 2026: proof that the zone was really set. */
const HOSTS: readonly (readonly [string, number])[] = [
  ['UTC', 0],
  ['Europe/Amsterdam', -120],
  ['America/New_York', 240],
  ['Pacific/Auckland', -720],
  ['Asia/Kolkata', -330],
]

/** Runs the tests once under each zone of the host. */
export function underEveryHostZone(title: string, tests: () => void): void {
  describe.each(HOSTS)(`${title} (the host is in %s)`, (host, minutes) => {
    const before = process.env['TZ']
    beforeAll(() => {
      process.env['TZ'] = host
      expect(new Date(Date.UTC(2026, 6, 1)).getTimezoneOffset()).toBe(minutes)
    })
    afterAll(() => {
      if (before === undefined) delete process.env['TZ']
      else process.env['TZ'] = before
    })
    tests()
  })
}

export function zone(name: string): Zone {
  const found = zoneNamed(name)
  if (!found.ok) throw new Error(`no zone ${name}`)
  return found.value
}

export const AMSTERDAM = zone('Europe/Amsterdam')
