// How the wizard asks: the one seam between its flow and a terminal. Tests answer from a script.

/** One thing that can be chosen. */
export interface Option {
  readonly id: string
  readonly title: string
}

/** What stands on the screen around a question. */
export interface Screen {
  /** Above the question: the running deadline, how far one is. */
  readonly above: readonly string[]
  readonly title: string
  readonly help?: string
}

export interface Ask {
  /** Chooses one option; the id of it comes back. */
  readonly one: (screen: Screen, options: readonly Option[], initial?: string) => Promise<string>
  /** Chooses any number on one screen; `alone` are options that stand for themselves («none», «back»). */
  readonly several: (
    screen: Screen,
    options: readonly Option[],
    alone: readonly Option[],
    checked: readonly string[],
  ) => Promise<readonly string[]>
  /** A typed line; `complain` gives what is wrong with it, or undefined. */
  readonly line: (screen: Screen, complain: (typed: string) => string | undefined) => Promise<string>
  /** Shows lines and goes on. */
  readonly show: (lines: readonly string[]) => void
}

/** The terminal went away or the user stopped; everything answered before is saved. */
export class Stopped extends Error {
  override readonly name = 'Stopped'

  constructor(readonly exitCode: number) {
    super(`stopped (${exitCode})`)
  }
}

/** Exit code of Ctrl-C, and of an input that ends. */
export const INTERRUPTED = 130
