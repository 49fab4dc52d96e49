// A document → lines for a terminal.
import { Page, type Style } from './layout.ts'
import {
  type Block,
  type CellText,
  type Document,
  type Inline,
  itemOf,
  linesOf,
  type ListItem,
  partsOf,
  type Table,
} from './document.ts'

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
      return page.say(styled(style, block.text), 2 * (block.depth ?? 0))
    case 'list':
      return block.items.forEach((item) => writeItem(page, item, 2 + 2 * (block.depth ?? 0)))
    case 'pairs':
      return block.pairs.forEach(([name, text]) => page.say(`${name}: ${styled(style, text)}`, 2, 2))
    case 'rule':
    case 'space':
      return page.blank()
    case 'verbatim':
      return void page.lines.push(...block.lines)
    case 'picture':
      return
    case 'table':
      return writeTable(page, block)
  }
}

function styled(style: Style, text: Inline): string {
  return partsOf(text)
    .map((part) =>
      typeof part === 'string' ? part : part.tones.reduce((inner, tone) => style[tone](inner), part.text),
    )
    .join('')
}

function writeItem(page: Page, item: ListItem, indent: number): void {
  const { text, below } = itemOf(item)
  page.item(styled(page.style, text), indent)
  for (const line of below) page.say(styled(page.style, line), indent + 2, 2)
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
