// A text in parts, before it becomes lines for a terminal, Markdown or HTML. All text in it is clean and in one language.

/** A cell of a table: one text, or several that each stand by themselves. */
export type CellText = string | readonly string[]

export interface Table {
  readonly kind: 'table'
  readonly head: readonly string[]
  readonly rows: readonly (readonly CellText[])[]
  /** On a terminal, where a table has no room: the first cell as a heading over the others, or as an item of a list. */
  readonly narrow: 'headings' | 'items'
}

export type Block =
  | { readonly kind: 'title' | 'section' | 'heading' | 'label'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly faint?: true }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Lines that stay as they are. */
  | { readonly kind: 'verbatim'; readonly lines: readonly string[] }
  | Table

export type Document = readonly Block[]

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
