// A document → lines for a terminal.
import { Page, type Style } from '../layout.ts'
import { type Block, type CellText, type Document, linesOf, type Table } from './document.ts'

/** @param width columns of the terminal */
export function documentText(document: Document, style: Style, width: number): string[] {
  const page = new Page(width, style)
  for (const block of document) write(page, block)
  return page.lines
}

function write(page: Page, block: Block): void {
  const { style } = page
  switch (block.kind) {
    case 'title':
      return page.say(style.strong(block.text))
    case 'section':
      page.blank()
      return page.say(style.strong(block.text.toUpperCase()))
    case 'heading':
      return page.heading(block.text)
    case 'label':
      return page.say(style.strong(block.text), 2)
    case 'paragraph':
      return page.say(
        block.faint === true ? style.faint(block.text) : block.text,
        block.faint === true ? 2 : 0,
      )
    case 'list':
      return block.items.forEach((item) => page.item(item))
    case 'verbatim':
      return void page.lines.push(...block.lines)
    case 'table':
      return writeTable(page, block)
  }
}

/** A table has no room on a terminal: each row stands by itself, its further cells below the first. */
function writeTable(page: Page, { rows, narrow }: Table): void {
  for (const [first, ...others] of rows) {
    if (narrow === 'headings') page.heading(linesOf(first ?? '').join('; '))
    else for (const line of linesOf(first ?? '')) page.item(line, 4)
    for (const cell of others) writeCell(page, cell, narrow === 'headings' ? 2 : 6)
  }
}

function writeCell(page: Page, cell: CellText, indent: number): void {
  if (typeof cell === 'string') {
    if (cell !== '') page.say(page.style.faint(cell), indent)
  } else for (const line of cell) page.item(line, indent)
}
