// `meldplicht rules list|show|check`.
import { nearestOf } from '../pack/nearest.ts'
import type { Words } from '../report/words/words.ts'
import { type CommandFunction, print, Trouble } from './context.ts'
import { asksHelp, lookAt, withoutFirstWord } from './flags.ts'
import { newCommand } from './program.ts'

const COMMANDS: Readonly<Record<string, () => Promise<CommandFunction>>> = {
  list: async () => (await import('./rulesList.ts')).rulesListCommand,
  show: async () => (await import('./rulesShow.ts')).rulesShowCommand,
  check: async () => (await import('./rulesCheck.ts')).rulesCheckCommand,
  graph: async () => (await import('./rulesGraph.ts')).rulesGraphCommand,
  init: async () => (await import('./rulesInit.ts')).rulesInitCommand,
  diff: async () => (await import('./rulesDiff.ts')).rulesDiffCommand,
}

export const rulesCommand: CommandFunction = async (context, argv) => {
  const look = lookAt(argv)
  const [name] = look.words
  const known = Object.keys(COMMANDS)
  if (name === undefined && asksHelp(look)) {
    const { io, words } = context
    const program = newCommand('meldplicht rules', io, words).description(words.commands.rules)
    for (const command of known) {
      program
        .command(command)
        .description(words.commands.ruleCommands[command as keyof Words['commands']['ruleCommands']])
    }
    print(io, [program.helpInformation().trimEnd()])
    return 0
  }
  if (name === undefined || !Object.hasOwn(COMMANDS, name)) {
    if (name === undefined) throw new Trouble([{ code: 'argument-missing', name: known.join('|') }])
    throw new Trouble([
      { code: 'unknown-name', kind: 'command', name: `rules ${name}`, ...nearestOf(name, known), known },
    ])
  }
  return (await COMMANDS[name]!())(context, withoutFirstWord(argv, look))
}
