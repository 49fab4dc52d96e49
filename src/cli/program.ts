// The command line as commander sees it, in the user's language; its complaints become problems.
import { Command, CommanderError, Option, type OptionValues } from 'commander'
import { nearestOf } from '../pack/nearest.ts'
import type { Problem } from '../pack/problem.ts'
import type { Words } from '../report/words/words.ts'
import { Trouble } from './context.ts'
import { asksHelp, type FirstLook, type Flag } from './flags.ts'
import type { Io } from './io.ts'
import { widthOf } from './settings.ts'

/** Help was asked for and shown; nothing is left to do. */
export class HelpShown extends Error {
  override readonly name = 'HelpShown'
}

/** A command without commander's own English, printing or exiting. */
export function newCommand(name: string, io: Io, words: Words): Command {
  const { commands } = words
  // commander has its headings in English only; a style hook is the one place that sees them.
  const titles: Readonly<Record<string, string>> = {
    'Usage:': commands.usage,
    'Arguments:': commands.argumentsTitle,
    'Options:': commands.optionsTitle,
    'Commands:': commands.commandsTitle,
  }
  return new Command(name)
    .exitOverride()
    .helpCommand(false)
    .helpOption('-h, --help', commands.options.help)
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      minWidthToWrap: 20,
    })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: () => undefined,
      outputError: () => undefined,
      // Its own look at these loads Node's streams and the network with them, which takes longer than all the rest.
      getOutHelpWidth: () => widthOf(io, io.stdout),
      getErrHelpWidth: () => widthOf(io, io.stderr),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
}

/**
 * Adds flags of the tool's own table: all of them for the help, otherwise those on the command line, because declaring
 * a flag costs commander time.
 */
export function addFlags(command: Command, flags: readonly Flag[], words: Words, look: FirstLook): Command {
  const isUsed = ({ long, short }: Flag): boolean =>
    asksHelp(look) || look.flags.has(long) || (short !== undefined && look.flags.has(short))
  for (const { name, long, short, value, repeatable } of flags.filter(isUsed)) {
    const names = short === undefined ? long : `${short}, ${long}`
    const { values, options } = words.commands
    const option = new Option(value === undefined ? names : `${names} <${values[value]}>`, options[name])
    if (repeatable === true) option.argParser(collect)
    else if (value !== undefined) option.argParser(once(long))
    command.addOption(option)
  }
  return command
}

/**
 * Adds a flag whose name comes from a pack; its values are found under `key`. commander derives a property name from
 * the flag, which fails on names such as `a--b` and could be that of another flag. The help lists them apart.
 */
export function addPackFlag(command: Command, key: string, names: string): void {
  const option = new Option(names).argParser(collect).hideHelp()
  option.attributeName = () => key
  command.addOption(option)
}

/** Gathers the values of a flag that may be given more than once. */
const collect = (value: string, before: readonly string[] | undefined): string[] => [...(before ?? []), value]

/** Two different values for a flag that can have one are a problem; commander would silently take the last. */
function once(flag: string): (value: string, before: string | undefined) => string {
  return (value, before) => {
    if (before !== undefined && before !== value) {
      throw new Trouble([{ code: 'flag-twice', flag, first: before, second: value }])
    }
    return value
  }
}

/**
 * Parses arguments; what commander complains about becomes a problem, asked-for help becomes `HelpShown`.
 *
 * @param known every flag there is, also those that were not declared, for the nearest right word
 */
export function parse(
  command: Command,
  argv: readonly string[],
  known: readonly string[],
): { args: string[]; options: OptionValues } {
  try {
    command.parse(argv, { from: 'user' })
    return { args: command.args, options: command.opts() }
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) throw new HelpShown()
    throw new Trouble([problemOf(error, command, known)])
  }
}

/** commander tells what was wrong only inside an English sentence, between quotes. */
function problemOf(error: CommanderError, command: Command, known: readonly string[]): Problem {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  switch (error.code) {
    case 'commander.unknownOption': {
      const flag = quoted.split('=')[0] ?? quoted
      return { code: 'unknown-name', kind: 'flag', name: flag, ...nearestOf(flag, known) }
    }
    case 'commander.optionMissingArgument':
      return { code: 'flag-value', flag: quoted.split(' <')[0] ?? quoted }
    case 'commander.missingArgument':
      return { code: 'argument-missing', name: quoted }
    case 'commander.excessArguments':
      return { code: 'argument-excess', word: command.args.at(-1) ?? '' }
    default:
      return { code: 'usage', message: error.message }
  }
}
