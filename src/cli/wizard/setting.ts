// What one run of the wizard is given: how to ask, where its draft stands, what can be done with the outcome.
import type { Rules } from '../../compile/compile.ts'
import type { Assessment } from '../../decide/assess.ts'
import type { Zone } from '../../decide/zone.ts'
import type { Incident } from '../../register/incident.ts'
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
  /**
   * Writes the report, or a letter or worksheet in its place, to standard output or to files; a calendar of what the
   * register holds, where that is known.
   */
  readonly write: (
    assessment: Assessment,
    filed: Incident | undefined,
    paths?: readonly string[],
    paper?: string,
  ) => Promise<void>
  /** Whether the outcome goes into the register without asking (`--save`). */
  readonly recordAtOnce: boolean
  /** Records the outcome in the register, of a new incident or of one that it holds. */
  readonly record: (rules: Rules, draft: Draft, assessment: Assessment) => Promise<Recording>
}

/** What came of recording. */
export interface Recording {
  readonly draft: Draft
  /** The outcome by the register; left out where nothing was recorded, because the draft must be looked at first. */
  readonly assessment?: Assessment
  readonly filed?: Incident
}
