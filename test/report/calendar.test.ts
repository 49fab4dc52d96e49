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

test('has the deadline in UTC across the clock change, and reminders before it as events of their own', async () => {
  const all = await events(OPEN, '2026-03-27T14:30:00Z')
  expect(all.map((event) => event['DTEND'])).toEqual([
    '20260330T140000Z',
    '20260329T140000Z',
    '20260330T100000Z',
  ])
  expect(new Set(all.map((event) => event['UID'])).size).toBe(3)
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
