// What a command may touch of the outside world: arguments, environment, streams, the clock. Tests bring their own.

import type { Readable } from 'node:stream'
import type { Installed } from '../check/open.ts'
import type { Zone } from '../decide/zone.ts'
import type { Result } from '../problem.ts'

export interface Terminal {
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WriteStream
  /** Aborted by a signal; its reason is the exit code. */
  readonly signal: AbortSignal
}

export interface Output {
  readonly isTerminal: boolean
  /** Columns of the terminal, if it is one. */
  readonly columns: number | undefined
  readonly write: (text: string | Uint8Array) => void
  /** Writes lines that are meant to be commands to the runner of a CI job; in any other these are made harmless. */
  readonly writeCommands: (lines: string) => void
  /**
   * Writes whole lines in pieces that a pipe takes whole or not at all, so that a run that is killed leaves no half line.
   * The bytes are the caller's again.
   */
  readonly writeLines: (bytes: Uint8Array) => void
  /** Resolves when what was written has gone out, so that a slow reader is not run over; false where nobody reads any more. */
  readonly drained: () => Promise<boolean>
}

export interface Io extends Installed {
  /** Arguments behind the name of the program. */
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly version: string
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number
  /** A time zone by its IANA name. */
  readonly zone: (name: string) => Promise<Result<Zone>>
  /** Name of the user of this computer. */
  readonly user: string
  /** The folder for drafts; undefined, as the other places, where there is no home. */
  readonly state: string | undefined
  /** The user's configuration file, there or not. */
  readonly config: string | undefined
  /** The folder of what the user keeps: the register. */
  readonly data: string | undefined
  /** The terminal to ask on; from then on signals end the wizard in good order. */
  readonly terminal: () => Terminal
  /** What to do when a signal stops the process, before it ends; what comes back takes that off again. */
  readonly onStop: (work: () => void) => () => void
  readonly stdin: {
    readonly isTerminal: boolean
    /** All bytes, at most `limit` and one more. */
    readonly read: (limit: number) => Promise<Uint8Array>
    /** All bytes, piece by piece. */
    readonly stream: () => Readable
  }
  readonly stdout: Output
  readonly stderr: Output
}
