// Arguments → words and flags with their values, before anything is known of a command or a pack. The only reader of them.
import { parseArgs } from 'node:util'
import { FLAGS, type Flag, type FlagName, longOf } from './flags.ts'

/** What stands on a command line. Flags go by their long name, as it is typed. */
export interface Argv {
  readonly words: readonly string[]
  readonly flags: ReadonlySet<string>
  /** Values by flag, in order; of a flag that wants none, what was written on to it with `=`. */
  readonly values: ReadonlyMap<string, readonly string[]>
  /** Flags with nothing behind them. */
  readonly alone: ReadonlySet<string>
}

type Declared = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>

const OWN: Declared = Object.fromEntries(
  (Object.entries(FLAGS) as [FlagName, Flag][]).map(([name, { short, value }]) => [
    longOf(name).slice('--'.length),
    {
      type: value === undefined ? 'boolean' : 'string',
      ...(short === undefined ? {} : { short: short[1]! }),
    },
  ]),
)

/** Splits arguments. Every flag that is not the tool's own is taken for a question of a pack, and these take a value. */
export function readArgv(argv: readonly string[]): Argv {
  const others = argv.flatMap((word) => /^--([^=]+)/.exec(word)?.[1] ?? [])
  const options: Declared = {
    ...Object.fromEntries(others.map((name) => [name, { type: 'string' as const }])),
    ...OWN,
  }
  const { tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const words: string[] = []
  const flags = new Set<string>()
  const values = new Map<string, string[]>()
  const alone = new Set<string>()
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    const flag = options[token.name] === undefined ? token.rawName : `--${token.name}`
    flags.add(flag)
    if (token.value === undefined) alone.add(flag)
    else values.set(flag, [...(values.get(flag) ?? []), token.value])
  }
  return { words, flags, values, alone }
}

/** The last value of a flag. */
export const lastOf = ({ values }: Argv, flag: FlagName): string | undefined =>
  values.get(longOf(flag))?.at(-1)

/** Without the first word, which named a command. */
export const behindFirstWord = (argv: Argv): Argv => ({ ...argv, words: argv.words.slice(1) })
