// `meldplicht rules sql <pack>`: the pack as one SQL statement, for tables that stay where they are.
import { periodOf } from '../../../pack/library.ts'
import { DEFAULT_ZONE } from '../../../decide/zone.ts'
import { clockOf } from '../../../sql/clock.ts'
import { columnsNamed } from '../../../sql/columns.ts'
import { heading } from '../../../sql/heading.ts'
import { statement } from '../../../sql/statement.ts'
import { defineCommand } from '../../command.ts'
import { need, Trouble } from '../../context.ts'
import { packNamed } from '../../input/packChoice.ts'
import { rulesThatDecide } from '../../../check/proven.ts'
import { targetsOf, write } from '../../write/write.ts'

const DEFAULT_TABLE = 'incidents'
/** A name with, perhaps, the schema and the catalogue it stands in; any other wants a view. */
const TABLE_NAME = /^[a-z_]\w{0,62}(\.[a-z_]\w{0,62}){0,2}$/i

export const rulesSql = defineCommand({
  name: 'rules sql',
  about: (words) => words.commands.ruleCommands.sql,
  args: { '<pack>': 'packShown' },
  flags: ['format', 'output', 'table', 'columns'],
  formats: ['sql'],
  run: async (context, given) => {
    const { io, words, folders, config } = context
    const { table = DEFAULT_TABLE, columns } = given.options
    const targets = targetsOf(context, given)
    if (!TABLE_NAME.test(table))
      throw new Trouble([{ code: 'wrong-value', key: '--table', expected: 'table-name' }])
    const rules = need(rulesThatDecide(await packNamed(context, given.args[0]!)))
    const { pack } = rules
    const named = columns?.split(',').map((name) => name.trim())
    const { from, until, hadOthers } = periodOf(folders, pack)
    const clock = clockOf(need(await io.zone(DEFAULT_ZONE)), from, io.now())
    const wanted = {
      table,
      columns: need(columnsNamed(pack, named)),
      holds: { from, until, clock },
      twoOfficers: config.secondOfficer,
      hadOthers,
    }
    const lines = [...heading(pack, wanted, words, io.version), ...need(statement(rules, wanted))]
    await write(context, targets, { sql: () => lines })
    return 0
  },
})
