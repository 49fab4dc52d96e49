// Nobody says when it was discovered, and on an earlier day other rules held: then «no duty» is not said.
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { duckdb } from '../sql/engines.ts'
import { extending, newFolder, put, tiny } from '../pack/folder.ts'
import { meldplicht, report } from './run.ts'

const folder = newFolder()
beforeAll(() => {
  for (const [id, ...days] of [
    ['once', '2021-01-01'],
    ['twice', '2020-01-01', '2021-01-01'],
    ['ahead', '2021-01-01', '2030-01-01'],
    ['later', '2019-01-01', '2021-01-01'],
  ] as const)
    for (const day of days) put(folder, id, day, tiny())
  put(folder, 'guest', '2020-06-01', extending('later'))
  put(folder, 'new-guest', '2021-06-01', extending('later'))
})

const NOW = '2026-03-02T10:00'
const args = (pack: string, ...more: string[]): string[] => [
  'assess',
  pack,
  '--rules',
  folder,
  '--now',
  NOW,
  ...more,
]
const harmless = (pack: string, ...more: string[]): Promise<Awaited<ReturnType<typeof report>>> =>
  report(args(pack, '--leaked', 'no', ...more))

test.each(['twice', 'guest'])('%s: stays open, in every output', async (pack) => {
  const { code, verdict, doubts } = await harmless(pack)
  expect([code, verdict, doubts]).toEqual([3, 'open', ['undated']])
  const text = await meldplicht(args(pack, '--leaked', 'no'), { columns: 300 })
  expect([text.code, text.out]).toEqual([3, expect.stringContaining('Give the moment of discovery')])
  const again = await meldplicht(['verify', '-', '--rules', folder], {
    stdin: (await meldplicht(args(pack, '--leaked', 'no', '--json'))).out,
  })
  expect([again.code, again.err]).toEqual([0, ''])
})

test('where the day is known it is decided, and where only one version can have held', async () => {
  expect(await harmless('twice', '--discovered', '2026-03-01T10:00')).toMatchObject({ code: 0, doubts: [] })
  expect(await harmless('twice', '--discovered', '2026-03-02T23:00')).toMatchObject({ code: 0, doubts: [] })
  expect(await harmless('twice', '--discovered', '2062-03-01')).toMatchObject({
    code: 3,
    doubts: ['undated'],
  })
  for (const pack of ['once', 'ahead', 'new-guest'])
    expect(await harmless(pack), pack).toMatchObject({ code: 0, verdict: 'no-report', doubts: [] })
})

test('what must be told must be told by these rules', async () => {
  const { code, verdict, doubts } = await report(args('twice', '--leaked', 'yes', '--size', 'large'))
  // But that the people need not be is doubtful.
  expect([code, verdict, doubts]).toEqual([20, 'report', ['undated']])
})

const ROWS = [
  { id: 'a', answers: { leaked: 'no' } },
  { id: 'b', answers: { leaked: 'no' }, moments: { discovered: '2026-03-01T10:00' } },
  { id: 'c', answers: { leaked: 'no' }, moments: { discovered: '2062-03-01T10:00' } },
  { id: 'd', answers: { leaked: 'no' }, record: {} },
  { id: 'e', answers: { leaked: 'yes', size: 'large' } },
  { id: 'f', answers: { leaked: 'no' }, moments: { discovered: '2020-03-01T10:00' } },
  { id: 'g', answers: { leaked: 'no' } },
]

test('a table has the same doubts', async () => {
  const stdin = ROWS.map((row) => JSON.stringify(row)).join('\n')
  const { out } = await meldplicht(['batch', 'twice', '-', '--rules', folder, '--now', NOW], { stdin })
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; verdict: string; exitCode: number; doubts: string[] })
  expect(lines.flatMap(({ id, doubts }) => (doubts.length > 0 ? [`${id} ${doubts.join()}`] : []))).toEqual([
    'a undated',
    'c undated',
    'd undated',
    'e undated',
    'g undated',
  ])
  expect(lines.map(({ verdict }) => verdict)).toEqual([
    ...['open', 'no-report', 'open', 'open', 'report', 'no-report', 'open'],
  ])
})

test('and so has SQL', async () => {
  const { out } = await meldplicht(['rules', 'sql', 'twice', '--rules', folder], {
    now: '2026-03-02T09:00:00Z',
  })
  const duck = await duckdb()
  const rows = [
    ['a', null, 'no', null],
    ['b', '2026-03-01T10:00', 'no', null],
    ['e', null, 'yes', 'large'],
  ]
  const found = await duck.decide(out, { columns: ['id', 'discovered', 'leaked', 'size'], rows })
  expect(found.map(([verdict, exitCode, , , , , doubts]) => [verdict, exitCode, doubts])).toEqual([
    ['open', '3', 'undated'],
    ['no-report', '0', ''],
    ['report', '20', 'undated'],
  ])
  duck.end()
})

test('the register keeps it open', async () => {
  const state = newFolder()
  const register = join(state, 'register')
  expect((await meldplicht(['register', 'init', '--register', register])).code).toBe(0)
  const saved = await meldplicht(args('twice', '--leaked', 'no', '--save', '--register', register))
  expect(saved.code).toBe(3)
  const listed = await meldplicht(['register', 'list', '--register', register, '--json'])
  expect(listed.out).toContain('undated')
})
