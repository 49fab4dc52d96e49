// A document → one HTML file: no script, nothing from elsewhere, to read on a screen and to print on A4.
import { createHash } from 'node:crypto'
import type { Lang } from '../pack/model.ts'
import { clean } from './clean.ts'
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

/** A page around what is in it. `main` is HTML; everything else is text. */
export function htmlPage(lang: Lang, title: string, main: readonly string[]): string[] {
  return [
    '<!doctype html>',
    `<html lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
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
p.depth-1 { margin: .2rem 0 .2rem 1rem; }
p.depth-2 { margin: .2rem 0 .2rem 2rem; }
ul { margin: .3rem 0 .8rem; padding-left: 1.4rem; }
ul.depth-1 { margin-left: 1rem; }
ul.depth-2 { margin-left: 2rem; }
li { margin: .15rem 0; overflow-wrap: anywhere; }
p { overflow-wrap: anywhere; }
.faint { color: #555; }
.bad { color: #a3120a; }
.good { color: #14612b; }
.open { color: #7a4a00; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: .4rem 0 1rem; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
figure { margin: .6rem 0 1.2rem; }
figcaption { font-weight: 600; margin-bottom: .3rem; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0 1rem; }
th, td { text-align: left; vertical-align: top; border: 1px solid #bbb; padding: .35rem .5rem; overflow-wrap: break-word; hyphens: auto; }
td { min-width: 7em; }
td ul { margin: 0; padding-left: 1.1em; }
th { background: #eef3f7; }
pre { background: #f4f4f4; padding: .6rem; overflow-x: auto; white-space: pre-wrap; }
svg { max-width: 100%; height: auto; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } }
@media print {
  @page { size: A4; margin: 18mm 15mm; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h2, h3, p.label { break-after: avoid; }
  tr, li, figure { break-inside: avoid; }
  svg { max-height: 230mm; }
  thead { display: table-header-group; }
}
`

/** Nothing but this one sheet of style: no script, no address, no form, no frame. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

export function documentHtml(document: Document): string[] {
  return document.flatMap((block) => blockHtml(block, levelOf(document)))
}

function blockHtml(block: Block, level: (kind: HeadingKind) => number): string[] {
  switch (block.kind) {
    case 'title':
    case 'section':
    case 'heading': {
      const tag = `h${level(block.kind)}`
      return [`<${tag}>${escapedHtml(block.text)}</${tag}>`]
    }
    case 'label':
      return [`<p class="label">${escapedHtml(block.text)}</p>`]
    case 'paragraph':
      return [`<p${depthClass(block.depth)}>${inline(block.text)}</p>`]
    case 'list':
      return [`<ul${depthClass(block.depth)}>`, ...block.items.map(itemHtml), '</ul>']
    case 'pairs':
      return [
        '<dl>',
        ...block.pairs.map(([name, text]) => `<dt>${escapedHtml(name)}</dt><dd>${inline(text)}</dd>`),
        '</dl>',
      ]
    case 'picture':
      return ['<figure>', `<figcaption>${escapedHtml(block.title)}</figcaption>`, ...block.svg, '</figure>']
    case 'space':
      return []
    case 'rule':
      return ['<hr>']
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

const depthClass = (depth: number | undefined): string =>
  depth === undefined ? '' : ` class="depth-${depth}"`

function itemHtml(item: ListItem): string {
  const { text, below } = itemOf(item)
  return `<li>${[text, ...below].map(inline).join('<br>')}</li>`
}

function inline(text: Inline): string {
  return partsOf(text)
    .map((part) => {
      if (typeof part === 'string') return linked(part)
      const shades = part.tones.filter((tone) => tone !== 'strong')
      const inner = part.tones.includes('strong')
        ? `<strong>${linked(part.text)}</strong>`
        : linked(part.text)
      return shades.length === 0 ? inner : `<span class="${shades.join(' ')}">${inner}</span>`
    })
    .join('')
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
