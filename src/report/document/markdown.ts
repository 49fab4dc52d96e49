// A document → Markdown, with tables as GitHub has them.
import { type Block, type CellText, type Document, filledColumns, linesOf } from './document.ts'

const LEVELS = { title: '#', section: '##', heading: '###' } as const

export function documentMarkdown(document: Document): string[] {
  return document.flatMap((block) => [...blockLines(block), '']).slice(0, -1)
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'title':
    case 'section':
    case 'heading':
      return [`${LEVELS[block.kind]} ${escaped(block.text)}`]
    case 'label':
      return [`**${escaped(block.text)}**`]
    case 'paragraph':
      return [escaped(block.text)]
    case 'list':
      return block.items.map((item) => `- ${escaped(item)}`)
    case 'verbatim':
      return ['```', ...block.lines.map((line) => line.replace(/^(?=```)/, ' ')), '```']
    case 'table': {
      const { head, rows } = filledColumns(block)
      return [
        row(head.map(escaped)),
        row(head.map(() => '---')),
        ...rows.map((cells) => row(cells.map(cellText))),
      ]
    }
  }
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const cellText = (cell: CellText): string => linesOf(cell).map(escaped).join('<br>')

/** Nothing in a text may act: neither as Markdown nor as HTML nor as the end of a cell. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]|~#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, '$1\\$2')
}
