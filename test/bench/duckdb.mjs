// `batch` as DuckDB does it: NDJSON in, the statement of `rules sql` on one thread, NDJSON out.
import { DuckDBInstance } from '@duckdb/node-api'
import { readFileSync } from 'node:fs'

const [path, sql, names] = process.argv.slice(2)
const questions = names.split(',')
const columnOf = (name) => name.replaceAll('-', '_')
const typeOf = (name) => (name === 'data' ? 'VARCHAR[]' : 'VARCHAR')
const struct = questions.map((name) => `"${name}" ${typeOf(name)}`).join(', ')
const cells = questions.map((name) => {
  const value = `answers."${name}"`
  return `${name === 'data' ? `array_to_string(${value}, '|')` : value} as ${columnOf(name)}`
})

const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
await connection.run(
  `create view incidents as select id, moments.discovered as discovered, ${cells.join(', ')}
   from read_ndjson('${path}', columns = {id: 'VARCHAR', answers: 'STRUCT(${struct})', moments: 'STRUCT(discovered VARCHAR)'})`,
)
const statement = readFileSync(sql, 'utf8').trimEnd().replace(/;$/, '')
await connection.run(`copy (${statement}) to '/dev/null' (format json)`)
