// An assessment → the path from facts to duties: which answers, by which definitions, led to which outcome.
import type { Assessment } from '../../decide/assess.ts'
import type { Block } from '../../render/document.ts'
import { type Graph, type GraphNode, graphOf, nodeId } from '../pack/graph.ts'
import { graphSvg, graphText } from '../pack/svg.ts'
import { appliedTerms } from '../incident/why.ts'
import { groundText, questionText, verdictText, worthExplaining, type Writer } from '../incident/writer.ts'
import { say } from '../names.ts'

/** Nothing where no answer leads to an outcome yet. */
export function pathPicture(writer: Writer): Block[] {
  const { words } = writer
  const graph = pathOf(writer)
  if (graph.edges.length === 0) return []
  const svg = graphSvg(graph, words, { name: 'path' })
  return [{ kind: 'picture', title: words.report.path.title, svg, words: graphText(graph, words) }]
}

/** The part of the pack's graph on which this outcome rests, with what is known of each. */
function pathOf(writer: Writer): Graph {
  const { assessment, words } = writer
  const whole = graphOf(assessment.pack, words)
  const shown = new Map(nodesOf(writer).map((node) => [node.id, node]))
  const edges = edgesBetween(whole, shown)
  // A definition that none of these facts fulfils is not on the path.
  for (const { id } of whole.nodes) {
    if (shown.get(id)?.kind === 'term' && edges.every(({ from, to }) => to !== id || !shown.has(from)))
      shown.delete(id)
  }
  return {
    title: words.report.path.title,
    nodes: whole.nodes.flatMap(({ id }) => shown.get(id) ?? []),
    edges: edges.filter(({ from, to }) => shown.has(from) && shown.has(to)),
  }
}

/** Facts that decide, definitions they fulfil, and duties; for a duty that is open the questions that would settle it. */
function nodesOf(writer: Writer): GraphNode[] {
  const { assessment } = writer
  const { pack } = assessment
  const duties = worthExplaining(assessment.duties).filter(({ duty }) => duty.id !== 'register')
  const facts = new Map<string, string[]>()
  for (const ground of duties.flatMap(({ because }) => because)) {
    const question = pack.questions[ground.question]!
    const id = nodeId('question', question.group ?? question.id)
    const text = ground.assumed
      ? writer.words.paper.assumed(groundText(writer, ground))
      : groundText(writer, ground)
    const before = facts.get(id) ?? []
    if (!before.includes(text)) facts.set(id, [...before, text])
  }
  const open = [...new Set(duties.flatMap(({ settles }) => settles))].map((id): GraphNode => {
    const group = pack.groups.find((one) => one.id === id)
    const question = pack.questions.find((one) => one.id === id)
    const title = group === undefined ? questionText(writer, question!) : say(writer, group.title)
    return { id: nodeId('question', question?.group ?? id), kind: 'fixed', title }
  })
  return [
    ...[...facts].map(([id, texts]): GraphNode => ({ id, kind: 'question', title: texts.join('; ') })),
    ...open.filter(({ id }) => !facts.has(id)),
    ...appliedTerms(assessment).map(({ term, levels }): GraphNode => ({
      id: nodeId('term', term.id),
      kind: 'term',
      title: `${say(writer, term.title)}: ${say(writer, term.levels[levels[0]!]!.text)}`,
    })),
    ...duties.map((duty): GraphNode => ({
      id: nodeId('duty', duty.duty.id),
      kind: 'duty',
      title: `${say(writer, duty.duty.title)}: ${outcomeOf(writer, duty)}`,
    })),
  ]
}

function outcomeOf(writer: Writer, duty: Assessment['duties'][number]): string {
  return duty.decided === undefined ? writer.words.report.open : verdictText(writer, duty, duty.decided)
}

/** From each node that is shown to the next ones that are, over those that are not. */
function edgesBetween({ edges }: Graph, shown: ReadonlyMap<string, GraphNode>): Graph['edges'] {
  const next = (id: string): string[] => edges.filter(({ from }) => from === id).map(({ to }) => to)
  return [...shown.keys()].flatMap((from) => {
    const reached = new Set<string>()
    const seen = new Set<string>()
    const todo = next(from)
    for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
      if (seen.has(id)) continue
      seen.add(id)
      if (shown.has(id)) reached.add(id)
      else todo.push(...next(id))
    }
    return [...reached].map((to) => ({ from, to }))
  })
}
