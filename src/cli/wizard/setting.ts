// What one run of the wizard is given: how to ask, where its draft stands, what can be done with the outcome.
import type { Rules } from '../../compile/compile.ts'
import type { Assessment } from '../../decide/assess.ts'
import type { Zone } from '../../decide/zone.ts'
import type { Ask } from './ask.ts'
import type { Draft, DraftFile } from './draft.ts'

export interface Start {
  readonly ask: Ask
  readonly zone: Zone
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number
  readonly file: DraftFile
  readonly draft: Draft
  /** The pack, when it was named on the command line. */
  readonly pack?: string
  /** Assesses an incident, with the second opinion where scores were given. */
  readonly assess: (rules: Rules, draft: Draft) => Promise<Assessment>
  /** Writes the report, or a letter or worksheet in its place, to standard output or to files. */
  readonly write: (assessment: Assessment, paths?: readonly string[], paper?: string) => Promise<void>
  /** Whether the outcome goes into the register without asking (`--save`). */
  readonly recordAtOnce: boolean
  /** Records the outcome in the register, of a new incident or of one that has a number; the number comes back. */
  readonly record: (assessment: Assessment, incident: string | undefined) => Promise<string>
}
