// What a command is: what it is called, what it takes, what it can make, and what it is given when it is run.
import type { Words } from '../words/words.ts'
import type { Argv } from './argv.ts'
import type { Context } from './context.ts'
import type { FlagName, Options } from './flags.ts'
import type { FormatName } from './formats.ts'

export interface Definition<Name extends FlagName, Format extends FormatName> {
  /** As it is typed behind `meldplicht`. */
  readonly name: string
  readonly about: (words: Words) => string
  /** Words behind it: `<compulsory>`, `[optional]` or `[several...]`, each with what it is. */
  readonly args?: Readonly<Record<string, keyof Words['commands']['argument']>>
  readonly flags: readonly Name[]
  /** What `--format` can name; the first is made where nothing is asked for. */
  readonly formats?: readonly Format[]
  /** Of a command that takes the questions of a pack as flags: what its help says of them. */
  readonly questions?: (context: Context, argv: Argv) => Promise<QuestionsHelp>
  readonly run: (context: Context, given: Given<Name, Format>) => Promise<number>
}

export interface QuestionsHelp {
  readonly about: string
  readonly after: string
}

/** What a command was given. */
export interface Given<Name extends FlagName = FlagName, Format extends FormatName = FormatName> {
  readonly args: readonly string[]
  readonly options: Options<Name>
  readonly formats: readonly Format[]
  readonly argv: Argv
  /** The command's own flags, as they are typed. */
  readonly flags: readonly string[]
}
