// Questions to a finished diagram: what can still come out, what still matters, where something is reached.
import { type Diagrams, isLeaf, type Ref, setOf } from './diagram.ts'

/** A table of nodes to read from; a typed array or the plain one of a file. */
export interface Nodes {
  readonly table: ArrayLike<number>
  readonly arity: readonly number[]
}

/** For each variable the index of its answer, or one of the two ways of having none. */
export type Codes = ArrayLike<number>

/** Not answered: could be any, and may still be asked. */
export const OPEN = -1
/** Answered with «unknown»: could be any, and asking again has no use. */
export const UNKNOWN = -2

/** The variable that a node tests. */
export const variableOf = ({ table }: Pick<Nodes, 'table'>, ref: Ref): number => table[ref]!

/** Where a node leads, by answer. */
export function childrenOf({ table, arity }: Nodes, ref: Ref): Ref[] {
  const children: Ref[] = []
  for (let answer = 0; answer < arity[table[ref]!]!; answer += 1) children.push(table[ref + 1 + answer]!)
  return children
}

/** Of what is false or true: whether it is true, whatever is still open. */
export const certainly = (set: number): boolean => set === 2

/** Whether it may be true. */
export const maybe = (set: number): boolean => (set & 2) !== 0

/** The bit set of outcomes for a complete set of answers; one table look-up for each variable that is met. */
export function walk(nodes: Nodes, root: Ref, codes: Codes): number {
  const { table } = nodes
  let ref = root
  while (ref >= 0) ref = table[ref + 1 + codes[table[ref]!]!]!
  return ~ref
}

/** What was noted of the nodes of one table: good for the round in which it was written. */
interface Notes {
  round: number
  /** For each node the round in which it was met. */
  readonly met: Int32Array
  readonly value: Int32Array
}

/** Kept, because room for a note on every node takes longer to make than most questions take to answer. */
const NOTES = new WeakMap<object, Notes>()

function notesOn({ table }: Nodes): Notes {
  let notes = NOTES.get(table)
  if (notes === undefined || notes.met.length < table.length || notes.round === MOST_ROUNDS) {
    notes = { round: 0, met: new Int32Array(table.length), value: new Int32Array(table.length) }
    NOTES.set(table, notes)
  }
  notes.round += 1
  return notes
}

const MOST_ROUNDS = 2 ** 31 - 1

/** The exact bit set of outcomes that are still possible when open and unknown answers could be any. */
export function possible(nodes: Nodes, root: Ref, codes: Codes): number {
  const { table, arity } = nodes
  const { met, round } = notesOn(nodes)
  let found = 0
  const visit = (from: Ref): void => {
    let ref = from
    while (ref >= 0) {
      const variable = table[ref]!
      const code = codes[variable]!
      if (code >= 0) {
        ref = table[ref + 1 + code]!
        continue
      }
      if (met[ref] === round) return
      met[ref] = round
      const last = arity[variable]! - 1
      for (let answer = 0; answer < last; answer += 1) visit(table[ref + 1 + answer]!)
      ref = table[ref + 1 + last]!
    }
    found |= ~ref
  }
  visit(root)
  return found
}

/**
 * The variables without an answer on which a function still depends when the known answers are filled in, in order:
 * those of what `restrict` would give with every other variable open, without building it.
 */
export function dependsOn(nodes: Nodes, root: Ref, codes: Codes): number[] {
  const { table, arity } = nodes
  const { met, round, value } = notesOn(nodes)
  /** By variable, the nodes that stand for all that are equal to them now. */
  const standing: Ref[][] = []
  const isEqual = (one: Ref, other: Ref, answers: number): boolean => {
    for (let answer = 1; answer <= answers; answer += 1) {
      if (rest(table[one + answer]!) !== rest(table[other + answer]!)) return false
    }
    return true
  }
  const rest = (ref: Ref): Ref => {
    if (ref < 0) return ref
    if (met[ref] === round) return value[ref]!
    const variable = table[ref]!
    const code = codes[variable]!
    const found = code >= 0 ? rest(table[ref + 1 + code]!) : merged(ref, variable)
    met[ref] = round
    value[ref] = found
    return found
  }
  const merged = (ref: Ref, variable: number): Ref => {
    const answers = arity[variable]!
    const first = rest(table[ref + 1]!)
    let isOne = true
    for (let answer = 1; answer < answers; answer += 1)
      isOne = rest(table[ref + 1 + answer]!) === first && isOne
    if (isOne) return first
    const others = (standing[variable] ??= [])
    for (const other of others) if (isEqual(ref, other, answers)) return other
    others.push(ref)
    return ref
  }
  rest(root)
  return arity.flatMap((_, variable) => (standing[variable] === undefined ? [] : [variable]))
}

/**
 * The function that is left over the open variables: known answers are filled in, unknown ones are projected out
 * (their leaves hold everything that could come out). Built in `into`, so equal rests are the same node.
 */
export function restrict(nodes: Nodes, root: Ref, codes: Codes, into: Diagrams): Ref {
  const { table } = nodes
  const memo = new Map<Ref, Ref>()
  const visit = (ref: Ref): Ref => {
    if (isLeaf(ref)) return ref
    const done = memo.get(ref)
    if (done !== undefined) return done
    const variable = table[ref]!
    const code = codes[variable]!
    const children = code >= 0 ? [table[ref + 1 + code]!] : childrenOf(nodes, ref)
    const rests = children.map(visit)
    const result =
      code === UNKNOWN ? rests.reduce((left, right) => into.union(left, right)) : into.node(variable, rests)
    memo.set(ref, result)
    return result
  }
  return visit(root)
}

/** The variables that a function depends on, in order. */
export function support(nodes: Nodes, root: Ref): number[] {
  const variables = new Set<number>()
  for (const ref of reachable(nodes, root)) variables.add(variableOf(nodes, ref))
  return [...variables].sort((a, b) => a - b)
}

/** Every node below a root, the root first. */
export function reachable(nodes: Nodes, root: Ref): Set<Ref> {
  const seen = new Set<Ref>()
  const todo = [root]
  for (let ref = todo.pop(); ref !== undefined; ref = todo.pop()) {
    if (isLeaf(ref) || seen.has(ref)) continue
    seen.add(ref)
    todo.push(...childrenOf(nodes, ref).reverse())
  }
  return seen
}

/**
 * A smallest example: the codes of a path to a leaf that `wanted` accepts, with as few answers other than the first as
 * can be. Variables off the path get their first answer. Undefined where there is none.
 */
export function example(nodes: Nodes, root: Ref, wanted: (set: number) => boolean): number[] | undefined {
  interface Way {
    readonly cost: number
    readonly answer: number
    readonly child: Ref
  }
  const best = new Map<Ref, Way>()
  const cost = (ref: Ref): number => {
    if (isLeaf(ref)) return wanted(setOf(ref)) ? 0 : Infinity
    const done = best.get(ref)
    if (done !== undefined) return done.cost
    let step: Way = { cost: Infinity, answer: 0, child: ref }
    for (const [answer, child] of childrenOf(nodes, ref).entries()) {
      const total = cost(child) + (answer === 0 ? 0 : 1)
      if (total < step.cost) step = { cost: total, answer, child }
    }
    best.set(ref, step)
    return step.cost
  }
  if (cost(root) === Infinity) return undefined
  const codes = nodes.arity.map(() => 0)
  for (let ref = root; !isLeaf(ref);) {
    const { answer, child } = best.get(ref)!
    codes[variableOf(nodes, ref)] = answer
    ref = child
  }
  return codes
}

/** Whether any leaf below the root is accepted. */
export function anyLeaf(nodes: Nodes, root: Ref, accepted: (set: number) => boolean): boolean {
  const below = [...reachable(nodes, root)].flatMap((ref) => childrenOf(nodes, ref))
  return [root, ...below].some((ref) => isLeaf(ref) && accepted(setOf(ref)))
}

/** Of the entries that are wanted those of which the function may be true, and whether it certainly is. */
export function holding<T>(
  nodes: Nodes,
  entries: readonly T[],
  refs: readonly Ref[],
  codes: Codes,
  isWanted: (entry: T) => boolean = () => true,
): { readonly entry: T; readonly certain: boolean }[] {
  const found: { entry: T; certain: boolean }[] = []
  for (const [index, entry] of entries.entries()) {
    const holds = isWanted(entry) ? possible(nodes, refs[index]!, codes) : 0
    if (maybe(holds)) found.push({ entry, certain: certainly(holds) })
  }
  return found
}

/** The indexes in a bit set, lowest first. */
export function members(set: number): number[] {
  const indexes: number[] = []
  for (let index = 0; set >> index > 0; index += 1) if (((set >> index) & 1) === 1) indexes.push(index)
  return indexes
}

/** The only index in a bit set, or undefined where there are none or more. */
export function single(set: number): number | undefined {
  return set !== 0 && (set & (set - 1)) === 0 ? 31 - Math.clz32(set) : undefined
}
