// Tables in CSV: no row is lost, none is made up, and what is wrong with a row stays with its own lines.
import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { blocksOf } from '../../src/table/blocks.ts'
import { endOfRecords, recordAt, textsOf } from '../../src/table/csvRecord.ts'
import type { ByteSource } from '../../src/table/blocks.ts'
import { meldplicht } from '../cli/run.ts'

interface Line {
  readonly id?: string | number
  readonly line: number
  readonly verdict?: string
  readonly error?: string
}

const HEAD = 'id;contact-moments;misuse;record.summary'

async function batch(stdin: string | Buffer, head: string | Buffer = `${HEAD}\n`): Promise<Line[]> {
  const bytes = Buffer.concat([Buffer.from(head as string), Buffer.from(stdin as string)])
  const { out, err, code } = await meldplicht(
    ['batch', 'procurios-contactmomenten', '-', '--format', 'ndjson'],
    { stdin: bytes },
  )
  if (out === '') throw new Error(`${code}: ${err}`)
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}

/** What came of each line that was told of: its number, and its id or that it is an error. */
const told = (lines: readonly Line[]): [number, string | number | undefined][] =>
  lines.map(({ line, id, error }) => [line, error === undefined ? id : 'error'])

describe('the lines of a table', () => {
  test('may end in LF and in CR LF by turns, also within quotation marks', async () => {
    const rows = 'a;nee;;"x\r\ny"\nb;ja;;\r\nc;nee;;"x\ny"\r\nd;ja;confirmed;""\ne;nee;;\r\n'
    expect(told(await batch(rows))).toEqual([
      [2, 'a'],
      [4, 'b'],
      [5, 'c'],
      [7, 'd'],
      [8, 'e'],
    ])
    expect(told(await batch(rows, `${HEAD}\r\n`))).toHaveLength(5)
  })

  test('do not end in CR alone: not where one stands in a row, nor in the first line', async () => {
    expect(told(await batch('a;nee;;\rb;ja;confirmed;\nc;nee;;"x"\rd;ja;;\ne;nee;;"x\ry"\n'))).toEqual([
      [2, 'error'],
      [3, 'error'],
      [4, 'e'],
    ])
    await expect(batch('', `${HEAD}\ra;ja;;\rb;ja;;\n`)).rejects.toThrow('Within line 1')
  })

  test('may have blanks around a cell, which count within quotation marks only', async () => {
    const [a, b] = await batch(' a ;\tnee ;; " x " \t\n" b";nee;;\n')
    expect([a?.id, a?.verdict, b?.id, b?.verdict]).toEqual(['a', 'no-report', ' b', 'no-report'])
  })

  test('have no cell too many or too few, empty or not, quoted or not', async () => {
    expect(told(await batch('a;nee;;;\nb;nee;;x;y\nc;nee;;"x";\nd;nee;;\ne;nee\n;;;\n'))).toEqual([
      [2, 'error'],
      [3, 'error'],
      [4, 'error'],
      [5, 'd'],
      [6, 'error'],
    ])
  })

  test('that another blank than a blank stands in are not read as empty', async () => {
    expect(told(await batch('a;nee;\u00a0;\nb;nee;"\u00a0";\n'))).toEqual([
      [2, 'error'],
      [3, 'error'],
    ])
  })
})

describe('what is wrong with a row', () => {
  const good = (from: number, count: number): string =>
    Array.from({ length: count }, (_, at) => `g${from + at};nee;;"x"\n`).join('')

  test.each([
    ['a quotation mark within a cell', 'b;ja;;5" scherm\n', 1],
    ['a text behind a quotation mark', 'b;"ja"x;;\n', 1],
    ['a cell in quotation marks behind one that is wrong', 'b;ja;5";"x\nc;nee;;\n"\n', 3],
    ['bytes that are no text', Buffer.from('b;ja;;"\xe9"\n', 'latin1'), 1],
  ])('%s stays with its lines', async (_, bad, lines) => {
    const rows = Buffer.concat([Buffer.from(good(1, 3)), Buffer.from(bad), Buffer.from(good(4, 3))])
    const wrong = Array.from({ length: lines }, (_, at) => [5 + at, 'error'])
    const behind = [4, 5, 6].map((at) => [at + 1 + lines, `g${at}`])
    expect(told(await batch(rows))).toEqual([[2, 'g1'], [3, 'g2'], [4, 'g3'], ...wrong, ...behind])
  })

  test.each([
    ['that nothing closes', 'b;ja;;"open\n', 140_000],
    ['around more than a row may have', `b;ja;;"${`${'x'.repeat(99)}\n`.repeat(11_000)}GHOST;nee;;\n"\n`, 2],
    ['on a line that is too long', `b;ja;;"${'a'.repeat(1_100_000)}\nGHOST;nee;;\n"\n`, 2],
    ['before a line that is too long', `b;ja;;"a\n${'b'.repeat(1_100_000)}\nGHOST;nee;;\n"\n`, 2],
  ])('a quotation mark %s: from there every line is an error, and none a row', async (_, bad, behind) => {
    const rows = `a;nee;;\n${bad}${'c;nee;;\n'.repeat(behind)}`
    const lines = await batch(rows)
    expect(lines.map(({ line }) => line)).toEqual(lines.map((_, at) => at + 2))
    expect(lines).toHaveLength(rows.split('\n').length - 1)
    expect(lines.filter(({ error }) => error === undefined).map(({ id }) => id)).toEqual(['a'])
  })

  test('a row of many lines is a row', async () => {
    expect(told(await batch(`a;nee;;"${'x\n'.repeat(500)}"\nb;nee;;\n`))).toEqual([
      [2, 'a'],
      [503, 'b'],
    ])
  })

  test('a line that is too long, without a quotation mark, stays alone', async () => {
    expect(told(await batch(`a;nee;;\nb;ja;;${'y'.repeat(3_000_000)}\nc;nee;;\n`))).toEqual([
      [2, 'a'],
      [3, 'error'],
      [4, 'c'],
    ])
  })

  test('a row of empty cells is nothing where rows have ids, and open where they have none', async () => {
    expect(told(await batch(';;;\na;nee;;\n'))).toEqual([[3, 'a']])
    const lines = await batch('nee;\n;\n\n', 'contact-moments;private-only\n')
    expect(lines.map(({ verdict }) => verdict)).toEqual(['no-report', 'open'])
  })

  test('one that the end of the table closes not either is an error of every line it stands in', async () => {
    for (const end of ['', '\n'])
      expect(told(await batch(`a;nee;;\nb;ja;;"open\nc;nee;;${end}`))).toEqual([
        [2, 'a'],
        [3, 'error'],
        [4, 'error'],
      ])
  })

  test('the first line must name columns', async () => {
    await expect(batch('a;nee\n', ';;;\n')).rejects.toThrow('names the columns')
    await expect(batch('a;nee\n', 'id;"contact\n')).rejects.toThrow('begins on line 1')
    await expect(batch('a;nee\n', Buffer.from('id;\xe9\n', 'latin1'))).rejects.toThrow('UTF-8')
  })
})

describe('a row is told apart', () => {
  const PARTING = 59
  const rowsIn = (bytes: Buffer): string[][] => {
    const cells: number[] = []
    const rows: string[][] = []
    for (let from = 0; from < bytes.length;) {
      const { end, wrong } = recordAt(bytes, from, PARTING, cells)
      expect(wrong).toBeUndefined()
      rows.push(textsOf(bytes, cells))
      from = end
    }
    return rows
  }

  test('as csv-parse does where nothing is wrong', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'é', '"', ';', '\n', '\r\n', '\r', ' '),
      maxLength: 6,
    })
    const written = fc.tuple(text, fc.boolean()).map(([cell, isQuoted]) => {
      const isPlain = !isQuoted && !/["; \r\n]/.test(cell)
      return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`
    })
    const row = fc.array(written, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(';'))
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, end) => {
          const table = rows.map((one) => one + end).join('')
          const options = { delimiter: ';', relax_column_count: true, record_delimiter: [end] }
          expect(rowsIn(Buffer.from(table))).toEqual(parse(table, options))
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('the same however the table is cut into pieces, whatever stands in it', async () => {
    const unit = fc.constantFrom('a', '"', '""', ';', ';"', '";', '\n', '\r\n', '\r', ' ', '"\n')
    const parts = async (bytes: Buffer, size: number): Promise<string[]> => {
      let at = 0
      const source: ByteSource = {
        read: (into, place) => {
          const count = bytes.copy(into, place, at, Math.min(at + size, bytes.length))
          at += count
          return Promise.resolve(count)
        },
        close: () => undefined,
      }
      const found: string[] = []
      for await (const block of blocksOf(source, PARTING)) {
        let line = block.firstLine
        for (let from = 0; from < block.bytes.length;) {
          const { end, lines, wrong } = recordAt(block.bytes, from, PARTING)
          found.push(`${line} ${lines} ${wrong} ${block.bytes.toString('utf8', from, end)}`)
          from = end
          line += lines
        }
        expect(line).toBe(block.firstLine + block.lines)
      }
      return found
    }
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit, maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (text, size) => {
          const bytes = Buffer.from(text)
          expect(await parts(bytes, size)).toEqual(await parts(bytes, bytes.length + 1))
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('and a block ends where a row does', () => {
    expect(endOfRecords(Buffer.from('a;b\n"c\n'), PARTING).end).toBe(4)
    expect(endOfRecords(Buffer.from('a;b"\n"c"\n'), PARTING).end).toBe(9)
  })
})
