// Diagrams → steps of SQL: where the answers of a row lead, one question at a time. An answer that is not known leads on
// to every child, so what is reached in the end is exactly what is still possible.
import { isLeaf, type Ref, setOf } from '../compile/diagram.ts'
import { childrenOf, members, type Nodes, reachable, variableOf } from '../compile/walk.ts'
import type { SqlStep } from './steps.ts'

/** The code of a question that may have any answer. */
export const ANY = -1

/** A function to follow: its root, and what the columns that tell which outcomes are possible are called. */
export interface Followed {
  readonly name: string
  readonly root: Ref
}

/** The column that tells whether an outcome of a followed function is possible; without it the outcome is not. */
export const outcomeColumn = (name: string, outcome: number): string => `${name}_${outcome}`

interface Edge {
  readonly from: string | undefined
  readonly variable: number
  readonly answers: readonly number[]
}

interface Goal {
  readonly name: string
  /** Where it stands: the variable that a node tests; all outcomes stand behind the last variable. */
  readonly level: number
  readonly edges: readonly Edge[]
}

/**
 * @param codeOf the column with the code of a question: the index of its answer, or ANY
 * @returns the steps in order; behind the last one stands a column for every outcome that can be reached
 */
export function layersOf(
  nodes: Nodes,
  followed: readonly Followed[],
  codeOf: (variable: number) => string,
): readonly SqlStep[] {
  const all = followed.flatMap((one) => goalsOf(nodes, one))
  const levels = [...new Set(all.map(({ level }) => level))].sort((a, b) => a - b)
  const layers = levels.map((level) => all.filter((goal) => goal.level === level))
  const needs = layers.map(
    (layer) => new Set(layer.flatMap(({ edges }) => edges.flatMap((edge) => columnsOf(edge, codeOf)))),
  )
  return layers.map((layer, at) => {
    const added = layer.map(({ name, edges }) => ({ name, sql: reachedBy(edges, codeOf) }))
    const later = new Set(needs.slice(at + 1).flatMap((columns) => [...columns]))
    const notYet = new Set(layers.slice(at).flatMap((goals) => goals.map(({ name }) => name)))
    return { kept: [...later].filter((column) => !notYet.has(column)), added }
  })
}

/** Every node and every outcome of a function, with the edges that lead to it. */
function goalsOf(nodes: Nodes, { name, root }: Followed): Goal[] {
  const columnOf = (ref: Ref): string => `${name}_n${ref}`
  const into = new Map<string, { level: number; edges: Edge[] }>()
  const add = (goal: string, level: number, edge: Edge): void => {
    const known = into.get(goal) ?? { level, edges: [] }
    known.edges.push(edge)
    into.set(goal, known)
  }
  if (isLeaf(root)) {
    const always: Edge = { from: undefined, variable: -1, answers: [] }
    for (const outcome of members(setOf(root))) add(outcomeColumn(name, outcome), Infinity, always)
  }
  for (const ref of reachable(nodes, root)) {
    const variable = variableOf(nodes, ref)
    const from = ref === root ? undefined : columnOf(ref)
    const answersTo = new Map<string, { level: number; answers: number[] }>()
    for (const [answer, child] of childrenOf(nodes, ref).entries()) {
      const goals = isLeaf(child)
        ? members(setOf(child)).map((outcome) => [outcomeColumn(name, outcome), Infinity] as const)
        : [[columnOf(child), variableOf(nodes, child)] as const]
      for (const [goal, level] of goals) {
        const known = answersTo.get(goal) ?? { level, answers: [] }
        known.answers.push(answer)
        answersTo.set(goal, known)
      }
    }
    for (const [goal, { level, answers }] of answersTo) {
      const all = answers.length === nodes.arity[variable]
      add(goal, level, { from, variable: all ? -1 : variable, answers })
    }
  }
  return [...into].map(([goal, { level, edges }]) => ({ name: goal, level, edges }))
}

function columnsOf({ from, variable }: Edge, codeOf: (variable: number) => string): string[] {
  return [...(from === undefined ? [] : [from]), ...(variable < 0 ? [] : [codeOf(variable)])]
}

function reachedBy(edges: readonly Edge[], codeOf: (variable: number) => string): string {
  const terms = edges.map(({ from, variable, answers }) => {
    const test = variable < 0 ? [] : [`${codeOf(variable)} in (${[ANY, ...answers].join(', ')})`]
    const parts = [...(from === undefined ? [] : [from]), ...test]
    return parts.length === 0 ? 'true' : parts.join(' and ')
  })
  return terms.length === 1 ? terms[0]! : terms.map((term) => `(${term})`).join(' or ')
}
