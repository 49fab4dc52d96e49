// `meldplicht rules list|check`.
import { nearestOf } from '../pack/nearest.ts'
import { type CommandFunction, Trouble } from './context.ts'
import { lookAt } from './flags.ts'

const COMMANDS: Readonly<Record<string, () => Promise<CommandFunction>>> = {
  list: async () => (await import('./rulesList.ts')).rulesListCommand,
  check: async () => (await import('./rulesCheck.ts')).rulesCheckCommand,
}

export const rulesCommand: CommandFunction = async (context, argv) => {
  const [name] = lookAt(argv).words
  const known = Object.keys(COMMANDS)
  if (name === undefined || !Object.hasOwn(COMMANDS, name)) {
    if (name === undefined) throw new Trouble([{ code: 'argument-missing', name: known.join('|') }])
    throw new Trouble([
      { code: 'unknown-name', kind: 'command', name: `rules ${name}`, ...nearestOf(name, known), known },
    ])
  }
  const at = argv.indexOf(name)
  return (await COMMANDS[name]!())(context, [...argv.slice(0, at), ...argv.slice(at + 1)])
}
