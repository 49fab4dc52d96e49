// Sentences → lines of a given width, with headings, bullets and indents. Colour comes from outside.
import { wrapAnsi } from 'fast-wrap-ansi'
import type { Words } from '../words/words.ts'

/** How to stress a text; without colour each is the identity. */
export interface Style {
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
  readonly bad: (text: string) => string
  readonly good: (text: string) => string
  readonly open: (text: string) => string
}

const same = (text: string): string => text
export const PLAIN: Style = { strong: same, faint: same, bad: same, good: same, open: same }

/** In which language, colours and width to write. */
export interface TextOptions {
  readonly words: Words
  readonly style: Style
  /** Columns of the terminal. */
  readonly width: number
}

/** Nothing but characters that take one column each; what fits is then not wrapped, which is slow to find out. */
const NARROW = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u2193]*$/

const NARROWEST = 30
const WIDEST = 100

/** A text as lines of a width. */
export const wrapped = (text: string, width: number): string[] =>
  wrapAnsi(text, Math.max(width, NARROWEST), { hard: false }).split('\n')

/** Collects lines; `width` is that of the terminal. */
export class Page {
  readonly lines: string[] = []
  private readonly width: number

  constructor(
    width: number,
    readonly style: Style,
  ) {
    this.width = Math.min(Math.max(width, NARROWEST), WIDEST)
  }

  /** A paragraph; the lines after the first are indented by `hang` more. */
  say(text: string, indent = 0, hang = 0): void {
    const room = this.width - indent - hang
    const wrapped =
      text.length <= room && NARROW.test(text) ? [text] : wrapAnsi(text, room, { hard: false }).split('\n')
    wrapped.forEach((line, index) => {
      this.lines.push(' '.repeat(indent + (index === 0 ? 0 : hang)) + line.trimEnd())
    })
  }

  /** A bullet. */
  item(text: string, indent = 2): void {
    this.say(`- ${text}`, indent, 2)
  }

  /** A heading with a blank line before it. */
  heading(text: string): void {
    this.lines.push('')
    this.say(this.style.strong(text))
  }

  blank(): void {
    this.lines.push('')
  }
}
