// `meldplicht register init`: begins a register in a folder.
import { beginRegister } from '../register/place.ts'
import { clean } from '../report/clean.ts'
import { type CommandFunction, need, note } from './context.ts'
import { COMMON_FLAGS, lookAt, namesOf, NOW_FLAG, REGISTER_FLAG } from './flags.ts'
import { addFlags, newCommand, parse } from './program.ts'
import { registerFolder } from './settings.ts'

const FLAGS = [...COMMON_FLAGS, REGISTER_FLAG, NOW_FLAG]

export const registerInitCommand: CommandFunction = async (context, argv) => {
  const { io, words } = context
  const command = newCommand('meldplicht register init', io, words)
    .description(words.commands.registerCommands.init)
    .allowExcessArguments(false)
  const { options } = parse(addFlags(command, FLAGS, words, lookAt(argv)), argv, namesOf(FLAGS))
  const folder = registerFolder(context, options['register'] as string | undefined)
  const isNew = need(beginRegister(folder))
  note(context, (isNew ? words.register.begun : words.register.begunBefore)(clean(folder)))
  return Promise.resolve(0)
}
