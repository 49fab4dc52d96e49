// While officers come to different outcomes every output tells the strictest of them, and the earliest deadline.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginRegister } from '../../src/register/place.ts'
import { meldplicht, type Ran } from '../cli/run.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-views-'))
  beginRegister(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

const NOW = '2026-05-05T12:00:00Z'
const run = (...args: readonly string[]): Promise<Ran> =>
  meldplicht([...args, '--register', folder], { now: NOW, columns: 400 })
const register = (...args: readonly string[]): Promise<Ran> => run('register', ...args)
const TO_REPORT = [
  ...['--personal-data', 'yes', '--role', 'controller', '--exposure', 'confirmed'],
  ...['--risk-of-harm', 'high', '--reason', 'risk-of-harm=it is so'],
]
interface Listed {
  readonly verdict: string
  readonly authority: string
  readonly due: string
}
const listed = async (command: string): Promise<Listed> =>
  (JSON.parse((await register(command, '--json')).out) as { incidents: Listed[] }).incidents[0]!
interface Report {
  readonly verdict: string
  readonly exitCode: number
  readonly duties: { authority: { deadlines: { dueUtc: string; overdue: boolean }[] } }
}
/** The report as data that a command writes, and its exit code. */
async function reportOf(...args: readonly string[]): Promise<Report & { code: number }> {
  const path = join(folder, 'report.json')
  const { code } = await register(...args, '-o', path)
  return { code, ...(JSON.parse(readFileSync(path, 'utf8')) as Report) }
}
const EARLIER = { dueUtc: '2026-05-04T08:15:00Z', overdue: true }
const BOB = ['confirm', '2026-1', ...TO_REPORT, '--discovered', '2026-05-01T10:15', '--by', 'Bob']
const AGAIN = ['reassess', '2026-1', '--record', 'summary=looked again', '--by', 'Ans']

describe('an assessment that another officer does not share', () => {
  test('is no «no duty» when it is made again, and has the deadline of the other', async () => {
    await run(
      'assess',
      'ap',
      '--personal-data',
      'no',
      '--discovered',
      '2026-05-05T09:00',
      '--by',
      'Ans',
      '--save',
    )
    expect((await register(...BOB)).code).toBe(5)
    expect((await register('list')).code).toBe(30)
    for (const args of [AGAIN, ['show', '2026-1']]) {
      const report = await reportOf(...args)
      expect(report).toMatchObject({ verdict: 'open', exitCode: 3 })
      expect(report.duties.authority.deadlines).toMatchObject([EARLIER])
    }
    const { code, out, err } = await register(...AGAIN)
    expect(code).toBe(3)
    expect(out).toMatch(/No later than Monday 4 May 2026 at 10:15[^]*?Overdue by 1 day/)
    expect(err).toContain('Bob comes to something else')
  })

  test('has the earlier deadline of the two where both come to «notify»', async () => {
    await run('assess', 'ap', ...TO_REPORT, '--discovered', '2026-05-05T09:00', '--by', 'Ans', '--save')
    expect((await register(...BOB)).code).toBe(5)
    for (const args of [AGAIN, ['show', '2026-1']]) {
      const report = await reportOf(...args)
      expect(report.duties.authority.deadlines).toMatchObject([EARLIER])
    }
    for (const args of [AGAIN, ['show', '2026-1']])
      expect((await register(...args)).out).toMatch(
        /No later than Monday 4 May 2026 at 10:15[^]*?Overdue by 1 day/,
      )
    expect(await listed('list')).toMatchObject({ verdict: 'report', due: '2026-05-04T08:15:00.000Z' })
  })

  test('is open as data too, while it differs and while a second officer is awaited', async () => {
    await run(
      'assess',
      'ap',
      '--personal-data',
      'no',
      '--discovered',
      '2026-05-05T09:00',
      '--by',
      'Ans',
      '--save',
    )
    for (const command of ['list', 'export'])
      expect(await listed(command)).toMatchObject({ verdict: 'no-report', authority: 'not-due' })
    await register(...BOB)
    for (const command of ['list', 'export'])
      expect(await listed(command)).toMatchObject({ verdict: 'open', authority: 'due' })
  })
})
