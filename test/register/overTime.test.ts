// What the register says of a notification stays what it was, whatever is found out later.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lineOf, nextEntry, START, type Entry } from '../../src/register/entry.ts'
import { beginRegister, registerFile } from '../../src/register/place.ts'
import { meldplicht, type Ran } from '../cli/run.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-time-'))
  beginRegister(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

const NOW = '2026-05-05T12:00:00Z'
const run = (args: readonly string[], now = NOW): Promise<Ran> =>
  meldplicht([...args, '--register', folder], { now, columns: 400 })
const register = (...args: readonly string[]): Promise<Ran> => run(['register', ...args])
/** Discovered on 1 May at 10:15; the deadline is 4 May at 10:15. */
const filed = async (): Promise<void> => {
  const facts = ['--risk-of-harm', 'high', '--reason', 'risk-of-harm=it is so', '--personal-data', 'yes']
  const more = ['--role', 'controller', '--exposure', 'confirmed', '--discovered', '2026-05-01T10:15']
  expect((await run(['assess', 'ap', ...facts, ...more, '--save'])).err).toContain('Recorded')
}
const lines = (): string[] => readFileSync(registerFile(folder), 'utf8').trimEnd().split('\n')
async function filing(): Promise<unknown> {
  const { out } = await register('list', '--json')
  return (JSON.parse(out) as { incidents: { filing?: unknown }[] }).incidents.find(
    (one) => one.filing !== undefined,
  )?.filing
}
const LATE = ['--at', '2026-05-04T11:20', '--reason', 'found it late']
const DUE = '2026-05-04T08:15:00.000Z'

describe('a notification that was late', () => {
  test('stays late when the discovery turns out to be later, in list, show, page and export', async () => {
    await filed()
    await register('notified', '2026-1', ...LATE)
    expect(JSON.parse(lines().at(-1)!)).toMatchObject({ event: { due: DUE, late: 'yes' } })
    await register('reassess', '2026-1', '--discovered', '2026-05-02T10:15')
    expect(await filing()).toEqual({ due: DUE, late: 'yes' })
    const page = join(folder, 'page.html')
    await register('show', '2026-1', '-o', page)
    const outputs = [
      (await register('list')).out,
      (await register('show', '2026-1')).out,
      readFileSync(page, 'utf8'),
    ]
    for (const out of outputs) {
      expect(out).toContain('Late: the deadline as it stood then was Monday 4 May 2026 at 10:15')
      expect(out).toContain('now the deadline is Tuesday 5 May 2026 at 10:15')
    }
    const { out } = await register('export')
    expect(out).toContain(';2026-05-04T10:15:00+02:00;late;')
  })

  test('is derived from the assessment before it where an older line does not say so', async () => {
    await filed()
    const first = JSON.parse(lines()[0]!) as Entry
    const event = { kind: 'notified', at: '2026-05-04T11:20:00+02:00', reason: 'x' } as const
    const second = nextEntry(first, { at: '2026-05-05T12:00:00.000Z', event, incident: '2026-1' })
    writeFileSync(registerFile(folder), `${lines()[0]!}\n${lineOf(second)}`)
    await register('reassess', '2026-1', '--discovered', '2026-05-02T10:15')
    expect(await filing()).toEqual({ due: DUE, late: 'yes' })
  })
})

test('a notification in time stays so when the discovery turns out to be earlier, which still wants its reasons', async () => {
  await filed()
  await register('notified', '2026-1', '--at', '2026-05-03T10:15')
  await register('reassess', '2026-1', '--discovered', '2026-04-29T10:15')
  expect(await filing()).toEqual({ due: DUE, late: 'no' })
  const { out } = await register('list')
  expect(out).toContain('In time: the deadline as it stood then was Monday 4 May 2026 at 10:15')
  expect(out.replace(/\s+/g, ' ')).toContain('it was late by that')
  await register('notified', '2026-1', '--reason', 'found out afterwards')
  expect(await filing()).toEqual({ due: DUE, late: 'no' })
  await register('withdraw', '2026-1', '--reason', 'wrong one')
  await register('notified', '2026-1', '--reason', 'again')
  expect(await filing()).toEqual({ due: '2026-05-02T08:15:00.000Z', late: 'yes' })
})

test.each([
  ['show', ['show', '2026-1']],
  ['reassess', ['reassess', '2026-1', '--people', '30']],
])('%s does not ask to notify what was notified, and says when that was', async (_, args) => {
  await filed()
  expect((await register(...args)).out).toContain('Notify now')
  await register('notified', '2026-1', ...LATE)
  const { out } = await register(...args)
  expect(out).not.toMatch(/Notify now|notify now|Notify through/)
  expect(out).toContain('Notified on Monday 4 May 2026 at 11:20')
  await register('withdraw', '2026-1', '--reason', 'wrong one')
  expect((await register(...args)).out).toContain('Notify now')
})

test('every command takes --now, and refuses one that is no moment', async () => {
  await filed()
  const now = ['--now', '2026-05-04T09:00']
  for (const args of [['show', '2026-1'], ['export'], ['verify'], ['rerun', '--pack', 'ap'], ['init']]) {
    expect((await register(...args, ...now)).code).toBe(0)
    expect((await register(...args, '--now', 'soon')).err).toContain('--now')
  }
  expect((await register('notified', '2026-1', ...now)).code).toBe(0)
  expect(JSON.parse(lines().at(-1)!)).toMatchObject({
    event: { at: '2026-05-04T09:00:00+02:00', late: 'no' },
  })
  expect((await register('informed', '2026-1', '--now', '2026-05-06T09:00')).err).toContain('future')
})

describe('a clock that was set back', () => {
  const back = (...args: string[]): Promise<Ran> => run(['register', ...args], '2026-05-03T09:00:00Z')

  test('makes no notification one in time, and the register says that the time went back', async () => {
    await filed()
    const without = await back('notified', '2026-1')
    expect([without.code, without.err]).toEqual([2, expect.stringMatching(/time went back[^]*--reason/)])
    const told = await back('notified', '2026-1', '--reason', 'the logs came late')
    expect([told.code, told.err]).toEqual([0, expect.stringContaining('The time went back')])
    expect(JSON.parse(lines().at(-1)!)).not.toHaveProperty('event.late')
    expect(await filing()).toMatchObject({ late: 'unknown' })
    for (const command of [['list'], ['show', '2026-1']]) {
      const { out } = await register(...command)
      expect(out).toContain('recorded by a clock that had gone back')
      expect(out).not.toContain('In time')
    }
    expect((await register('export')).out).toContain(';not known;')
  })

  test('is seen in a line that calls itself in time, also after a line of another incident', async () => {
    await run(
      [...'assess ap --personal-data yes --discovered 2026-05-01T10:15 --save'.split(' ')],
      '2026-05-01T12:00:00Z',
    )
    await filed()
    const last = JSON.parse(lines().at(-1)!) as Entry
    const event = { kind: 'notified', at: '2026-05-03T11:00:00+02:00', due: DUE, late: 'no' } as const
    const next = nextEntry(last, { at: '2026-05-03T09:00:00.000Z', event, incident: '2026-1' })
    writeFileSync(registerFile(folder), `${lines().join('\n')}\n${lineOf(next)}`)
    expect(await filing()).toEqual({ due: DUE, late: 'unknown' })
  })
})

describe('register verify', () => {
  test('tells of a clock that went back', async () => {
    const first = nextEntry(START, {
      at: '2026-05-02T12:00:00.000Z',
      event: { kind: 'assessed', decision: {} },
    })
    const note = { kind: 'note', text: 'x' } as const
    const second = nextEntry(first, { at: '2026-05-01T12:00:00.000Z', event: note, incident: '2026-1' })
    writeFileSync(registerFile(folder), lineOf(first) + lineOf(second))
    const { code, out } = await register('verify')
    expect([code, out]).toEqual([5, expect.stringMatching(/^Line 2 was recorded at 2026-05-01.*clock/)])
  })

  test('takes a hash in capitals', async () => {
    await filed()
    const { hash } = JSON.parse(lines()[0]!) as Entry
    expect((await register('verify', '--head', hash.toUpperCase())).code).toBe(0)
  })
})
