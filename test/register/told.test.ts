// Who was told, when, and of what: nothing that was told counts for more than it was, and no word of it is lost.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginRegister, registerFile } from '../../src/register/place.ts'
import { meldplicht, type Ran } from '../cli/run.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-told-'))
  beginRegister(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

const [DAY1, DAY2, DAY3, DAY4] = [1, 2, 3, 4].map((day) => `2026-05-0${day}T12:00:00Z`) as [
  string,
  string,
  string,
  string,
]
const run = (args: readonly string[], now = DAY1): Promise<Ran> =>
  meldplicht([...args, '--register', folder], { now, columns: 400 })
const register = (now: string, ...args: readonly string[]): Promise<Ran> => run(['register', ...args], now)
async function tasks(): Promise<readonly string[]> {
  const { out } = await register(DAY4, 'list', '--json')
  return (JSON.parse(out) as { incidents: { tasks: string[] }[] }).incidents[0]!.tasks
}
const lines = (): string => readFileSync(registerFile(folder), 'utf8')

const FACTS = [
  ...['--personal-data', 'yes', '--exposure', 'confirmed', '--discovered', '2026-05-01T10:15'],
  ...['--reason', 'risk-of-harm=it is so'],
]
const filed = async (role: string, risk: string): Promise<void> => {
  const args = ['assess', 'ap', ...FACTS, '--role', role, '--risk-of-harm', risk, '--by', 'Ans', '--save']
  expect((await run(args)).err).toContain('Recorded')
}

describe('register informed', () => {
  test('asks who was told where more than one may have to be', async () => {
    await filed('unknown', 'high')
    expect(await tasks()).toEqual(expect.arrayContaining(['people', 'controller']))
    const { code, err } = await register(DAY1, 'informed', '2026-1')
    expect([code, err]).toEqual([2, 'Error: --whom is missing: data-subjects / controller.\n'])
    expect((await register(DAY1, 'informed', '2026-1', '--whom', 'controller')).code).toBe(0)
    expect(await tasks()).not.toContain('controller')
  })

  test('takes a controller that only the second officer sees', async () => {
    await filed('controller', 'high')
    const other = [...FACTS, '--role', 'processor', '--risk-of-harm', 'high']
    expect((await register(DAY1, 'confirm', '2026-1', ...other, '--by', 'Bob')).code).toBe(5)
    expect(await tasks()).toContain('controller')
    expect((await register(DAY1, 'informed', '2026-1', '--whom', 'controller')).code).toBe(0)
    expect(await tasks()).not.toContain('controller')
  })

  test('takes a moment before the notification to the AP was withdrawn', async () => {
    await filed('controller', 'high')
    await register(DAY1, 'notified', '2026-1')
    await register(DAY3, 'withdraw', '2026-1', '--reason', 'meant for another')
    expect((await register(DAY4, 'informed', '2026-1', '--at', DAY2)).code).toBe(0)
    const again = await register(DAY4, 'notified', '2026-1', '--at', DAY2)
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('before the withdrawal')])
  })
})

describe('what was typed', () => {
  test.each([
    ['a text of a notification', ['notified', '2026-1', '--text', 'by form'], 'register note'],
    ['a reason of a supplement', ['notified', '2026-1', '--supplement', '--reason', 'logs'], '--text'],
    ['another reference', ['notified', '2026-1', '--reason', 'logs', '--reference', 'AP-8'], 'was notified'],
    ['a supplement before it', ['notified', '2026-1', '--supplement', '--at', '2026-05-01T13:00'], 'before'],
    ['a text of a second assessment', ['confirm', '2026-1', '--text', 'so', '--personal-data', 'no'], 'note'],
  ])('is not lost, and nothing else with it: %s is refused', async (_, args, why) => {
    await filed('controller', 'high')
    await register(DAY2, 'notified', '2026-1', '--reference', 'AP-7')
    const before = lines()
    const { code, err } = await register(DAY3, ...args, '--by', 'Bob')
    expect([code, err]).toEqual([2, expect.stringContaining(why)])
    expect(lines()).toBe(before)
  })
})

describe('what was told before it was assessed again', () => {
  const reassess = (now: string, ...facts: string[]): Promise<Ran> =>
    register(now, 'reassess', '2026-1', ...facts)

  test('leaves the people to be told what is new, until they are or it is said why not', async () => {
    await filed('controller', 'unlikely')
    await register(DAY1, 'informed', '2026-1', '--whom', 'data-subjects', '--text', 'kind')
    await register(DAY1, 'notified', '2026-1')
    const graver = await reassess(DAY3, '--risk-of-harm', 'high', '--people', '5000')
    expect(graver.err).toContain('after the people concerned were informed')
    expect(await tasks()).toEqual(['supplement', 'people-again'])
    for (const command of [['list'], ['show', '2026-1'], ['close', '2026-1']]) {
      const { out, err } = await register(DAY4, ...command)
      expect(out + err).toMatch(/Still to do: it was assessed again after the people concerned were informed/)
    }
    await register(DAY4, 'notified', '2026-1', '--supplement')
    await register(DAY4, 'informed', '2026-1')
    expect(await tasks()).toEqual([])
    const { out } = await register(DAY4, 'list')
    expect(out.match(/The people concerned were informed on \w+ \d/g)).toEqual([
      expect.stringContaining('Friday 1'),
      expect.stringContaining('Monday 4'),
    ])
    expect((await register(DAY4, 'export')).out).toMatch(/;"2026-05-01T14:00[^;]*; 2026-05-04T14:00/)
    await reassess(DAY4, '--people', '5001')
    expect((await register(DAY4, 'close', '2026-1', '--reason', 'the number says nothing')).code).toBe(0)
    expect(await tasks()).toEqual([])
  })

  test('leaves nothing to be told to who was told nothing', async () => {
    await filed('controller', 'high')
    await register(DAY1, 'informed', '2026-1')
    const { err } = await reassess(DAY3, '--people', '5000')
    expect(err).not.toContain('supplement')
    expect(await tasks()).toEqual(['authority', 'people-again'])
  })

  test('leaves a controller to be told too', async () => {
    await filed('processor', 'high')
    await register(DAY1, 'informed', '2026-1')
    await reassess(DAY3, '--people', '5000')
    expect(await tasks()).toEqual(['controller-again'])
    await register(DAY4, 'informed', '2026-1')
    expect(await tasks()).toEqual([])
  })

  test('is told by its moment, whenever it was recorded', async () => {
    await filed('controller', 'high')
    await reassess(DAY3, '--people', '5000')
    await register(DAY4, 'notified', '2026-1', '--at', DAY2)
    await register(DAY4, 'informed', '2026-1', '--at', DAY2)
    expect(await tasks()).toEqual(['supplement', 'people-again'])
    await register(DAY4, 'notified', '2026-1', '--supplement', '--at', DAY2)
    await register(DAY4, 'informed', '2026-1', '--at', DAY2)
    expect(await tasks()).toEqual(['supplement', 'people-again'])
    await register(DAY4, 'notified', '2026-1', '--supplement', '--at', DAY3)
    await register(DAY4, 'informed', '2026-1', '--at', DAY3)
    expect(await tasks()).toEqual([])
    await register(DAY4, 'informed', '2026-1', '--at', DAY2)
    expect(await tasks()).toEqual([])
  })

  test('is nothing less where the first assessment was recorded only afterwards', async () => {
    const args = ['assess', 'ap', ...FACTS, '--role', 'controller', '--risk-of-harm', 'high', '--save']
    await run(args, DAY3)
    await register(DAY4, 'notified', '2026-1', '--at', DAY2)
    await register(DAY4, 'informed', '2026-1', '--at', DAY2)
    expect(await tasks()).toEqual([])
  })
})

test('what a second officer came to is told wherever the incident is, and nobody is said to be awaited', async () => {
  await filed('controller', 'high')
  const other = [...FACTS, '--role', 'processor', '--risk-of-harm', 'high', '--by', 'Bob']
  expect((await register(DAY1, 'confirm', '2026-1', ...other)).code).toBe(5)
  const view =
    /Bob\s+comes\s+to\s+something\s+else:\s+Notify\s+the\s+authority:\s+no;\s+Inform\s+the\s+people:\s+no;\s+Inform\s+the\s+controller:\s+yes\./
  const page = join(folder, 'page.html')
  await register(DAY1, 'show', '2026-1', '-o', page)
  const [list, show] = [await register(DAY1, 'list'), await register(DAY1, 'show', '2026-1')]
  const letter = await register(DAY1, 'show', '2026-1', '--paper', 'notification')
  for (const text of [list.out, show.out, readFileSync(page, 'utf8'), letter.err]) expect(text).toMatch(view)
  expect(show.out).toMatch(/Bob: Assessed by a second officer, apart[^:]*: Notify the authority: no;/)
  expect(list.out).toContain('the officers come to different outcomes')
  expect(list.out).toContain('settle what the officers differ on')
  expect(list.out).not.toMatch(/second officer has to/)
  expect((await register(DAY1, 'close', '2026-1')).err).toContain('settle what the officers differ on')
  await register(DAY1, 'reassess', '2026-1', '--role', 'processor', '--by', 'Ans')
  expect((await register(DAY1, 'list')).out).not.toContain('Bob')
})

test('what is closed undecided is said to be left so, with all told who might have to be', async () => {
  expect((await run(['assess', 'ap', '--discovered', '2026-05-01T10:15', '--save'])).err).toContain(
    'Recorded',
  )
  await register(DAY1, 'notified', '2026-1')
  expect((await register(DAY1, 'list')).out).toContain('Not decided yet.')
  await register(DAY1, 'informed', '2026-1', '--whom', 'data-subjects')
  await register(DAY1, 'informed', '2026-1', '--whom', 'controller')
  expect((await register(DAY1, 'close', '2026-1', '--reason', 'it cannot be found out')).code).toBe(0)
  const { out } = await register(DAY1, 'list')
  expect(out).toContain('Left undecided: whoever might have to be told was told. Closed.')
  expect((await register(DAY1, 'export', '--lang', 'nl')).out).toContain('Onbeslist gelaten')
})
