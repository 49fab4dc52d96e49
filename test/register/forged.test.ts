// What goes wrong with a register, or is done to it: a duty that was recorded never goes away without a word.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Entry, lineOf, nextEntry } from '../../src/register/entry.ts'
import { beginRegister, registerFile } from '../../src/register/place.ts'
import { meldplicht, type Ran } from '../cli/run.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-forged-'))
  beginRegister(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

const NOW = '2026-11-21T12:00:00Z'
const run = (args: readonly string[], config?: string): Promise<Ran> =>
  meldplicht([...args, '--register', folder], {
    now: NOW,
    columns: 100,
    ...(config === undefined ? {} : { config }),
  })
const register = (...args: readonly string[]): Promise<Ran> => run(['register', ...args])
const PASSED = ['--discovered', '2026-11-10T10:00']
const filed = async (by: string, ...facts: string[]): Promise<Ran> =>
  run(['assess', 'ap', ...PASSED, ...facts, '--by', by, '--save'])
const HARMLESS = ['--personal-data', 'no']
const SERIOUS = [
  '--personal-data',
  'yes',
  '--role',
  'controller',
  '--exposure',
  'confirmed',
  '--recipient',
  'malicious',
]
const lines = (): string[] => readFileSync(registerFile(folder), 'utf8').trimEnd().split('\n')

describe('a file that is not whole', () => {
  test('a last line that only lost its end still counts', async () => {
    await filed('A', ...SERIOUS)
    truncateSync(registerFile(folder), statSync(registerFile(folder)).size - 1)
    expect((await register('list')).code).toBe(30)
    expect((await register('show', '2026-1')).code).toBe(0)
  })

  test('half a line at the end is told, and is no clean register, also when it was put aside', async () => {
    await filed('A', ...HARMLESS)
    await filed('A', ...SERIOUS)
    truncateSync(registerFile(folder), statSync(registerFile(folder)).size - 20)
    const { code, err } = await register('list')
    expect([code, err]).toEqual([4, expect.stringContaining('no whole line of the register')])
    expect((await register('verify')).out).toContain('line 2 is not as meldplicht wrote it')
    await register('note', '2026-1', 'x')
    expect(readdirSync(folder).filter((name) => name.endsWith('.torn'))).toHaveLength(1)
    expect([(await register('list')).code, (await register('verify')).code]).toEqual([4, 5])
  })

  test('every command that reads the register tells that its last line is not whole, and ends with 4', async () => {
    await filed('A', ...HARMLESS)
    await filed('A', ...SERIOUS)
    truncateSync(registerFile(folder), statSync(registerFile(folder)).size - 20)
    const tell = { code: 4, err: expect.stringContaining('no whole line of the register') as string }
    for (const args of [['export'], ['export', '--json'], ['rerun', '--pack', 'ap'], ['show', '2026-1']])
      expect(await register(...args)).toMatchObject(tell)
    expect(await register('show', '2026-1', '--json')).toMatchObject(tell)
    // It may be the very incident that is asked for.
    for (const args of [
      ['show', '2026-2'],
      ['note', '2026-2', 'a word'],
      ['reassess', '2026-2'],
    ])
      expect(await register(...args)).toMatchObject(tell)
    const compared = ['rules', 'diff', 'snoobi', 'snoobi', '--register', folder]
    expect(await meldplicht(compared, { now: NOW })).toMatchObject(tell)
  })

  test('what adds a line to a register that is not whole adds it, and tells', async () => {
    await filed('A', ...HARMLESS)
    await filed('A', ...SERIOUS)
    truncateSync(registerFile(folder), statSync(registerFile(folder)).size - 20)
    const told = {
      code: 0,
      err: expect.stringMatching(/Recorded[^]*no whole line of the register/) as string,
    }
    expect(await register('note', '2026-1', 'a word')).toMatchObject(told)
    expect(await filed('A', ...HARMLESS)).toMatchObject(told)
  })

  test('what cannot be half a line is not put aside: nothing is added', async () => {
    await filed('A', ...SERIOUS)
    await filed('A', ...SERIOUS)
    const path = registerFile(folder)
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r'))
    const before = readFileSync(path)
    expect((await register('list')).code).toBe(4)
    expect((await filed('A', ...HARMLESS)).code).toBe(4)
    expect(readFileSync(path)).toEqual(before)
    writeFileSync(path, Buffer.alloc(9_000_000, 'x'))
    expect((await filed('A', ...HARMLESS)).code).toBe(4)
  })

  test.each([
    ['an empty file', () => writeFileSync(registerFile(folder), '')],
    ['a folder', () => mkdirSync(registerFile(folder))],
    ['a link that leads nowhere', () => symlinkSync('/nonexistent/x', registerFile(folder))],
  ])('%s is no empty register', async (_, make) => {
    make()
    for (const command of ['list', 'verify', 'export']) expect((await register(command)).code).toBe(4)
    expect((await filed('A', ...SERIOUS)).code).toBe(4)
    expect(existsSync(join(folder, 'x'))).toBe(false)
  })
})

describe('two pairs of eyes', () => {
  const config = (): string => {
    const path = join(folder, 'config.json')
    writeFileSync(path, '{"second-officer": true}')
    return path
  }
  const CONFIRM = ['register', 'confirm', '2026-1', '--by']

  test('what the second saw otherwise stays, whatever the first assesses again', async () => {
    await filed('Ans', ...HARMLESS)
    expect((await register('confirm', '2026-1', '--by', 'Bob', ...SERIOUS)).code).toBe(5)
    await register('reassess', '2026-1', '--by', 'Ans')
    const { code, out } = await register('list')
    expect([code, out]).toEqual([
      30,
      expect.stringMatching(/time ran out[\s\S]*settle what the officers differ on/),
    ])
    expect((await register('close', '2026-1')).code).toBe(2)
    expect((await register('confirm', '2026-1', '--by', 'Cor')).code).toBe(2)
    await register('confirm', '2026-1', '--by', 'Cor', '--text', 'the data were not personal')
    expect((await register('close', '2026-1', '--reason', 'written down elsewhere')).code).toBe(0)
  })

  test('the strictest of all views counts, and a milder third one takes none of it away', async () => {
    await filed('Ans', ...HARMLESS)
    await register('confirm', '2026-1', '--by', 'Bob', ...SERIOUS)
    await register('confirm', '2026-1', '--by', 'Cem', '--personal-data', 'yes', '--exposure', 'excluded')
    expect((await register('list')).code).toBe(30)
    for (const by of ['Bob', 'Cem'])
      expect((await register('confirm', '2026-1', '--by', by, '--text', 'x')).code).toBe(2)
    expect((await register('show', '2026-1', '--format', 'ics')).out).toContain('STATUS:CONFIRMED')
  })

  test('not to notify takes two, also where something else is open', async () => {
    const facts = [
      '--personal-data',
      'yes',
      '--role',
      'controller',
      '--exposure',
      'excluded',
      '--integrity',
      'intact',
    ]
    const ran = await run(
      ['assess', 'ap', ...PASSED, ...facts, '--availability', 'kept', '--by', 'Ans', '--save'],
      config(),
    )
    expect([ran.code, ran.out]).toEqual([3, expect.stringContaining('takes a second officer')])
    expect((await register('list')).code).toBe(30)
    expect((await register('close', '2026-1')).code).toBe(2)
  })

  test('that it takes two is not forgotten where the configuration is not there', async () => {
    await run(['assess', 'ap', ...PASSED, ...HARMLESS, '--by', 'Ans', '--save'], config())
    await register('reassess', '2026-1', '--by', 'Ans')
    expect((await register('list')).out).toContain('second officer has to look')
    expect((await run(['register', 'list'])).code).toBe(30)
  })

  test.each([
    '\u200b',
    '\u00ad',
    '-',
    '.',
    'Ans\u200b',
    '\u0410ns',
    'A\u0301ns',
    '\uff21ns',
    'ANS.',
    ' a n s ',
  ])('of %j and Ans there are not two', async (second) => {
    const args = ['assess', 'ap', ...PASSED, ...HARMLESS, '--by', 'Ans', '--second', second]
    expect((await run(args, config())).code).toBe(2)
    await filed('Ans', ...HARMLESS)
    expect((await run([...CONFIRM, second])).code).toBe(2)
  })

  test('one cannot agree with oneself, nor with what was there before', async () => {
    await run(['assess', 'ap', ...PASSED, ...HARMLESS, '--by', 'Ans', '--save'], config())
    const first = JSON.parse(lines()[0]!) as Entry
    const added = (event: Entry['event'], by: string): string => {
      const last = JSON.parse(lines().at(-1)!) as Entry
      return lineOf(nextEntry(last, { at: '2026-11-21T12:00:00.000Z', event, by, incident: '2026-1' }))
    }
    const path = registerFile(folder)
    for (const [of, by] of [
      [first.hash, 'ans'],
      ['0'.repeat(64), 'Bob'],
    ] as const)
      writeFileSync(path, `${readFileSync(path, 'utf8')}${added({ kind: 'confirmed', of }, by)}`)
    expect((await register('list')).out).toContain('second officer has to look')
    expect((await register('verify')).code).toBe(0)
  })

  test('another deadline is another assessment, and whatever is given makes it one', async () => {
    await filed('Ans', ...SERIOUS)
    const earlier = ['--discovered', '2026-11-01T10:00']
    expect((await register('confirm', '2026-1', '--by', 'Bob', ...SERIOUS, ...earlier)).code).toBe(5)
    const { out } = await register('list')
    expect(out).toContain('ran out on Wednesday 4 November 2026')
    await filed('Ans', ...HARMLESS)
    for (const given of [earlier, ['--record', 'summary=x'], ['--people', 'unknown']])
      expect((await register('confirm', '2026-3', '--by', 'Bob', ...given)).out).not.toBe('')
  })

  test('until they agree the deadline stays in the calendar', async () => {
    await run(
      ['assess', 'ap', '--discovered', '2026-11-21T10:00', ...HARMLESS, '--by', 'Ans', '--save'],
      config(),
    )
    const shown = (): Promise<Ran> => register('show', '2026-1', '--format', 'ics')
    expect((await shown()).out).toContain('STATUS:CONFIRMED')
    await register('confirm', '2026-1', '--by', 'Bob')
    expect((await shown()).out).toContain('STATUS:CANCELLED')
    expect((await register('show', '2026-1')).out).not.toContain('takes a second officer')
  })

  test('a setting that stands there twice is refused', async () => {
    const path = join(folder, 'config.json')
    writeFileSync(path, '{"second-officer": true, "second-officer": false}')
    expect((await run(['assess', 'ap', ...HARMLESS], path)).code).toBe(2)
  })
})

describe('a line with a right hash that was not written here', () => {
  const forged = (event: unknown, more: object = {}): void => {
    const last = JSON.parse(lines().at(-1)!) as Entry
    const made = nextEntry(last, {
      at: '2026-11-21T12:00:00.000Z',
      event: event as never,
      incident: '2026-1',
      ...more,
    })
    writeFileSync(registerFile(folder), `${readFileSync(registerFile(folder), 'utf8')}${lineOf(made)}`)
  }

  test.each([
    ['of an impossible moment', { kind: 'note', text: 'x' }, { at: '2026-99-99T99:99:99.999Z' }],
    ['of an incident that was never assessed', { kind: 'note', text: 'x' }, { incident: '2026-7' }],
    ['of a notification at no moment', { kind: 'notified', at: '0' }, {}],
    ['of a notification at an odd moment', { kind: 'notified', at: '-200000-01-01T00:00:00Z' }, {}],
  ])('%s is found and not taken', async (_, event, more) => {
    await filed('A', ...SERIOUS)
    forged(event, more)
    expect([(await register('list')).code, (await register('verify')).code]).toEqual([4, 5])
    expect((await register('show', '2026-1')).code).toBe(4)
  })

  test('with a summary that its decision does not bear out closes nothing: only the decision is read', async () => {
    await filed('A', ...SERIOUS)
    const summary = {
      title: '',
      pack: '',
      verdict: 'no-report',
      authority: 'not-due',
      people: 'not-due',
      controller: 'not-due',
    }
    forged({ kind: 'assessed', decision: {}, summary })
    expect((await register('close', '2026-1')).code).toBe(2)
    expect((await register('list')).out).toContain('2026-1')
  })
})

describe('moments that cannot be', () => {
  test.each([
    ['notified', ['notified', '2026-1', '--at', '1990-01-01T00:00', '--reason', 'not ours']],
    ['informed', ['informed', '2026-1', '--at', '2026-11-10T09:59']],
  ])('%s before discovery is refused', async (_, args) => {
    await filed('A', ...SERIOUS)
    const { code, err } = await register(...args)
    expect([code, err]).toEqual([2, expect.stringContaining('lies before discovery')])
  })

  test('a withdrawal does not come before the notification, nor a new one before the withdrawal', async () => {
    await filed('A', ...SERIOUS)
    await register('notified', '2026-1', '--at', '2026-11-20T10:00', '--reason', 'not ours')
    const early = await register('withdraw', '2026-1', '--at', '2026-11-19T10:00', '--reason', 'not ours')
    expect(early.err).toContain('lies before the notification')
    await register('withdraw', '2026-1', '--at', '2026-11-20T12:00', '--reason', 'not ours')
    const again = await register('notified', '2026-1', '--at', '2026-11-20T11:00', '--reason', 'not ours')
    expect(again.err).toContain('lies before the withdrawal')
  })
})
