// Many incidents at once: each comes out as it would alone, in order, and nothing that is wrong with one stops the others.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Report } from '../../src/record/reportSchema.ts'
import { HOME, meldplicht, type Ran } from '../cli/run.ts'
import { samples } from '../size.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-batch-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

interface Line {
  readonly id?: string | number
  readonly line: number
  readonly verdict?: string
  readonly exitCode?: number
  readonly duties?: Record<string, { status: string; verdict?: string; possible?: string[] }>
  readonly settles?: string[]
  readonly due?: string | null
  readonly error?: string
}

const batch = (stdin: string, ...args: string[]): Promise<Ran> =>
  meldplicht(['batch', 'procurios-contactmomenten', '-', ...args], { stdin })
const linesOf = ({ out }: Ran): Line[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
const MOMENTS = { discovered: '2020-05-01T10:15' }

test('a line that is no JSON is told by its number, as a line of CSV is', async () => {
  const [, , third] = linesOf(await batch('{"id":1}\n{"id":2}\nx\n', '--format', 'ndjson'))
  expect(third).toMatchObject({ line: 3, error: 'Line 3 is not valid JSON.' })
})

describe('each incident comes out as it would alone', () => {
  const answers = fc.record(
    {
      'contact-moments': fc.constantFrom('no', 'yes', 'ja', 'nee', 'unknown', true, false),
      'private-only': fc.constantFrom('no', 'yes', 'unknown'),
      misuse: fc.constantFrom('none-found', 'suspected', 'confirmed', 'unknown'),
      data: fc.oneof(
        fc.subarray(['contact', 'payment', 'special-category', 'credentials']),
        fc.constant('unknown'),
      ),
      'data.payment': fc.constantFrom('yes', 'no'),
      insight: fc.constantFrom('trivial', 'ordinary', 'detailed', 'unknown'),
      vulnerable: fc.constantFrom('yes', 'no'),
      people: fc.oneof(fc.integer({ min: -2, max: 30_000 }), fc.constantFrom('1.200', 'many')),
    },
    { requiredKeys: [] },
  )
  const moment = fc.constantFrom(
    '2020-05-01T10:15',
    '2026-03-29T02:30',
    '2026-03-27T15:00',
    '2026-10-25T02:30',
    '2026-10-23T15:00:30',
    '2026-01-01',
    '2026-01-01T10:00Z',
    'gisteren',
    '2019-01-01T10:00',
  )

  test('with any answers and moments, however the line is written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(answers, fc.option(moment, { nil: undefined }), fc.boolean()), {
          minLength: 1,
          maxLength: 6,
        }),
        async (rows) => {
          const incidents = rows.map(([given, discovered], index) => ({
            id: `i${index}`,
            answers: given,
            moments: discovered === undefined ? {} : { discovered },
          }))
          const text = incidents
            .map((incident, index) =>
              JSON.stringify(incident, null, rows[index]![2] ? 1 : 0).replaceAll('\n', ''),
            )
            .join('\n')
          const results = linesOf(await batch(text, '--now', '2026-11-21T12:00'))
          for (const [index, incident] of incidents.entries()) {
            const alone = await meldplicht(
              [
                'assess',
                'procurios-contactmomenten',
                '--answers',
                '-',
                '--json',
                '--now',
                '2026-11-21T12:00',
              ],
              { stdin: JSON.stringify({ answers: incident.answers, moments: incident.moments }) },
            )
            const together = results[index]!
            expect(together.id).toBe(incident.id)
            if (alone.code === 2) {
              expect(together.error).toBeDefined()
              continue
            }
            const report = JSON.parse(alone.out) as Report
            expect([together.verdict, together.exitCode]).toEqual([report.verdict, report.exitCode])
            for (const [id, duty] of Object.entries(report.duties)) {
              const { status, verdict, possible } = together.duties![id]!
              expect([status, verdict, possible]).toEqual([duty.status, duty.verdict, duty.possible])
            }
            expect(together.due).toBe(report.duties.authority.deadlines[0]?.due ?? null)
          }
        },
      ),
      { numRuns: samples(60, 20) },
    )
  }, 60_000)
})

describe('what is wrong with a line', () => {
  test.each([
    ['a question that is none', '{"id":"x","answers":{"contact-momnts":"no"}}', 'contact-moments'],
    ['a key that is none', '{"id":"x","answrs":{"contact-moments":"no"}}', '«answers»'],
    ['no JSON', '{"id":"x"', 'JSON'],
    ['no mapping', '[]', 'name: value'],
    ['two values', '{"id":"x"},{"id":"y"}', 'JSON'],
    ['another pack', '{"id":"x","pack":"ap"}', 'ap'],
    ['a judgement without its reason', '{"id":"x","answers":{"risk-of-harm":"unlikely"}}', 'reason'],
    ['a fact that is fixed', '{"id":"x","answers":{"personal-data":"no"}}', 'fixes it'],
    ['an answer twice', '{"answers":{"contact-moments":"yes","contact-moments":"no"}}', 'contact-moments'],
    [
      'answers twice',
      '{"answers":{"contact-moments":"yes"}, "answers" :{"contact-moments":"no"}}',
      'answers',
    ],
    [
      'an answer twice, once escaped',
      '{"answers":{"contact-moments":"yes","contact-moment\\u0073":"no"}}',
      'contact-moments',
    ],
    ['a score that is none', '{"answers":{"contact-moments":"no"},"severity":{"foo":3}}', 'severity'],
    ['a reason for nothing', '{"answers":{"contact-moments":"no"},"reasons":{"foo":"a"}}', 'foo'],
    ['an id that is none', '{"id":{},"answers":{"contact-moments":"no"}}', 'id'],
  ])('%s is told with its number, and the rest goes on', async (_, bad, told) => {
    const good = JSON.stringify({ id: 'good', answers: { 'contact-moments': 'no' }, moments: MOMENTS })
    const ran = await batch(`${good}\n\n${bad}\n${good}\n`)
    expect(ran.code).toBe(2)
    const [first, second, third] = linesOf(ran)
    expect([first?.verdict, third?.verdict, third?.line]).toEqual(['no-report', 'no-report', 4])
    expect([second?.line, second?.verdict, second?.error]).toEqual([
      3,
      'error',
      expect.stringContaining(told),
    ])
    expect(ran.err).toMatch(/0 to notify the authority, 2 with nobody to notify, 0 still open, 1 unreadable/)
  })

  test('lines that together would be one value are still two that are wrong', async () => {
    const ran = await batch('{"x":[{}\n{"y":1}]}\n{"id":"a"},{"id":"b"}\n')
    expect(linesOf(ran).map(({ error }) => error !== undefined)).toEqual([true, true, true])
  })

  test('a table without a line, or that is not there, is no answer', async () => {
    for (const stdin of ['', '\n\n']) expect((await batch(stdin)).code).toBe(2)
    expect((await meldplicht(['batch', 'ap', '/nonexistent.ndjson'])).code).toBe(2)
    expect((await meldplicht(['batch', 'app', '-'], { stdin: '{}' })).err).toContain('«ap»')
  })

  test('a line that is too long or no text stops nothing', async () => {
    const good = JSON.stringify({ id: 'good', answers: { 'contact-moments': 'no' }, moments: MOMENTS })
    const path = join(folder, 'a.ndjson')
    writeFileSync(
      path,
      Buffer.concat([
        Buffer.from(`\ufeff${good}\n{"id":"${'x'.repeat(2_000_000)}"}\n`),
        Buffer.from('{"id":"\xff\xfe"}\n', 'latin1'),
        Buffer.from(`{"id":"é","answers":{}}\r\n${good}`),
      ]),
    )
    const { code, out } = await meldplicht(['batch', 'procurios-contactmomenten', path])
    expect(code).toBe(2)
    const lines = linesOf({ code, out, err: '' })
    expect(lines.map(({ id, error }) => [id, error !== undefined])).toEqual([
      ['good', false],
      [undefined, true],
      [undefined, true],
      ['é', false],
      ['good', false],
    ])
  })
})

describe('CSV', () => {
  const HEAD = 'id;contact-moments;private-only;data;people;misuse;discovered'

  test('from a Dutch spreadsheet comes out as CSV, in the same order, with what would settle it', async () => {
    const rows = [
      'k1;nee;;;;;2020-05-01T10:15',
      '"k;2";ja;nee;contact|payment;1.200;none-found;2020-05-01 10:15',
    ]
    const ran = await batch(`\ufeff${HEAD}\r\n${rows.join('\r\n')}\r\n=k3;misschien;;;;;\r\n`)
    expect(ran.code).toBe(2)
    const lines = ran.out.split('\r\n')
    expect(lines[0]).toBe(
      '\ufeffid;line;verdict;exitCode;authority;data-subjects;controller;register;doubts;settles;due;dueUtc;error',
    )
    expect(lines[1]).toBe('k1;2;no-report;0;no-report;not-required;not-required;not-required;;;;;')
    expect(lines[2]).toMatch(
      /^"k;2";3;report;20;report;not-required\|inform;.*;record;;insight;2020-05-04T10:15:00\+02:00;/,
    )
    expect(lines[3]).toMatch(/^'=k3;4;error;2;{9}"?contact-moments: There is no answer/)
  })

  test('as a Dutch spreadsheet writes days and truths', async () => {
    const rows = [
      'a;ONWAAR;;;;;1-5-2020 10:15',
      'b;onwaar;;;;;',
      'c;WAAR;ONWAAR;;1.200;;01-05-2020 9:05:30',
      'd;nee;;;;;31-4-2020 9:05',
      'e;nee;;;;;1/5/2020 9:05',
      'f;Nee;;;;;vrijdag 1 mei 2020 10:15',
      'g;No;;;;;zaterdag 1 mei 2020 10:15',
      'h;false;;;;;01.05.2020 10:15',
      'i;weet ik niet;;;;;13/5/2020',
    ]
    const lines = linesOf(await batch(`${HEAD}\r\n${rows.join('\r\n')}\r\n`, '--format', 'ndjson'))
    expect(lines.map(({ id, error }) => [id, error !== undefined])).toEqual([
      ['a', false],
      ['b', false],
      ['c', false],
      ['d', true],
      ['e', true],
      ['f', false],
      ['g', true],
      ['h', false],
      ['i', false],
    ])
    expect(lines.map(({ verdict, due }) => [verdict, due])[2]).toEqual([
      'report',
      '2020-05-04T09:05:30+02:00',
    ])
    expect(lines[4]!.error).toContain('can be 1-5-2020 or 5-1-2020')
    expect(lines[6]!.error).toContain('was a Friday')
  })

  test('with commas, quotes and line ends within cells, to NDJSON', async () => {
    const text =
      'id,contact-moments,record.summary,discovered\n"a\nb",no,"x, ""y""",2020-05-01T10:15\nc,yes,,\n'
    const ran = await batch(text, '--format', 'ndjson')
    expect(linesOf(ran).map(({ id, verdict }) => [id, verdict])).toEqual([
      ['a\nb', 'no-report'],
      ['c', 'open'],
    ])
  })

  test.each([
    ['a column that is none', `${HEAD};recipent\na;no;;;;;;\n`, 'recipent'],
    ['a column twice', `${HEAD};people\na;no;;;;;;\n`, 'people'],
  ])('%s is refused, for its answers would be lost', async (_, text, told) => {
    const { code, out, err } = await batch(text)
    expect([code, out.trim()]).toEqual([2, expect.not.stringContaining('no-report')])
    expect(err).toContain(told)
  })

  test.each([
    ['a quote that is not closed', 'b;"no SECRET;;;;;\nc;no;;;;;', ['a']],
    ['a quote within a text', 'b;no "SECRET" no;;;;;\nc;no;;;;;', ['a']],
    ['a text behind a quote', 'b;"no"SECRET;;;;;\nc;no;;;;;', ['a']],
    ['cells too many', 'b;no;;;;;;;SECRET\n;;;;;;\nc;no;;;;;', ['a', 'c']],
  ])('%s is an error of its line; what stands before it came out', async (_, text, read) => {
    const { code, out, err } = await batch(`${HEAD}\na;no;;;;;\n${text}\n`, '--format', 'ndjson')
    expect([code, `${out}${err}`.includes('SECRET')]).toEqual([2, false])
    const lines = linesOf({ code, out, err })
    const good = lines.filter(({ error }) => error === undefined).map(({ id }) => id)
    expect(good.slice(0, read.length)).toEqual(read)
    expect(lines.length).toBeGreaterThan(good.length)
  })
})

describe('the summary', () => {
  test('counts who must be told, and says where there is no deadline because the discovery is not known', async () => {
    const base = { 'personal-data': 'yes', exposure: 'confirmed', data: ['special-category'], people: 5000 }
    const rows = [
      { answers: { ...base, role: 'processor' }, moments: MOMENTS },
      { answers: { ...base, role: 'controller' } },
      { answers: { 'personal-data': 'no', role: 'controller' } },
    ]
    const stdin = rows.map((row) => JSON.stringify(row)).join('\n')
    const { err, out } = await meldplicht(['batch', 'ap', '-'], { stdin })
    const codes = out
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as Line).exitCode)
    expect(codes[0]).toBe(22)
    expect(err).toMatch(/^\d to notify the authority, 1 to inform the controller, 1 with nobody to notify, /)
    expect(err).toContain('Without the moment of discovery, so without a deadline: 1\n')
    expect(err).not.toContain('future')
  })

  test('says of how many the discovery lies in the future', async () => {
    const rows = ['2020-05-02T07:59', '2020-05-02T12:01', '2062-05-01'].map((discovered) =>
      JSON.stringify({ answers: { 'contact-moments': 'yes' }, moments: { discovered } }),
    )
    const { err } = await batch(rows.join('\n'), '--now', '2020-05-02T12:00')
    expect(err).toContain('Discovered in the future (check the date; the deadline counts from now): 2\n')
  })

  test('and counts their deadline from now, however the line is read', async () => {
    const moments = [
      '2020-05-02T12:01',
      '2020-05-02T12:59',
      '2020-05-02T13:10',
      '2062-05-01',
      '2062-05-01T10:15Z',
    ]
    const rows = ['2020-05-02T11:59', ...moments].flatMap((discovered) => [
      { answers: { 'contact-moments': 'yes' }, moments: { discovered } },
      { answers: { 'contact-moments': 'yes' }, moments: { discovered }, record: {} },
    ])
    const { out } = await batch(
      rows.map((row) => JSON.stringify(row)).join('\n'),
      '--now',
      '2020-05-02T12:00:30',
    )
    const dues = out
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as Line).due)
    expect(dues.slice(0, 2)).toEqual(['2020-05-05T11:59:00+02:00', '2020-05-05T11:59:00+02:00'])
    expect(new Set(dues.slice(2))).toEqual(new Set(['2020-05-05T12:00:30+02:00']))
  })
})

describe('files and workers', () => {
  const table = (count: number): string =>
    Array.from({ length: count }, (_, index) =>
      JSON.stringify({
        id: `i${index}`,
        answers: { 'contact-moments': index % 3 === 0 ? 'no' : 'yes', people: 1 + (index % 20_000) },
        moments: { discovered: `2026-0${1 + (index % 9)}-11T${String(index % 24).padStart(2, '0')}:15` },
      }),
    ).join('\n')

  /** The built program, because a worker is a file of its own. */
  const built = (
    args: readonly string[],
    killAfter?: number,
    by: NodeJS.Signals = 'SIGKILL',
  ): Promise<{ code: number | null; signal: NodeJS.Signals | null; out: string }> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [
        join(HOME, 'bin/meldplicht.js'),
        'batch',
        'procurios-contactmomenten',
        ...args,
      ])
      const pieces: Buffer[] = []
      child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
      child.on('close', (code, signal) => resolve({ code, signal, out: Buffer.concat(pieces).toString() }))
      if (killAfter !== undefined) setTimeout(() => child.kill(by), killAfter)
    })

  test('killed half-way, an output file is not there, and what went out are whole lines', async () => {
    const path = join(folder, 'a.ndjson')
    writeFileSync(path, table(300_000))
    const { out } = await built([path], 400)
    expect(out === '' || out.endsWith('\n')).toBe(true)
    await built([path, '-o', join(folder, 'out.ndjson')], 400)
    expect(readdirSync(folder)).not.toContain('out.ndjson')
  })

  test('stopped by a signal it takes what it began with it, and ends by that signal', async () => {
    const path = join(folder, 'a.ndjson')
    writeFileSync(path, table(300_000))
    const { code, signal } = await built([path, '-o', join(folder, 'out.ndjson')], 400, 'SIGTERM')
    expect([code, signal]).toEqual([null, 'SIGTERM'])
    expect(readdirSync(folder)).toEqual(['a.ndjson'])
  })

  test('a heading that is wrong leaves no file behind', async () => {
    expect((await batch('id;nope\na;b\n', '-o', join(folder, 'out.csv'))).code).toBe(2)
    expect(readdirSync(folder)).toEqual([])
  })

  test('who reads no further stops it, without a summary', async () => {
    const path = join(folder, 'a.ndjson')
    writeFileSync(path, table(300_000))
    const program = join(HOME, 'bin/meldplicht.js')
    const child = spawn('sh', [
      '-c',
      `${process.execPath} ${program} batch procurios-contactmomenten ${path} | head -n 2`,
    ])
    let [out, err] = ['', '']
    child.stdout.on('data', (piece: Buffer) => (out += piece.toString()))
    child.stderr.on('data', (piece: Buffer) => (err += piece.toString()))
    await new Promise((resolve) => child.on('close', resolve))
    expect([out.trimEnd().split('\n').length, err]).toEqual([2, ''])
  })

  test('an output file is written whole, and its name says the form', async () => {
    const out = join(folder, 'out.csv')
    const ran = await batch(table(5), '-o', out)
    expect([ran.code, ran.out, ran.err]).toEqual([0, '', expect.stringContaining(`Written: ${out}`)])
    expect(readFileSync(out, 'utf8').trimEnd().split('\r\n')).toHaveLength(6)
    expect(readdirSync(folder)).toEqual(['out.csv'])
    const nowhere = await batch(table(1), '-o', join(folder, 'no', 'out.csv'))
    expect([nowhere.code, nowhere.err]).toEqual([4, expect.stringContaining('its folder does not exist')])
  })

  test('the table itself is never written over', async () => {
    const path = join(folder, 'a.csv')
    writeFileSync(path, 'id;contact-moments\na;nee\n')
    expect((await meldplicht(['batch', 'procurios-contactmomenten', path, '-o', path])).code).toBe(4)
    const link = join(folder, 'link.csv')
    symlinkSync(path, link)
    expect((await meldplicht(['batch', 'procurios-contactmomenten', link, '-o', path])).code).toBe(4)
    expect(readFileSync(path, 'utf8')).toBe('id;contact-moments\na;nee\n')
  })

  test('where it takes two officers, a line alone is no «no duty»', async () => {
    const config = join(folder, 'config.json')
    writeFileSync(config, '{"second-officer": true}')
    const stdin = JSON.stringify({ id: 'a', answers: { 'contact-moments': 'no' }, moments: MOMENTS })
    const { out } = await meldplicht(['batch', 'procurios-contactmomenten', '-'], { stdin, config })
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'open',
      exitCode: 3,
      duties: { authority: { verdict: 'no-report' } },
      due: '2020-05-04T10:15:00+02:00',
    })
  })
})
