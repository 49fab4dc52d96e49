// The program without a command, by commander: its help, and complaints about its flags.
import type { Command } from 'commander'
import type { Context } from './context.ts'
import { COMMON_FLAGS, type FirstLook, NO_INPUT, WIZARD_FLAGS } from './flags.ts'
import { addFlags, newCommand } from './program.ts'

export { parse } from './program.ts'

export function mainProgram({ io, words }: Context): Command {
  const everything: FirstLook = { words: [], firstWordAt: -1, values: new Map(), flags: new Set(['--help']) }
  const program = newCommand('meldplicht', io, words).usage('<…>').description(words.commands.about)
  addFlags(program, [...COMMON_FLAGS, ...WIZARD_FLAGS, ...NO_INPUT], words, everything)
  program.option('-V, --version', words.commands.options.version)
  program.command('assess [pack]').description(words.commands.assess)
  program.command('resume [draft]').description(words.commands.resume)
  program.command('deadline <discovered>').description(words.commands.deadline)
  program.command('register <…>').description(words.commands.register)
  program.command('batch <pack> <file>').description(words.commands.batch)
  program.command('verify <report.json>').description(words.commands.verify)
  program.command('rules list|show|check|diff|graph|sql|init').description(words.commands.rules)
  // A parent command wants an action, or commander takes «no command» for a mistake.
  return program.action(() => undefined)
}
