// Lines of a table in CSV → rows as plain data.
import type { CsvColumn, CsvHead } from './csvHead.ts'
import { plainCells, recordAt, textsOf } from './csvRecord.ts'
import { NEWLINE, unreadable } from './lines.ts'
import { inDoubt, type Lines, type TableRow, type TableForm } from './work.ts'

/** Puts the text of a cell into a row. */
type Put = (row: PlainRow, text: string) => void

interface PlainRow {
  id?: string
  answers: Record<string, unknown>
  moments: Record<string, string>
  reasons?: Record<string, string>
  record?: Record<string, string>
}

/**
 * How to read the lines of a table in CSV. Cells that are empty were not answered; the kinds of a `several` question stand
 * in one cell, with `,` or `|` between them.
 */
export function csvForm(head: CsvHead): TableForm {
  const { delimiter, columns, lines: headLines } = head
  const puts = columns.map(putOf)
  const delimiterByte = delimiter.charCodeAt(0)
  const cells: number[] = []
  const idAt = columns.findIndex(({ kind }) => kind === 'id')
  const rowsOf = (texts: readonly string[], line: number): Pick<Lines, 'rows' | 'isEmptyRow'> => {
    const row = rowOf(texts, puts, line, idAt)
    if (row !== undefined) return { rows: [row] }
    return { rows: [], ...(texts.length > 1 ? { isEmptyRow: true } : {}) }
  }
  return {
    headLines,
    read: (bytes, from, line) => {
      const newline = bytes.indexOf(NEWLINE, from)
      const plain = plainCells(bytes, from, newline, delimiter)
      if (plain !== undefined) return { ...rowsOf(plain, line), end: newline + 1, lines: 1 }
      const { end, lines, wrong } = recordAt(bytes, from, delimiterByte, cells)
      if (wrong !== undefined) return { rows: inDoubt(line, lines, wrong, line), end, lines }
      const problem = unreadable(bytes.subarray(from, end - 1), line)
      if (problem !== undefined) return { rows: [{ line, problem }], end, lines }
      return { ...rowsOf(textsOf(bytes, cells), line), end, lines }
    },
  }
}

function putOf({ kind, name }: CsvColumn): Put | 'empty' {
  switch (kind) {
    case 'id':
      return (row, text) => void (row.id = text)
    case 'question':
      return (row, text) => void (row.answers[name] = text)
    case 'moment':
      return (row, text) => void (row.moments[name] = text)
    case 'ignored':
      return () => undefined
    case 'empty':
      return 'empty'
    case 'reason':
      return (row, text) => void ((row.reasons ??= {})[name] = text)
    case 'record':
      return (row, text) => void ((row.record ??= {})[name] = text)
  }
}

/** @param idAt the column of the ids, if there is one: then a row of empty cells is no incident */
function rowOf(
  texts: readonly string[],
  columns: readonly (Put | 'empty')[],
  line: number,
  idAt: number,
): TableRow | undefined {
  const isEmpty = texts.every((text) => text === '')
  if (isEmpty && (idAt >= 0 || (texts.length === 1 && columns.length > 1))) return undefined
  const row: PlainRow = { answers: {}, moments: {} }
  // A row with a cell too few may be one that was cut off; a text under no name is one that moved.
  let isOff = texts.length !== columns.length
  for (const [at, text] of texts.entries()) {
    const put = columns[at]
    if (text === '' || put === undefined) continue
    if (put === 'empty') isOff = true
    else put(row, text)
  }
  if (!isOff) return { line, row }
  const id = row.id === undefined ? {} : { id: row.id }
  return { line, ...id, problem: { code: 'csv-syntax', why: 'cells', line } }
}
