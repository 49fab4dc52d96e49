// `meldplicht rules sql <pack>`: the pack as one SQL statement, for tables that stay where they are.
import { hadOthers, lastsUntil } from '../pack/library.ts'
import { DEFAULT_ZONE } from '../decide/zone.ts'
import { clockOf } from '../report/sql/clock.ts'
import { columnsNamed } from '../report/sql/columns.ts'
import { heading } from '../report/sql/heading.ts'
import { statement } from '../report/sql/statement.ts'
import { type CommandFunction, need, Trouble } from './context.ts'
import { COMMON_FLAGS, lookAt, namesOf, OUTPUT_FLAGS } from './flags.ts'
import { packNamed } from './packChoice.ts'
import { rulesThatDecide } from './proven.ts'
import { addFlags, newCommand, parse } from './program.ts'
import { writeTargets } from './targets.ts'

const FLAGS = [
  ...COMMON_FLAGS,
  ...OUTPUT_FLAGS.filter(({ name }) => name === 'output'),
  { name: 'table', long: '--table', value: 'name' } as const,
  { name: 'columns', long: '--columns', value: 'questions' } as const,
]

const DEFAULT_TABLE = 'incidents'
/** A name with, perhaps, the schema and the catalogue it stands in; any other wants a view. */
const TABLE_NAME = /^[a-z_]\w{0,62}(\.[a-z_]\w{0,62}){0,2}$/i

export const rulesSqlCommand: CommandFunction = async (context, argv) => {
  const { io, words, folders, config } = context
  const command = newCommand('meldplicht rules sql', io, words)
    .description(words.commands.ruleCommands.sql)
    .argument('<pack>', words.commands.argument.packShown)
    .allowExcessArguments(false)
  const { args, options } = parse(addFlags(command, FLAGS, words, lookAt(argv)), argv, namesOf(FLAGS))
  const table = (options['table'] as string | undefined) ?? DEFAULT_TABLE
  if (!TABLE_NAME.test(table))
    throw new Trouble([{ code: 'wrong-value', key: '--table', expected: 'table-name' }])
  const rules = need(rulesThatDecide(await packNamed(context, args[0]!)))
  const { pack } = rules
  const named = (options['columns'] as string | undefined)?.split(',').map((name) => name.trim())
  const from = pack.files
    .map(({ version }) => version)
    .sort()
    .at(-1)!
  const clock = clockOf(need(await io.zone(DEFAULT_ZONE)), from, io.now())
  const wanted = {
    table,
    columns: need(columnsNamed(pack, named)),
    holds: {
      from,
      until: lastsUntil(folders, pack),
      clock,
    },
    twoOfficers: config.secondOfficer,
    hadOthers: hadOthers(folders, pack),
  }
  const lines = [...heading(pack, wanted, words, io.version), ...need(statement(rules, wanted))]
  const text = `${lines.join('\n')}\n`
  const paths = (options['output'] as string[] | undefined) ?? []
  writeTargets(
    context,
    options,
    paths.map((path) => ({ path, text })),
  )
  if (paths.length === 0) io.stdout.write(text)
  return 0
}
