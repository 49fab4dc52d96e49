// Every flag of the tool, in one table, and the values a command gets of those it takes.
import type { OptionName, ValueName } from '../words/words.ts'

export interface Flag {
  /** What stands behind it in the help; a flag without a value has none. */
  readonly value?: ValueName
  readonly repeatable?: true
  readonly short?: string
  /** As it is typed, where that is not its name. */
  readonly long?: string
}

export const FLAGS = {
  // Of every command.
  lang: { value: 'lang' },
  rules: { value: 'folder' },
  own: { value: 'pack', repeatable: true },
  color: { value: 'when' },
  quiet: { short: '-q' },
  help: { short: '-h' },
  version: { short: '-V' },
  // What is known of an incident.
  answers: { value: 'fileOrStdin' },
  answer: { value: 'answer', repeatable: true },
  reason: { value: 'reason', repeatable: true },
  record: { value: 'record', repeatable: true },
  severity: { value: 'severity', repeatable: true },
  now: { value: 'time' },
  zone: { value: 'zone' },
  by: { value: 'officer' },
  second: { value: 'officer' },
  // What is made of it.
  format: { value: 'format' },
  json: {},
  output: { value: 'file', repeatable: true, short: '-o' },
  paper: { value: 'paper' },
  exitZero: {},
  save: {},
  register: { value: 'folder' },
  // How it is asked.
  noInput: {},
  accessible: {},
  // Of the register.
  all: {},
  at: { value: 'time' },
  reference: { value: 'text' },
  supplement: {},
  why: { value: 'text', long: '--reason' },
  whyClosed: { value: 'text', long: '--reason' },
  dueWithin: { value: 'duration' },
  delay: { value: 'text', long: '--reason' },
  whom: { value: 'whom' },
  how: { value: 'text', long: '--text' },
  what: { value: 'text', long: '--text' },
  text: { value: 'text' },
  blind: {},
  head: { value: 'hash' },
  otherPack: { value: 'pack', long: '--pack' },
  // Of rule packs.
  extends: { value: 'pack' },
  table: { value: 'name' },
  columns: { value: 'questions' },
} as const satisfies Partial<Record<OptionName, Flag>>

export type FlagName = keyof typeof FLAGS

/** Flags that every command takes. */
export const COMMON = ['lang', 'rules', 'own', 'color', 'quiet', 'help'] as const

type ValueOf<F extends Flag> = F extends { repeatable: true }
  ? readonly string[]
  : F extends { value: string }
    ? string
    : true

/** Values of flags, by their names; one that was not given is not there. */
export type Options<Name extends FlagName = FlagName> = {
  readonly [One in Name]?: ValueOf<(typeof FLAGS)[One]>
}

/** A flag as it is typed. */
export function longOf(name: FlagName): string {
  const { long }: Flag = FLAGS[name]
  return long ?? `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}
