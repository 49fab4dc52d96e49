// While officers come to different outcomes every output tells the strictest of them, and the earliest deadline.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginRegister } from '../../src/register/place.ts'
import { meldplicht, type Ran } from '../cli/run.ts'
import { newFolder, put, tiny } from '../pack/folder.ts'

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
  readonly doubts: readonly string[]
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

test('what one officer decided against is not certain in a report where another informs the people', async () => {
  const likely = TO_REPORT.map((word) => (word === 'high' ? 'likely' : word))
  const discovered = ['--discovered', '2026-05-01T10:15']
  await run('assess', 'ap', ...likely, ...discovered, '--by', 'Ans', '--save')
  await register('confirm', '2026-1', ...TO_REPORT, ...discovered, '--by', 'Bob')
  const report = await reportOf('show', '2026-1')
  expect(report.doubts).toContain('officers-differ')
  expect((await register('show', '2026-1')).out).toContain(
    'Inform the people concerned: not certain; no by your answers',
  )
  expect((await meldplicht(['verify', join(folder, 'report.json')], { now: NOW })).code).toBe(0)
})

const tasks = async (): Promise<readonly string[]> =>
  (JSON.parse((await register('list', '--json')).out) as { incidents: { tasks: string[] }[] }).incidents[0]!
    .tasks

test('a record that was complete is so no more where another view opens the incident again', async () => {
  const rules = newFolder()
  const recorded = `verdicts: { not-required: { text: { nl: Nee, en: No } }, record: { text: { nl: Ja, en: Yes }, deadlines: [{ from: discovered, hours: 240, sources: [law] }] } }
    rules: [{ id: register-always, then: record, when: {}, text: { nl: Altijd, en: Always }, sources: [law] }]`
  const never = `verdicts: { not-required: { text: { nl: Nooit, en: Never } } }
    rules: [{ id: register-never, then: not-required, when: {}, text: { nl: Nooit, en: Never }, sources: [law] }]`
  put(rules, 'filed', '2020-01-01', tiny([never, recorded]))
  const own = ['--discovered', '2026-05-04T10:15', '--rules', rules]
  await run('assess', 'filed', '--leaked', 'no', ...own, '--by', 'Ans', '--save')
  expect(await tasks()).toEqual(['record'])
  await register('close', '2026-1', '--reason', 'it stands elsewhere')
  expect(await tasks()).toEqual([])
  await register('confirm', '2026-1', '--leaked', 'yes', '--size', 'large', ...own, '--by', 'Bob')
  expect(await tasks()).toEqual(['authority', 'people', 'controller', 'differs', 'record'])
  const ics = (await register('show', '2026-1', '--format', 'ics', '--rules', rules)).out
  expect(ics).toMatch(/UID:\w+-register-deadline@[^]*?STATUS:CONFIRMED/)
})

describe('a notification that nobody had to make', () => {
  test.each([
    ['of no breach', ['--personal-data', 'no']],
    ['by a processor', ['--personal-data', 'yes', '--role', 'processor', '--exposure', 'confirmed']],
  ])('%s is never late, and wants no reasons', async (_, facts) => {
    await run('assess', 'ap', ...facts, '--discovered', '2026-04-01T09:00', '--by', 'Ans', '--save')
    const { code, err } = await register('notified', '2026-1')
    expect([code, err]).toEqual([0, expect.stringContaining('Recorded')])
    expect(await tasks()).not.toContain('late')
    expect((await register('list')).out).not.toMatch(/in time|late/i)
    expect((await register('export')).out).not.toContain('not known;')
  })
})

test('a notification that was withdrawn and made again stays in the list and the export, with all that was said', async () => {
  await run('assess', 'ap', ...TO_REPORT, '--discovered', '2026-05-01T10:15', '--by', 'Ans', '--save')
  await register(
    'notified',
    '2026-1',
    '--at',
    '2026-05-05T10:00',
    '--reference',
    'AP-1',
    '--reason',
    'the logs came late',
  )
  await register('withdraw', '2026-1', '--reason', 'the wrong incident')
  await register('notified', '2026-1', '--reference', 'AP-2', '--reason', 'told anew and late')
  const list = (await register('list')).out
  expect(list).toMatch(
    /reference AP-2[^]*Notified to the authority on Tuesday 5 May 2026 at 10:00, reference AP-1\./,
  )
  for (const more of [[], ['--json']])
    expect((await register('export', ...more)).out).toMatch(/(?=[^]*AP-1)[^]*the logs came late/)
})

test('a processor with its controller to inform, and people to inform, are due by any moment', async () => {
  const processor = ['--personal-data', 'yes', '--role', 'processor', '--exposure', 'confirmed']
  await run('assess', 'ap', ...processor, '--discovered', '2026-05-05T09:00', '--by', 'Ans', '--save')
  expect(await tasks()).toContain('controller')
  expect((await register('list', '--due-within', '1h')).code).toBe(31)
  await register('informed', '2026-1', '--whom', 'controller')
  expect((await register('list', '--due-within', '1h')).code).toBe(0)
  await run('assess', 'ap', ...TO_REPORT, '--discovered', '2026-05-05T09:00', '--by', 'Ans', '--save')
  await register('notified', '2026-3')
  const { code, out } = await register('list', '--due-within', '1h')
  expect([code, out]).toEqual([31, expect.stringMatching(/2026-3[^]*inform\s+the\s+people/)])
})

test('a calendar as of a later moment is no newer than what is recorded afterwards', async () => {
  await run('assess', 'ap', ...TO_REPORT, '--discovered', '2026-05-05T09:00', '--by', 'Ans', '--save')
  const sequence = async (...args: string[]): Promise<number> =>
    Number(/SEQUENCE:(\d+)/.exec((await register('show', '2026-1', '--format', 'ics', ...args)).out)![1])
  const before = await sequence('--now', '2027-01-01T09:00')
  await register('note', '2026-1', 'a word')
  expect(await sequence()).toBeGreaterThan(before)
})

describe('of an incident on which officers differ', () => {
  const at = (now: string, ...args: readonly string[]): Promise<Ran> =>
    meldplicht([...args, '--register', folder], { now, columns: 400 })
  const duesTold = async (now: string): Promise<readonly (string | undefined)[]> => {
    const list = (await at(now, 'register', 'list')).out
    const show = (await at(now, 'register', 'show', '2026-1')).out
    const ics = (await at(now, 'register', 'show', '2026-1', '--format', 'ics')).out
    return [
      /(?:By|ran out on) (\w+ \d+ \w+ 2026 at [\d:]+)/.exec(list)?.[1],
      /No later than (\w+ \d+ \w+ 2026 at [\d:]+)/.exec(show)?.[1],
      /DTEND:(\w+)/.exec(ics)?.[1],
    ]
  }

  test.each([
    ['a processor', ['--role', 'processor', '--exposure', 'confirmed']],
    ['what is no breach', ['--personal-data', 'no']],
    [
      'a provider of telecom',
      [
        '--regime',
        'telecom',
        '--exposure',
        'excluded',
        '--integrity',
        'intact',
        '--availability',
        'kept',
        '--misuse',
        'none-found',
        '--recipient',
        'colleague',
      ],
    ],
  ])(
    'the list, the report and the calendar have one deadline, though one of them decided for %s',
    async (_, facts) => {
      const NOON = '2026-10-23T12:00:00Z'
      const personal = facts.includes('--personal-data') ? [] : ['--personal-data', 'yes']
      await at(
        NOON,
        'assess',
        'ap',
        ...personal,
        ...facts,
        '--discovered',
        '2026-10-21T10:00',
        '--by',
        'Ans',
        '--save',
      )
      await at(
        NOON,
        'register',
        'confirm',
        '2026-1',
        ...TO_REPORT,
        '--discovered',
        '2026-10-23T12:00',
        '--by',
        'Bob',
      )
      const [list, show, ics] = await duesTold(NOON)
      expect(show).toBe(list)
      const day = /\d+/.exec(list!)![0]
      expect(ics).toMatch(new RegExp(`^202610${day}`))
    },
  )

  test('of one who names another law, the earlier deadline stands first, also once the authority was told', async () => {
    const now = '2026-11-30T20:45:00Z'
    await at(now, 'assess', 'ap', ...TO_REPORT, '--discovered', '2026-11-29T22:30', '--by', 'Ans', '--save')
    await at(
      now,
      'register',
      'confirm',
      '2026-1',
      ...TO_REPORT,
      '--regime',
      'telecom',
      '--discovered',
      '2026-11-29T22:30',
      '--by',
      'Bob',
    )
    for (const more of [[], ['notified', '2026-1']]) {
      if (more.length > 0) expect((await at(now, 'register', ...more)).code).toBe(0)
      const { out } = await at(now, 'register', 'show', '2026-1')
      expect(/No later than (\w+ \d+ \w+)/.exec(out)?.[1]).toBe('Monday 30 November')
    }
  })

  test('the moment that a second officer named stands in the history, and who agreed in the report', async () => {
    const now = '2026-11-30T12:00:00Z'
    await at(now, 'assess', 'ap', ...TO_REPORT, '--discovered', '2026-11-29T09:00', '--by', 'Ans', '--save')
    await at(
      now,
      'register',
      'confirm',
      '2026-1',
      ...TO_REPORT,
      '--discovered',
      '2026-11-26T09:00',
      '--by',
      'Bob',
    )
    await at(now, 'register', 'confirm', '2026-1', '--by', 'Cas', '--text', 'Ans is right about it')
    expect((await at(now, 'register', 'show', '2026-1')).out).toContain(
      'Discovery: Thursday 26 November 2026 at 09:00',
    )
    const path = join(folder, 'agreed.json')
    await at(now, 'register', 'show', '2026-1', '-o', path)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ officers: { by: 'Ans', second: 'Cas' } })
  })

  test('a deadline in the hour that the clock shows twice has its offset', async () => {
    for (const hour of ['02:30', '03:30'])
      await at(
        '2026-10-23T12:00:00Z',
        'assess',
        'ap',
        ...TO_REPORT,
        '--discovered',
        `2026-10-22T${hour}`,
        '--save',
      )
    const { out } = await at('2026-10-23T12:00:00Z', 'register', 'list')
    expect(out).toMatch(/at 02:30 \(UTC\+02:00\)[^]*at 02:30 \(UTC\+01:00\)/)
  })

  test('no deadline that is told is later than the register counts', async () => {
    await at(
      '2026-10-23T12:00:00Z',
      'assess',
      'ap',
      '--personal-data',
      'no',
      '--discovered',
      '2026-10-23T10:00',
      '--by',
      'Ans',
      '--save',
    )
    const later = '2026-10-25T12:00:00Z'
    const told = await at(
      later,
      'register',
      'confirm',
      '2026-1',
      ...TO_REPORT,
      '--discovered',
      '2026-10-25T09:00',
      '--by',
      'Bob',
    )
    const all = [
      told.out,
      (await at(later, 'register', 'list')).out,
      (await at(later, 'register', 'show', '2026-1')).out,
    ]
    for (const out of all) expect(out).not.toContain('28 October')
  })

  test('what confirm says of it is what the register says', async () => {
    await at(
      '2026-10-23T12:00:00Z',
      'assess',
      'ap',
      ...TO_REPORT,
      '--discovered',
      '2026-10-23T10:00',
      '--by',
      'Ans',
      '--save',
    )
    const told = await at(
      '2026-10-25T12:00:00Z',
      'register',
      'confirm',
      '2026-1',
      ...TO_REPORT,
      '--discovered',
      '2026-10-25T09:00',
      '--by',
      'Bob',
      '--json',
    )
    const { second } = (
      JSON.parse((await register('list', '--json')).out) as { incidents: { second: string }[] }
    ).incidents[0]!
    expect([told.code, (JSON.parse(told.out) as { agrees: boolean }).agrees, second]).toEqual([
      0,
      true,
      'agrees',
    ])
  })
})

test('a calendar tells a decision by the officer’s own judgement as that, and a decided duty as no open one', async () => {
  const facts = [
    '--personal-data',
    'yes',
    '--role',
    'controller',
    '--exposure',
    'confirmed',
    '--recipient',
    'known',
    '--insight',
    'detailed',
    '--data',
    'national-id',
    '--public-before',
    'no',
    '--encryption',
    'none',
    '--identifiable',
    'directly',
  ]
  const judged = ['--risk-of-harm', 'unlikely', '--reason', 'risk-of-harm=a trusted firm deleted all of it']
  const ics = (
    await run(
      'assess',
      'ap',
      ...facts,
      ...judged,
      '--discovered',
      '2026-05-05T09:00',
      '--save',
      '--format',
      'ics',
    )
  ).out
  expect(ics.replaceAll('\r\n ', '')).toMatch(/By your own judgement this is not required/)
  expect(ics).not.toContain('Not decided yet')
})

describe('what a second officer wrote, and what an assessment replaced', () => {
  const SECOND = ['--record', 'summary=two letters went astray', '--record', 'measures-taken=called back']
  const began = async (): Promise<void> => {
    const mild = ['assess', 'ap', '--personal-data', 'no', '--discovered', '2026-05-05T09:00', '--save']
    await run(...mild, '--record', 'summary=nothing happened', '--by', 'Ans')
    await register(...BOB, ...SECOND)
    await register('notified', '2026-1', '--reference', 'AP-1', '--reason', 'nobody was sure', '--by', 'Ans')
    await register('withdraw', '2026-1', '--reason', 'it was none', '--reference', 'AP-2', '--by', 'Ans')
    await register(...AGAIN)
  }

  test('stands in «register show», with the answers', async () => {
    await began()
    const text = (await register('show', '2026-1')).out
    for (const said of ['it is so', 'two letters went astray', 'called back', 'nothing happened'])
      expect(text).toContain(said)
    expect(text).toMatch(/second officer[^]*Are personal data involved\? Yes/)
    const path = join(folder, 'shown.html')
    await register('show', '2026-1', '-o', path)
    expect(readFileSync(path, 'utf8')).toMatch(/called back[^]*two letters went astray/)
  })

  test.each(['csv', 'json'])('stands in «register export» as %s, once', async (format) => {
    await began()
    const { out } = await register('export', '--format', format)
    const texts = ['it is so', 'two letters went astray', 'called back', 'nothing happened', 'AP-2']
    for (const said of [...texts, 'looked again'])
      expect(out.split(said).length, said).toBe(said === 'AP-2' && format === 'json' ? 3 : 2)
  })

  test('and is not shown in the log of a CI job', async () => {
    await began()
    for (const args of [['show', '2026-1'], ['export']]) {
      const { out } = await meldplicht(['register', ...args, '--register', folder], {
        ...{ now: NOW, env: { CI: 'true' } },
      })
      expect(out).not.toMatch(/it is so|astray|called back|nothing happened|AP-2|looked again|Bob/)
      expect(out).toContain('not shown in CI')
    }
  })
})

test('who differs does not end that alone by assessing again: the view that is replaced stands beside the new one', async () => {
  const discovered = ['--discovered', '2026-05-05T08:00']
  await run('assess', 'ap', ...TO_REPORT, ...discovered, '--by', 'Ans', '--save')
  await register('confirm', '2026-1', '--personal-data', 'no', ...discovered, '--by', 'Bob')
  await register(
    'reassess',
    '2026-1',
    '--personal-data',
    'no',
    '--risk-of-harm',
    'work-it-out',
    '--by',
    'Bob',
  )
  expect(await tasks()).toContain('differs')
  expect((await register('list')).out).toMatch(/Ans comes to something else: Notify the authority: yes/)
  const closed = await register('close', '2026-1', '--by', 'Bob', '--reason', 'there was nothing in it')
  expect(closed.code).toBe(2)
  await register('confirm', '2026-1', '--by', 'Cas', '--text', 'Bob is right: it was test data')
  expect(await tasks()).not.toContain('differs')
})

test('nobody agrees with an assessment that was made after, nor with a judgement that they did not make', async () => {
  const no = ['--personal-data', 'no', '--discovered', '2026-05-05T08:00']
  await run('assess', 'ap', ...no, '--by', 'Ans', '--save')
  await register('confirm', '2026-1', '--by', 'Bob')
  await register('reassess', '2026-1', '--record', 'title=again', '--by', 'Ans')
  expect((await register('list', '--json')).out).not.toContain('agreedBy')
  const facts = [
    '--personal-data',
    'yes',
    '--role',
    'controller',
    '--exposure',
    'confirmed',
    '--discovered',
    '2026-05-05T08:00',
  ]
  const judged = TO_REPORT.map((word) => (word === 'high' ? 'unlikely' : word))
  await run('assess', 'ap', ...judged, '--discovered', '2026-05-05T08:00', '--by', 'Ans', '--save')
  expect((await register('confirm', '2026-4', ...facts, '--by', 'Bob')).code).toBe(5)
})

test('what was assessed as of a moment had been discovered by then, in every output', async () => {
  await run('assess', 'ap', ...TO_REPORT, '--now', '2026-05-02T10:00', '--by', 'Ans', '--save')
  const due = '2026-05-05T08:00:00.000Z'
  expect(await listed('list')).toMatchObject({ due })
  expect((await register('list')).code).toBe(30)
  expect((await register('show', '2026-1', '--format', 'ics')).out).toContain('DTEND:20260505T080000Z')
})
