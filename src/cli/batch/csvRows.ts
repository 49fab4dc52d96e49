// A table in CSV → rows as plain data: the first line names what stands in each column.
import type { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { askable, isGroup, type Pack } from '../../pack/model.ts'
import { nearestOf } from '../../pack/nearest.ts'
import type { Problem } from '../../pack/problem.ts'
import { Trouble } from '../context.ts'
import { LONGEST_LINE, peeked } from './blocks.ts'
import type { Row } from './work.ts'

/** Puts the text of a cell into a row. */
type Put = (row: PlainRow, text: string) => void

interface PlainRow {
  id?: string
  answers: Record<string, unknown>
  moments: Record<string, string>
  reasons: Record<string, string>
  record: Record<string, string>
}

/** Rows that are handed over together. */
const BATCH = 1000
const DELIMITERS = [';', ',', '\t']

/**
 * Rows of the table, some at a time. Cells that are empty were not answered; the kinds of a `several` question stand in
 * one cell, with `,` or `|` between them.
 */
export async function* csvRows(stream: Readable, pack: Pack): AsyncGenerator<readonly Row[]> {
  const { first, whole } = await peeked(stream)
  const head = first.toString('utf8')
  const delimiter = DELIMITERS.reduce((best, one) => (countOf(head, one) > countOf(head, best) ? one : best))
  const skipped: Row[] = []
  const parser = whole.pipe(
    parse({
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      // A line that cannot be read is told, and the rest goes on.
      skip_records_with_error: true,
      on_skip: (error) => {
        if (error !== undefined) skipped.push(problemOf(error))
        return undefined
      },
      max_record_size: LONGEST_LINE,
      trim: true,
    }),
  )
  whole.on('error', (error) => parser.destroy(error))
  let columns: readonly (Put | undefined)[] | undefined
  let rows: Row[] = []
  try {
    for await (const read of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const { record, info } = read
      if (columns === undefined) columns = columnsOf(record, pack)
      else {
        while (skipped.length > 0 && skipped[0]!.line <= info.lines) rows.push(skipped.shift()!)
        rows.push(rowOf(record, columns, info.lines))
      }
      if (rows.length < BATCH) continue
      yield rows
      rows = []
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // What stands behind it cannot be told apart any more.
    skipped.push(problemOf(error))
  }
  if (columns === undefined && skipped.length > 0) throw new Trouble([{ code: 'csv-syntax', why: '1' }])
  rows.push(...skipped)
  if (rows.length > 0) yield rows
}

/** What is wrong with a line, without what stands in it. */
function problemOf(error: CsvError): Row {
  const { lines } = error as unknown as { lines?: number }
  return { line: lines ?? 0, problem: { code: 'csv-syntax', why: error.code } }
}

const countOf = (text: string, part: string): number => text.split(part).length - 1

/** What each column is; one that is none is a problem, for its answers would be lost. */
function columnsOf(names: readonly string[], pack: Pack): (Put | undefined)[] {
  const groups = new Set(askable(pack).flatMap((entry) => (isGroup(entry) ? [entry.id] : [])))
  const questions = new Set([...groups, ...pack.questions.map(({ id }) => id)])
  const moments = new Set(pack.moments.map(({ id }) => id))
  const known = ['id', ...moments, ...questions]
  const problems: Problem[] = []
  const seen = new Set<string>()
  const columns = names.map((typed): Put | undefined => {
    const name = typed.trim()
    if (seen.has(name)) problems.push({ code: 'duplicate-key', key: name })
    seen.add(name)
    if (name === 'id') return (row, text) => void (row.id = text)
    if (groups.has(name)) return (row, text) => void (row.answers[name] = kindsIn(text))
    if (questions.has(name)) return (row, text) => void (row.answers[name] = text)
    if (moments.has(name)) return (row, text) => void (row.moments[name] = text)
    const [kind, of] = [name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.') + 1)]
    if (kind === 'reason') return (row, text) => void (row.reasons[of] = text)
    if (kind === 'record') return (row, text) => void (row.record[of] = text)
    problems.push({ code: 'unknown-name', kind: 'column', name, ...nearestOf(name, known), known })
    return undefined
  })
  if (problems.length > 0) throw new Trouble(problems)
  return columns
}

const kindsIn = (text: string): unknown =>
  text === 'unknown' ? text : text === 'none' ? [] : text.split(/[,|]/).map((kind) => kind.trim())

function rowOf(record: readonly string[], columns: readonly (Put | undefined)[], line: number): Row {
  const row: PlainRow = { answers: {}, moments: {}, reasons: {}, record: {} }
  if (record.length > columns.length) {
    columns.forEach((put, at) => put?.(row, record[at]!))
    return { line, problem: { code: 'csv-syntax', why: 'CSV_RECORD_INCONSISTENT_COLUMNS' } }
  }
  record.forEach((text, at) => {
    if (text !== '') columns[at]!(row, text)
  })
  return { line, row }
}
