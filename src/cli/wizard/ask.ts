// How the wizard asks: the one seam between its flow and a terminal. Tests answer from a script.

/** One thing that can be chosen. */
export interface Option {
  readonly id: string
  readonly title: string
}

/** What was ticked, in the order of the options; and what was chosen alone, with the ticks as they stood. */
export interface Chosen {
  readonly ticked: readonly string[]
  readonly alone?: string
}

/** What stands on the screen around a question. */
export interface Screen {
  /** Above the question: the running deadline, how far one is. */
  readonly above: readonly string[]
  readonly title: string
  readonly help?: string
  /** The options carry numbers, because they are spoken of by number. */
  readonly numbered?: true
}

export interface Ask {
  /** Chooses one option; the id of it comes back. */
  readonly one: (screen: Screen, options: readonly Option[], initial?: string) => Promise<string>
  /** The same, but what is typed in place of choosing comes back too. */
  readonly oneOrText: (
    screen: Screen,
    options: readonly Option[],
    initial?: string,
  ) => Promise<{ readonly id: string } | { readonly text: string }>
  /** Ticks any number of options on one screen. One of `alone` («none», «back») is chosen at once. */
  readonly several: (
    screen: Screen,
    options: readonly Option[],
    alone: readonly Option[],
    ticked: readonly string[],
  ) => Promise<Chosen>
  /** A typed line; `complain` gives what is wrong with it, or undefined. An empty line stands for `initial`. */
  readonly line: (
    screen: Screen,
    complain: (typed: string) => string | undefined,
    initial?: string,
  ) => Promise<string>
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

/** Breaks a text into lines that leave `indent` columns free. */
export type Wrap = (text: string, indent?: number) => string[]

/** An option behind `indent` columns: its further lines stand deeper, so that none of them looks like the next option. */
export const hung = (wrap: Wrap, text: string, indent = 0): string[] =>
  wrap(text, indent + HANG).map((line, index) => (index === 0 ? line : ' '.repeat(indent + HANG) + line))
const HANG = 2
