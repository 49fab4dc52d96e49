// The first line of a table in CSV → what stands in each column.
import { isUtf8 } from 'node:buffer'
import { askable, isGroup, type Pack } from '../../pack/model.ts'
import { nearestOf } from '../../pack/nearest.ts'
import type { Problem } from '../../pack/problem.ts'
import { Trouble } from '../context.ts'
import { recordAt, textsOf } from './csvRecord.ts'

/** How a table in CSV is written. */
export interface CsvHead {
  readonly delimiter: string
  readonly columns: readonly CsvColumn[]
}

/** What stands in a column: its name, and of what kind that is. */
export interface CsvColumn {
  readonly kind: 'id' | 'question' | 'kinds' | 'moment' | 'reason' | 'record'
  readonly name: string
}

const DELIMITERS = [';', ',', '\t']

/** @param first the first line of the table, as bytes. Throws where it cannot be read, or names a column that is none */
export function csvHead(first: Buffer, pack: Pack): CsvHead {
  if (!isUtf8(first)) throw new Trouble([{ code: 'line-not-text', line: 1 }])
  const line = first.toString('utf8').replace(/^\ufeff/, '')
  const delimiter = DELIMITERS.reduce((best, one) => (countOf(line, one) > countOf(line, best) ? one : best))
  const bytes = Buffer.from(`${line}\n`)
  const cells: number[] = []
  const { wrong } = recordAt(bytes, 0, delimiter.charCodeAt(0), cells)
  if (wrong !== undefined) throw new Trouble([{ code: 'csv-syntax', why: wrong, line: 1 }])
  const names = textsOf(bytes, cells)
  if (names.every((name) => name === '')) throw new Trouble([{ code: 'csv-syntax', why: 'head', line: 1 }])
  return { delimiter, columns: columnsNamed(names, pack) }
}

const countOf = (text: string, part: string): number => text.split(part).length - 1

/** Throws for a column that is none, or there twice: its answers would be lost. */
function columnsNamed(names: readonly string[], pack: Pack): CsvColumn[] {
  const kinds = new Map<string, CsvColumn['kind']>([
    ...pack.moments.map(({ id }) => [id, 'moment'] as const),
    ...[...askable(pack), ...pack.questions].map(
      (entry) => [entry.id, isGroup(entry) ? 'kinds' : 'question'] as const,
    ),
    // Last, so that it is the id of the row whatever the pack asks.
    ['id', 'id'],
  ])
  const known = [...kinds.keys()]
  const problems: Problem[] = []
  const columns = names.map((name, at): CsvColumn => {
    const [, free, of] = /^(reason|record)\.(.*)$/s.exec(name) ?? []
    const kind = kinds.get(name) ?? (free as 'reason' | 'record' | undefined)
    if (names.indexOf(name) !== at) problems.push({ code: 'duplicate-key', key: name })
    else if (kind === undefined)
      problems.push({ code: 'unknown-name', kind: 'column', name, ...nearestOf(name, known), known })
    return { kind: kind ?? 'question', name: of ?? name }
  })
  if (problems.length > 0) throw new Trouble(problems)
  return columns
}
