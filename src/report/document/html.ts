// A document → one HTML file: no script, nothing from elsewhere, to read on a screen and to print on A4.
import type { Lang } from '../../pack/model.ts'
import { clean } from '../clean.ts'
import { type Block, type CellText, type Document, filledColumns, linesOf } from './document.ts'

/** A page around what is in it. `main` is HTML; everything else is text. */
export function htmlPage(lang: Lang, title: string, main: readonly string[]): string[] {
  return [
    '<!doctype html>',
    `<html lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapedHtml(clean(title))}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...main,
    '</main>',
    '</body>',
    '</html>',
  ]
}

const STYLE = `
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1a1a1a; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.5rem; }
h1 { font-size: 1.7rem; line-height: 1.25; }
h2 { font-size: 1.3rem; margin-top: 2.5rem; border-bottom: 2px solid #14466b; padding-bottom: .2rem; }
h3 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; }
p.label { font-weight: 600; margin: .8rem 0 .2rem; }
p.faint { color: #555; margin: .2rem 0; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0 1rem; }
th, td { text-align: left; vertical-align: top; border: 1px solid #bbb; padding: .35rem .5rem; overflow-wrap: break-word; hyphens: auto; }
td { min-width: 7em; }
td ul { margin: 0; padding-left: 1.1em; }
th { background: #eef3f7; }
pre { background: #f4f4f4; padding: .6rem; overflow-x: auto; white-space: pre-wrap; }
svg { max-width: 100%; height: auto; }
@media print {
  @page { size: A4; margin: 18mm 15mm; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h2, h3, p.label { break-after: avoid; }
  tr, li { break-inside: avoid; }
  thead { display: table-header-group; }
}
`

export function documentHtml(document: Document): string[] {
  return document.flatMap(blockHtml)
}

const TAGS = { title: 'h1', section: 'h2', heading: 'h3' } as const

function blockHtml(block: Block): string[] {
  switch (block.kind) {
    case 'title':
    case 'section':
    case 'heading': {
      const tag = TAGS[block.kind]
      return [`<${tag}>${escapedHtml(block.text)}</${tag}>`]
    }
    case 'label':
      return [`<p class="label">${escapedHtml(block.text)}</p>`]
    case 'paragraph':
      return [`<p${block.faint === true ? ' class="faint"' : ''}>${linked(block.text)}</p>`]
    case 'list':
      return ['<ul>', ...block.items.map((item) => `<li>${linked(item)}</li>`), '</ul>']
    case 'verbatim':
      return [`<pre>${escapedHtml(block.lines.join('\n'))}</pre>`]
    case 'table': {
      const { head, rows } = filledColumns(block)
      return [
        '<table>',
        `<thead><tr>${head.map((cell) => `<th scope="col">${escapedHtml(cell)}</th>`).join('')}</tr></thead>`,
        '<tbody>',
        ...rows.map((cells) => `<tr>${cells.map(cellHtml).join('')}</tr>`),
        '</tbody>',
        '</table>',
      ]
    }
  }
}

const cellHtml = (cell: CellText): string => {
  const [first = '', ...others] = linesOf(cell).map(linked)
  if (others.length === 0) return `<td>${first}</td>`
  return `<td><ul>${[first, ...others].map((line) => `<li>${line}</li>`).join('')}</ul></td>`
}

export function escapedHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
}

/** Addresses as links; only https, and nothing that could end the attribute. */
function linked(text: string): string {
  return text
    .split(/(https:\/\/[^\s"'<>]+)/)
    .map((part, index) =>
      index % 2 === 0 ? escapedHtml(part) : `<a href="${escapedHtml(part)}">${escapedHtml(part)}</a>`,
    )
    .join('')
}
