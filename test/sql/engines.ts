// The engines that a statement is tried on: DuckDB in this process, and a real PostgreSQL where there is one.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { IS_FULL } from '../size.ts'

/** A table of texts, its first column `id`; null is a cell that is empty. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/** What comes out, row for row in the order of the table. */
export type Results = readonly (readonly string[])[]

export interface Engine {
  readonly decide: (sql: string, table: Table) => Promise<Results>
  readonly end: () => void
}

const ORDER = 'place_in_table'
const RESULTS =
  "verdict, exit_code, authority, data_subjects, controller, register, doubts, coalesce(error, '')"

/** The statement over a table named `incidents`, as one that gives its results in the order of the table. */
const inOrder = (sql: string): string =>
  `select ${RESULTS} from (${sql.trimEnd().replace(/;$/, '')}\n) outcomes join ${ORDER} on ${ORDER}.id = outcomes.id order by ${ORDER}.place`

const creating = ({ columns }: Table): string =>
  `create temporary table incidents (${columns.map((name) => `${name} text`).join(', ')})`

function csvOf({ rows }: Table): string {
  const cell = (text: string | null): string => (text === null ? '' : `"${text.replaceAll('"', '""')}"`)
  return rows.map((row) => `${row.map(cell).join(';')}\n`).join('')
}

const placesOf = ({ rows }: Table): string => rows.map(([id], place) => `"${id!}";${place}\n`).join('')

/** Files with the table and with the place of each row. */
function filesOf(table: Table): { data: string; places: string; end: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'meldplicht-sql-'))
  const [data, places] = [join(folder, 'data.csv'), join(folder, 'places.csv')] as const
  writeFileSync(data, csvOf(table))
  writeFileSync(places, placesOf(table))
  return { data, places, end: () => rmSync(folder, { recursive: true }) }
}

export async function duckdb(): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  // Its optimizer takes several times longer over a large statement than it saves; `.ci/run` has it on, as users do.
  if (!IS_FULL) await connection.run('pragma disable_optimizer')
  return {
    decide: async (sql, table) => {
      const files = filesOf(table)
      try {
        await connection.run('drop table if exists incidents')
        await connection.run(creating(table))
        await connection.run(`copy incidents from '${files.data}' (format csv, header false, delimiter ';')`)
        await connection.run(`create or replace temporary table ${ORDER} (id text, place bigint)`)
        await connection.run(`copy ${ORDER} from '${files.places}' (format csv, header false, delimiter ';')`)
        const rows = await (await connection.runAndReadAll(inOrder(sql))).getRows()
        return rows.map((row) => row.map((value) => (value === null ? '' : String(value))))
      } finally {
        files.end()
      }
    },
    end: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** Where a PostgreSQL listens that tests may use, as a connection string; `.ci/run` starts one. */
export const POSTGRES = process.env['MELDPLICHT_TEST_POSTGRES']

export function postgres(address: string): Engine {
  return {
    decide: (sql, table) => {
      const files = filesOf(table)
      const form = "(format csv, delimiter ';')"
      const script = [
        `${creating(table)};`,
        `create temporary table ${ORDER} (id text, place bigint);`,
        `\\copy incidents from '${files.data}' ${form}`,
        `\\copy ${ORDER} from '${files.places}' ${form}`,
        `create temporary table results as ${inOrder(sql)};`,
        "\\copy results to stdout (format csv, delimiter ';')",
      ].join('\n')
      try {
        const { status, stdout, stderr } = spawnSync('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', address], {
          input: script,
          encoding: 'utf8',
          maxBuffer: 1 << 28,
        })
        if (status !== 0) throw new Error(stderr)
        const words: Readonly<Record<string, string>> = { t: 'true', f: 'false', '""': '' }
        return Promise.resolve(
          stdout
            .trimEnd()
            .split('\n')
            .map((line) => line.split(';').map((value) => words[value] ?? value)),
        )
      } finally {
        files.end()
      }
    },
    end: () => undefined,
  }
}
