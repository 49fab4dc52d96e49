// The register from the command line: what is open, what was notified, and whether it is whole.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Entry, lineOf, nextEntry, START } from '../../src/register/entry.ts'
import { beginRegister, registerFile } from '../../src/register/place.ts'
import { meldplicht, type Ran } from '../cli/run.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-register-'))
  beginRegister(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

const NOW = '2026-11-21T12:00:00Z'
/** The same as a line of the register has it. */
const NOW_LINE = '2026-11-21T12:00:00.000Z'
const register = (args: readonly string[], now = NOW): Promise<Ran> =>
  meldplicht(['register', ...args, '--register', folder], { now, columns: 100 })
const filed = async (title: string, ...facts: string[]): Promise<void> => {
  const args = ['assess', 'ap', ...facts, '--record', `title=${title}`, '--save', '--register', folder]
  expect((await meldplicht(args, { now: NOW })).err).toContain('Recorded')
}
const OPEN = ['--personal-data', 'yes', '--discovered']

describe('register list', () => {
  test('has open deadlines first, the nearest before the others, and those that passed in words', async () => {
    await filed('harmless', '--personal-data', 'no', '--discovered', '2026-11-20T10:00')
    await filed('later', ...OPEN, '2026-11-21T10:00')
    await filed('passed', ...OPEN, '2026-11-17T10:00')
    await filed('sooner', ...OPEN, '2026-11-20T10:00')
    await filed('unknown', '--personal-data', 'yes')
    const { code, out } = await register(['list'])
    expect(code).toBe(30)
    const order = ['unknown', 'passed', 'sooner', 'later', 'harmless'].map((title) => out.indexOf(title))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(out).toMatch(
      /passed\n {2}Not decided yet\.\n {2}The time ran out on Friday 20 November 2026 at 10:00/,
    )
    expect(out).toMatch(/unknown\n.*\n {2}The deadline is not known/)
    expect((await register(['list', '--exit-zero'])).code).toBe(0)
    const { incidents } = JSON.parse((await register(['list', '--json'])).out) as {
      incidents: { id: string; overdue: boolean; pending: boolean; due: string | null }[]
    }
    expect(incidents.map(({ id, overdue, pending }) => [id, overdue, pending])).toEqual([
      ['2026-5', false, true],
      ['2026-3', true, true],
      ['2026-4', false, true],
      ['2026-2', false, true],
      ['2026-1', false, false],
    ])
  })

  test('with --due-within shows what is due by then, also what has passed or counts from its recording', async () => {
    await filed('later', ...OPEN, '2026-11-21T10:00')
    await filed('sooner', ...OPEN, '2026-11-20T10:00')
    await filed('harmless', '--personal-data', 'no', '--discovered', '2026-11-19T10:00')
    const soon = await register(['list', '--due-within', '45h'])
    expect([soon.code, soon.out]).toEqual([31, expect.stringMatching(/^2026-2 sooner\n(?!.*later)/s)])
    expect((await register(['list', '--due-within', '44 h'])).out).toMatch(/^No deadline ends before Mon/)
    expect((await register(['list', '--due-within', '44h'])).code).toBe(0)
    expect((await register(['list', '--due-within', '3 dagen'])).code).toBe(31)
    expect((await register(['list', '--due-within', '3d', '--exit-zero'])).code).toBe(0)
    expect((await register(['list', '--due-within', '3d', '--now', '2026-11-24T00:00'])).code).toBe(30)
    const data = JSON.parse((await register(['list', '--due-within', '45h', '--json'])).out) as {
      incidents: { id: string }[]
    }
    expect(data.incidents.map(({ id }) => id)).toEqual(['2026-2'])
    for (const typed of ['24', 'soon', '-1h', '1.5d']) {
      const { code, err } = await register(['list', `--due-within=${typed}`])
      expect([code, err]).toEqual([2, expect.stringMatching(/is no duration.*24h or 3d\.\n$/)])
    }
  })

  test('is empty where there is none, in both languages', async () => {
    expect(await register(['list'])).toMatchObject({ code: 0, out: 'The breach register is empty.\n' })
    expect((await register(['list', '--lang', 'nl'])).out).toBe('Het datalekregister is leeg.\n')
  })
})

describe('what is asked for and cannot be made', () => {
  const at = (name: string): string => join(folder, name)
  const twoViews = async (): Promise<void> => {
    await filed('harmless', '--personal-data', 'no', '--discovered', '2026-11-20T10:00', '--by', 'Ans')
    await register(['confirm', '2026-1', '--blind', '--personal-data', 'yes', '--by', 'Bob'])
  }

  test('is not taken for the history, which has no place in a calendar or a page', async () => {
    await filed('open', ...OPEN, '2026-11-20T10:00')
    const line = JSON.parse(readFileSync(registerFile(folder), 'utf8')) as Entry
    const event = JSON.parse(JSON.stringify(line.event).replace(/"sha256":"../g, '"sha256":"00')) as never
    const { by, at: when, incident } = line
    writeFileSync(registerFile(folder), lineOf(nextEntry(START, { event, at: when, incident, by: by! })))
    const told = 'without them this cannot be made'
    for (const more of [
      ['--format', 'ics'],
      ['--format', 'html'],
      ['-o', at('a.ics')],
      ['--paper', 'letter'],
    ]) {
      const { code, out, err } = await register(['show', '2026-1', ...more])
      expect([code, out, err]).toEqual([4, '', expect.stringContaining(told)])
    }
    expect(await register(['show', '2026-1'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('ap') as string,
    })
  })

  test('a letter that belongs to what another officer came to can be made, and is told whose that is', async () => {
    await twoViews()
    const { code, out, err } = await register(['show', '2026-1', '--paper', 'notification'])
    expect([code, err]).toEqual([0, expect.stringContaining('Bob comes to something else')])
    expect(out).toContain('Worksheet')
  })

  test('a flag that changes nothing is refused', async () => {
    await filed('open', ...OPEN, '2026-11-20T10:00')
    for (const more of [
      ['--now', '2026-11-24T12:00'],
      ['--zone', 'UTC'],
      ['--paper', 'letter'],
    ]) {
      const { code, out, err } = await register(['show', '2026-1', '--json', ...more])
      expect([code, out, err]).toEqual([2, '', expect.stringContaining(`«${more[0]}» cannot stand beside`)])
    }
    for (const more of [
      ['--json'],
      ['--format', 'text'],
      ['-o', at('a.json')],
      ['--zone', 'UTC'],
      ['--now', '2026-11-21T11:00'],
    ]) {
      const { code, err } = await register(['confirm', '2026-1', '--by', 'Bob', ...more])
      expect([code, err]).toEqual([
        2,
        expect.stringContaining(`${more[0] === '-o' ? '--output' : more[0]} belongs to an assessment`),
      ])
    }
  })
})

describe('--now', () => {
  test('is the moment as of which show tells of the time that is left', async () => {
    await filed('open', ...OPEN, '2026-11-20T10:00')
    expect((await register(['show', '2026-1'])).out).toMatch(/21 November 2026 at 13:00/)
    const later = (await register(['show', '2026-1', '--now', '2026-11-24T12:00'])).out
    expect(later).toMatch(/^The last assessment, as of Tuesday 24 November 2026 at 12:00$/m)
    expect(later).toMatch(/Assessed on Tuesday 24 November 2026 at 12:00/)
    expect((await register(['show', '2026-1', '--now', 'later'])).code).toBe(2)
  })

  test('chooses the version of the pack by which everything is decided again', async () => {
    await filed('open', ...OPEN, '2026-11-20T10:00')
    const early = await register(['rerun', '--pack', 'ap', '--now', '2010-01-01T10:00'])
    expect([early.code, early.err]).toEqual([2, expect.stringContaining('2018')])
  })
})

describe('register notified', () => {
  test('in time needs no reason, and the deadline is no longer open', async () => {
    await filed('passed', ...OPEN, '2026-11-17T10:00')
    expect((await register(['list'])).code).toBe(30)
    const done = await register(['notified', '2026-1', '--at', '2026-11-19T10:00', '--reference', 'AP-7'])
    expect([done.code, done.err]).toEqual([0, expect.stringContaining('Recorded with 2026-1')])
    const { code, out } = await register(['list'])
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(
        /Notified to the authority on Thursday 19 November 2026 at 10:00, reference AP-7\./,
      ),
    ])
    expect((await register(['show', '2026-1'])).out).toMatch(
      /1\. .*, tester: Assessed\.\n.*2\. .*, tester: Notified to the authority[\s\S]*^Not decided yet[\s\S]*Are personal data involved\? Yes/m,
    )
  })

  test.each([
    ['after the deadline', ['--at', '2026-11-20T10:01']],
    ['now, after the deadline', []],
  ])('%s needs the reasons for the delay', async (_, at) => {
    await filed('passed', ...OPEN, '2026-11-17T10:00')
    const without = await register(['notified', '2026-1', ...at])
    expect([without.code, without.err]).toEqual([2, expect.stringContaining('art. 33(1)')])
    expect((await register(['notified', '2026-1', ...at, '--reason', 'the logs came late'])).code).toBe(0)
    expect((await register(['list'])).code).toBe(0)
  })

  test.each([
    ['an incident that does not exist', ['2026-9'], '«2026-1»'],
    ['a moment in the future', ['2026-1', '--at', '2026-11-22T10:00'], 'lies in the future'],
    ['a day without a time', ['2026-1', '--at', '2026-11-18'], '--at'],
  ])('refuses %s, and records nothing', async (_, args, says) => {
    await filed('open', ...OPEN, '2026-11-20T10:00')
    const { code, err } = await register(['notified', ...args])
    expect([code, err]).toEqual([2, expect.stringContaining(says)])
    expect(readFileSync(registerFile(folder), 'utf8').split('\n')).toHaveLength(2)
  })
})

describe('register verify', () => {
  test('finds any changed byte, with its line', async () => {
    for (const title of ['a', 'b', 'c']) await filed(title, '--personal-data', 'no')
    const whole = await register(['verify'])
    expect([whole.code, whole.out]).toEqual([
      0,
      expect.stringMatching(/^3 lines, each as it was written. Last hash: [0-9a-f]{64}\n$/),
    ])
    const bytes = readFileSync(registerFile(folder))
    const step = Math.max(1, Math.floor(bytes.length / 60))
    for (
      let at = 0;
      at < bytes.length;
      at = at === bytes.length - 1 ? at + 1 : Math.min(at + step, bytes.length - 1)
    ) {
      const changed = Buffer.from(bytes)
      changed[at]! ^= 1
      writeFileSync(registerFile(folder), changed)
      const line = bytes.subarray(0, at).filter((byte) => byte === 10).length + 1
      const { code, out } = await register(['verify'])
      expect([at, code]).toEqual([at, 5])
      expect(out).toMatch(new RegExp(`line ${line} is not as meldplicht wrote it`))
    }
  })

  test('knows a hash that was noted down, and misses one that is gone', async () => {
    await filed('a', '--personal-data', 'no')
    const head = /hash: (\w+)/.exec((await register(['verify'])).out)![1]!
    await filed('b', '--personal-data', 'no')
    expect((await register(['verify', '--head', head])).code).toBe(0)
    const other = await register(['verify', '--head', '0'.repeat(64)])
    expect([other.code, other.out]).toEqual([5, expect.stringContaining('not the register')])
  })

  test('a broken register is not listed, and nothing of it passes for «no duty»', async () => {
    await filed('a', ...OPEN, '2026-11-17T10:00')
    writeFileSync(
      registerFile(folder),
      readFileSync(registerFile(folder), 'utf8').replace('"open"', '"no-report"'),
    )
    const { code, out, err } = await register(['list'])
    expect([code, out]).toEqual([4, ''])
    expect(err).toContain('line 1')
  })
})

describe('a chain that is whole, written by somebody else', () => {
  const written = (...reports: unknown[]): void => {
    let last: Pick<Entry, 'number' | 'hash'> = START
    const lines = reports.map((report) => {
      const entry = nextEntry(last, { at: NOW_LINE, event: { kind: 'assessed', decision: report as object } })
      last = entry
      return lineOf(entry)
    })
    writeFileSync(registerFile(folder), lines.join(''))
  }

  test('with reports of another shape is listed as open, and nothing of it reaches the terminal raw', async () => {
    written(
      {},
      { verdict: 5, record: { title: 7 }, duties: [] },
      {
        verdict: 'no-duty',
        record: { title: '\u001b[2J' },
        duties: { authority: { deadlines: [{ dueUtc: 'x' }, null] } },
      },
      { verdict: 'report', duties: { authority: { deadlines: [{ dueUtc: '2026-11-20T09:00:00Z' }] } } },
    )
    const { code, out } = await register(['list'])
    expect(code).toBe(30)
    expect(out.match(/Not decided yet/g)).toHaveLength(3)
    expect(out).not.toContain('\u001b')
    expect((await register(['show', '2026-1'])).code).toBe(0)
  })

  test('does not lose a deadline because a later report says nothing of it', async () => {
    written({ verdict: 'report', duties: { authority: { deadlines: [{ dueUtc: '2026-11-20T09:00:00Z' }] } } })
    const [first] = readFileSync(registerFile(folder), 'utf8').trimEnd().split('\n')
    const entry = JSON.parse(first!) as Entry
    const event = { kind: 'assessed', decision: { verdict: 'open' } } as const
    const later = nextEntry(entry, { at: NOW_LINE, event, incident: entry.incident })
    writeFileSync(registerFile(folder), `${first!}\n${lineOf(later)}`)
    expect((await register(['list'])).code).toBe(30)
  })

  test.each([
    ['an event of no known kind', { kind: 'closed', report: { verdict: 'no-report' } }],
    ['a notification at no moment', { kind: 'notified', at: 'never' }],
    ['a notification later than it was recorded', { kind: 'notified', at: '2030-01-01T10:00:00Z' }],
    ['nothing', {}],
  ])('with %s is broken: it closes no deadline', async (_, event) => {
    const report = {
      verdict: 'report',
      duties: { authority: { deadlines: [{ dueUtc: '2026-11-20T09:00:00Z' }] } },
    }
    const first = nextEntry(START, { at: NOW_LINE, event: { kind: 'assessed', decision: report } })
    const second = nextEntry(first, { at: NOW_LINE, event: event as never, incident: first.incident })
    writeFileSync(registerFile(folder), `${lineOf(first)}${lineOf(second)}`)
    const { code, err } = await register(['list'])
    expect([code, err]).toEqual([4, expect.stringContaining('line 2')])
  })

  test('with a decision that is none is found, and not passed over', async () => {
    written(null)
    expect((await register(['list'])).code).toBe(4)
    expect((await register(['verify'])).code).toBe(5)
  })
})
