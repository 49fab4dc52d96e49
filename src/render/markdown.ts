// A document → Markdown, with tables as GitHub has them.
import {
  type Block,
  type CellText,
  type Document,
  filledColumns,
  type HeadingKind,
  type Inline,
  itemOf,
  levelOf,
  linesOf,
  type ListItem,
  partsOf,
} from './document.ts'

export function documentMarkdown(document: Document): string[] {
  return document
    .filter(({ kind }) => kind !== 'space')
    .flatMap((block) => [...blockLines(block, levelOf(document)), ''])
    .slice(0, -1)
}

function blockLines(block: Block, level: (kind: HeadingKind) => number): string[] {
  switch (block.kind) {
    case 'title':
    case 'section':
    case 'heading':
      return [`${'#'.repeat(level(block.kind))} ${escaped(block.text)}`]
    case 'label':
      return [`**${escaped(block.text)}**`]
    case 'paragraph':
      return [inline(block.text)]
    case 'list':
      return block.items.flatMap(itemLines)
    case 'pairs':
      return block.pairs.map(([name, text]) => `- ${escaped(name)}: ${inline(text)}`)
    case 'space':
      return []
    case 'rule':
      return ['---']
    case 'verbatim':
      return ['```', ...block.lines.map((line) => line.replace(/^(?=```)/, ' ')), '```']
    case 'picture':
      return [`**${escaped(block.title)}**`, '', ...block.words.map((line) => `- ${escaped(line)}`)]
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

function itemLines(item: ListItem): string[] {
  const { text, below } = itemOf(item)
  return [`- ${inline(text)}`, ...below.map((line) => `  <br>${inline(line)}`)]
}

/** Stressed where it is loud; what is only a shade on a screen is plain here. */
function inline(text: Inline): string {
  return partsOf(text)
    .map((part) => {
      if (typeof part === 'string') return escaped(part)
      const isLoud = part.tones.some((tone) => tone !== 'faint') && part.text.trim() !== ''
      return isLoud ? `**${escaped(part.text.trim())}**` : escaped(part.text)
    })
    .join('')
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const cellText = (cell: CellText): string => linesOf(cell).map(escaped).join('<br>')

/** Nothing in a text may act: neither as Markdown nor as HTML nor as the end of a cell. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]|~#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, '$1\\$2')
}
