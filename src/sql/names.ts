// Ids of a pack → names of columns that need no quotes in any of the engines.
import { columnName } from '../pack/model.ts'

/**
 * Words that one of the engines takes for its own language where a column is named: what the SQL standard reserves and
 * DuckDB, PostgreSQL, Spark SQL or Trino keep to it.
 */
const RESERVED: ReadonlySet<string> = new Set(
  `all alter analyse analyze and anti any array as asc asymmetric at authorization between both by case cast check
  collate collation column commit concurrently constraint create cross cube current current_catalog current_date
  current_path current_role current_schema current_time current_timestamp current_user deallocate default deferrable
  delete desc describe distinct do drop else end escape except execute exists extract false fetch filter for foreign
  freeze from full function global grant group grouping having ilike in initially inner insert intersect into is isnull
  join lateral leading left like limit listagg local localtime localtimestamp minus natural normalize not notnull null
  of offset on only or order outer overlaps partition pivot placing position prepare primary qualify recursive
  references returning revoke right rollback rollup row rows select semi session_user set show similar skip some start
  summarize symmetric table tablesample then time to trailing trim true truncate uescape union unique unknown unnest
  unpivot update user using values variadic verbose when where window with`.split(/\s+/),
)

/** The name of a thing in a statement; no two things have the same. */
export type NameOf = (
  kind: 'column' | 'cell' | 'text' | 'list' | 'code' | 'check' | 'undated' | 'step',
  id: string,
) => string

/** Ids of a pack have no underscore, so what was added to tell two names apart is seen. */
export function namesWithout(taken: readonly string[]): NameOf {
  const names = new Map<string, string>()
  const used = new Set(taken)
  return (kind, id) => {
    const key = `${kind} ${id}`
    const known = names.get(key)
    if (known !== undefined) return known
    let name = columnName(id)
    if (kind !== 'column') name += `_${kind}`
    while (RESERVED.has(name) || used.has(name)) name += '_'
    used.add(name)
    names.set(key, name)
    return name
  }
}
