// What is doubtful or undated in the register is never taken for «nothing to do».
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lineOf, nextEntry, START } from '../../src/register/entry.ts'
import { beginRegister } from '../../src/register/place.ts'
import { meldplicht, type Ran } from '../cli/run.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-register-'))
  beginRegister(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

const NOW = '2026-05-02T12:00:00Z'
const LATER = '2026-05-06T12:00:00Z'
const run = (args: readonly string[], now = NOW): Promise<Ran> =>
  meldplicht([...args, '--register', folder], { now, columns: 100 })
const register = (...args: readonly string[]): Promise<Ran> => run(['register', ...args])
const filed = async (...facts: string[]): Promise<void> => {
  expect((await run(['assess', 'ap', ...facts, '--by', 'Ans', '--save'])).err).toContain('Recorded')
}
interface Listed {
  readonly verdict: string
  readonly authority: string
  readonly tasks: readonly string[]
  readonly overdue: boolean
  readonly due: string | null
  readonly doubts: readonly string[]
}
async function listed(now = NOW): Promise<Listed & { code: number }> {
  const { code, out } = await run(['register', 'list', '--json'], now)
  return { code, ...(JSON.parse(out) as { incidents: Listed[] }).incidents[0]! }
}

const CONTRADICTORY = [
  ...['--exposure', 'excluded', '--misuse', 'suspected', '--personal-data', 'yes', '--integrity', 'intact'],
  ...['--availability', 'kept', '--recipient', 'colleague', '--discovered', '2026-05-01T10:15'],
]

describe('answers that cannot all be true', () => {
  test('leave the incident open, with its deadline, until they are settled', async () => {
    await filed(...CONTRADICTORY)
    expect(await listed()).toMatchObject({
      ...{ code: 0, verdict: 'open', authority: 'open', doubts: ['contradictory'] },
      ...{ due: '2026-05-04T08:15:00.000Z', overdue: false },
    })
    expect((await listed()).tasks).toEqual(expect.arrayContaining(['authority', 'doubt']))
    expect((await listed(LATER)).code).toBe(30)
    const { out } = await register('list')
    expect(out).toMatch(
      /Not decided yet\.\n +Your answers cannot all be true[\s\S]*By Monday 4 May 2026 at 10:15/,
    )
    expect((await register('export')).out).toContain('Your answers cannot all be true')
    await register('reassess', '2026-1', '--misuse', 'none-found')
    expect(await listed(LATER)).toMatchObject({ code: 0, verdict: 'no-report', tasks: [], doubts: [] })
  })

  test('are not closed, nor settled by a second officer who agrees', async () => {
    await filed(...CONTRADICTORY)
    const closed = await register('close', '2026-1')
    expect([closed.code, closed.err]).toEqual([2, expect.stringContaining('settle what is doubtful')])
    expect((await register('confirm', '2026-1', '--by', 'Bo')).code).toBe(0)
    expect((await register('close', '2026-1')).code).toBe(2)
    expect((await listed(LATER)).code).toBe(30)
  })

  test('make a second assessment another one', async () => {
    await filed(...CONTRADICTORY.map((word) => (word === 'suspected' ? 'none-found' : word)))
    const second = await register('confirm', '2026-1', ...CONTRADICTORY, '--by', 'Bo')
    expect([second.code, second.out]).toEqual([5, expect.stringContaining('comes out otherwise')])
    expect((await listed(LATER)).code).toBe(30)
  })
})

test('a line of before doubt was recorded is open where its exit code was', async () => {
  const duty = { status: 'decided', verdict: 'no-report' }
  const decision = (exitCode: number): object => ({
    ...{ verdict: 'no-report', exitCode, given: {}, moments: { discovered: '2026-05-01T10:15:00+02:00' } },
    duties: {
      authority: { ...duty, deadlines: [] },
      controller: { ...duty, verdict: 'not-required' },
      'data-subjects': { ...duty, verdict: 'not-required' },
    },
  })
  const at = '2026-05-02T12:00:00.000Z'
  const first = nextEntry(START, { at, event: { kind: 'assessed', decision: decision(3) } })
  const second = nextEntry(first, { at, event: { kind: 'assessed', decision: decision(0) } })
  writeFileSync(join(folder, 'register.jsonl'), lineOf(first) + lineOf(second))
  const { incidents } = JSON.parse((await register('list', '--json')).out) as { incidents: Listed[] }
  expect(incidents.map(({ verdict, authority }) => [verdict, authority])).toEqual([
    ['open', 'open'],
    ['no-report', 'not-due'],
  ])
  expect((await register('close', '2026-1')).code).toBe(2)
  expect((await register('verify')).code).toBe(0)
})

describe('a duty without a discovery that can be used', () => {
  test.each([
    ['missing', [], 'the moment of discovery is missing'],
    ['far in the future', ['--discovered', '2062-05-01T10:15'], 'later than the moment of recording'],
  ])('counts from its recording where it is %s', async (_, discovered, why) => {
    await filed('--personal-data', 'yes', ...discovered)
    expect(await listed('2026-05-05T11:59:00Z')).toMatchObject({ code: 0, due: '2026-05-05T12:00:00.000Z' })
    expect(await listed('2026-05-05T12:01:00Z')).toMatchObject({ code: 30, overdue: true })
    const { out } = await run(['register', 'list'], LATER)
    expect(out.replace(/\s+/g, ' ')).toContain(why)
    expect(out.replace(/\s+/g, ' ')).toContain('it counts from the recording')
    expect((await register('notified', '2026-1')).code).toBe(2)
    expect((await register('notified', '2026-1', '--reason', 'it took long to find out')).code).toBe(0)
    expect((await listed(LATER)).code).toBe(0)
  })

  test('counts the hours of its own law', async () => {
    await filed('--personal-data', 'yes', '--exposure', 'confirmed', '--regime', 'telecom')
    expect(await listed(LATER)).toMatchObject({ due: '2026-05-03T12:00:00.000Z' })
  })

  test('does not lose an earlier deadline that was known, nor keep one that a discovery replaces', async () => {
    await filed('--personal-data', 'yes', '--discovered', '2026-05-01T10:15')
    await register('reassess', '2026-1', '--discovered', '2062-05-01T10:15')
    expect(await listed()).toMatchObject({ due: '2026-05-04T08:15:00.000Z' })
    await register('reassess', '2026-1', '--discovered', '2026-05-02T10:15')
    expect(await listed()).toMatchObject({ due: '2026-05-05T08:15:00.000Z' })
  })

  test('is not asked for where nobody need be told', async () => {
    await filed('--personal-data', 'no')
    expect(await listed(LATER)).toMatchObject({ code: 0, due: null, tasks: [] })
  })
})

test('a processor is told to inform its controller, in every output of the register', async () => {
  await filed(
    '--personal-data',
    'yes',
    '--role',
    'processor',
    '--exposure',
    'confirmed',
    '--discovered',
    '2026-05-01T10:15',
  )
  const list = await register('list')
  expect(list.out).toContain('The controller must be informed.')
  expect(list.out).not.toContain('Must be notified')
  expect((await register('list', '--lang', 'nl')).out).not.toContain('Meldplichtig')
  const { out } = await register('export', '--lang', 'nl')
  expect(out).toContain('De verwerkingsverantwoordelijke moet worden geïnformeerd')
  expect(out).not.toContain('Meldplichtig')
})

test('a judgement milder than the facts keeps the deadline in sight, and leaves nothing to be done by it', async () => {
  await filed(
    ...['--exposure', 'confirmed', '--role', 'controller', '--discovered', '2026-05-01T10:15'],
    ...[
      '--risk-of-harm',
      'unlikely',
      '--reason',
      'risk-of-harm=known and harmless',
      '--personal-data',
      'yes',
    ],
    ...['--integrity', 'intact', '--availability', 'kept', '--public-before', 'no', '--encryption', 'none'],
    ...[
      '--identifiable',
      'directly',
      '--recipient',
      'malicious',
      '--retrieved',
      'no',
      '--misuse',
      'confirmed',
    ],
    ...['--data', 'contact,national-id', '--insight', 'detailed', '--vulnerable', 'no', '--people', '500'],
  )
  expect(await listed(LATER)).toMatchObject({ code: 0, authority: 'not-due', tasks: [] })
  expect((await register('list')).out).toMatch(
    /not required\.\n +Should it have to be notified after all: by Monday 4 May 2026 at 10:15\./,
  )
  expect((await register('show', '2026-1', '--format', 'ics')).out).toContain('METHOD:PUBLISH')
  expect((await register('close', '2026-1', '--reason', 'written down elsewhere')).code).toBe(0)
})

describe('a «no duty» that rests on a law or a role is as doubtful as any other', () => {
  const FACTS = ['--personal-data', 'yes', '--discovered', '2026-05-01T10:15', '--exposure', 'excluded']
  const EXEMPT = [...FACTS, '--role', 'controller', '--regime', 'journalism-academia-art']
  const PROCESSOR = [...FACTS, '--role', 'processor', '--integrity', 'intact', '--availability', 'kept']
  const DUE = '2026-05-04T08:15:00.000Z'
  const calendar = async (): Promise<string> => (await register('show', '2026-1', '--format', 'ics')).out

  test.each([
    ['exempt, with answers that cannot all be true', [...EXEMPT, '--misuse', 'suspected'], false],
    ['a processor, with answers that cannot all be true', [...PROCESSOR, '--misuse', 'suspected'], false],
    ['exempt, while a second officer is awaited', [...EXEMPT, '--misuse', 'none-found'], true],
  ])('%s: every duty stands open, with the deadline of the authority', async (_, facts, takesTwo) => {
    const config = join(folder, 'config.json')
    writeFileSync(config, JSON.stringify({ 'second-officer': takesTwo }), { mode: 0o600 })
    const args = ['assess', 'ap', ...facts, '--by', 'Ans', '--save', '--register', folder]
    await meldplicht(args, { now: NOW, config })
    const { tasks, due, code } = await listed()
    expect(tasks).toEqual(['authority', 'people', 'controller', takesTwo ? 'second' : 'doubt'])
    expect([code, due]).toEqual([0, DUE])
    expect(await listed(LATER)).toMatchObject({ code: 30, overdue: true })
    expect((await run(['register', 'list', '--due-within', '3d'])).code).toBe(31)
    const told = (await register('show', '2026-1')).out
    expect(told).toContain('No later than Monday 4 May 2026 at 10:15')
    expect(told.match(/not certain; no by your answers/g)?.length).toBeGreaterThanOrEqual(3)
    expect(await calendar()).toMatch(/METHOD:PUBLISH[^]*DTEND:20260504T081500Z/)
    const { out } = await register('export')
    expect(out).toMatch(/;still open;2026-05-04T10:15:00\+02:00;/)
    await register('informed', '2026-1', '--whom', 'data-subjects')
    expect((await listed()).tasks).not.toContain('people')
  })

  test('a controller that is assessed again as a processor keeps it, and has its controller to inform', async () => {
    await filed('--personal-data', 'yes', '--role', 'controller', '--discovered', '2026-05-01T10:15')
    const facts = ['--exposure', 'confirmed', '--recipient', 'known', '--misuse', 'confirmed']
    const { out } = await register('reassess', '2026-1', '--role', 'processor', ...facts)
    expect(out).toContain('Inform the controller, without undue delay.')
    expect(out).toMatch(/after all:\s+No later than Monday 4 May 2026 at 10:15/)
    expect(await listed(LATER)).toMatchObject({ code: 30, due: DUE, authority: 'open' })
    expect(await calendar()).toContain('METHOD:PUBLISH')
    expect((await register('list')).out).toContain('The controller must be informed.')
    await register('informed', '2026-1', '--whom', 'controller')
    expect((await listed()).tasks).not.toContain('controller')
  })
})
