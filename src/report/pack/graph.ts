// A pack → how facts lead to duties: questions, terms and duties, and which rests on which.
import { askable, isGroup, openQuestion, type Pack, type Rule } from '../../pack/model.ts'
import { clean } from '../../render/clean.ts'
import type { Words } from '../../words/words.ts'

export interface GraphNode {
  /** Unique, letters, digits and underscores. */
  readonly id: string
  readonly kind: 'question' | 'fixed' | 'term' | 'duty'
  readonly title: string
}

export interface GraphEdge {
  readonly from: string
  readonly to: string
}

/** Nodes in the order of the file, from facts to duties; only what leads to a duty. */
export interface Graph {
  readonly title: string
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/** The id of a node: of a question, term or duty by its id in the pack. */
export const nodeId = (kind: 'question' | 'term' | 'duty', id: string): string =>
  `${kind[0]!}_${id.replace(/[^a-z0-9]/g, '_')}`

export function graphOf(pack: Pack, { lang }: Words): Graph {
  const nodeOf = (index: number): string => {
    const question = pack.questions[index]!
    return nodeId('question', question.group ?? question.id)
  }
  const sourceOf = (rule: Rule): string[] =>
    rule.rows.flat().map(({ of, index }) => {
      if (of === 'term') return nodeId('term', pack.terms[index]!.id)
      return nodeOf(index)
    })
  const listened = (asked: number | undefined): string[] => (asked === undefined ? [] : [nodeOf(asked)])
  const targets = [
    ...pack.terms.map((term) => ({
      id: nodeId('term', term.id),
      sources: [...term.rules.flatMap(sourceOf), ...listened(openQuestion(term))],
    })),
    ...pack.duties.map((duty) => ({ id: nodeId('duty', duty.id), sources: duty.rules.flatMap(sourceOf) })),
  ]
  const edges = targets.flatMap(({ id, sources }) =>
    [...new Set(sources)].map((from): GraphEdge => ({ from, to: id })),
  )
  const leading = new Set(pack.duties.map(({ id }) => nodeId('duty', id)))
  // Terms use only terms before them, so one pass from the last to the first finds all that leads to a duty.
  for (const { id } of targets.toReversed()) {
    if (leading.has(id)) for (const { from } of edges.filter(({ to }) => to === id)) leading.add(from)
  }
  const nodes: GraphNode[] = [
    ...askable(pack).map((entry) => ({
      id: nodeId('question', entry.id),
      kind: 'question' as const,
      title: isGroup(entry) ? `${entry.title[lang]} (${entry.members.length})` : entry.title[lang],
    })),
    ...pack.terms.map(({ id, title, replaces }) => ({
      id: nodeId('term', id),
      kind: replaces === 'given' ? ('fixed' as const) : ('term' as const),
      title: title[lang],
    })),
    ...pack.duties.map(({ id, title }) => ({
      id: nodeId('duty', id),
      kind: 'duty' as const,
      title: title[lang],
    })),
  ]
  return {
    title: clean(pack.title[lang]),
    nodes: nodes.filter(({ id }) => leading.has(id)).map((node) => ({ ...node, title: clean(node.title) })),
    edges: edges.filter(({ from, to }) => leading.has(from) && leading.has(to)),
  }
}
