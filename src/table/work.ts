// Blocks of a table → lines of output, in the same order. The same in this thread and in a worker.
import { isUtf8 } from 'node:buffer'
import type { Spelling } from './coder.ts'
import type { Rules } from '../compile/stored.ts'
import type { Problem, Result } from '../problem.ts'
import type { BatchFormat, BatchWriter } from './outcomes.ts'
import type { Block } from './blocks.ts'
import { lineBuffer, type LineBuffer } from './lineBuffer.ts'
import { LONGEST_LINE, minutesOf, NEWLINE, type ReadLine } from './reading.ts'
import { rowDecider, type RowDecider, type RowId, type RowResult, type TableSetting } from './rows.ts'
import { addOutcome, newTally, type Tally } from './tally.ts'

/** What came of a part of the table. */
export interface Done {
  /** Whole lines, each with its end. */
  readonly bytes: Uint8Array
  readonly lines: number
  readonly tally: Tally
}

/** A row as plain data, or why it is none; its id as far as that is known. */
export type Row =
  | { readonly line: number; readonly row: unknown }
  | { readonly line: number; readonly id?: RowId; readonly problem: Problem }

/** How the lines of a table are read. */
export interface TableForm {
  /** So many lines stand before the first row: they name the columns. */
  readonly headLines: number
  /** How to read a line on which nothing is unusual. */
  readonly reader: (spellings: readonly Spelling[]) => ReadLine
  /** What stands at `from`, whatever it is; `line` is its number. */
  readonly readRest: (bytes: Buffer, from: number, line: number) => Rest
}

/** A line, or several that belong together. */
export interface Rest {
  /** Nothing where nothing stands on it. */
  readonly rows: readonly Row[]
  /** Behind the newline that ends it. */
  readonly end: number
  readonly lines: number
  /** All its cells are empty, so it is no row. */
  readonly isEmptyRow?: true
}

/** How a table becomes lines of output. */
export interface Work {
  readonly form: TableForm
  readonly decider: RowDecider
  readonly writer: BatchWriter
  readonly buffer: LineBuffer
}

/** @param format of the output @param table what it is decided by */
export function newWork(
  form: TableForm,
  format: BatchFormat,
  writer: BatchWriter,
  table: TableSetting,
  loadRules: (day: string) => Promise<Result<Rules>>,
): Work {
  return {
    ...{ form, writer, decider: rowDecider(table, loadRules, form.reader) },
    buffer: lineBuffer(writer, format === 'csv' ? '\r\n' : '\n'),
  }
}

/** Decides the lines of a block. Lines on which nothing stands are passed over. */
export async function workOnBlock(work: Work, block: Block): Promise<Done> {
  const { form, decider, buffer } = work
  const { bytes, firstLine, lines, isTooLong, inDoubtSince, isCut } = block
  const tally = newTally()
  if (isTooLong) await addRow(work, { line: firstLine, problem: tooLong(firstLine) }, tally)
  if (inDoubtSince !== undefined)
    for (const row of inDoubt(firstLine, lines, 'quotes', inDoubtSince)) await addRow(work, row, tally)
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const start = startOf(form, block)
  let { line } = start
  for (let { from } = start; from < bytes.length;) {
    const end = isCut ? -1 : decider.readLine(view, from)
    if (end >= 0 && end - from <= LONGEST_LINE) {
      const { reading, outcome, due } = decider.found
      buffer.addOutcome(view, reading, line, outcome, due)
      addOutcome(
        tally,
        outcome,
        due === undefined ? undefined : due.hour.instant + minutesOf(view, reading),
        false,
      )
      from = end + 1
      line += 1
      continue
    }
    const rest = form.readRest(bytes, from, line)
    for (const row of isCut ? cutOff(rest.rows, line) : rest.rows) await addRow(work, row, tally)
    if (rest.isEmptyRow === true && !isCut) tally.emptyRows += 1
    from = rest.end
    line += rest.lines
  }
  return { bytes: buffer.take(), lines, tally }
}

/** Why these bytes are not read; undefined where nothing hinders. @param line their number */
export function unreadable(bytes: Buffer, line: number): Problem | undefined {
  if (bytes.length > LONGEST_LINE) return tooLong(line)
  // Bytes that are no text must not be read as some other text.
  return isUtf8(bytes) ? undefined : { code: 'line-not-text', line }
}

/** Lines of which nobody knows what they are: nothing of them is left out, for each may be an incident. */
export const inDoubt = (first: number, lines: number, why: 'quotes' | 'return', since: number): Row[] =>
  Array.from({ length: lines }, (_, at) => ({
    line: first + at,
    problem: { code: 'csv-syntax', why, line: since },
  }))

/** The row that was read of a line without its end, told as what it is: nobody knows what is missing. */
function cutOff(rows: readonly Row[], line: number): readonly Row[] {
  const [row] = rows
  if (row !== undefined && 'problem' in row) return rows
  const { id } = (row?.row ?? {}) as { readonly id?: string }
  return [
    { line, ...(id === undefined ? {} : { id }), problem: { code: 'csv-syntax', why: 'cut-off', line } },
  ]
}

const tooLong = (line: number): Problem => ({ code: 'line-too-long', line, limit: LONGEST_LINE })

const BOM = Buffer.from('\ufeff')

/** Where the first row of a block begins: behind the mark of a file's beginning, and behind the names of the columns. */
function startOf(
  { headLines }: TableForm,
  { bytes, firstLine }: Block,
): { readonly from: number; readonly line: number } {
  let [from, line] = [0, firstLine]
  if (firstLine === 1 && bytes.subarray(0, BOM.length).equals(BOM)) from = BOM.length
  for (; line <= headLines && from < bytes.length; line += 1) {
    const end = bytes.indexOf(NEWLINE, from)
    from = end < 0 ? bytes.length : end + 1
  }
  return { from, line }
}

async function addRow({ decider, writer, buffer }: Work, row: Row, tally: Tally): Promise<void> {
  const result = await resultOf(decider, row)
  const name = { id: result.id, line: row.line }
  if ('problems' in result) {
    tally.errors += 1
    buffer.add(writer.error(name, result.problems))
    return
  }
  const { outcome, due, isAhead, isToCome } = result
  addOutcome(tally, outcome, due === undefined ? undefined : Date.parse(due.dueUtc), isAhead, isToCome)
  buffer.add(writer.outcome(name, outcome, due))
}

async function resultOf(decider: RowDecider, row: Row): Promise<RowResult> {
  if ('problem' in row) return { id: row.id, problems: [row.problem] }
  for (;;) {
    const result = decider.decide(row.row)
    if (!('day' in result)) return result
    await decider.load(result.day)
  }
}
