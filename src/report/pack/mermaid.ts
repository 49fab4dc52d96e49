// A graph → Mermaid, as GitHub and many wikis show it.
import type { Graph, GraphNode } from './graph.ts'

/** The shape of each kind of node: what stands before and behind its title. */
const SHAPES: Readonly<Record<GraphNode['kind'], readonly [string, string]>> = {
  question: ['([', '])'],
  fixed: ['[/', '/]'],
  term: ['[', ']'],
  duty: ['{{', '}}'],
}

export function graphMermaid({ title, nodes, edges }: Graph): string[] {
  return [
    '---',
    `title: ${JSON.stringify(quoted(title))}`,
    '---',
    'flowchart LR',
    ...nodes.map(
      ({ id, kind, title: text }) => `  ${id}${SHAPES[kind][0]}"${quoted(text)}"${SHAPES[kind][1]}`,
    ),
    ...edges.map(({ from, to }) => `  ${from} --> ${to}`),
  ]
}

/** Mermaid reads entities in a quoted text; so nothing in a title can end it or act. */
const quoted = (text: string): string =>
  text.replace(/[^\p{L}\p{N} .,;:?!()/'«»–-]/gu, (character) => `#${character.codePointAt(0)!};`)
