// A graph → one SVG: nothing from elsewhere, readable on A4, with the same in words for whoever cannot see it.
import dagre from '@dagrejs/dagre'
import { escapedHtml } from '../../render/html.ts'
import type { Words } from '../../words/words.ts'
import type { Graph, GraphNode } from './graph.ts'

/** Sizes in units of the drawing; a letter is on average half as wide as it is high. */
const FONT = 12
const LETTER = FONT * 0.53
const BOLD = 1.08
const LINE = FONT * 1.15
const WIDTH = 138
const PADDING = 5
const MARGIN = 8
const HEAD = 34

const FILLS: Readonly<Record<GraphNode['kind'], string>> = {
  question: '#eef5fb',
  fixed: '#f1f1f1',
  term: '#ffffff',
  duty: '#fdf1dc',
}

/** How the drawing stands in what is around it. */
interface Frame {
  /** Names of its parts begin with this, so that two drawings can stand on one page. */
  readonly name: string
  /** A file of its own has a heading and a size for the printer. */
  readonly isAlone?: true
}

export function graphSvg(graph: Graph, words: Words, { name, isAlone }: Frame): string[] {
  const layout = new dagre.graphlib.Graph()
  // Close together: so the pack `ap` prints on one A4 with letters of seven points.
  layout.setGraph({ rankdir: 'LR', nodesep: 5, edgesep: 2, ranksep: 14, marginx: MARGIN, marginy: MARGIN })
  layout.setDefaultEdgeLabel(() => ({}))
  const titles = new Map(graph.nodes.map(({ id, title }) => [id, broken(title)]))
  for (const { id } of graph.nodes)
    layout.setNode(id, {
      width: widthFor(titles.get(id)!),
      height: titles.get(id)!.length * LINE + 2 * PADDING,
    })
  for (const { from, to } of graph.edges) layout.setEdge(from, to)
  dagre.layout(layout)
  const { width = 0, height = 0 } = layout.graph()
  const head = isAlone === true ? HEAD : 0
  const [wide, high] = [Math.ceil(width), Math.ceil(height) + head]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" width="${wide}" height="${high}" role="img" aria-labelledby="${name}-title ${name}-words" font-family="Arial, Helvetica, sans-serif" font-size="${FONT}">`,
    `<title id="${name}-title">${escapedHtml(graph.title)}</title>`,
    `<desc id="${name}-words">${escapedHtml(graphText(graph, words).join(' '))}</desc>`,
    ...(isAlone === true ? [PAPER] : []),
    `<defs><marker id="${name}-arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="6" markerHeight="6" orient="auto"><path d="M0 0 8 4 0 8z" fill="#5a6b78"/></marker></defs>`,
    `<rect width="${wide}" height="${high}" fill="#ffffff"/>`,
    ...(isAlone === true
      ? [
          `<text x="${MARGIN}" y="${HEAD - 12}" font-size="${FONT * 1.4}" font-weight="bold">${escapedHtml(graph.title)}</text>`,
        ]
      : []),
    `<g transform="translate(0 ${head})">`,
    ...graph.edges.map(({ from, to }) => path(name, (layout.edge(from, to) as { points: Point[] }).points)),
    ...graph.nodes.flatMap((node) => box(node, titles.get(node.id)!, layout.node(node.id) as Box)),
    '</g>',
    '</svg>',
  ]
}

const PAPER =
  '<style>@page { size: A4 landscape; margin: 10mm; } @media print { svg { width: 100%; height: auto; } }</style>'

/** The graph in words: for every term and duty what it rests on. */
export function graphText({ nodes, edges }: Graph, { graph: say }: Words): string[] {
  const titleOf = new Map(nodes.map(({ id, title }) => [id, title]))
  return nodes
    .filter(({ kind }) => kind === 'term' || kind === 'duty')
    .map(({ id, title }) => {
      const grounds = edges.filter(({ to }) => to === id).map(({ from }) => titleOf.get(from)!)
      return grounds.length === 0 ? say.restsOnNothing(title) : say.restsOn(title, grounds)
    })
}

interface Point {
  readonly x: number
  readonly y: number
}
interface Box extends Point {
  readonly width: number
  readonly height: number
}

const round = (value: number): number => Math.round(value * 10) / 10

function path(name: string, points: readonly Point[]): string {
  const steps = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`)
  return `<path d="${steps.join(' ')}" fill="none" stroke="#8fa0ad" stroke-width="0.8" marker-end="url(#${name}-arrow)"/>`
}

function box({ kind }: GraphNode, lines: readonly string[], { x, y, width, height }: Box): string[] {
  const [left, top] = [round(x - width / 2), round(y - height / 2)]
  const corner = kind === 'question' ? 8 : kind === 'duty' ? 0 : 2
  const stroke = kind === 'duty' ? '#8a5a00' : '#14466b'
  return [
    `<rect x="${left}" y="${top}" width="${width}" height="${round(height)}" rx="${corner}" fill="${FILLS[kind]}" stroke="${stroke}"${kind === 'fixed' ? ' stroke-dasharray="4 2"' : ''}/>`,
    `<text x="${left + PADDING}" y="${round(top + PADDING + FONT * 0.85)}"${kind === 'duty' ? ' font-weight="bold"' : ''}>`,
    ...lines.map(
      (line, index) =>
        `<tspan x="${left + PADDING}" dy="${index === 0 ? 0 : round(LINE)}">${escapedHtml(line)}</tspan>`,
    ),
    '</text>',
  ]
}

/** A box is wider only for a word that does not fit. */
function widthFor(lines: readonly string[]): number {
  const longest = Math.max(...lines.map(({ length }) => length))
  return Math.max(WIDTH, Math.ceil(longest * LETTER * BOLD) + 2 * PADDING)
}

/** A title in lines that fit its box. */
function broken(title: string): string[] {
  const most = Math.floor((WIDTH - 2 * PADDING) / LETTER)
  const lines: string[] = []
  for (const word of title.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
