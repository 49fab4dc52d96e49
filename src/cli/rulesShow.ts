// `meldplicht rules show <pack>`: the whole pack as tables, for lawyers.
import { loadPack } from '../pack/library.ts'
import { dayInZone } from '../decide/moment.ts'
import { packTables } from '../report/packTables.ts'
import { type CommandFunction, need, print } from './context.ts'
import { COMMON_FLAGS, lookAt, namesOf } from './flags.ts'
import { styleFor } from './output.ts'
import { addFlags, newCommand, parse } from './program.ts'
import { zoneOf } from './time.ts'

export const rulesShowCommand: CommandFunction = async (context, argv) => {
  const { io, words, folders } = context
  const command = newCommand('meldplicht rules show', io, words)
    .description(words.commands.ruleCommands.show)
    .argument('<pack>', words.commands.argument.packShown)
    .allowExcessArguments(false)
  const { args } = parse(addFlags(command, COMMON_FLAGS, words, lookAt(argv)), argv, namesOf(COMMON_FLAGS))
  const today = dayInZone(io.now(), need(await zoneOf(io, undefined)))
  const pack = need(await loadPack(folders, args[0]!, today))
  print(io, packTables(pack, await styleFor(context)))
  return 0
}
