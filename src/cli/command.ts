// A command is one object: what it is called, what it takes, what it can make and what it does. Its help, the reading of its
// arguments and the types of its values come from there.
import { nearestOf } from '../pack/nearest.ts'
import type { Problem } from '../problem.ts'
import type { Argv } from './argv.ts'
import { type Context, Trouble } from './context.ts'
import { COMMON, type Flag, type FlagName, FLAGS, longOf, type Options } from './flags.ts'
import type { FormatName } from './formats.ts'
import type { Definition } from './definition.ts'

/** A command, ready to be run: it gives the exit code. */
export type Command = (context: Context, argv: Argv) => Promise<number>

/** Ties a command together; throws `Trouble` where its arguments are not understood. */
export function defineCommand<const Name extends FlagName = never, const Format extends FormatName = never>(
  definition: Definition<Name, Format>,
): Command {
  return async (context, argv) => {
    if (argv.flags.has('--help')) {
      const { printHelp } = await import('./help.ts')
      return printHelp(context, definition, await definition.questions?.(context, argv))
    }
    const names = [...definition.flags, ...COMMON]
    const flags = names.map(longOf)
    // A command that takes the questions of a pack knows its flags only when it has the pack.
    if (definition.questions === undefined) refuseOthers(argv, flags)
    return definition.run(context, {
      args: argsIn(argv, Object.keys(definition.args ?? {})),
      options: optionsIn(argv, names) as Options<Name>,
      formats: definition.formats ?? [],
      argv,
      flags,
    })
  }
}

/** Refuses every flag that is none of these. */
export function refuseOthers({ flags }: Argv, known: readonly string[]): void {
  const problems = [...flags]
    .filter((flag) => !known.includes(flag))
    .map((name): Problem => ({ code: 'unknown-name', kind: 'flag', name, ...nearestOf(name, known) }))
  if (problems.length > 0) throw new Trouble(problems)
}

function argsIn({ words }: Argv, declared: readonly string[]): readonly string[] {
  const missing = declared[words.length]
  if (missing?.startsWith('<') === true)
    throw new Trouble([{ code: 'argument-missing', name: missing.slice(1, -1) }])
  const isOpen = declared.at(-1)?.includes('...') === true
  const excess = isOpen ? undefined : words[declared.length]
  if (excess !== undefined) throw new Trouble([{ code: 'argument-excess', word: excess }])
  return words
}

function optionsIn(argv: Argv, names: readonly FlagName[]): Readonly<Record<string, unknown>> {
  const given = names.filter((name) => argv.flags.has(longOf(name)))
  return Object.fromEntries(given.map((name) => [name, valueIn(argv, name)]))
}

/** Two different values for a flag that can have one are a problem. */
function valueIn({ alone, values }: Argv, name: FlagName): true | string | readonly string[] {
  const flag = longOf(name)
  const { value, repeatable }: Flag = FLAGS[name]
  const [first, ...more] = values.get(flag) ?? []
  if (value === undefined) {
    if (first === undefined) return true
    throw new Trouble([{ code: 'flag-without-value', flag, value: first }])
  }
  if (first === undefined || alone.has(flag)) throw new Trouble([{ code: 'flag-value', flag }])
  if (repeatable === true) return [first, ...more]
  const second = more.find((one) => one !== first)
  if (second !== undefined) throw new Trouble([{ code: 'flag-twice', flag, first, second }])
  return first
}
