// The statement of every shipped pack is in the grammar of Spark SQL and of Trino, which run nowhere in these tests.
import { SparkSQL, TrinoSQL } from 'dt-sql-parser'
import { expect, test } from 'vitest'
import { loadRules } from '../../src/check/open.ts'
import { columnsNamed } from '../../src/sql/columns.ts'
import { statement } from '../../src/sql/statement.ts'
import { HOME, INSTALLED } from '../cli/run.ts'

test.each([
  ['ap', false],
  ['ap', true],
  ['procurios-contactmomenten', false],
  ['snoobi', false],
  ['snoobi', true],
])(
  '%s (other rules held before: %s)',
  async (id, hadOthers) => {
    const rules = await loadRules(INSTALLED, [`${HOME}/rules`], id, '2026-05-01')
    if (!rules.ok) throw new Error(JSON.stringify(rules.problems))
    const columns = columnsNamed(rules.value.pack, undefined)
    if (!columns.ok) throw new Error(JSON.stringify(columns.problems))
    const sql = statement(rules.value, {
      table: 'incidents',
      columns: columns.value,
      holds: {
        from: '2020-04-30',
        until: undefined,
        clock: { zone: 'Europe/Amsterdam', skipped: ['2019-03-31 02'], until: '2037-01-01' },
      },
      twoOfficers: false,
      hadOthers,
    })
    if (!sql.ok) throw new Error(JSON.stringify(sql.problems))
    const text = sql.value.join('\n')
    expect(new SparkSQL().validate(text)).toEqual([])
    expect(new TrinoSQL().validate(text)).toEqual([])
  },
  240_000,
)
