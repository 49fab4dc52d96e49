// Ways in which a register lost a duty or said something false, each found by a hostile pair of eyes.
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { beginRegister, emptyMark, registerFile } from '../../src/register/place.ts'
import { meldplicht, type Ran } from '../cli/run.ts'

let folder = ''
let config = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-findings-'))
  beginRegister(folder)
  config = join(folder, 'config.json')
  writeFileSync(config, '{ "second-officer": true }\n', { mode: 0o600 })
})
afterEach(() => rmSync(folder, { recursive: true }))

const NOW = '2026-11-02T12:00:00Z'
const LATER = '2026-11-20T12:00:00Z'
const run = (args: readonly string[], now = NOW, more: { config?: string } = {}): Promise<Ran> =>
  meldplicht([...args, '--register', folder], { now, columns: 400, ...more })
const listed = async (now = NOW): Promise<{ code: number; due: string | null; tasks: string[] }> => {
  const { code, out } = await run(['register', 'list', '--json'], now)
  return { code, ...(JSON.parse(out) as { incidents: { due: string; tasks: string[] }[] }).incidents[0]! }
}
const DISCOVERED = ['--discovered', '2026-11-01T09:00Z']
const LIKELY = [
  'assess',
  'ap',
  '--risk-of-harm',
  'likely',
  '--reason',
  'risk-of-harm=it is so',
  '--personal-data',
  'yes',
]
const CONFIRMED = [...LIKELY, '--role', 'controller', '--exposure', 'confirmed']
const NONE = ['assess', 'ap', '--personal-data', 'no', ...DISCOVERED]

test('what was recorded had been discovered: a later discovery moves no deadline', async () => {
  await run([...CONFIRMED, ...DISCOVERED, '--save'])
  await run(['register', 'reassess', '2026-1', '--discovered', '2026-11-19T10:00Z'], LATER)
  expect(await listed(LATER)).toMatchObject({ code: 30, due: '2026-11-04T09:00:00.000Z' })
})

test('a second officer that was needed once is not forgotten where the configuration is another', async () => {
  await run([...NONE, '--by', 'Ann', '--save'], NOW, { config })
  const { code, out } = await run([
    'register',
    'reassess',
    '2026-1',
    '--people',
    '6',
    '--by',
    'Ann',
    '--json',
  ])
  expect(code).toBe(3)
  expect(JSON.parse(out)).toMatchObject({ verdict: 'open', doubts: ['second-officer'] })
  expect((await run(['register', 'show', '2026-1'])).out).toContain('takes a second officer')
})

test('the export tells the strictest of the views, as the list does', async () => {
  await run([...NONE, '--by', 'Ann', '--save'], NOW, { config })
  const answers = ['--personal-data', 'yes', '--role', 'controller', '--exposure', 'confirmed']
  const more = ['--risk-of-harm', 'high', '--reason', 'risk-of-harm=it is so', ...DISCOVERED]
  await run(['register', 'confirm', '2026-1', '--by', 'Bob', ...answers, ...more], NOW, { config })
  const { out } = await run(['register', 'export', '-o', join(folder, 'x.csv')])
  expect(out).toBe('')
  const [head = '', row = ''] = readFileSync(join(folder, 'x.csv'), 'utf8')
    .replace('\ufeff', '')
    .split('\r\n')
  const at = head.split(';').indexOf('Notify the authority')
  expect(row.split(';')[at]).toBe('yes')
})

test('a mark of an empty register that a crash left behind goes with the next line', async () => {
  await run([...CONFIRMED, ...DISCOVERED, '--save'])
  writeFileSync(emptyMark(folder), 'left')
  await run(['register', 'note', '2026-1', 'a note'])
  renameSync(registerFile(folder), join(folder, 'away'))
  expect((await run(['register', 'list'])).code).toBe(4)
})

test('each calendar of an incident is newer than the one before', async () => {
  await run([...CONFIRMED, ...DISCOVERED, '--save'])
  const sequence = async (): Promise<number> => {
    const { out } = await run(['register', 'show', '2026-1', '--format', 'ics'])
    return Number(/SEQUENCE:(\d+)/.exec(out)?.[1])
  }
  const first = await sequence()
  await run(['register', 'notified', '2026-1'])
  const second = await sequence()
  await run(['register', 'withdraw', '2026-1', '--reason', 'not ours'])
  expect([second > first, (await sequence()) > second]).toEqual([true, true])
})

test('a doubtful processor may be none: the authority stands open, as in the report, and so does its doubt', async () => {
  const doubt = [
    '--exposure',
    'excluded',
    '--misuse',
    'suspected',
    '--integrity',
    'intact',
    '--availability',
    'kept',
  ]
  await run([
    'assess',
    'ap',
    '--personal-data',
    'yes',
    '--role',
    'processor',
    ...doubt,
    ...DISCOVERED,
    '--save',
  ])
  const { tasks } = await listed()
  expect([tasks.includes('authority'), tasks.includes('doubt')]).toEqual([true, true])
  expect((await run(['register', 'close', '2026-1'])).code).toBe(2)
})

test('a moment that the clock shows twice is refused where it decides whether it was in time', async () => {
  await run([...CONFIRMED, '--discovered', '2026-10-22T02:20', '--save'])
  const { code, err } = await run(['register', 'notified', '2026-1', '--at', '2026-10-25T02:19'])
  expect([code, err]).toEqual([2, expect.stringContaining('twice')])
  expect((await run(['register', 'notified', '2026-1', '--at', '2026-10-25T02:19+02:00'])).code).toBe(0)
})

test('a register file that others can write is not trusted', async () => {
  await run([...CONFIRMED, ...DISCOVERED, '--save'])
  chmodSync(registerFile(folder), 0o666)
  expect((await run(['register', 'list'])).code).toBe(4)
})
