// The deadline as a calendar.
import { expect, test } from 'vitest'
import { meldplicht } from '../cli/run.ts'

const INCIDENT = [
  'assess',
  'ap',
  '--discovered',
  '2026-03-27T15:00',
  '--record',
  'title=Secret',
  '--record',
  'summary=Laptop',
]
const OPEN = [...INCIDENT, '--personal-data', 'yes']

async function events(args: readonly string[], now: string): Promise<Record<string, string>[]> {
  const { out, code } = await meldplicht([...args, '--format', 'ics'], { now })
  expect(code).not.toBe(1)
  const [, ...parts] = out.replace(/\r\n /g, '').split('BEGIN:VEVENT')
  return parts.map((part) =>
    Object.fromEntries(
      part.split('\r\n').flatMap((line) => (line.includes(':') ? [line.split(/:(.*)/s)] : [])),
    ),
  )
}

test('is one event for the deadline, in UTC across the clock change, with an alarm 24 and 4 hours before it', async () => {
  const all = await events(OPEN, '2026-03-27T14:30:00Z')
  expect(all.map((event) => event['DTEND'])).toEqual(['20260330T140000Z'])
  const alarms = async (now: string): Promise<string[]> => {
    const { out } = await meldplicht([...OPEN, '--format', 'ics'], { now })
    return [...out.matchAll(/BEGIN:VALARM[^]*?TRIGGER:(\S+)/g)].map(([, trigger = '']) => trigger)
  }
  // The event begins half an hour before the deadline.
  expect(await alarms('2026-03-27T14:30:00Z')).toEqual(['-PT23H30M', '-PT3H30M'])
  // Only those that are still to come.
  expect(await alarms('2026-03-30T08:00:00Z')).toEqual(['-PT3H30M'])
  expect(await alarms('2026-03-30T12:00:00Z')).toEqual([])
})

test('keeps the names of its events, and a later one has a higher number', async () => {
  const [before] = await events(OPEN, '2026-03-27T14:30:00Z')
  const [after] = await events([...OPEN, '--exposure', 'confirmed'], '2026-03-27T15:30:00Z')
  expect(after?.['UID']).toBe(before?.['UID'])
  expect(Number(after?.['SEQUENCE'])).toBeGreaterThan(Number(before?.['SEQUENCE']))
})

test('tells nothing of the incident', async () => {
  const { out } = await meldplicht([...OPEN, '--format', 'ics'], { now: '2026-03-27T14:30:00Z' })
  expect(out).not.toMatch(/Secret|Laptop|personal-data/)
})

test('an incident that has no number cancels nothing: it could be the events of another', async () => {
  const { code, out, err } = await meldplicht([...INCIDENT, '--personal-data', 'no', '--format', 'ics'])
  expect([code, out, err]).toEqual([0, '', expect.stringContaining('Not written')])
})

test('without a moment of discovery there is none, and it says why', async () => {
  const { code, err } = await meldplicht(['assess', 'ap', '--personal-data', 'yes', '--format', 'ics'])
  expect([code, err.includes('--discovered')]).toEqual([2, true])
})

test('a processor has no deadline at the authority: its calendar is told, in its own words, and is no wrong use', async () => {
  const { code, out, err } = await meldplicht([
    ...[...OPEN, '--exposure', 'confirmed', '--role', 'processor', '--format', 'ics'],
  ])
  expect([code, out]).toEqual([22, ''])
  expect(err).toContain('There is no deadline for notifying the authority')
})
