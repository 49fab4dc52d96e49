// The command line of `assess` by commander: for help, and for complaints.
import type { Rules } from '../compile/precompiled.ts'
import { clean } from '../report/clean.ts'
import type { Context } from './context.ts'
import { asksHelp, type FirstLook, namesOf } from './flags.ts'
import type { Asking } from './asking.ts'
import { addFlags, addPackFlag, newCommand, parse } from './program.ts'
import type { PackFlag, Parsed } from './quickParse.ts'

/** Parses the arguments, with the flags of the tool and those of the pack. */
export async function parseAssess(
  context: Context,
  { rules, asking, packFlags }: { rules: Rules; asking: Asking; packFlags: readonly PackFlag[] },
  look: FirstLook,
  argv: readonly string[],
): Promise<Parsed> {
  const { io, words, lang } = context
  const { commands } = words
  const { pack } = rules
  const { name, flags } = asking
  const isOfPack = asking.known === undefined
  const named = isOfPack ? `[${commands.argument.packName}]` : `<${commands.argument.incidentName}>`
  const command = newCommand(name, io, words)
    .description(clean(`${pack.title[lang]}. ${pack.about[lang]}`))
    .usage(`${named} [--${commands.argument.questionName} …]`)
    .allowExcessArguments()
  if (isOfPack) command.argument('[pack]', commands.argument.pack)
  addFlags(command, flags, words, look)
  for (const { long, key } of packFlags.filter((flag) => look.flags.has(flag.long))) {
    addPackFlag(command, key, `${long} <answer>`)
  }
  if (asksHelp(look)) {
    const { questionsHelp } = await import('./assessHelp.ts')
    command.addHelpText('after', await questionsHelp(context, rules))
  }
  return parse(command, argv, [...namesOf(flags), ...packFlags.map(({ long }) => long)])
}
