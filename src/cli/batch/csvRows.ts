// Lines of a table in CSV → rows as plain data.
import type { CsvColumn, CsvHead } from './csvHead.ts'
import { csvLineReader } from './csvLine.ts'
import { recordAt, textsOf } from './csvRecord.ts'
import { answerIn, momentIn } from './spreadsheet.ts'
import { inDoubt, type Row, type TableForm, unreadable } from './work.ts'

/** Puts the text of a cell into a row. */
type Put = (row: PlainRow, text: string) => void

interface PlainRow {
  id?: string
  answers: Record<string, unknown>
  moments: Record<string, string>
  reasons: Record<string, string>
  record: Record<string, string>
}

/**
 * How to read the lines of a table in CSV. Cells that are empty were not answered; the kinds of a `several` question stand
 * in one cell, with `,` or `|` between them.
 */
export function csvForm({ delimiter, columns }: CsvHead): TableForm {
  const puts = columns.map(putOf)
  const parting = delimiter.charCodeAt(0)
  const cells: number[] = []
  const hasId = columns.some(({ kind }) => kind === 'id')
  return {
    hasHead: true,
    reader: (spellings) => csvLineReader(spellings, { delimiter, columns }),
    readRest: (bytes, from, line) => {
      const { end, lines, wrong } = recordAt(bytes, from, parting, cells)
      if (wrong !== undefined) return { rows: inDoubt(line, lines, wrong, line), end, lines }
      const problem = unreadable(bytes.subarray(from, end - 1), line)
      const row = problem === undefined ? rowOf(textsOf(bytes, cells), puts, line, hasId) : { line, problem }
      return { rows: row === undefined ? [] : [row], end, lines }
    },
  }
}

function putOf({ kind, name }: CsvColumn): Put {
  switch (kind) {
    case 'id':
      return (row, text) => void (row.id = text)
    case 'question':
      return (row, text) => void (row.answers[name] = answerIn(text))
    case 'kinds':
      return (row, text) => void (row.answers[name] = kindsIn(text))
    case 'moment':
      return (row, text) => void (row.moments[name] = momentIn(text))
    case 'reason':
      return (row, text) => void (row.reasons[name] = text)
    case 'record':
      return (row, text) => void (row.record[name] = text)
  }
}

const kindsIn = (text: string): unknown =>
  text === 'unknown' ? text : text === 'none' ? [] : text.split(/[,|]/).map((kind) => kind.trim())

/** @param hasId the table has ids: then a row of empty cells is no incident */
function rowOf(
  texts: readonly string[],
  columns: readonly Put[],
  line: number,
  hasId: boolean,
): Row | undefined {
  const isEmpty = texts.every((text) => text === '')
  if (isEmpty && (hasId || (texts.length === 1 && columns.length > 1))) return undefined
  // A row with a cell too few may be one that was cut off.
  if (texts.length !== columns.length) return { line, problem: { code: 'csv-syntax', why: 'cells', line } }
  const row: PlainRow = { answers: {}, moments: {}, reasons: {}, record: {} }
  texts.forEach((text, at) => {
    if (text !== '') columns[at]!(row, text)
  })
  return { line, row }
}
