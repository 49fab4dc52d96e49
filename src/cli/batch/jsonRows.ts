// Lines of NDJSON → rows as plain data.
import { duplicateKey } from './duplicateKey.ts'
import { jsonLineReader } from './jsonLine.ts'
import type { Row, TableForm } from './work.ts'

export const jsonForm: TableForm = {
  hasHead: false,
  reader: jsonLineReader,
  rowOf: (text, line) => (text.trim() === '' ? undefined : parsed(text, line)),
}

function parsed(text: string, line: number): Row {
  try {
    const row = JSON.parse(text) as unknown
    const key = duplicateKey(text)
    return key === undefined ? { line, row } : { line, problem: { code: 'duplicate-key', key } }
  } catch {
    return { line, problem: { code: 'wrong-value', key: String(line), expected: 'json' } }
  }
}
