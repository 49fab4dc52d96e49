// Blocks of lines, or rows of a table → lines of output, in the same order. The same in this thread and in a worker.
import { isUtf8 } from 'node:buffer'
import type { Problem } from '../../pack/problem.ts'
import type { BatchWriter, RowName } from '../../report/batch.ts'
import { type Block, LONGEST_LINE } from './blocks.ts'
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
  return workOnRows(work, rowsIn(bytes, firstLine), lines)
}

function* rowsIn(bytes: Buffer, firstLine: number): Generator<Row> {
  const isText = isUtf8(bytes)
  let text = bytes.toString(isText ? 'utf8' : 'latin1')
  if (firstLine === 1 && (text.startsWith('\ufeff') || text.startsWith('\u00ef\u00bb\u00bf')))
    text = text.slice(isText ? 1 : 3)
  let line = firstLine
  for (let from = 0; from < text.length; line += 1) {
    let end = text.indexOf('\n', from)
    if (end < 0) end = text.length
    const one = text.slice(from, end)
    from = end + 1
    if (one.trim() !== '')
      yield isText || isUtf8(Buffer.from(one, 'latin1'))
        ? parsed(isText ? one : utf8(one), line)
        : notText(line)
  }
}

const utf8 = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8')
const notText = (line: number): Row => ({ line, problem: { code: 'file-not-text', path: `${line}` } })

function parsed(text: string, line: number): Row {
  try {
    return { line, row: JSON.parse(text) as unknown }
  } catch {
    return { line, problem: { code: 'wrong-value', key: String(line), expected: 'json' } }
  }
}

/** Decides rows. @param lines how many lines of the table they took */
export async function workOnRows(work: Work, rows: Iterable<Row>, lines: number): Promise<Done> {
  const { decider, writer, lineEnd } = work
  const tally = newTally()
  const texts: string[] = []
  for (const one of rows) {
    const { line } = one
    let result: RowResult | { readonly day: string } =
      'problem' in one ? { id: undefined, problems: [one.problem] } : decider.decide(one.row)
    while ('day' in result) {
      await decider.load(result.day)
      result = decider.decide((one as { row: unknown }).row)
    }
    texts.push(lineFor(writer, { id: result.id, line }, result, tally))
  }
  const text = texts.length === 0 ? '' : texts.join(lineEnd) + lineEnd
  return { text, lines, tally }
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
