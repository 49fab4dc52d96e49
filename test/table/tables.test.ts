// Tables as offices and programs make them: what is certain is read, what is not is told with the row it belongs to.
import { describe, expect, test } from 'vitest'
import { meldplicht, type Ran } from '../cli/run.ts'

interface Line {
  readonly id?: string | number
  readonly line: number
  readonly verdict?: string
  readonly error?: string
}

const batch = (stdin: string, pack = 'procurios-contactmomenten'): Promise<Ran> =>
  meldplicht(['batch', pack, '-', '--format', 'ndjson'], { stdin })
const linesOf = ({ out }: Ran): Line[] =>
  out === ''
    ? []
    : out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Line)
/** What came of each row: its number, its id, and its verdict. */
const told = (ran: Ran): unknown[] => linesOf(ran).map(({ line, id, verdict }) => [line, id, verdict])

describe('a column that no question is called', () => {
  test.each([
    ['name;E-mail', ';Jansen;j@example.org', '«name», «E-mail»'],
    ['naam;opmerking', ';"Jansen; Piet";René', '«naam», «opmerking»'],
  ])('%s is passed over, and named', async (names, cells, named) => {
    const ran = await batch(`id;contact-moments;${names}\na;nee${cells}\n`)
    expect([ran.code, told(ran)]).toEqual([0, [[2, 'a', 'no-report']]])
    expect(ran.err).toContain(`Columns that are not read, because no question is called so: ${named}\n`)
  })

  test.each([
    ['expsure', 'exposure'],
    ['peopel', 'people'],
    ['data.contct', 'data.contact'],
    ['discoverd', 'discovered'],
    ['Ontdekking', 'discovered'],
    ['discovered_at', 'discovered'],
    ['data.medical', 'data'],
    ['number of people', 'people'],
  ])('%s is nearly one, and refused', async (name, meant) => {
    const ran = await batch(`id;personal-data;${name}\na;no;\n`, 'ap')
    expect([ran.code, ran.out]).toEqual([2, ''])
    expect(ran.err).toContain(`«${name}». Did you mean «${meant}»?`)
  })

  test('one that the pack answers itself is refused: what stands in it would be lost', async () => {
    const ran = await batch('id;contact-moments;recipient\na;nee;malicious\n')
    expect([ran.code, ran.out, ran.err]).toEqual([2, '', expect.stringContaining('is not asked')])
    expect((await batch('id;contact-moments;recipent\na;nee;malicious\n')).code).toBe(2)
  })

  test('a table of which no column answers anything is another table', async () => {
    const ran = await batch('id;name;city\na;Jansen;Utrecht\n')
    expect([ran.code, ran.out, ran.err]).toEqual([
      2,
      '',
      expect.stringContaining('There is no column «name»'),
    ])
  })

  test('capitals and low lines are the same column, and stand there once', async () => {
    expect(told(await batch('ID;Contact_Moments\na;nee\n'))).toEqual([[2, 'a', 'no-report']])
    expect((await batch('id;contact-moments;Contact_Moments\na;nee;ja\n')).code).toBe(2)
  })
})

describe('what a spreadsheet adds', () => {
  test.each([
    ['sep=;\r\n', 3],
    ['\ufeffsep=;\n', 3],
    ['"sep=;"\n', 3],
    ['', 2],
  ])('%j before the names says the delimiter', async (first, line) => {
    expect(told(await batch(`${first}id;contact-moments;people\na;nee;1,200\n`))).toEqual([
      [line, 'a', 'open'],
    ])
  })

  test('columns without a name hold nothing, and a text in one is a row that moved', async () => {
    const ran = await batch('id;contact-moments;;\na;nee;;\nb;nee;;x\nc;"nee";;\n')
    expect(told(ran)).toEqual([
      [2, 'a', 'no-report'],
      [3, 'b', 'error'],
      [4, 'c', 'no-report'],
    ])
  })

  test('a row with a cell too many or too few keeps its id', async () => {
    const ran = await batch('id;contact-moments\na;nee;ja\nb\nc;nee\n')
    expect(told(ran)).toEqual([
      [2, 'a', 'error'],
      [3, 'b', 'error'],
      [4, 'c', 'no-report'],
    ])
  })

  test('empty rows are counted in the summary', async () => {
    expect((await batch('id;contact-moments\n;\na;nee\n;\n\n')).err).toContain('Empty rows, passed over: 2\n')
    expect((await batch('id;contact-moments\na;nee\n\n')).err).not.toContain('Empty rows')
  })
})

describe('what was cut off', () => {
  const CSV =
    'id;personal-data;role;exposure;discovered;people\na;yes;controller;confirmed;2026-05-01T10:15;5000\n'
  const whole = `${CSV}b;yes;controller;confirmed;2026-05-01T10:15;5000\n`

  test('the last row of a table without the end of its line is an error, wherever it was cut', async () => {
    for (let cut = 1; cut < whole.length - CSV.length; cut += 1) {
      const ran = await batch(whole.slice(0, -cut), 'ap')
      const [first, last] = linesOf(ran)
      expect([ran.code, first?.id, last?.line, last?.verdict], whole.slice(-cut)).toEqual([
        2,
        'a',
        3,
        'error',
      ])
    }
    const ran = await batch(whole.slice(0, -3), 'ap')
    expect(linesOf(ran)[1]).toMatchObject({
      id: 'b',
      error: expect.stringContaining('may have been cut off') as string,
    })
  })

  test('also within quotation marks, and where its cells are empty', async () => {
    for (const end of ['b;"nee', 'b;"nee"', ';', '  ']) {
      const ran = await batch(`id;contact-moments\na;nee\n${end}`)
      expect([ran.code, linesOf(ran).map(({ verdict }) => verdict)], end).toEqual([2, ['no-report', 'error']])
    }
  })

  test('a line of NDJSON tells itself where it ends', async () => {
    const line = '{"id":"a","answers":{"contact-moments":"no"}}'
    expect(told(await batch(`${line}\n${line}`))).toEqual([
      [1, 'a', 'no-report'],
      [2, 'a', 'no-report'],
    ])
    for (let cut = 1; cut < line.length; cut += 1) expect((await batch(line.slice(0, -cut))).code).toBe(2)
  })

  test('an answers file is refused that lost the end of its last line, and JSON that lost anything', async () => {
    const yaml = 'answers:\n  personal-data: yes\n  exposure: confirmed\n  people: 5000\n'
    const last = yaml.split('\n').at(-2)!.length
    for (let cut = 1; cut <= last; cut += 1) {
      const { code, err } = await meldplicht(['assess', 'ap', '--answers', '-'], {
        stdin: yaml.slice(0, -cut),
      })
      expect([code, err]).toEqual([2, expect.stringContaining('The last line has no end')])
    }
    const json = JSON.stringify({ answers: { 'personal-data': 'yes', people: 5000 } })
    expect((await meldplicht(['assess', 'ap', '--answers', '-'], { stdin: json })).code).not.toBe(2)
    for (let cut = 1; cut < json.length; cut += 1)
      expect(
        (await meldplicht(['assess', 'ap', '--answers', '-'], { stdin: json.slice(0, -cut) })).code,
      ).toBe(2)
  })
})
