// Adding to the register: a chain of whole lines, whoever writes and whatever goes wrong.
import { execFileSync, fork, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Entry, outlineOf, readEntry } from '../../src/register/entry.ts'
import { takeLock } from '../../src/register/lock.ts'
import type { Event } from '../../src/register/event.ts'
import { beginRegister, registerFile } from '../../src/register/place.ts'
import { entriesOf } from '../../src/register/read.ts'
import { append } from '../../src/register/register.ts'
import { en } from '../../src/words/en.ts'
import { meldplicht } from '../cli/run.ts'
import { samples } from '../size.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-register-'))
  beginRegister(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

const now = (): number => Date.now()
const event = (title: string) => ({ kind: 'assessed', decision: { record: { title } } }) as const
const lines = (): string[] => readFileSync(registerFile(folder), 'utf8').split('\n').slice(0, -1)
const entries = (): Entry[] => lines().map((line) => readEntry(Buffer.from(line))!)
const titles = (): string[] =>
  entries().map((entry) => {
    const { event: one } = outlineOf(entry)
    return 'summary' in one ? one.summary.title : ''
  })

async function added(name: string): Promise<Entry | undefined> {
  const result = await append(folder, { event: event(name) }, now)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return readEntry(Buffer.from(lines().at(-1)!))
}

test('every line has the hash of the line before, and a hash over all that is in it', async () => {
  for (const name of ['a', 'b', 'c']) await added(name)
  const [first, second, third] = entries()
  expect([first?.previous, second?.previous, third?.previous]).toEqual(['', first?.hash, second?.hash])
  expect(entries().map(({ number }) => number)).toEqual([1, 2, 3])
  expect(new Set(entries().map(({ incident }) => incident)).size).toBe(3)
  expect(statSync(registerFile(folder)).mode & 0o777).toBe(0o600)
})

test('the hash is that of canonical JSON, which stands there byte for byte, so another tool can check it', async () => {
  await append(folder, { event: { kind: 'assessed', decision: { x: 'é "hash":"x"' } }, by: 'Ans' }, () =>
    Date.parse('2026-11-21T20:00:00.000Z'),
  )
  const canonical =
    '{"at":"2026-11-21T20:00:00.000Z","by":"Ans","event":{"decision":{"x":"é \\"hash\\":\\"x\\""},"kind":"assessed"},"incident":"2026-1","number":1,"previous":"","schema":"meldplicht/register@1"}'
  const hash = createHash('sha256').update(canonical).digest('hex')
  expect(lines()).toEqual([canonical.replace(',"incident"', `,"hash":"${hash}","incident"`)])
})

test('what a list shows of a line is what stands in its decision, whatever is in its texts', async () => {
  const hostile = '","kind":"assessed","summary":{"verdict":"no-report"},"hash":"'
  const report = { verdict: 'report', record: { title: hostile }, pack: { id: hostile } }
  await append(folder, { event: { kind: 'assessed', decision: report }, by: `"event":${hostile}` }, now)
  const line = Buffer.from(lines()[0]!)
  expect(readEntry(line)?.event).toEqual({ kind: 'assessed', decision: report })
  expect(outlineOf(readEntry(line)!).event).toMatchObject({
    ...{ kind: 'assessed', summary: { verdict: 'report', title: hostile } },
  })
})

test('a line of which any one byte is changed is not read as an entry', async () => {
  await added('x')
  const bytes = readFileSync(registerFile(folder))
  for (let at = 0; at < bytes.length - 1; at += 1) {
    const changed = Buffer.from(bytes.subarray(0, -1))
    changed[at]! ^= 1
    expect(readEntry(changed)).toBeUndefined()
  }
})

test('half a line that was never reported as saved is put aside, and what was saved stays', async () => {
  await added('a')
  const saved = readFileSync(registerFile(folder))
  await added('b')
  truncateSync(registerFile(folder), saved.length + 40)
  await added('c')
  expect(titles()).toEqual(['a', 'c'])
  expect(readdirSync(folder).filter((name) => name.endsWith('.torn'))).toHaveLength(1)
})

test('a last line that only lost its end is kept', async () => {
  await added('a')
  await added('b')
  truncateSync(registerFile(folder), statSync(registerFile(folder)).size - 1)
  await added('c')
  expect(entries().map(({ number }) => number)).toEqual([1, 2, 3])
})

test('behind a line that is not as it was written nothing is added', async () => {
  await added('a')
  appendFileSync(registerFile(folder), '{"schema":"meldplicht/register@1"}\n')
  expect(await append(folder, { event: event('b') }, now)).toMatchObject({
    ok: false,
    problems: [{ code: 'register-broken' }],
  })
  expect(lines()).toHaveLength(2)
})

test.each([
  ['a blank line', '\n'],
  ['a line of something else', 'garbage\n'],
  ['a line and a blank one', 'garbage\n\n'],
])('behind %s at the end nothing is added, and the chain does not begin anew', async (_, end) => {
  await added('a')
  appendFileSync(registerFile(folder), end)
  expect(await append(folder, { event: event('b') }, now)).toMatchObject({
    problems: [{ code: 'register-broken' }],
  })
})

test('a large file without the end of a line is not taken for an empty register', async () => {
  await added('a')
  truncateSync(registerFile(folder), 20 * 1024 * 1024)
  expect(await append(folder, { event: event('b') }, now)).toMatchObject({
    problems: [{ code: 'register-broken' }],
  })
})

describe('a lock', () => {
  const lock = (): string => join(folder, 'register.lock')
  const left = (): void =>
    writeFileSync(lock(), JSON.stringify({ host: 'elsewhere', process: 7, token: 'x' }))

  test('that is held names its holder and its file, whatever the number of the process means here', async () => {
    left()
    const beat = setInterval(() => utimesSync(lock(), new Date(), new Date()), 20)
    expect(await takeLock(folder, { patience: 300, still: 100 })).toEqual({
      heldBy: { host: 'elsewhere', process: 7, lock: lock() },
    })
    clearInterval(beat)
    expect(existsSync(lock())).toBe(true)
  })

  test('that stands still counts as dead, and who held it may write no more', async () => {
    const first = await takeLock(folder)
    if ('heldBy' in first) throw new Error('held')
    left()
    expect(first.isHeld()).toBe(false)
    const second = await takeLock(folder, { patience: 2000, still: 100 })
    expect('isHeld' in second && second.isHeld()).toBe(true)
    first.release()
    expect('isHeld' in second && second.isHeld()).toBe(true)
    if ('release' in second) second.release()
    expect(readdirSync(folder)).toEqual(['register.empty'])
  })

  test('beats while it is held, so that nobody takes it for dead', async () => {
    const first = await takeLock(folder, { patience: 0, still: 800 })
    expect(await takeLock(folder, { patience: 1600, still: 800 })).toHaveProperty('heldBy')
    if ('release' in first) first.release()
  })

  test('that stands still is taken over by one alone', async () => {
    left()
    const all = await Promise.all([1, 2, 3, 4].map(() => takeLock(folder, { patience: 1500, still: 50 })))
    const held = all.flatMap((one) => ('isHeld' in one ? one : []))
    expect(held.map((one) => one.isHeld())).toEqual([true])
    held[0]!.release()
    expect(readdirSync(folder)).toEqual(['register.empty'])
  })

  test('that is empty, as a process leaves it that is killed while it makes one, is taken away like any other', async () => {
    writeFileSync(lock(), '')
    for (const rest of ['.free', '.free.free']) writeFileSync(`${lock()}${rest}`, '')
    expect(await takeLock(folder, { patience: 1000, still: 100 })).toHaveProperty('isHeld')
  })

  test('names the file that is in the way', () => {
    const text = en.problems['register-locked']({
      code: 'register-locked',
      path: folder,
      host: 'h',
      process: 7,
      lock: lock(),
    })
    expect(text).toContain(`remove ${lock()}`)
  })
})

const disk = join(tmpdir(), `meldplicht-disk-${process.pid}`)
/** Whether a disk can be made here that is full. */
const canMount = (): boolean => {
  mkdirSync(disk)
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status === 0
}

test.skipIf(process.platform !== 'linux' || !canMount())(
  'a full disk leaves nothing behind, and when there is room again everything goes on at once (needs mount)',
  async () => {
    const [store, ballast] = [join(disk, 'register'), join(disk, 'ballast')]
    const adding = (text: string) =>
      append(store, { event: { kind: 'note', text }, incident: '2026-1' }, now, undefined, {
        patience: 0,
        still: 9e9,
      })
    const filling = (): void => {
      try {
        writeFileSync(ballast, Buffer.alloc(1 << 20))
      } catch {
        // It is full.
      }
    }
    const FULL = { problems: [{ code: 'cannot-write', why: 'ENOSPC' }] }
    try {
      mkdirSync(store)
      filling()
      expect(beginRegister(store)).toMatchObject(FULL)
      expect(readdirSync(store)).toEqual([])
      rmSync(ballast)
      beginRegister(store)
      expect((await append(store, { event: event('a') }, now)).ok).toBe(true)
      writeFileSync(registerFile(store), '{"at":"', { flag: 'a' })
      filling()
      for (const text of ['b', 'c']) expect(await adding(text)).toMatchObject(FULL)
      expect(readdirSync(store)).toEqual(['register.jsonl'])
      rmSync(ballast)
      expect(await adding('d')).toMatchObject({ ok: true })
    } finally {
      spawnSync('umount', [disk])
      rmSync(disk, { recursive: true })
    }
  },
)

describe('what its reader would refuse is not written', () => {
  test.each([
    ['size', { record: { x: '\u0001'.repeat(1_500_000) } }, Date.now()],
    ['clock', {}, Date.UTC(12_026, 1)],
    ['clock', {}, Date.UTC(-5, 1)],
    ['clock', {}, NaN],
  ] as const)('%s', async (why, decision, clock) => {
    await added('before')
    const result = await append(folder, { event: { kind: 'assessed', decision } }, () => clock)
    expect(result).toEqual({ ok: false, problems: [{ code: 'register-refused', why }] })
    await added('after')
    expect(titles()).toEqual(['before', 'after'])
  })

  test.each([
    ['another year', '2025-1', event('x')],
    ['a line that is not there', '2026-3', event('x')],
    ['a line of another incident', '2026-2', event('x')],
    ['no assessment, where it begins one', undefined, { kind: 'note', text: 'x' }],
  ] as const)('an incident that the register does not hold: %s', async (_, incident, said) => {
    const at = () => Date.parse('2026-11-21T20:00:00Z')
    const adding = (one: string | undefined, what: Event) =>
      append(folder, { event: what, ...(one === undefined ? {} : { incident: one }) }, at)
    const refused = { ok: false, problems: [{ code: 'register-refused', why: 'incident' }] }
    expect(await adding(incident, said)).toEqual(refused)
    expect(existsSync(registerFile(folder))).toBe(false)
    await adding(undefined, event('a'))
    expect(await adding('2026-1', { kind: 'note', text: 'b' })).toMatchObject({ ok: true })
    expect(await adding(incident, said)).toEqual(refused)
    expect([...entriesOf(folder)].map(({ ok }) => ok)).toEqual([true, true])
  })

  test('as told by the command line, in one line', async () => {
    const texts = Array.from({ length: 400 }, (_, at) => [
      '--record',
      `f${at}=${'\u0001'.repeat(3990)}`,
    ]).flat()
    const args = ['assess', 'ap', '--personal-data', 'no', ...texts, '--save', '--register', folder]
    const { code, err } = await meldplicht(args)
    expect([code, err]).toEqual([4, expect.stringContaining('Nothing was recorded')])
    expect(existsSync(registerFile(folder))).toBe(false)
  })
})

test.skipIf(process.platform !== 'linux')(
  'a pipe in place of the file is told, and not waited for',
  async () => {
    execFileSync('mkfifo', [registerFile(folder)])
    expect(await append(folder, { event: event('a') }, now)).toMatchObject({
      problems: [{ code: 'register-unreadable', why: 'EINVAL' }],
    })
    rmSync(registerFile(folder))
    execFileSync('mkfifo', [join(folder, 'register.lock')])
    expect(await takeLock(folder, { patience: 100, still: 1000 })).toMatchObject({
      heldBy: { lock: join(folder, 'register.lock') },
    })
  },
)

test('a folder in place of the lock is named, and not the lines', async () => {
  const path = join(folder, 'register.lock')
  mkdirSync(path)
  expect(await append(folder, { event: event('a') }, now)).toEqual({
    ok: false,
    problems: [{ code: 'cannot-write', path, why: 'EISDIR' }],
  })
})

test('processes that save at the same moment lose nothing and leave one chain', async () => {
  const each = samples(15, 5)
  const script = join(import.meta.dirname, 'appender.mjs')
  const children = [1, 2, 3, 4].map((name) => fork(script, [folder, String(name), String(each)]))
  await Promise.all(children.map((child) => new Promise((resolve) => child.on('exit', resolve))))
  const all = entries()
  expect(all).toHaveLength(4 * each)
  all.forEach((entry, index) => {
    expect(entry.number).toBe(index + 1)
    expect(entry.previous).toBe(all[index - 1]?.hash ?? '')
  })
}, 120_000)

test('«assess --save» records the report and says under which number', async () => {
  const args = ['assess', 'ap', '--personal-data', 'no', '--save', '--register', folder]
  const { code, err } = await meldplicht(args)
  expect(code).toBe(0)
  expect(err).toContain('Recorded in the breach register as 2020-1')
  expect(readEntry(Buffer.from(lines()[0]!))?.event).toMatchObject({
    decision: { schema: 'meldplicht/decision@1', verdict: 'no-report' },
  })
})

test('a register that is not there ends with 4, after the report', async () => {
  writeFileSync(join(folder, 'file'), '')
  const args = [
    'assess',
    'ap',
    '--personal-data',
    'no',
    '--save',
    '--register',
    join(folder, 'file', 'below'),
  ]
  const { code, out, err } = await meldplicht(args)
  expect(code).toBe(4)
  expect(out).toContain('Notifying the AP is not required.')
  expect(err).toContain('is a file, and no folder with a breach register')
})
