// An incident from its first assessment to its end, as officers and scripts do it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginRegister } from '../../src/register/place.ts'
import { append } from '../../src/register/register.ts'
import { meldplicht, type Ran } from '../cli/run.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-register-'))
  beginRegister(join(folder, 'register'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const NOW = '2026-11-21T12:00:00Z'
const run = (args: readonly string[], now = NOW, config?: string): Promise<Ran> =>
  meldplicht([...args, '--register', join(folder, 'register')], {
    now,
    columns: 100,
    ...(config === undefined ? {} : { config }),
  })
const register = (...args: readonly string[]): Promise<Ran> => run(['register', ...args])
/** What the last word of a list says is still to be done. */
async function tasks(incident: string): Promise<string[]> {
  const { out } = await register('list', '--json')
  const { incidents } = JSON.parse(out) as { incidents: { id: string; tasks: string[] }[] }
  return incidents.find(({ id }) => id === incident)?.tasks ?? ['?']
}

const SERIOUS = [
  ...['--personal-data', 'yes', '--role', 'controller', '--exposure', 'confirmed', '--integrity', 'intact'],
  ...[
    '--availability',
    'kept',
    '--public-before',
    'no',
    '--encryption',
    'none',
    '--identifiable',
    'directly',
  ],
  ...['--recipient', 'malicious', '--retrieved', 'no', '--misuse', 'none-found', '--people', '1200'],
  ...['--data', 'contact,national-id', '--insight', 'detailed', '--vulnerable', 'no'],
  ...['--discovered', '2026-11-20T10:00', '--record', 'title=theft'],
]
const filed = async (...facts: string[]): Promise<void> => {
  const { err } = await run(['assess', 'ap', ...facts, '--by', 'Ans', '--save'])
  expect(err).toContain('Recorded')
}

describe('from the first assessment to the end', () => {
  test('nothing is closed before everybody who must be told was told', async () => {
    await filed(...SERIOUS)
    expect(await tasks('2026-1')).toEqual(['authority', 'people'])
    const early = await register('close', '2026-1')
    expect([early.code, early.err]).toEqual([
      2,
      expect.stringMatching(/notify the authority.*inform the people/),
    ])
    expect((await register('notified', '2026-1', '--reference', 'AP-7')).code).toBe(0)
    expect(await tasks('2026-1')).toEqual(['people'])
    expect((await register('informed', '2026-1', '--text', 'by letter')).code).toBe(0)
    expect((await register('notified', '2026-1', '--supplement', '--text', '900 people')).code).toBe(0)
    expect((await register('note', '2026-1', 'called the AP')).code).toBe(0)
    expect((await register('close', '2026-1', '--reason', 'all done')).code).toBe(0)
    const { out } = await register('list')
    expect(out).toMatch(/Must be notified\. Closed\.\n {2}Notified .*, reference AP-7, with 1\s+supplement\./)
    const history = (await register('show', '2026-1')).out
    expect(history).toMatch(
      /1\. .*, Ans: Assessed\.[\s\S]*Notified[\s\S]*AP-7[\s\S]*by letter[\s\S]*Supplement[\s\S]*900 people[\s\S]*called the AP[\s\S]*Closed\. all done\./,
    )
  })

  test('a notification that was withdrawn no longer counts, and takes a reason', async () => {
    await filed(...SERIOUS)
    expect((await register('withdraw', '2026-1', '--reason', 'not ours')).err).toContain('No notification')
    expect((await register('notified', '2026-1', '--supplement')).err).toContain('No notification')
    await register('notified', '2026-1')
    expect((await register('withdraw', '2026-1')).err).toContain('--reason is missing')
    expect((await register('withdraw', '2026-1', '--reason', '-')).code).toBe(2)
    const empty = await register('withdraw', '2026-1', '--reason', 'n.v.t.')
    expect([empty.code, empty.err]).toEqual([2, expect.stringContaining('«n.v.t.» is no reason')])
    expect((await register('withdraw', '2026-1', '--reason', 'not ours')).code).toBe(0)
    expect(await tasks('2026-1')).toEqual(['authority', 'people'])
    expect((await run(['register', 'list'], '2026-12-01T10:00:00Z')).code).toBe(30)
  })

  test('a deadline that turns out to be earlier makes a notification late, and that wants its reasons', async () => {
    await filed(...SERIOUS)
    await register('notified', '2026-1', '--reference', 'AP-7')
    await register('reassess', '2026-1', '--discovered', '2026-11-17T10:00')
    await register('informed', '2026-1')
    expect(await tasks('2026-1')).toEqual(['late', 'supplement'])
    expect((await register('close', '2026-1')).err).toContain('art. 33(1)')
    expect((await register('notified', '2026-1')).err).toContain('was notified already')
    expect((await register('notified', '2026-1', '--reason', 'the logs came late')).code).toBe(0)
    expect(await tasks('2026-1')).toEqual(['supplement'])
    expect((await register('list')).out).toContain('reference AP-7')
  })

  test('nothing is closed without the facts, the effects and the measures, or why they are not there', async () => {
    await filed('--personal-data', 'no', '--discovered', '2026-11-20T10:00', '--record', 'summary=a test')
    const early = await register('close', '2026-1')
    expect([early.code, early.err]).toEqual([
      2,
      expect.stringMatching(
        /^.*the effects and the measures are missing.*reassess 2026-1 --record consequences="…" --record measures-taken="…".*--reason.*\n$/,
      ),
    ])
    expect((await register('close', '2026-1', '--reason', 'n.v.t.')).code).toBe(2)
    await register(
      'reassess',
      '2026-1',
      '--record',
      'consequences=nobody',
      '--record',
      'measures-taken=talked',
    )
    expect((await register('close', '2026-1')).code).toBe(0)
    await filed('--personal-data', 'no', '--discovered', '2026-11-20T10:00')
    expect((await register('close', '2026-4', '--reason', 'these were invented data')).code).toBe(0)
  })

  test('what is closed is neither closed nor confirmed once more, until it is assessed again', async () => {
    await filed('--personal-data', 'no', '--discovered', '2026-11-20T10:00')
    const close = ['close', '2026-1', '--reason', 'these were invented data']
    expect((await register(...close)).code).toBe(0)
    for (const again of [close, ['confirm', '2026-1', '--by', 'Bob']])
      expect(await register(...again)).toMatchObject({
        code: 2,
        err: expect.stringMatching(/2026-1.*closed/),
      })
    expect((await register('note', '2026-1', 'a word')).code).toBe(0)
    await register('reassess', '2026-1', ...SERIOUS)
    await register('notified', '2026-1')
    await register('informed', '2026-1')
    expect((await register(...close)).code).toBe(0)
  })

  test('why it cannot be closed says of every task how to go on, to the last word', async () => {
    await filed(...SERIOUS)
    await register('notified', '2026-1')
    await register('informed', '2026-1')
    await register('reassess', '2026-1', '--people', '5000')
    const { err } = await run(['register', 'close', '2026-1', '--lang', 'nl'])
    expect(err).toMatch(
      /meldplicht register notified 2026-1 .*meldplicht register informed 2026-1 --whom data-subjects\. .*"…"\.\n$/,
    )
  })

  test('to assess again without anything new records nothing and leaves nothing to be done', async () => {
    await filed(...SERIOUS)
    await register('notified', '2026-1')
    await register('informed', '2026-1')
    const lines = async () => (await register('show', '2026-1', '--json')).out
    const before = await lines()
    for (const same of [[], ['--people', '1200']]) {
      const { code, err } = await register('reassess', '2026-1', ...same)
      expect([code, err]).toEqual([21, expect.stringContaining('nothing was recorded')])
    }
    expect(await lines()).toBe(before)
    for (const other of [
      ['--record', 'summary=new'],
      ['--by', 'Bob'],
      ['--people', '5000'],
    ]) {
      expect((await register('reassess', '2026-1', ...other)).err).not.toContain('nothing was recorded')
      expect(await tasks('2026-1')).toContain('supplement')
      await register('notified', '2026-1', '--supplement', '--text', 'more')
    }
  })

  test('a supplement stays to be done until it is recorded, or it is closed with why there is none', async () => {
    await filed(...SERIOUS)
    await register('notified', '2026-1')
    await register('reassess', '2026-1', '--people', '5000')
    await register('informed', '2026-1')
    expect(await tasks('2026-1')).toEqual(['supplement'])
    for (const command of [['list'], ['show', '2026-1'], ['close', '2026-1']]) {
      const { out, err } = await register(...command)
      expect(out + err).toMatch(/Still to do: it was assessed again after the notification/)
    }
    await register('notified', '2026-1', '--supplement')
    expect(await tasks('2026-1')).toEqual([])
    await register('reassess', '2026-1', '--people', '5001')
    expect((await register('close', '2026-1', '--reason', 'the AP has that number')).code).toBe(0)
    expect(await tasks('2026-1')).toEqual([])
  })

  test('new facts after the notification ask for a supplement, and what was withdrawn stays to be seen', async () => {
    await filed(...SERIOUS)
    await register('notified', '2026-1', '--reference', 'AP-7')
    await register('notified', '2026-1', '--supplement')
    const more = await register('reassess', '2026-1', '--people', '5000')
    expect(more.err).toContain('art. 33(4)')
    await register('withdraw', '2026-1', '--reason', 'wrong one')
    await register('notified', '2026-1', '--reference', 'AP-8')
    const { out } = await register('list')
    expect(out).toMatch(
      /reference AP-8\.\n {2}In time: [^\n]*\n {2}Notified to the authority on [^\n]*\n {2}The notification was withdrawn/,
    )
    expect((await register('export')).out).toContain('wrong one')
    const text = await register('reassess', '2026-1', '--record', 'summary=x')
    expect(text.out).toContain('Added to the file: what happened')
  })

  test('a processor has its controller to inform', async () => {
    await filed('--personal-data', 'yes', '--role', 'processor', '--exposure', 'confirmed')
    expect(await tasks('2026-1')).toContain('controller')
    await register('informed', '2026-1')
    expect(await tasks('2026-1')).not.toContain('controller')
    await filed(...SERIOUS)
    expect((await register('informed', '2026-3', '--whom', 'controller')).err).toContain('that is you')
    const wrong = await register('informed', '2026-1', '--whom', 'controler')
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('«controller»')])
  })

  test.each([
    ['note', ['note', '2026-1', ' ']],
    ['informed', ['informed', '2026-1', '--at', '2026-11-22T10:00']],
    ['informed', ['informed', '2026-1', '--at', '2026-11-20']],
    ['close', ['close', '2026-9']],
    ['reassess', ['reassess', '2026-9', '--misuse', 'confirmed']],
    ['reassess', ['reassess', '2026-1', '--misuse', 'confirmd']],
    ['reassess', ['reassess']],
  ])('%s that cannot be understood adds nothing', async (_, args) => {
    await filed(...SERIOUS)
    const before = readFileSync(join(folder, 'register', 'register.jsonl'))
    expect((await register(...args)).code).toBe(2)
    expect(readFileSync(join(folder, 'register', 'register.jsonl'))).toEqual(before)
  })
})

describe('register reassess', () => {
  test('keeps what was said, takes what is new, and says what changed', async () => {
    await filed(...SERIOUS)
    const { code, out } = await register(
      'reassess',
      '2026-1',
      '--recipient',
      'trusted',
      '--retrieved',
      'confirmed',
    )
    expect(code).toBe(0)
    const [changes, report] = out.split('Notifying the AP is not required.\n')
    expect(changes).toMatch(
      /Notify the supervisory authority: notify the AP → notifying the AP is not required/,
    )
    expect(changes).toMatch(/Deadline to notify: Monday 23 November 2026 at 10:00 → none/)
    expect(changes).toMatch(/Who got the data.*\?[\s\S]*→ A trusted party/)
    expect(report).toContain('1200')
    expect(await tasks('2026-1')).toEqual([])
    await register('reassess', '2026-1', '--recipient', 'malicious')
    expect(await tasks('2026-1')).toEqual(['authority', 'people'])
  })

  test('takes the file that it was assessed from, and one in which that was corrected', async () => {
    const path = join(folder, 'a.json')
    const file = (people: number, discovered: string, data: object, score: number): void =>
      writeFileSync(
        path,
        JSON.stringify({
          answers: { 'personal-data': 'yes', role: 'controller', exposure: 'confirmed', people, ...data },
          moments: { discovered },
          severity: { simple: score },
          reasons: { severity: 'as it seems' },
        }),
      )
    file(1200, '2026-11-20T10:00', { data: ['contact', 'national-id'] }, 1)
    await filed('--answers', path)
    const same = await register('reassess', '2026-1', '--answers', path)
    expect([same.err, same.out]).toEqual([
      expect.not.stringContaining('Error'),
      expect.stringContaining('Nothing has changed'),
    ])
    file(5000, '2026-11-19T10:00', { 'data.national-id': 'unknown' }, 2)
    const { err } = await register('reassess', '2026-1', '--answers', path)
    expect(err).not.toContain('Error')
    const { out } = await register('export', '--json')
    const { decision } = (JSON.parse(out) as { incidents: { decision: object }[] }).incidents[0]!
    expect(decision).toMatchObject({
      answers: { people: 5000, 'data.contact': 'yes', 'data.national-id': 'unknown' },
      moments: { discovered: '2026-11-19T10:00:00+01:00' },
      severity: { scores: { simple: '2' } },
    })
    const second = await register('confirm', '2026-1', '--answers', path, '--by', 'Bob')
    expect([second.code, second.err]).toEqual([0, expect.not.stringContaining('Error')])
    file(5000, '2026-11-18T10:00', { 'data.national-id': 'unknown' }, 2)
    expect((await register('confirm', '2026-1', '--answers', path, '--by', 'Bob')).code).toBe(5)
  })

  test('prints the report alone for a script, and its calendar moves the same events', async () => {
    const ics = join(folder, 'a.ics')
    const uids = (): string[] => readFileSync(ics, 'utf8').match(/UID:.*/g) ?? []
    const sequence = (): number => Number(/SEQUENCE:(\d+)/.exec(readFileSync(ics, 'utf8'))![1])
    await run(['assess', 'ap', ...SERIOUS, '--save', '-o', ics])
    const [before, first] = [uids(), sequence()]
    const { out } = await run(
      ['register', 'reassess', '2026-1', '--discovered', '2026-11-19T10:00', '--json', '-o', ics],
      '2026-11-21T12:00:01Z',
    )
    expect((JSON.parse(out) as { schema: string }).schema).toBe('meldplicht/report@1')
    expect([uids(), sequence() > first]).toEqual([before, true])
    expect(readFileSync(ics, 'utf8')).toContain('DTEND:20261122T090000Z')
  })

  test('its calendar cancels the deadline of what turns out to be no duty, and keeps it where that is doubtful', async () => {
    const ics = join(folder, 'a.ics')
    const events = (): [string[], string] => {
      const text = readFileSync(ics, 'utf8')
      return [text.match(/UID:.*/g) ?? [], /STATUS:(\w+)/.exec(text)![1]!]
    }
    await filed('--personal-data', 'yes', '--discovered', '2026-11-20T10:00')
    await run(['register', 'show', '2026-1', '-o', ics])
    const [uids] = events()
    await run(['register', 'reassess', '2026-1', '--personal-data', 'no', '-o', ics], '2026-11-21T12:00:02Z')
    expect(events()).toEqual([uids, 'CANCELLED'])
    await run(['register', 'reassess', '2026-1', '--data', 'contact', '-o', ics], '2026-11-21T12:00:04Z')
    expect(events()).toEqual([uids, 'CONFIRMED'])
    await run(['register', 'show', '2026-1', '-o', ics], '2026-11-21T12:00:06Z')
    expect(events()).toEqual([uids, 'CONFIRMED'])
  })
})

describe('two pairs of eyes', () => {
  let config = ''
  beforeEach(() => {
    config = join(folder, 'config.json')
    writeFileSync(config, JSON.stringify({ 'second-officer': true, officer: 'Ans' }))
  })
  const HARMLESS = ['--personal-data', 'no', '--discovered', '2026-11-20T10:00']
  const assess = (...args: string[]): Promise<Ran> => run(['assess', 'ap', ...args], NOW, config)

  test('where it takes two, one officer alone does not make «no duty»', async () => {
    const alone = await assess(...HARMLESS, '--save')
    expect([alone.code, alone.out]).toEqual([3, expect.stringContaining('takes a second officer')])
    // Until the second agrees, the clock of the authority runs on.
    expect(await tasks('2026-1')).toEqual(['authority', 'people', 'controller', 'second'])
    expect((await run(['register', 'list'], '2026-12-01T10:00:00Z')).code).toBe(30)
    expect((await register('close', '2026-1')).code).toBe(2)
    const both = await assess(...HARMLESS, '--second', 'Bob')
    expect([both.code, both.out]).toEqual([
      0,
      expect.stringMatching(/Decided by: Ans\n.*Second officer: Bob/),
    ])
    expect((await assess(...HARMLESS, '--second', ' ans ')).err).toContain('must be somebody else')
    expect((await assess(...SERIOUS)).code).toBe(21)
  })

  test('the second officer confirms, and is another than who decided', async () => {
    await assess(...HARMLESS, '--save')
    expect((await register('confirm', '2026-1', '--by', 'ANS')).code).toBe(2)
    expect((await register('confirm', '2026-1', '--by', 'Bob')).code).toBe(0)
    expect(await tasks('2026-1')).toEqual([])
    // What was confirmed is one assessment; a new one needs new eyes.
    await run(['register', 'reassess', '2026-1', '--record', 'summary=x'], NOW, config)
    expect(await tasks('2026-1')).toEqual(['authority', 'people', 'controller', 'second'])
  })

  test('a second assessment is made without the answers of the first, and compared with them', async () => {
    await filed(...SERIOUS)
    const first = await register('show', '2026-1')
    expect(first.out).toContain('1200')
    const other = SERIOUS.filter((word) => !word.startsWith('title=') && word !== '--record')
    const { code, out } = await register(
      'confirm',
      '2026-1',
      '--by',
      'Bob',
      ...other.slice(0, -2),
      '--recipient',
      'malicious',
    )
    expect([code, out]).toEqual([0, expect.stringContaining('comes to the same')])
    const differs = await register('confirm', '2026-1', '--by', 'Bob', '--personal-data', 'no')
    expect(differs.code).toBe(5)
    expect(differs.out).toMatch(
      /comes out otherwise[\s\S]*Are personal data involved\?[\s\S]*No\. No personal data/,
    )
    expect(await tasks('2026-1')).toContain('differs')
    // Without answers and without a terminal there is nothing to compare; and nobody agrees against oneself.
    for (const bare of [['--blind'], []])
      expect((await register('confirm', '2026-1', '--by', 'Bob', ...bare)).code).toBe(2)
    const again = ['--by', 'Bob', '--personal-data', 'no', '--json']
    const data = await register('confirm', '2026-1', ...again)
    expect(JSON.parse(data.out)).toMatchObject({ schema: 'meldplicht/second@1', agrees: false })
  })
})

describe('register export', () => {
  test('opens in a Dutch spreadsheet, and no cell is a formula', async () => {
    await filed(...SERIOUS, '--record', 'summary==HYPERLINK("http://x";"a;b")')
    await filed('--personal-data', 'no', '--record', 'title=@SUM(A1)\u0000\u001b[2J')
    const { code, out } = await run(['register', 'export', '--lang', 'nl'])
    expect(code).toBe(0)
    expect(out.startsWith('\ufeffNummer;Incident;')).toBe(true)
    const lines = out.slice(1).split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[1]).toContain('2026-11-20T10:00:00+01:00;Europe/Amsterdam')
    // The deadline stands beside it in the same clock.
    expect(lines[1]).toContain(';2026-11-23T10:00:00+01:00;')
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://x"";""a;b"")"`)
    expect(lines[1]).toMatch(/;"Naam, adres.*BSN.*";1200;/)
    expect(lines[1]).toMatch(/;Ans;;Er is nog iets te doen;ap;2018-05-25;[0-9a-f]{64};/)
    expect(lines[2]).toMatch(/^2026-2;'@SUM\(A1\) ?\[2J;/)
    expect(
      out
        .slice(1)
        .split(';')
        .filter((cell) => /^[=+\-@]/.test(cell)),
    ).toEqual([])
  })

  test('says answers and reasons in words where a person reads them, and has the ids as data', async () => {
    await filed(...SERIOUS, '--risk-of-harm', 'high', '--reason', 'risk-of-harm=seen before')
    const { out } = await run(['register', 'export', '--lang', 'nl'])
    expect(out).toContain('Uw eigen oordeel over het risico: seen before')
    expect(out).toContain('Wat is uw rol bij deze gegevens? Verwerkingsverantwoordelijke')
    expect(out).not.toContain('risk-of-harm')
    expect((await register('export', '--json')).out).toContain('"risk-of-harm":"high"')
  })

  test('has every text that was recorded, every note, and kinds of data that the pack gives', async () => {
    await filed(...SERIOUS, '--record', 'dpo=A. Officer', '--record', 'odd=something else')
    await register('note', '2026-1', 'called the AP')
    await register('notified', '2026-1')
    await register('notified', '2026-1', '--supplement', '--text', '900 people')
    await register('informed', '2026-1', '--text', 'by letter')
    await register('close', '2026-1', '--reason', 'all done')
    const { out } = await register('export')
    for (const text of [
      'A. Officer',
      'odd: something else',
      'called the AP',
      '900 people',
      'by letter',
      'all done',
    ])
      expect(out).toContain(text)
    expect(JSON.parse((await register('export', '--json')).out)).toMatchObject({
      incidents: [{ notes: expect.arrayContaining(['2026-11-21 called the AP']) as unknown }],
    })
    const decision = (
      JSON.parse((await register('export', '--json')).out) as { incidents: { decision: object }[] }
    ).incidents[0]!.decision
    const data = { given: { 'data.health': 'yes' }, derived: { 'data.contact': ['no', 'yes'] }, answers: {} }
    const event = { kind: 'assessed', decision: { ...decision, ...data } } as const
    await append(join(folder, 'register'), { event }, () => Date.parse(NOW))
    expect((await register('export')).out).toMatch(/;"?data\.health[^;]*; Name, address[^;]*\(still open\)/)
  })

  test('as data has the decisions too, in files of both kinds', async () => {
    await filed(...SERIOUS)
    const [csv, json] = [join(folder, 'a.csv'), join(folder, 'a.json')]
    expect((await run(['register', 'export', '-o', csv, '-o', json])).out).toBe('')
    const { incidents } = JSON.parse(readFileSync(json, 'utf8')) as { incidents: { decision: object }[] }
    expect(incidents[0]?.decision).toMatchObject({ schema: 'meldplicht/decision@1', verdict: 'report' })
    expect(readFileSync(csv, 'utf8')).toContain('theft')
    expect((await run(['register', 'export', '--format', 'xls'])).code).toBe(2)
  })
})

describe('register rerun', () => {
  test('decides everything by other rules and says what comes out otherwise', async () => {
    await filed(...SERIOUS)
    await filed('--personal-data', 'no')
    const same = await register('rerun', '--pack', 'ap')
    expect(same.out).toBe('2 incidents: 0 come out otherwise, 0 cannot be decided by these rules.\n')
    const { code, out } = await register('rerun', '--pack', 'digital-omnibus-proposal')
    expect(code).toBe(0)
    expect(out).toMatch(
      /1 comes out otherwise.*\n\n2026-1 theft\n.*Monday 23 November.*→ Tuesday 24 November/,
    )
    const other = await register('rerun', '--pack', 'snoobi', '--json')
    expect(JSON.parse(other.out)).toMatchObject({ total: 2, undecided: 2 })
    expect((await register('rerun')).code).toBe(2)
  })
})

describe('register show', () => {
  test.each(['md', 'html', 'txt'])('writes report and history as .%s', async (extension) => {
    await filed(...SERIOUS)
    const path = join(folder, `a.${extension}`)
    expect((await register('show', '2026-1', '-o', path)).code).toBe(0)
    expect(readFileSync(path, 'utf8')).toMatch(/What was recorded[\s\S]*Ans: Assessed[\s\S]*Notify the AP/)
  })
})

describe('what is still to be done says no more than is known', () => {
  test('whether the people must be informed is to be found out where that is open', async () => {
    await filed(...SERIOUS.filter((word) => word !== '--insight' && word !== 'detailed'))
    const { out } = await register('list')
    expect(out.replaceAll(/\s+/g, ' ')).toContain('find out whether the people concerned must be informed')
    expect(out).not.toMatch(/Still to do: inform/)
  })

  test('a deadline that has passed asks for a notification only where there is such a duty', async () => {
    const late = ['--discovered', '2026-11-17T10:00']
    await filed('--personal-data', 'yes', ...late)
    await filed(...SERIOUS.filter((word) => !/^--disc|^2026/.test(word)), ...late)
    const [open, due] = (await register('list')).out.replaceAll(/\s+/g, ' ').split(' 2026-2 ')
    expect(open).toContain('If you must notify, do so now')
    expect(due).toContain('The duty stands. Notify now')
    expect((await register('notified', '2026-2')).err).toContain('The deadline of 2026-2 had passed.')
  })
})
