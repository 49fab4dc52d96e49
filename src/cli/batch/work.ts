// Blocks of lines, or rows of a table → lines of output, in the same order. The same in this thread and in a worker.
import { isAscii, isUtf8 } from 'node:buffer'
import type { Problem } from '../../pack/problem.ts'
import type { BatchWriter, RowName } from '../../report/batch.ts'
import { type Block, LONGEST_LINE } from './blocks.ts'
import { duplicateKey } from './duplicateKey.ts'
import type { RowDecider, RowResult } from './rows.ts'
import { earlier, newTally, type Tally } from './tally.ts'

/** What came of a part of the table. */
export interface Done {
  /** Whole lines, each with its end. */
  readonly text: string
  readonly lines: number
  readonly tally: Tally
}

/** How rows become lines of output. */
export interface Work {
  readonly decider: RowDecider
  readonly writer: BatchWriter
  /** What ends a line of output. */
  readonly lineEnd: string
}

/** A row as plain data, or why it is none. */
export type Row =
  { readonly line: number; readonly row: unknown } | { readonly line: number; readonly problem: Problem }

/** Decides the lines of a block of NDJSON. Blank lines are passed over. */
export async function workOnBlock(work: Work, { bytes, firstLine, lines, isTooLong }: Block): Promise<Done> {
  if (isTooLong) {
    const problem = { code: 'file-too-large', path: 'NDJSON', limit: LONGEST_LINE } as const
    return workOnRows(work, [{ line: firstLine, problem }], 1)
  }
  const { decider } = work
  const isPlain = isAscii(bytes)
  const tally = newTally()
  let out = ''
  const text = bytes.toString(isPlain ? 'latin1' : 'utf8')
  // Bytes that are no text must not be read as some other text: then every line is looked at by itself.
  if (!isPlain && !isUtf8(bytes)) return workOnRows(work, rowsIn(bytes, firstLine), lines)
  let line = firstLine
  for (let from = firstLine === 1 && text.startsWith('\ufeff') ? 1 : 0; from < text.length; line += 1) {
    const found = text.indexOf('\n', from)
    const end = found < 0 ? text.length : found
    const to = text.charCodeAt(end - 1) === RETURN ? end - 1 : end
    let result = decider.decideAlike(text, from, to)
    if (result === undefined) {
      const one = text.slice(from, to)
      if (one.trim() === '') {
        from = end + 1
        continue
      }
      const row = parsed(one, line)
      result = await resultOf(decider, row)
      if (!('problems' in result) && 'row' in row) decider.learn(row.row, one)
    }
    out += lineFor(work.writer, { id: result.id, line }, result, tally) + work.lineEnd
    from = end + 1
  }
  return { text: out, lines, tally }
}

/** Lines with bytes in them that are no text: each by itself, so that the others still count. */
function* rowsIn(bytes: Buffer, firstLine: number): Generator<Row> {
  const start = firstLine === 1 && bytes.subarray(0, BOM.length).equals(BOM) ? BOM.length : 0
  let line = firstLine
  for (let from = start; from < bytes.length; line += 1) {
    const end = bytes.indexOf(NEWLINE, from)
    const one = bytes.subarray(from, end < 0 ? bytes.length : end)
    from += one.length + 1
    const text = one.toString('utf8')
    if (text.trim() === '') continue
    yield isUtf8(one) ? parsed(text, line) : { line, problem: { code: 'file-not-text', path: `${line}` } }
  }
}

const BOM = Buffer.from('\ufeff')
const NEWLINE = 10
const RETURN = 13

function parsed(text: string, line: number): Row {
  try {
    const row = JSON.parse(text) as unknown
    const key = duplicateKey(text)
    return key === undefined ? { line, row } : { line, problem: { code: 'duplicate-key', key } }
  } catch {
    return { line, problem: { code: 'wrong-value', key: String(line), expected: 'json' } }
  }
}

/** Decides rows. @param lines how many lines of the table they took */
export async function workOnRows(work: Work, rows: Iterable<Row>, lines: number): Promise<Done> {
  const { decider, writer, lineEnd } = work
  const tally = newTally()
  let text = ''
  for (const row of rows) {
    const result = await resultOf(decider, row)
    text += lineFor(writer, { id: result.id, line: row.line }, result, tally) + lineEnd
  }
  return { text, lines, tally }
}

async function resultOf(decider: RowDecider, row: Row): Promise<RowResult> {
  if ('problem' in row) return { id: undefined, problems: [row.problem] }
  for (;;) {
    const result = decider.decide(row.row)
    if (!('day' in result)) return result
    await decider.load(result.day)
  }
}

function lineFor(writer: BatchWriter, name: RowName, result: RowResult, tally: Tally): string {
  if ('problems' in result) {
    tally.errors += 1
    return writer.error(name, result.problems)
  }
  const { outcome, due } = result
  tally.verdicts[outcome.headline] += 1
  if (due !== undefined && outcome.headline !== 'no-report')
    tally.firstDue = earlier(tally.firstDue, due.dueUtc)
  return writer.outcome(name, outcome, due)
}
