// A command with commands of its own, such as `meldplicht rules`: its help, and which of them is meant.
import { nearestOf } from '../pack/nearest.ts'
import type { Words } from '../report/words/words.ts'
import { type CommandFunction, print, Trouble } from './context.ts'
import { asksHelp, lookAt, withoutFirstWord } from './flags.ts'
import { newCommand } from './program.ts'

/** @param describe what each command of the group does, in the language of the user */
export function commandGroup<Name extends string>(
  group: 'rules' | 'register',
  describe: (words: Words) => Readonly<Record<Name, string>>,
  commands: Readonly<Record<Name, () => Promise<CommandFunction>>>,
): CommandFunction {
  const known = Object.keys(commands) as Name[]
  return async (context, argv) => {
    const { io, words } = context
    const look = lookAt(argv)
    const [name] = look.words
    if (name === undefined && asksHelp(look)) {
      const program = newCommand(`meldplicht ${group}`, io, words).description(words.commands[group])
      for (const command of known) program.command(command).description(describe(words)[command])
      print(io, [program.helpInformation().trimEnd()])
      return 0
    }
    if (name === undefined) throw new Trouble([{ code: 'argument-missing', name: known.join('|') }])
    const command = known.find((one) => one === name)
    if (command === undefined) {
      throw new Trouble([
        { code: 'unknown-name', kind: 'command', name: `${group} ${name}`, ...nearestOf(name, known), known },
      ])
    }
    return (await commands[command]())(context, withoutFirstWord(argv, look))
  }
}
