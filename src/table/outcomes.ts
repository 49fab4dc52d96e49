// Outcomes of very many incidents → lines of NDJSON or CSV. What equal outcomes have in common is made once.
import type { DueTime } from './dueTimes.ts'
import type { RowOutcome } from './many.ts'
import { DUTY_IDS } from '../pack/model.ts'
import type { Problem } from '../problem.ts'
import { withoutTyped } from '../record/freeText.ts'
import { jsonLine } from '../render/clean.ts'
import { csvText } from '../render/csv.ts'
import { problemLine } from '../report/problem.ts'
import type { Words } from '../words/words.ts'

/** What the row calls itself, and its place in the table. */
export interface RowName {
  readonly id: string | number | undefined
  readonly line: number
}

/** What can stand in JSON and in a cell as it is. */
const PLAIN = /^\w[\w .-]*$/

/** How to write results; each line without its end. */
export interface BatchWriter {
  /** Lines before the first result. */
  readonly head: readonly string[]
  readonly outcome: (name: RowName, outcome: RowOutcome, due: DueTime | undefined) => string
  readonly error: (name: RowName, problems: readonly Problem[]) => string
}

export const BATCH_FORMATS = ['ndjson', 'csv'] as const
export type BatchFormat = (typeof BATCH_FORMATS)[number]

/** @param isHidden whether others can read it, so that nothing that was typed may stand in it but the ids of rows */
export function batchWriter(format: BatchFormat, words: Words, isHidden = false): BatchWriter {
  const writer = format === 'ndjson' ? ndjsonWriter(words) : csvWriter(words)
  if (!isHidden) return writer
  const hide = (problem: Problem): Problem => withoutTyped(problem, words.report.hidden)
  return { ...writer, error: (name, problems) => writer.error(name, problems.map(hide)) }
}

/** The text of an outcome, made once for each. */
function once(make: (outcome: RowOutcome) => string): (outcome: RowOutcome) => string {
  const made = new WeakMap<RowOutcome, string>()
  return (outcome) => {
    let text = made.get(outcome)
    if (text === undefined) {
      text = make(outcome)
      made.set(outcome, text)
    }
    return text
  }
}

function ndjsonWriter(words: Words): BatchWriter {
  const textOf = once(({ headline, exitCode, doubts, duties, settles }) => {
    const told = JSON.stringify({
      verdict: headline,
      exitCode,
      doubts,
      duties: Object.fromEntries(
        duties.map(({ duty, possible }) => [
          duty,
          possible.length === 1
            ? { status: 'decided', verdict: possible[0] }
            : { status: 'open', possible, strictest: possible.at(-1) },
        ]),
      ),
      settles,
    })
    return `,${told.slice(1, -1)}`
  })
  const start = ({ id, line }: RowName): string => {
    if (id === undefined) return `{"line":${line}`
    return `{"id":${typeof id === 'string' && PLAIN.test(id) ? `"${id}"` : jsonLine(id)},"line":${line}`
  }
  return {
    head: [],
    outcome: (name, outcome, due) =>
      start(name) +
      textOf(outcome) +
      (due === undefined ? ',"due":null,"dueUtc":null}' : `,"due":"${due.due}","dueUtc":"${due.dueUtc}"}`),
    error: (name, problems) => {
      const told = problems.map((problem) => ({ ...problem, message: problemLine(words, problem) }))
      return `${start(name)},"verdict":"error","exitCode":${UNREADABLE},"error":${jsonLine(told[0]?.message ?? '')},"problems":${jsonLine(told)}}`
    },
  }
}

/** What `assess` exits with where it cannot read the answers. */
const UNREADABLE = 2

export const COLUMNS = [
  'id',
  'line',
  'verdict',
  'exitCode',
  ...DUTY_IDS,
  'doubts',
  'settles',
  'due',
  'dueUtc',
  'error',
]

function csvWriter(words: Words): BatchWriter {
  const cells = (values: readonly (string | number)[]): string => csvText([values]).trimEnd()
  const textOf = once(
    ({ headline, exitCode, doubts, duties, settles }) =>
      `;${cells([
        ...[headline, exitCode, ...duties.map(({ possible }) => possible.join('|'))],
        ...[doubts.join('|'), settles.join('|')],
      ])}`,
  )
  const start = ({ id, line }: RowName): string => {
    const text = String(id ?? '')
    return `${PLAIN.test(text) ? text : cells([text])};${line}`
  }
  const empty = ';'.repeat(COLUMNS.length - 4)
  return {
    head: [`\ufeff${COLUMNS.join(';')}`],
    outcome: (name, outcome, due) =>
      start(name) + textOf(outcome) + (due === undefined ? ';;;' : `;${due.due};${due.dueUtc};`),
    error: (name, problems) =>
      `${start(name)};error;${UNREADABLE}${empty}${cells([problems.map((problem) => problemLine(words, problem)).join(' ')])}`,
  }
}
