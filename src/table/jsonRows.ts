// Lines of NDJSON → rows as plain data.
import { lookOver } from '../pack/jsonText.ts'
import { NEWLINE, unreadable } from './lines.ts'
import type { RowId } from './rows.ts'
import type { TableRow, TableForm } from './work.ts'

export const jsonForm: TableForm = {
  headLines: 0,
  read: (bytes, from, line) => {
    const newline = bytes.indexOf(NEWLINE, from)
    const one = bytes.subarray(from, newline)
    const problem = unreadable(one, line)
    const row = problem === undefined ? parsed(one.toString('utf8'), line) : { line, problem }
    return { rows: row === undefined ? [] : [row], end: newline + 1, lines: 1 }
  },
}

/** A number of which another is made, or may be. An id is kept as it is. */
const isChanged = ([top]: readonly string[], spelling: string): boolean =>
  top === 'answers' || (top === 'id' && String(Number(spelling)) !== spelling)

function parsed(text: string, line: number): TableRow | undefined {
  if (text.trim() === '') return undefined
  try {
    const row = JSON.parse(text) as unknown
    const { duplicate, odd } = lookOver(text, row, isChanged)
    if (duplicate !== undefined) return { line, problem: { code: 'duplicate-key', key: duplicate } }
    if (odd === undefined) return { line, row }
    const { id } = row as { readonly id?: unknown }
    const name = typeof id === 'string' || Number.isSafeInteger(id) ? { id: id as RowId } : {}
    return { line, ...name, problem: { code: 'number-spelling', question: odd.key, value: odd.spelling } }
  } catch {
    return { line, problem: { code: 'line-not-json', line } }
  }
}
