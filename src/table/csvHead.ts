// The first line of a table in CSV → what stands in each column.
import { isUtf8 } from 'node:buffer'
import { noSuchQuestion } from '../decide/answers.ts'
import { askable, type Pack, type Text, columnName, replacedIn } from '../pack/model.ts'
import { nearest } from '../pack/nearest.ts'
import { fail, MOST_PROBLEMS, ok, type Problem, type Result } from '../problem.ts'
import { recordAt, textsOf } from './csvRecord.ts'

/** How a table in CSV is written. */
export interface CsvHead {
  readonly delimiter: string
  readonly columns: readonly CsvColumn[]
  /** So many lines it takes. */
  readonly lines: number
}

/** What stands in a column: its name, and of what kind that is. */
export interface CsvColumn {
  /** `empty` has no name and must hold nothing; `ignored` has one that is none of the pack's. */
  readonly kind: 'id' | 'question' | 'moment' | 'reason' | 'record' | 'ignored' | 'empty'
  readonly name: string
}

/** What stands before the rows of a table: perhaps a line that tells the delimiter, as Excel writes it; and the names. */
export interface FirstLines {
  readonly delimiter: string | undefined
  /** The line with the names, without its end. */
  readonly names: Buffer
  readonly lines: number
}

const DELIMITERS = [';', ',', '\t']
const MOST_COLUMNS = 1000

/** The lines before the first row, read; or why they cannot be, or which of their columns is none. */
export function csvHead({ delimiter: told, names: bytes, lines }: FirstLines, pack: Pack): Result<CsvHead> {
  if (!isUtf8(bytes)) return fail({ code: 'line-not-text', line: lines })
  const line = bytes.toString('utf8').replace(/^\ufeff/, '')
  const delimiter =
    told ?? DELIMITERS.reduce((best, one) => (countOf(line, one) > countOf(line, best) ? one : best))
  if (countOf(line, delimiter) >= MOST_COLUMNS) return fail({ code: 'too-many-columns', limit: MOST_COLUMNS })
  const whole = Buffer.from(`${line}\n`)
  const cells: number[] = []
  const { wrong } = recordAt(whole, 0, delimiter.charCodeAt(0), cells)
  if (wrong !== undefined) return fail({ code: 'csv-syntax', why: wrong, line: lines })
  const names = textsOf(whole, cells)
  if (names.every((name) => name === '')) return fail({ code: 'csv-syntax', why: 'head', line: lines })
  const columns = columnsNamed(names, pack)
  return columns.ok ? ok({ delimiter, columns: columns.value, lines }) : columns
}

const countOf = (text: string, part: string): number => text.split(part).length - 1

/**
 * A column that is there twice, or whose name is nearly that of a question, is refused: its answers would be lost. Any
 * other column is none of ours.
 */
function columnsNamed(names: readonly string[], pack: Pack): Result<CsvColumn[]> {
  const kinds = new Map<string, CsvColumn['kind']>([
    ...pack.moments.map(({ id }) => [id, 'moment'] as const),
    ...[...askable(pack), ...pack.questions].map(({ id }) => [id, 'question'] as const),
    // Last, so that it is the id of the row whatever the pack asks.
    ['id', 'id'],
  ])
  const known = [...kinds.keys()]
  const fixed = replacedIn(pack)
  const all = [...known, ...fixed]
  const inSql = new Map(known.map((id) => [columnName(id), id]))
  const titled = titlesOf(pack)
  const met = new Set<string>()
  const problems: Problem[] = []
  const others: Problem[] = []
  const columns = names.map((name): CsvColumn => {
    if (name === '') return { kind: 'empty', name }
    const [, free, of] = /^(reason|record)\.(.*)$/s.exec(name) ?? []
    const small = name.toLowerCase()
    const id = free === undefined ? (kinds.has(small) ? small : inSql.get(small)) : name
    const isTwice = met.has(id ?? name)
    met.add(id ?? name)
    if (problems.length >= MOST_PROBLEMS) return { kind: 'ignored', name }
    if (isTwice) problems.push({ code: 'duplicate-key', key: name })
    if (id !== undefined) {
      const kind = (free as 'reason' | 'record' | undefined) ?? kinds.get(id)!
      return { kind, name: of ?? id }
    }
    const meant =
      nearest(name, all, mistakesIn) ?? titled.get(small) ?? all.find((one) => isPartOf(one, small))
    if (fixed.includes(small)) problems.push({ ...noSuchQuestion(pack, small), at: { origin: name } })
    const told = { code: 'unknown-name', kind: 'column', name, known } as const
    if (meant === undefined) others.push(told)
    else if (!fixed.includes(small)) problems.push({ ...told, nearest: meant })
    return { kind: 'ignored', name }
  })
  // A table that answers nothing is another table.
  if (problems.length === 0 && !columns.some(({ kind }) => ANSWERS.includes(kind)))
    problems.push(...others.slice(0, 1))
  return problems.length > 0 ? fail(...problems) : ok(columns)
}

/** Shorter names are everyday words: a foreign key, a data source. */
const SHORTEST_PART = 'people'.length

/** `discovered_at` is about the discovery, and `data.medical` a kind of data that there is not. @param name in small letters */
function isPartOf(id: string, name: string): boolean {
  const words = name.replaceAll(/[^a-z0-9.]+/g, '-')
  const isLong = id.length >= SHORTEST_PART && (words.startsWith(`${id}-`) || words.endsWith(`-${id}`))
  return isLong || words.startsWith(`${id}.`)
}

/** Fewer than elsewhere: a table has columns of its own, and `region` is no `regime`. */
const mistakesIn = (letters: number): number => (letters <= 2 ? 0 : Math.max(1, Math.floor(letters / 4)))

const ANSWERS: readonly CsvColumn['kind'][] = ['question', 'moment']

/** The titles of questions and moments, in small letters, and what they are called in a table. */
function titlesOf(pack: Pack): ReadonlyMap<string, string> {
  const entries: readonly { readonly id: string; readonly title: Text }[] = [
    ...pack.moments,
    ...askable(pack),
    ...pack.questions,
  ]
  return new Map(
    entries.flatMap(({ id, title }) => [title.nl, title.en].map((text) => [text.toLowerCase(), id] as const)),
  )
}
