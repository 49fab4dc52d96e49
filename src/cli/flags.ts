// The one table of the tool's own flags, and a first look at the arguments before the pack is known.
import type { OptionName, ValueName } from '../report/words/words.ts'

export interface Flag {
  readonly name: OptionName
  readonly long: string
  readonly short?: string
  /** What stands behind it in the help; a flag without a value has none. */
  readonly value?: ValueName
  readonly repeatable?: true
}

/** Flags that every command knows. */
export const COMMON_FLAGS: readonly Flag[] = [
  { name: 'lang', long: '--lang', value: 'lang' },
  { name: 'rules', long: '--rules', value: 'folder' },
  { name: 'own', long: '--own', value: 'pack', repeatable: true },
  { name: 'color', long: '--color', value: 'when' },
  { name: 'quiet', long: '--quiet', short: '-q' },
]

/** Flags of `assess`, besides the questions and moments of the pack. */
export const ASSESS_FLAGS: readonly Flag[] = [
  { name: 'answers', long: '--answers', value: 'fileOrStdin' },
  { name: 'answer', long: '--answer', value: 'answer', repeatable: true },
  { name: 'reason', long: '--reason', value: 'reason', repeatable: true },
  { name: 'record', long: '--record', value: 'record', repeatable: true },
  { name: 'severity', long: '--severity', value: 'severity', repeatable: true },
  { name: 'now', long: '--now', value: 'time' },
  { name: 'zone', long: '--zone', value: 'zone' },
  { name: 'format', long: '--format', value: 'format' },
  { name: 'json', long: '--json' },
  { name: 'output', long: '--output', short: '-o', value: 'file', repeatable: true },
  { name: 'paper', long: '--paper', value: 'paper' },
  { name: 'input', long: '--no-input' },
  { name: 'exitZero', long: '--exit-zero' },
  { name: 'save', long: '--save' },
  { name: 'register', long: '--register', value: 'folder' },
  { name: 'by', long: '--by', value: 'officer' },
  { name: 'second', long: '--second', value: 'officer' },
]

/** Where to write, and how. */
export const OUTPUT_FLAGS: readonly Flag[] = ASSESS_FLAGS.filter(({ name }) =>
  ['format', 'json', 'output'].includes(name),
)

export const REGISTER_FLAG: Flag = ASSESS_FLAGS.find(({ name }) => name === 'register')!

/** The present moment, for what is not said to have been at another. */
export const NOW_FLAG: Flag = ASSESS_FLAGS.find(({ name }) => name === 'now')!

/** Who does it. */
export const BY_FLAG: Flag = ASSESS_FLAGS.find(({ name }) => name === 'by')!

/** For scripts: never ask. */
export const NO_INPUT: readonly Flag[] = ASSESS_FLAGS.filter(({ name }) => name === 'input')

/** Flags of what can ask. */
export const WIZARD_FLAGS: readonly Flag[] = [{ name: 'accessible', long: '--accessible' }]

export const DEADLINE_FLAGS: readonly Flag[] = ASSESS_FLAGS.filter(({ name }) =>
  ['now', 'zone', 'format', 'json'].includes(name),
)

/** Names of flags, as they are typed. */
export const namesOf = (flags: readonly Flag[]): string[] => [...flags.map(({ long }) => long), '--help']

/** Flags of `register` that stand alone. */
export const ALONE_FLAGS: readonly Flag[] = [
  { name: 'supplement', long: '--supplement' },
  { name: 'blind', long: '--blind' },
  { name: 'all', long: '--all' },
]

const WITHOUT_VALUE: ReadonlySet<string> = new Set([
  ...[...COMMON_FLAGS, ...ASSESS_FLAGS, ...WIZARD_FLAGS, ...ALONE_FLAGS].flatMap(({ long, short, value }) =>
    value !== undefined ? [] : short === undefined ? [long] : [long, short],
  ),
  '--help',
  '-h',
  '--version',
  '-V',
])

/** What stands on a command line before anything is known of it. */
export interface FirstLook {
  readonly words: readonly string[]
  /** Where the first word stands among the arguments. */
  readonly firstWordAt: number
  /** Values by flag, in order; every flag not known to stand alone is taken to have one. */
  readonly values: ReadonlyMap<string, readonly string[]>
  readonly flags: ReadonlySet<string>
}

/** Splits arguments into words and flags. Every question of a pack takes a value, so this needs no pack. */
export function lookAt(argv: readonly string[]): FirstLook {
  const words: string[] = []
  const flags = new Set<string>()
  const values = new Map<string, string[]>()
  let firstWordAt = -1
  const add = (flag: string, value?: string): void => {
    flags.add(flag)
    if (value !== undefined) values.set(flag, [...(values.get(flag) ?? []), value])
  }
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index]!
    if (word === '--') {
      if (words.length === 0) firstWordAt = index + 1
      words.push(...argv.slice(index + 1))
      break
    }
    if (!word.startsWith('-') || word === '-') {
      if (words.length === 0) firstWordAt = index
      words.push(word)
      continue
    }
    // The flag that takes what follows, and what is written on to it: `--lang=nl`, `-oreport.json`, `-qo`.
    const [flag, attached] = word.startsWith('--') ? longFlag(word) : shortFlags(word, add)
    if (flag === undefined) continue
    if (attached !== undefined || WITHOUT_VALUE.has(flag)) add(flag, attached)
    else {
      index += 1
      add(flag, argv[index])
    }
  }
  return { words, firstWordAt, values, flags }
}

/** Whether help is asked for. */
export const asksHelp = ({ flags }: FirstLook): boolean => flags.has('--help') || flags.has('-h')

/** The arguments without the first word. */
export function withoutFirstWord(argv: readonly string[], { firstWordAt }: FirstLook): string[] {
  return argv.filter((_, index) => index !== firstWordAt)
}

function longFlag(word: string): readonly [string, string | undefined] {
  const equals = word.indexOf('=')
  return equals > 0 ? [word.slice(0, equals), word.slice(equals + 1)] : [word, undefined]
}

/** Adds the letters that stand alone; the first that takes a value has the rest of the word. */
function shortFlags(
  word: string,
  add: (flag: string) => void,
): readonly [string | undefined, string | undefined] {
  for (let at = 1; at < word.length; at += 1) {
    const flag = `-${word[at]!}`
    if (!WITHOUT_VALUE.has(flag)) return [flag, at + 1 < word.length ? word.slice(at + 1) : undefined]
    add(flag)
  }
  return [undefined, undefined]
}
