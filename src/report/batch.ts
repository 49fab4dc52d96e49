// Outcomes of very many incidents → lines of NDJSON or CSV. What equal outcomes have in common is made once.
import type { DueTime } from '../decide/dueTimes.ts'
import type { Outcome } from '../decide/many.ts'
import { DUTY_IDS } from '../pack/model.ts'
import type { Problem } from '../pack/problem.ts'
import { jsonLine } from './clean.ts'
import { csvText } from './csv.ts'
import { problemText } from './problem.ts'
import type { Words } from './words/words.ts'

/** What the row calls itself, and its place in the table. */
export interface RowName {
  readonly id: string | number | undefined
  readonly line: number
}

/** How to write results; each line without its end. */
export interface BatchWriter {
  /** Lines before the first result. */
  readonly head: readonly string[]
  readonly outcome: (name: RowName, outcome: Outcome, due: DueTime | undefined) => string
  readonly error: (name: RowName, problems: readonly Problem[]) => string
}

export const BATCH_FORMATS = ['ndjson', 'csv'] as const
export type BatchFormat = (typeof BATCH_FORMATS)[number]

export function batchWriter(format: BatchFormat, words: Words): BatchWriter {
  return format === 'ndjson' ? ndjsonWriter(words) : csvWriter(words)
}

/** The text of something, made once for each. */
function once<Key extends object>(make: (key: Key) => string): (key: Key) => string {
  const made = new WeakMap<Key, string>()
  return (key) => {
    let text = made.get(key)
    if (text === undefined) {
      text = make(key)
      made.set(key, text)
    }
    return text
  }
}

function ndjsonWriter(words: Words): BatchWriter {
  const start = ({ id, line }: RowName): string => {
    if (id === undefined) return `{"line":${line}`
    return typeof id === 'string' && PLAIN.test(id)
      ? `{"id":"${id}","line":${line}`
      : `{"id":${jsonLine(id)},"line":${line}`
  }
  const shared = once(({ headline, exitCode, duties, settles, isContradictory }: Outcome) =>
    JSON.stringify({
      verdict: headline,
      exitCode,
      duties: Object.fromEntries(
        duties.map(({ duty, possible }) => [
          duty,
          possible.length === 1
            ? { status: 'decided', verdict: possible[0] }
            : { status: 'open', possible, strictest: possible.at(-1) },
        ]),
      ),
      settles,
      ...(isContradictory ? { contradictory: true } : {}),
    }).slice(1, -1),
  )
  return {
    head: [],
    outcome: (name, outcome, due) =>
      due === undefined
        ? `${start(name)},${shared(outcome)},"due":null,"dueUtc":null}`
        : `${start(name)},${shared(outcome)},"due":"${due.due}","dueUtc":"${due.dueUtc}"}`,
    error: (name, problems) => {
      const told = problems.map((problem) => ({ ...problem, message: problemText(words, problem) }))
      return `${start(name)},"error":${jsonLine(told[0]?.message ?? '')},"problems":${jsonLine(told)}}`
    },
  }
}

/** What can stand in JSON and in a cell as it is. */
const PLAIN = /^\w[\w.-]*$/
const COLUMNS = ['id', 'line', 'verdict', 'exitCode', ...DUTY_IDS, 'settles', 'due', 'dueUtc', 'error']

function csvWriter(words: Words): BatchWriter {
  const cells = (values: readonly (string | number)[]): string => csvText([values]).trimEnd()
  const start = ({ id, line }: RowName): string => {
    const text = String(id ?? '')
    return `${PLAIN.test(text) ? text : cells([text])};${line}`
  }
  const shared = once(({ headline, exitCode, duties, settles }: Outcome) =>
    cells([headline, exitCode, ...duties.map(({ possible }) => possible.join('|')), settles.join('|')]),
  )
  const empty = ';'.repeat(COLUMNS.length - 3)
  return {
    head: [`\ufeff${COLUMNS.join(';')}`],
    outcome: (name, outcome, due) =>
      `${start(name)};${shared(outcome)};${due?.due ?? ''};${due?.dueUtc ?? ''};`,
    error: (name, problems) =>
      `${start(name)};error${empty}${cells([problems.map((problem) => problemText(words, problem)).join(' ')])}`,
  }
}
