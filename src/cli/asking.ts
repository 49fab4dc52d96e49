// What a command is that takes the questions of a pack as flags.
import type { AnswersFile } from './answersFile.ts'
import type { Flag } from './flags.ts'

/** A command that takes the questions of a pack. */
export interface Asking {
  /** As it is typed. */
  readonly name: string
  /** Its own flags, besides those of the pack. */
  readonly flags: readonly Flag[]
  /** What is known before the command line: like an answers file. */
  readonly known?: AnswersFile
}
