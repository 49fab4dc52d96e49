// Lines of a table in CSV → rows as plain data.
import type { CsvError } from 'csv-parse/sync'
import type { CsvColumn, CsvHead } from './csvHead.ts'
import { recordsIn } from './csvRecords.ts'
import { csvLineReader } from './csvLine.ts'
import type { Row, TableForm } from './work.ts'

/** Puts the text of a cell into a row. */
type Put = (row: PlainRow, text: string) => void

interface PlainRow {
  id?: string
  answers: Record<string, unknown>
  moments: Record<string, string>
  reasons: Record<string, string>
  record: Record<string, string>
}

/** What is taken off a cell, as csv-parse does. */
const AROUND = /^[ \t\n\r\f]+|[ \t\n\r\f]+$/g

/**
 * How to read the lines of a table in CSV. Cells that are empty were not answered; the kinds of a `several` question stand
 * in one cell, with `,` or `|` between them.
 */
export function csvForm({ delimiter, columns }: CsvHead): TableForm {
  const puts = columns.map(putOf)
  return {
    hasHead: true,
    reader: (spellings) => csvLineReader(spellings, { delimiter, columns }),
    rowOf: (text, line) =>
      rowOf(
        text.split(delimiter).map((cell) => cell.replaceAll(AROUND, '')),
        puts,
        line,
      ),
    rowsOf: (text, firstLine) => {
      const skipped: Row[] = []
      const records = recordsIn(text, delimiter, (error) => skipped.push(problemOf(error, firstLine)))
      const rows = records.flatMap(({ record, lines }) => rowOf(record, puts, firstLine + lines - 1) ?? [])
      return [...rows, ...skipped].sort((one, other) => one.line - other.line)
    },
  }
}

/** What is wrong with a line, without what stands in it. */
function problemOf(error: CsvError, firstLine: number): Row {
  const { lines } = error as unknown as { lines?: number }
  return { line: firstLine + (lines ?? 1) - 1, problem: { code: 'csv-syntax', why: error.code } }
}

function putOf({ kind, name }: CsvColumn): Put {
  switch (kind) {
    case 'id':
      return (row, text) => void (row.id = text)
    case 'question':
      return (row, text) => void (row.answers[name] = text)
    case 'kinds':
      return (row, text) => void (row.answers[name] = kindsIn(text))
    case 'moment':
      return (row, text) => void (row.moments[name] = text)
    case 'reason':
      return (row, text) => void (row.reasons[name] = text)
    case 'record':
      return (row, text) => void (row.record[name] = text)
  }
}

const kindsIn = (text: string): unknown =>
  text === 'unknown' ? text : text === 'none' ? [] : text.split(/[,|]/).map((kind) => kind.trim())

function rowOf(record: readonly string[], columns: readonly Put[], line: number): Row | undefined {
  if (record.every((text) => text === '')) return undefined
  const row: PlainRow = { answers: {}, moments: {}, reasons: {}, record: {} }
  if (record.length > columns.length)
    return { line, problem: { code: 'csv-syntax', why: 'CSV_RECORD_INCONSISTENT_COLUMNS' } }
  record.forEach((text, at) => {
    if (text !== '') columns[at]!(row, text)
  })
  return { line, row }
}
