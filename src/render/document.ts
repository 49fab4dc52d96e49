// A text in parts, before it becomes lines for a terminal, Markdown or HTML. All text in it is clean and in one language.

/** How a part of a text is stressed; a renderer may show it by colour, weight or not at all. */
export type Tone = 'strong' | 'faint' | 'bad' | 'good' | 'open'

export interface Span {
  readonly text: string
  readonly tones: readonly Tone[]
}

/** A text of which parts may be stressed. */
export type Inline = string | readonly (string | Span)[]

export const strong = (text: string, ...more: readonly Tone[]): Span => ({ text, tones: ['strong', ...more] })
export const faint = (text: string): Span => ({ text, tones: ['faint'] })
export const bad = (text: string): Span => ({ text, tones: ['bad'] })

export const partsOf = (text: Inline): readonly (string | Span)[] =>
  typeof text === 'string' ? [text] : text

/** A point of a list, with what is said below it. */
export interface Item {
  readonly text: Inline
  readonly below: readonly Inline[]
}

export type ListItem = string | Item | readonly (string | Span)[]

export const itemOf = (item: ListItem): Item =>
  typeof item === 'object' && 'below' in item ? item : { text: item, below: [] }

/** A cell of a table: one text, or several that each stand by themselves. */
export type CellText = string | readonly string[]

export interface Table {
  readonly kind: 'table'
  readonly head: readonly string[]
  readonly rows: readonly (readonly CellText[])[]
  /** On a terminal, where a table has no room: the first cell as a heading over the others, or as an item of a list. */
  readonly narrow: 'headings' | 'items'
}

/** How far a part stands below the one before it: steps of indentation on a terminal. */
interface Nested {
  readonly depth?: 1 | 2
}

export type Block =
  | { readonly kind: 'title' | 'section' | 'heading' | 'label'; readonly text: string }
  | ({ readonly kind: 'paragraph'; readonly text: Inline } & Nested)
  | ({ readonly kind: 'list'; readonly items: readonly ListItem[] } & Nested)
  /** What is so, each with its name. */
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [string, Inline])[] }
  /** A line between what was said and what is said about it. */
  | { readonly kind: 'rule' }
  /** Room between paragraphs; where they stand apart by themselves it is nothing. */
  | { readonly kind: 'space' }
  /** Lines that stay as they are. */
  | { readonly kind: 'verbatim'; readonly lines: readonly string[] }
  /** A drawing, with the same in words. A terminal shows neither: what it shows is said elsewhere. */
  | {
      readonly kind: 'picture'
      readonly title: string
      readonly svg: readonly string[]
      readonly words: readonly string[]
    }
  | Table

export type Document = readonly Block[]

export type HeadingKind = 'title' | 'section' | 'heading'

/** The level of each kind of heading, from 1; none is skipped where a document has no sections. */
export function levelOf(document: Document): (kind: HeadingKind) => number {
  const hasSections = document.some(({ kind }) => kind === 'section')
  return (kind) => (kind === 'title' ? 1 : kind === 'section' || !hasSections ? 2 : 3)
}

/** A table without the columns in which there is nothing. */
export function filledColumns({ head, rows }: Table): Pick<Table, 'head' | 'rows'> {
  const isFilled = head.map((_, column) =>
    rows.some((row) => linesOf(row[column] ?? '').some((line) => line !== '')),
  )
  return {
    head: head.filter((_, column) => isFilled[column]),
    rows: rows.map((row) => row.filter((_, column) => isFilled[column])),
  }
}

export const linesOf = (cell: CellText): readonly string[] => (typeof cell === 'string' ? [cell] : cell)
