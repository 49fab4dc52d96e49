// A plain command line → its words and options, without commander. Anything unusual is left to commander: it complains
// better, and only it can say what help says. What both understand they understand the same; a test holds them together.
import type { FirstLook, Flag } from './flags.ts'

/** Words and options as commander gives them. */
export interface Parsed {
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, unknown>>
}

/** A flag that a pack adds: its values are found under `key`. */
export interface PackFlag {
  readonly long: string
  readonly key: string
}

/**
 * Reads a command line of at most one word and long flags that are all known, each with its value and none given two
 * ways. Undefined for any other.
 */
export function quickParse(
  argv: readonly string[],
  look: FirstLook,
  flags: readonly Flag[],
  packFlags: readonly PackFlag[] = [],
): Parsed | undefined {
  const isPlain = argv.every((word) => !word.startsWith('-') || word === '-' || /^--[a-z]/.test(word))
  if (!isPlain || look.words.length > 1) return undefined
  const options: Record<string, unknown> = {}
  for (const name of look.flags) {
    const values = look.values.get(name) ?? []
    const flag = flags.find(({ long }) => long === name)
    const added = packFlags.find(({ long }) => long === name)
    if (flag === undefined && added === undefined) return undefined
    const takesValue = added !== undefined || flag?.value !== undefined
    const times = argv.filter((word) => word === name || word.startsWith(`${name}=`)).length
    if (takesValue ? values.length !== times : values.length > 0) return undefined
    if (added !== undefined) options[added.key] = values
    else if (flag!.repeatable === true) options[flag!.name] = values
    else if (takesValue && new Set(values).size > 1) return undefined
    else options[flag!.name] = takesValue ? values[0] : !name.startsWith('--no-')
  }
  return { args: look.words, options }
}
