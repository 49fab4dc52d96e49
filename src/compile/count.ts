// How many combinations of answers lead to each leaf of a diagram. Exact, and without walking them.
import { isLeaf, type Ref, setOf } from './diagram.ts'
import { childrenOf, type Nodes, variableOf } from './walk.ts'

/**
 * Combinations by the set in their leaf, over the variables of `space`, which must hold all that the function depends
 * on, in rising order.
 */
export function countLeaves(nodes: Nodes, root: Ref, space: readonly number[]): ReadonlyMap<number, bigint> {
  const positions = new Map(space.map((variable, position) => [variable, position]))
  const positionOf = (ref: Ref): number =>
    isLeaf(ref) ? space.length : positions.get(variableOf(nodes, ref))!
  /** Combinations of the variables between two places in the space. */
  const between = (from: number, to: number): bigint => combinations(nodes.arity, space.slice(from, to))
  const memo = new Map<Ref, ReadonlyMap<number, bigint>>()
  const visit = (ref: Ref): ReadonlyMap<number, bigint> => {
    if (isLeaf(ref)) return new Map([[setOf(ref), 1n]])
    const done = memo.get(ref)
    if (done !== undefined) return done
    const counts = new Map<number, bigint>()
    const below = positionOf(ref) + 1
    for (const child of childrenOf(nodes, ref)) {
      const skipped = between(below, positionOf(child))
      for (const [set, count] of visit(child)) counts.set(set, (counts.get(set) ?? 0n) + count * skipped)
    }
    memo.set(ref, counts)
    return counts
  }
  const above = between(0, positionOf(root))
  return new Map([...visit(root)].map(([set, count]) => [set, count * above]))
}

/** In how many ways some variables can be answered together. */
function combinations(arity: readonly number[], variables: readonly number[]): bigint {
  return variables.reduce((product, variable) => product * BigInt(arity[variable]!), 1n)
}
