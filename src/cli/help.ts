// A command → its help, by commander, in the user's language.
import { Command, Help, Option } from 'commander'
import type { Definition, QuestionsHelp } from './definition.ts'
import { print, type Context } from './context.ts'
import { COMMON, type Flag, type FlagName, FLAGS, longOf } from './flags.ts'
import { widthOf } from './settings/settings.ts'
import type { FormatName } from './formats.ts'

/** Prints the help of a command. */
export function printHelp<Name extends FlagName, Format extends FormatName>(
  context: Context,
  { name, about, args = {}, flags, formats = [] }: Definition<Name, Format>,
  questions?: QuestionsHelp,
): number {
  const { commands } = context.words
  const command = newCommand(context, name, questions?.about ?? about(context.words))
  for (const [word, what] of Object.entries(args)) command.argument(word, commands.argument[what])
  if (questions !== undefined)
    command.usage(`${Object.keys(args).join(' ')} [--${commands.argument.questionName} …]`)
  addFlags(command, context, [...flags, ...COMMON], formats)
  print(context.io, [
    command.helpInformation().trimEnd(),
    ...(questions === undefined ? [] : [questions.after]),
  ])
  return 0
}

/** The help of what has commands of its own: `meldplicht` itself, `rules`, `register`. Each of them by how it is typed. */
export function groupHelp(
  context: Context,
  name: string,
  about: string,
  commands: Readonly<Record<string, string>>,
  flags: readonly FlagName[] = [],
): string {
  const group = newCommand(context, name, about).usage('<…>')
  addFlags(group, context, flags)
  for (const [typed, what] of Object.entries(commands)) group.command(typed).description(what)
  return group.helpInformation().trimEnd()
}

/** Fewest columns of what stands beside a flag; where there are fewer, it stands below it. */
const NARROWEST = 20
/** Columns of the blanks before and behind a flag; of those before what stands below it. */
const BESIDE = 4
const INDENT = 4

/** A command of commander without its own English. */
function newCommand({ io, words: { commands } }: Context, name: string, about: string): Command {
  // commander has its headings in English only; a style hook is the one place that sees them.
  const titles: Readonly<Record<string, string>> = {
    'Usage:': commands.usage,
    'Arguments:': commands.argumentsTitle,
    'Options:': commands.optionsTitle,
    'Commands:': commands.commandsTitle,
  }
  return new Command(`meldplicht ${name}`.trim())
    .description(about)
    .helpCommand(false)
    .helpOption(false)
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      minWidthToWrap: NARROWEST,
      formatItem: (term, termWidth, description, help) =>
        description === '' || help.helpWidth! - termWidth - BESIDE >= NARROWEST
          ? Help.prototype.formatItem.call(help, term, termWidth, description, help)
          : [
              term,
              ...help
                .boxWrap(description, help.helpWidth! - INDENT)
                .split('\n')
                .map((line) => `  ${line}`),
            ]
              .map((line) => `  ${line}`)
              .join('\n'),
    })
    .configureOutput({
      // Its own look at these loads Node's streams and the network with them, which takes longer than all the rest.
      getOutHelpWidth: () => widthOf(io, io.stdout),
      getErrHelpWidth: () => widthOf(io, io.stderr),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
}

function addFlags(
  command: Command,
  { words: { commands } }: Context,
  names: readonly FlagName[],
  formats: readonly FormatName[] = [],
): void {
  for (const name of names) {
    const { value, short }: Flag = FLAGS[name]
    const typed = short === undefined ? longOf(name) : `${short}, ${longOf(name)}`
    const behind =
      name === 'format' ? formats.join('|') : value === undefined ? undefined : commands.values[value]
    command.addOption(
      new Option(behind === undefined ? typed : `${typed} <${behind}>`, commands.options[name]),
    )
  }
}
