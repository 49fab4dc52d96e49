// The first line of a table in CSV → what stands in each column.
import { askable, isGroup, type Pack } from '../../pack/model.ts'
import { nearestOf } from '../../pack/nearest.ts'
import type { Problem } from '../../pack/problem.ts'
import { Trouble } from '../context.ts'
import { recordsIn } from './csvRecords.ts'

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

/** @param first the first line of the table. Throws where it cannot be read, or names a column that is none */
export function csvHead(first: string, pack: Pack): CsvHead {
  const line = first.replace(/^\ufeff/, '').replace(/\r$/, '')
  const delimiter = DELIMITERS.reduce((best, one) => (countOf(line, one) > countOf(line, best) ? one : best))
  const [columns] = recordsIn(line, delimiter, () => {
    throw new Trouble([{ code: 'csv-syntax', why: '1' }])
  })
  if (columns === undefined) throw new Trouble([{ code: 'csv-syntax', why: '1' }])
  return { delimiter, columns: columnsNamed(columns.record, pack) }
}

const countOf = (text: string, part: string): number => text.split(part).length - 1

/** Throws for a column that is none, or there twice: its answers would be lost. */
function columnsNamed(names: readonly string[], pack: Pack): CsvColumn[] {
  const kinds = new Map<string, CsvColumn['kind']>([
    ['id', 'id'],
    ...pack.moments.map(({ id }) => [id, 'moment'] as const),
    ...[...askable(pack), ...pack.questions].map(
      (entry) => [entry.id, isGroup(entry) ? 'kinds' : 'question'] as const,
    ),
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
