// Blocks of a table → lines of output, in the same order.
import type { Rules } from '../compile/compile.ts'
import type { Problem, Result } from '../problem.ts'
import type { BatchFormat, BatchWriter } from './outcomes.ts'
import type { ByteBlock } from './blocks.ts'
import { NEWLINE, tooLong } from './lines.ts'
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
export type TableRow =
  | { readonly line: number; readonly row: unknown }
  | { readonly line: number; readonly id?: RowId; readonly problem: Problem }

/** How the lines of a table are read. */
export interface TableForm {
  /** So many lines stand before the first row: they name the columns. */
  readonly headLines: number
  /** What stands at `from`; `line` is its number. */
  readonly read: (bytes: Buffer, from: number, line: number) => Lines
}

/** A line, or several that belong together. */
export interface Lines {
  /** Nothing where nothing stands on it. */
  readonly rows: readonly TableRow[]
  /** Behind the newline that ends it. */
  readonly end: number
  readonly lines: number
  /** All its cells are empty, so it is no row. */
  readonly isEmptyRow?: true
}

/** How a table becomes lines of output. */
export interface TableWork {
  readonly form: TableForm
  readonly decider: RowDecider
  readonly writer: BatchWriter
  /** The end of a line of output. */
  readonly lineEnd: string
}

/** @param format of the output @param table what it is decided by */
export function newWork(
  form: TableForm,
  format: BatchFormat,
  writer: BatchWriter,
  table: TableSetting,
  loadRules: (day: string) => Promise<Result<Rules>>,
): TableWork {
  return {
    ...{ form, writer, decider: rowDecider(table, loadRules) },
    lineEnd: format === 'csv' ? '\r\n' : '\n',
  }
}

/** Decides the lines of a block. Lines on which nothing stands are passed over. */
export async function workOnBlock(
  { form, decider, writer, lineEnd }: TableWork,
  block: ByteBlock,
): Promise<Done> {
  const tally = newTally()
  const out: string[] = []
  for (const row of rowsIn(form, block, tally)) {
    let result = resultOf(decider, row)
    for (; 'day' in result; result = resultOf(decider, row)) await decider.load(result.day)
    out.push(lineOf(writer, row.line, result, tally), lineEnd)
  }
  return { bytes: Buffer.from(out.join('')), lines: block.lines, tally }
}

function* rowsIn(form: TableForm, block: ByteBlock, tally: Tally): Generator<TableRow> {
  const { bytes, firstLine, lines, isTooLong, inDoubtSince, isCut } = block
  if (isTooLong) yield { line: firstLine, problem: tooLong(firstLine) }
  if (inDoubtSince !== undefined) yield* inDoubt(firstLine, lines, 'quotes', inDoubtSince)
  const start = startOf(form, block)
  let { line } = start
  for (let { from } = start; from < bytes.length;) {
    const read = form.read(bytes, from, line)
    for (const row of isCut ? cutOff(read.rows, line) : read.rows) yield row
    if (read.isEmptyRow === true && !isCut) tally.emptyRows += 1
    from = read.end
    line += read.lines
  }
}

/** Lines of which nobody knows what they are: nothing of them is left out, for each may be an incident. */
export const inDoubt = (first: number, lines: number, why: 'quotes' | 'return', since: number): TableRow[] =>
  Array.from({ length: lines }, (_, at) => ({
    line: first + at,
    problem: { code: 'csv-syntax', why, line: since },
  }))

/** The row that was read of a line without its end, told as what it is: nobody knows what is missing. */
function cutOff(rows: readonly TableRow[], line: number): readonly TableRow[] {
  const [row] = rows
  if (row !== undefined && 'problem' in row) return rows
  const { id } = (row?.row ?? {}) as { readonly id?: string }
  return [
    { line, ...(id === undefined ? {} : { id }), problem: { code: 'csv-syntax', why: 'cut-off', line } },
  ]
}

const BOM = Buffer.from('\ufeff')

/** Where the first row of a block begins: behind the mark of a file's beginning, and behind the names of the columns. */
function startOf(
  { headLines }: TableForm,
  { bytes, firstLine }: ByteBlock,
): { readonly from: number; readonly line: number } {
  let [from, line] = [0, firstLine]
  if (firstLine === 1 && bytes.subarray(0, BOM.length).equals(BOM)) from = BOM.length
  for (; line <= headLines && from < bytes.length; line += 1) {
    const end = bytes.indexOf(NEWLINE, from)
    from = end < 0 ? bytes.length : end + 1
  }
  return { from, line }
}

/** Counts what came of a row: its line of output. */
function lineOf(writer: BatchWriter, line: number, result: RowResult, tally: Tally): string {
  const name = { id: result.id, line }
  if ('problems' in result) {
    tally.errors += 1
    return writer.error(name, result.problems)
  }
  const { outcome, due, isAhead, isToCome } = result
  addOutcome(tally, outcome, due === undefined ? undefined : Date.parse(due.dueUtc), isAhead, isToCome)
  return writer.outcome(name, outcome, due)
}

const resultOf = (decider: RowDecider, row: TableRow): ReturnType<RowDecider['decide']> =>
  'problem' in row ? { id: row.id, problems: [row.problem] } : decider.decide(row.row)
