// The register, the calendar and the report tell one deadline of each duty, and call one that is only a bound by its name.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginRegister } from '../../src/register/place.ts'
import { rulesOf } from '../../src/check/proven.ts'
import { EMPTY_DRAFT } from '../../src/cli/wizard/draft.ts'
import { clockLines } from '../../src/cli/wizard/run.ts'
import { zoneNamed } from '../../src/decide/zoneNamed.ts'
import { en } from '../../src/words/en.ts'
import { meldplicht, type Ran } from '../cli/run.ts'
import { newFolder, packOf, put, tiny } from '../pack/folder.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-register-'))
  beginRegister(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

const NOW = '2026-05-02T12:00:00Z'
const LATER = '2026-05-06T12:00:00Z'
const rules = newFolder()
const run = (args: readonly string[], now = NOW, stdin = ''): Promise<Ran> => {
  const own = args[0] === 'batch' ? [] : ['--register', folder]
  return meldplicht([...args, ...own, '--rules', rules], { now, stdin, columns: 400 })
}
const register = (...args: readonly string[]): Promise<Ran> => run(['register', ...args])
const calendar = async (...args: readonly string[]): Promise<string> =>
  (await run([...args, '--format', 'ics'])).out.replaceAll('\r\n ', '')
const list = async (): Promise<string> => (await register('list')).out.replaceAll(/\s+/g, ' ')
interface Listed {
  readonly due: string | null
  readonly tasks: readonly string[]
  readonly overdue: boolean
}
async function listed(now = NOW): Promise<Listed & { code: number }> {
  const { code, out } = await run(['register', 'list', '--json'], now)
  return { code, ...(JSON.parse(out) as { incidents: Listed[] }).incidents[0]! }
}

describe('a deadline that is counted from the recording', () => {
  test('is called that in the export, the calendar and the report', async () => {
    await run(['assess', 'ap', '--personal-data', 'yes', '--by', 'Ans', '--save'])
    expect(await listed()).toMatchObject({ due: '2026-05-05T12:00:00.000Z' })
    const table = (await register('export')).out
    expect(table).toContain(';"at the latest 2026-05-05T14:00:00+02:00, counted from the recording";')
    expect(table).toContain('the moment of discovery is missing. Until that is known')
    const ics = await calendar('register', 'show', '2026-1')
    expect(ics).toMatch(/DTEND:20260505T120000Z[^]*the real deadline is earlier/)
    expect((await register('show', '2026-1')).out).toMatch(
      /No later than Tuesday 5 May 2026 at 14:00[^]*«Discovery» is missing[^]*The real\s+deadline is earlier/,
    )
  })

  test('is that of the list in show, reassess, the calendar and the worksheet', async () => {
    await run(['assess', 'ap', '--personal-data', 'yes', '--discovered', '2026-05-01T10:15', '--save'])
    const ahead = ['reassess', '2026-1', '--discovered', '2062-05-01T10:15']
    const again = await run(['register', ...ahead, '--role', 'controller'], LATER)
    expect(again.out).not.toContain('Deadline to notify')
    expect(again.out).toContain('No later than Monday 4 May 2026 at 10:15')
    expect(await listed(LATER)).toMatchObject({ code: 30, due: '2026-05-04T08:15:00.000Z' })
    const told = (await register('show', '2026-1')).out
    expect(told).toMatch(/No later than Monday 4 May 2026 at 10:15[^]*The real\s+deadline is earlier/)
    expect(await calendar('register', 'show', '2026-1')).toContain('DTEND:20260504T081500Z')
    const paper = (await register('show', '2026-1', '--paper', 'notification')).out
    expect(paper).not.toContain('2062')
    expect(paper).toMatch(/Discovered on:? +\[fill in: discovery\]/i)
  })

  test('is found again by verify in the report that show or reassess wrote, and no later one', async () => {
    const path = join(folder, 'v.json')
    const verified = (stdin = readFileSync(path, 'utf8')): Promise<Ran> =>
      meldplicht(['verify', '-', '--rules', rules], { stdin, now: LATER, columns: 400 })
    await run(['assess', 'ap', '--personal-data', 'yes', '--save'], '2026-05-02T12:00:00.123Z')
    const show = ['register', 'show', '2026-1']
    await run([...show, '-o', path], LATER)
    expect(await verified()).toMatchObject({
      code: 0,
      out: expect.stringContaining('a register held') as string,
    })
    await run(['register', 'reassess', '2026-1', '--role', 'controller', '-o', path], LATER)
    expect(await verified()).toMatchObject({ code: 0 })
    const text = readFileSync(path, 'utf8')
    expect(text).toContain('2026-05-05T12:00:00.000Z')
    for (const later of [
      text.replaceAll('2026-05-05', '2026-05-07'),
      text.replaceAll('2026-05-05T14:00:00+02:00', '2026-05-05T15:00:00+02:00'),
      text.replace(/"counted": \{[^]*?\]\n {2}\},\n/, ''),
    ]) {
      expect(later).not.toBe(text)
      expect(await verified(later)).toMatchObject({ code: 5 })
    }
    await run(['register', 'reassess', '2026-1', '--discovered', '2026-05-01T10:15', '-o', path], LATER)
    expect(readFileSync(path, 'utf8')).not.toContain('counted')
    expect(await verified()).toMatchObject({ code: 0 })
    await run(['register', 'reassess', '2026-1', '--discovered', '2062-05-01T10:15', '-o', path], LATER)
    expect(await verified()).toMatchObject({ code: 0 })
  })

  test('and in a worksheet of no register a discovery that lies ahead is still to be filled in', async () => {
    const { out } = await run([
      ...['assess', 'ap', '--personal-data', 'yes', '--discovered', '2062-05-01T10:15'],
      ...['--paper', 'notification'],
    ])
    expect(out).not.toContain('2062')
  })
})

/** A tiny pack with another duty that has a deadline, to be told once something leaked. */
const none = (id: string): string =>
  `verdicts: { not-required: { text: { nl: Nooit, en: Never } } }
    rules: [{ id: ${id}-never, then: not-required, when: {}, text: { nl: Nooit, en: Never }, sources: [law] }]`
const other = (id: string, deadlines: string): [string, string] => [
  none(id),
  `verdicts: { not-required: { text: { nl: Nee, en: No } }, inform: { text: { nl: Ja, en: Yes }, deadlines: ${deadlines} } }
    rules:
      - { id: ${id}-no, then: not-required, when: { leaked: no }, text: { nl: Nee, en: No }, sources: [law] }
      - { id: ${id}-yes, then: inform, when: { leaked: yes }, text: { nl: Ja, en: Yes }, sources: [law] }`,
]
const from = (moment: string, hours: number): string =>
  `[{ from: ${moment}, hours: ${hours}, sources: [law] }]`
put(
  rules,
  'clocks',
  '2020-01-01',
  tiny(other('data-subjects', from('discovered', 48)), other('controller', from('discovered', 24)), [
    'name: { nl: AP, en: AP }',
    'name: { nl: Toezicht (TZ), en: Watchdog (WD) }',
  ]),
)
put(
  rules,
  'sooner',
  '2020-01-01',
  tiny(other('data-subjects', from('discovered', 24)), other('controller', from('discovered', 24))),
)
const ownAp = newFolder()
put(ownAp, 'ap', '2018-05-25', tiny(other('data-subjects', from('discovered', 48))))
put(
  rules,
  'alone',
  '2020-01-01',
  tiny(other('data-subjects', from('discovered', 48)), [
    ', deadlines: [{ from: discovered, hours: 72, sources: [law] }]',
    '',
  ]),
)
put(rules, 'people', '2020-01-01', tiny(other('data-subjects', '[]')))
put(rules, 'filed', '2020-01-01', tiny(other('register', from('discovered', 24))))
put(
  rules,
  'steps',
  '2020-01-01',
  tiny(
    [
      'discovered: { title',
      'classified: { title: { nl: Indeling, en: Classification } }\n  discovered: { title',
    ],
    [
      'deadlines: [{ from: discovered, hours: 72, sources: [law] }]',
      'deadlines: [{ from: discovered, hours: 72, sources: [law] }, { from: classified, hours: 4, sources: [law] }]',
    ],
  ),
)

describe('a deadline of another duty than to notify the authority', () => {
  const FACTS = ['--leaked', 'yes', '--discovered', '2026-05-01T10:15']

  test('counts in the list, and goes once it was done', async () => {
    await run(['assess', 'clocks', ...FACTS, '--size', 'small', '--by', 'Ans', '--save'])
    expect(await listed()).toMatchObject({
      ...{ code: 30, due: '2026-05-02T08:15:00.000Z', overdue: true, tasks: ['people', 'controller'] },
    })
    const { out } = await register('list')
    expect(out).toContain('Inform the controller: The time ran out on Saturday 2 May 2026 at 10:15')
    expect(out).toContain('Inform the people: By Sunday 3 May 2026 at 10:15')
    expect((await register('export')).out).toContain(
      '"Inform the controller: 2026-05-02T10:15:00+02:00; Inform the people: 2026-05-03T10:15:00+02:00"',
    )
    await register('informed', '2026-1', '--whom', 'controller')
    expect(await listed()).toMatchObject({ code: 0, due: '2026-05-03T08:15:00.000Z' })
    expect((await run(['register', 'list', '--due-within', '24h'])).code).toBe(31)
    expect((await register('show', '2026-1')).out).toContain('Never: No later than Sunday 3 May 2026')
  })

  test('stands in the calendar as an event of its own, in the words of its pack', async () => {
    const ics = await calendar('assess', 'clocks', ...FACTS, '--size', 'large')
    expect(ics.match(/DTEND:\d+T\d+Z/g)).toEqual(
      expect.arrayContaining(['DTEND:20260504T081500Z', 'DTEND:20260503T081500Z', 'DTEND:20260502T081500Z']),
    )
    expect(ics).toContain('Personal data breach (last moment): Notify')
    expect(ics).not.toContain('the AP of')
    await run(['assess', 'clocks', ...FACTS, '--size', 'small', '--by', 'Ans', '--save'])
    await register('informed', '2026-1', '--whom', 'controller')
    const filed = await calendar('register', 'show', '2026-1')
    expect(filed).toMatch(/METHOD:PUBLISH/)
    expect(filed.match(/STATUS:CANCELLED/g)).toHaveLength(2)
    expect(filed).toMatch(/UID:\w+-data-subjects-deadline@[^]*?DTEND:20260503T081500Z[^]*?STATUS:CONFIRMED/)
  })

  test('stands on the time line, at the clock of the wizard, and beside the time of discovery', async () => {
    const { out } = await run(['assess', 'clocks', ...FACTS, '--size', 'large', '--format', 'html'])
    const line = /<desc id="line-words">([^<]*)/.exec(out)![1]!
    expect(line).toMatch(
      /Never \(deadline\): Saturday 2 May[^]*Never \(deadline\): Sunday 3 May[^]*Deadline to notify/,
    )
    const alone = (await run(['assess', 'alone', ...FACTS, '--format', 'html'])).out
    expect(/<desc id="line-words">([^<]*)/.exec(alone)?.[1]).toContain('Never (deadline): Sunday 3 May')
    const opened = rulesOf(await packOf([rules], 'clocks', '2026-05-01'))
    const zone = zoneNamed('Europe/Amsterdam')
    if (!opened.ok || !zone.ok) throw new Error('clocks')
    const draft = { ...EMPTY_DRAFT, moments: { discovered: '2026-05-01T10:15' } }
    const shown = clockLines(en, { zone: zone.value, now: () => Date.parse(NOW) }, opened.value, draft).join(
      '\n',
    )
    expect(shown).toMatch(
      /If you must notify: by Monday 4 May[^]*Never \(still open\): By Sunday 3 May[^]*The time ran out/,
    )
    const told = (
      await meldplicht(['deadline', '2026-05-01T10:15', '--own', 'ap', '--rules', ownAp], {
        now: NOW,
        columns: 400,
      })
    ).out
    expect(told).toMatch(/No later than Monday 4 May[^]*Never \(still open\): No later than Sunday 3 May/)
  })

  test('is told where other rules or a new assessment change it', async () => {
    await run(['assess', 'clocks', ...FACTS, '--size', 'large', '--by', 'Ans', '--save'])
    const rerun = (await register('rerun', '--pack', 'sooner')).out
    expect(rerun).toMatch(/Never \(deadline\): Sunday 3 May 2026 at 10:15 → Saturday 2 May 2026 at 10:15/)
    const again = (await register('reassess', '2026-1', '--discovered', '2026-05-01T09:15')).out
    expect(again).toMatch(/Never \(deadline\): Sunday 3 May 2026 at 10:15 → Sunday 3 May 2026 at 09:15/)
  })

  test('to complete the record ends where it is closed', async () => {
    await run(['assess', 'filed', ...FACTS, '--size', 'small', '--by', 'Ans', '--save'])
    expect(await listed()).toMatchObject({ code: 30, due: '2026-05-02T08:15:00.000Z', tasks: ['record'] })
    expect((await register('list')).out).toContain('Complete the record: The time ran out')
    expect((await register('close', '2026-1', '--reason', 'written down elsewhere')).code).toBe(0)
    expect(await listed()).toMatchObject({ code: 0, tasks: [] })
  })

  test('counts from the recording where no discovery is known', async () => {
    await run(['assess', 'clocks', '--leaked', 'yes', '--size', 'small', '--by', 'Ans', '--save'])
    expect(await listed()).toMatchObject({ code: 0, due: '2026-05-03T12:00:00.000Z' })
    expect(await list()).toContain('it counts from the recording')
  })
})

test('the register never calls the authority of another pack AP', async () => {
  await run([
    'assess',
    'clocks',
    '--leaked',
    'yes',
    '--size',
    'large',
    '--discovered',
    '2026-05-01T10:15',
    '--save',
  ])
  const open = [await register('list'), await register('show', '2026-1'), await register('close', '2026-1')]
  await register('notified', '2026-1')
  const after = [
    ...[await register('list', '--due-within', '1h'), await register('notified', '2026-1', '--supplement')],
    ...[await register('show', '2026-1'), await register('export'), await register('withdraw', '2026-1')],
    ...[
      await register('show', '2026-1', '--format', 'ics'),
      await register('show', '2026-1', '--format', 'html'),
    ],
  ]
  for (const { out, err } of [...open, ...after]) expect(out + err).not.toMatch(/\bAP\b/)
})

test('a shorter period whose moment is not known yet is told beside the deadline, in every output', async () => {
  const facts = ['--leaked', 'yes', '--size', 'large', '--discovered', '2026-05-01T10:15']
  await run(['assess', 'steps', ...facts, '--by', 'Ans', '--save'])
  expect(await listed()).toMatchObject({ due: '2026-05-04T08:15:00.000Z' })
  expect((await register('list', '--due-within', '1h')).code).toBe(31)
  const told = 'a further deadline runs from «classified», which is not known yet; it may be earlier'
  expect(await list()).toContain(told)
  expect((await register('export')).out).toContain(told)
  expect(await calendar('register', 'show', '2026-1')).toMatch(/A further deadline runs from: Classification/)
  const json = JSON.parse((await register('list', '--json')).out) as { incidents: { clocks: object[] }[] }
  expect(json.incidents[0]!.clocks).toContainEqual({
    ...{ duty: 'authority', from: 'classified', hours: 4, due: null, after: 1 },
  })
  await register('reassess', '2026-1', '--classified', '2026-05-02T10:00')
  expect(await listed(LATER)).toMatchObject({ code: 30, due: '2026-05-02T12:00:00.000Z' })
})

describe('a table', () => {
  const table = (pack: string, rows: readonly object[], ...more: string[]): Promise<Ran> =>
    run(['batch', pack, '-', ...more], NOW, rows.map((row) => JSON.stringify(row)).join('\n'))
  const moments = { discovered: '2026-05-01T10:15' }
  const large = { leaked: 'yes', size: 'large' }

  test('has the first deadline of every duty, in the line and in the summary', async () => {
    const { out, err } = await table('clocks', [{ answers: large, moments }])
    expect(JSON.parse(out)).toMatchObject({ due: '2026-05-02T10:15:00+02:00' })
    expect(err).toContain('First deadline: Saturday 2 May 2026 at 10:15')
    expect(err).toContain('1 to notify the authority')
  })

  test('names a moment that is not known and from which a shorter period runs', async () => {
    const { out, err } = await table('steps', [{ answers: large, moments }])
    expect(JSON.parse(out)).toMatchObject({ due: '2026-05-04T10:15:00+02:00', settles: ['classified'] })
    expect(err).toContain('With a further deadline that runs from a moment that is not given: 1')
  })

  test('counts whom a row has to tell, and «no report» is the headline only where nobody is told', async () => {
    const rows = [
      { answers: { leaked: 'yes', size: 'small' }, moments },
      { answers: { leaked: 'no' }, moments },
      { answers: {}, moments },
    ]
    const people = await table('people', rows)
    const codes = people.out
      .trimEnd()
      .split('\n')
      .map((line) => {
        const { verdict, exitCode } = JSON.parse(line) as { verdict: string; exitCode: number }
        return [verdict, exitCode]
      })
    expect(codes).toEqual([
      ['report', 21],
      ['no-report', 0],
      ['open', 3],
    ])
    expect(people.err).toContain(
      '0 to notify the authority, 1 to inform the people only, 1 with nobody to notify, 1 still open',
    )
    const controllers = await table('clocks', rows)
    expect(controllers.err).toContain('0 to notify the authority, 1 to inform the controller')
    await run(['assess', 'people', '--leaked', 'yes', '--size', 'small', '--by', 'Ans', '--save'])
    expect(await list()).toContain('The people concerned must be informed.')
  })
})
