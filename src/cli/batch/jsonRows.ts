// Lines of NDJSON → rows as plain data.
import { duplicateKey } from './duplicateKey.ts'
import { jsonLineReader } from './jsonLine.ts'
import { NEWLINE } from './reading.ts'
import { type Row, type TableForm, unreadable } from './work.ts'

export const jsonForm: TableForm = {
  hasHead: false,
  reader: jsonLineReader,
  readRest: (bytes, from, line) => {
    const newline = bytes.indexOf(NEWLINE, from)
    const one = bytes.subarray(from, newline)
    const problem = unreadable(one, line)
    const row = problem === undefined ? parsed(one.toString('utf8'), line) : { line, problem }
    return { rows: row === undefined ? [] : [row], end: newline + 1, lines: 1 }
  },
}

function parsed(text: string, line: number): Row | undefined {
  if (text.trim() === '') return undefined
  try {
    const row = JSON.parse(text) as unknown
    const key = duplicateKey(text)
    return key === undefined ? { line, row } : { line, problem: { code: 'duplicate-key', key } }
  } catch {
    return { line, problem: { code: 'wrong-value', key: String(line), expected: 'json' } }
  }
}
