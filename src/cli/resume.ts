// `meldplicht resume [draft]`: goes on with an interrupted wizard, or lists the drafts there are.
import { type CommandFunction, need, Trouble } from './context.ts'
import { ASSESS_FLAGS, COMMON_FLAGS, lookAt, namesOf, WIZARD_FLAGS } from './flags.ts'
import { addFlags, newCommand, parse } from './program.ts'
import { isInteractive } from './settings.ts'
import { zoneOf } from './time.ts'
import { isAccessible, resumeWizard } from './wizard/start.ts'

const FLAGS = [
  ...COMMON_FLAGS,
  ...WIZARD_FLAGS,
  ...ASSESS_FLAGS.filter(({ name }) =>
    ['zone', 'input', 'format', 'json', 'output', 'save', 'register'].includes(name),
  ),
]

export const resumeCommand: CommandFunction = async (context, argv) => {
  const { io, words } = context
  const command = newCommand('meldplicht resume', io, words)
    .description(words.commands.resume)
    .argument('[draft]', words.commands.argument.draft)
    .allowExcessArguments()
  const look = lookAt(argv)
  const { args, options } = parse(addFlags(command, FLAGS, words, look), argv, namesOf(FLAGS))
  if (args.length > 1) throw new Trouble([{ code: 'argument-excess', word: args[1]! }])
  const zone = need(await zoneOf(io, options['zone'] as string | undefined))
  const accessible = isAccessible(context, options['accessible'] === true)
  return resumeWizard(context, args[0], isInteractive(io, options['input'] === false), {
    zone,
    accessible,
    options,
  })
}
