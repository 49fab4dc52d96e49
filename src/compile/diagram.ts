// Multi-valued decision diagrams with shared nodes: equal functions are the same node.
//
// All nodes stand in one table of integers. Node `n` tests variable `table[n]`; its child for answer `a` is
// `table[n + 1 + a]`. A negative number is a leaf, `~set`, where `set` is a bit set of outcomes: the verdicts that
// rules claim, the level of a term (one bit), or false and true (bits 0 and 1).

import { fail, ok, type Result } from '../problem.ts'

/** A node (an offset in the table) or a leaf (negative). */
export type Ref = number

export const leaf = (set: number): Ref => ~set
export const isLeaf = (ref: Ref): boolean => ref < 0
export const setOf = (ref: Ref): number => ~ref
/** The leaf that stands for outcome `index` alone. */
export const only = (index: number): Ref => leaf(1 << index)

export const FALSE: Ref = only(0)
export const TRUE: Ref = only(1)

/** Outcomes must fit the bits of a leaf. */
export const MOST_OUTCOMES = 20

/** Offsets in the table must stay unique in the keys of a memo, and the table must fit in memory. */
const MOST_INTEGERS = 4_000_000

/** Thrown when a pack needs more nodes or steps than the budget; a pack author must then group conditions into terms. */
export class BudgetExceeded extends Error {
  constructor(readonly nodes: number) {
    super(`more than ${nodes} nodes`)
  }
}

/** What some work comes to, or the problem `too-complex` where it takes more than its budget. @param pack its id */
export function withinBudget<T>(pack: string, work: () => T): Result<T> {
  try {
    return ok(work())
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error
    return fail({ code: 'too-complex', pack, nodes: error.nodes, budget: error.nodes })
  }
}

const SPAN = 2 ** 26
const SHIFT = 2 ** 21
const pairKey = (left: Ref, right: Ref): number => (left + SHIFT) * SPAN + (right + SHIFT)

/** Steps that many tables may take together. */
export interface Work {
  left: number
}

/** A table of nodes under construction. A node is never changed and never removed. */
export class Diagrams {
  readonly table: number[] = []
  private readonly known = new Map<string, Ref>()
  private steps = 0

  /** @param arity number of answers of each variable @param budget most nodes allowed */
  constructor(
    readonly arity: readonly number[],
    private readonly budget = Infinity,
    private readonly work: Work = { left: Infinity },
  ) {}

  /** Number of nodes so far. */
  get size(): number {
    return this.known.size
  }

  /** The node that tests `variable`; where all children are the same it is that child. */
  node(variable: number, children: readonly Ref[]): Ref {
    const [first] = children
    if (children.every((child) => child === first)) return first!
    const key = `${variable}:${children.join()}`
    const existing = this.known.get(key)
    if (existing !== undefined) return existing
    const isFull = this.known.size >= this.budget || this.table.length + children.length >= MOST_INTEGERS
    if (isFull) throw new BudgetExceeded(this.budget)
    const ref = this.table.length
    this.table.push(variable, ...children)
    this.known.set(key, ref)
    return ref
  }

  /** TRUE where the variable has one of the answers. */
  test(variable: number, answers: readonly number[]): Ref {
    return this.byAnswer(variable, (answer) => (answers.includes(answer) ? TRUE : FALSE))
  }

  /** The answer to a question itself: for each the leaf of its index. */
  answerTo(variable: number): Ref {
    return this.byAnswer(variable, only)
  }

  private byAnswer(variable: number, childOf: (answer: number) => Ref): Ref {
    return this.node(
      variable,
      Array.from({ length: this.arity[variable]! }, (_, answer) => childOf(answer)),
    )
  }

  variable(ref: Ref): number {
    return isLeaf(ref) ? Infinity : this.table[ref]!
  }

  child(ref: Ref, variable: number, answer: number): Ref {
    return !isLeaf(ref) && this.table[ref] === variable ? this.table[ref + 1 + answer]! : ref
  }

  /** Combines two functions leaf by leaf; `operation` gets and gives bit sets. */
  combine(operation: (left: number, right: number) => number, left: Ref, right: Ref): Ref {
    const memo = new Map<number, Ref>()
    const visit = (f: Ref, g: Ref): Ref => {
      if (isLeaf(f) && isLeaf(g)) return leaf(operation(setOf(f), setOf(g)))
      const key = pairKey(f, g)
      const done = memo.get(key)
      if (done !== undefined) return done
      const variable = Math.min(this.variable(f), this.variable(g))
      this.step(this.arity[variable]!)
      const children: Ref[] = []
      for (let answer = 0; answer < this.arity[variable]!; answer += 1) {
        children.push(visit(this.child(f, variable, answer), this.child(g, variable, answer)))
      }
      const result = this.node(variable, children)
      memo.set(key, result)
      return result
    }
    return visit(left, right)
  }

  /** Replaces every leaf; `operation` gets and gives bit sets. */
  map(operation: (set: number) => number, ref: Ref): Ref {
    return this.rebuild(
      this,
      ref,
      (set) => leaf(operation(set)),
      () => undefined,
    )
  }

  /** A copy of a function that stands in another table over the same variables. */
  copy(from: { readonly table: ArrayLike<number> }, ref: Ref): Ref {
    return this.rebuild(from, ref, leaf, () => undefined)
  }

  /** The function that is left when a variable has one answer. */
  fix(ref: Ref, variable: number, answer: number): Ref {
    return this.rebuild(this, ref, leaf, (tested) => (tested === variable ? answer : undefined))
  }

  and(left: Ref, right: Ref): Ref {
    if (left === FALSE || right === TRUE) return left
    if (right === FALSE || left === TRUE) return right
    return this.combine((a, b) => (a === 2 && b === 2 ? 2 : 1), left, right)
  }

  or(left: Ref, right: Ref): Ref {
    if (left === TRUE || right === FALSE) return left
    if (right === TRUE || left === FALSE) return right
    return this.combine((a, b) => (a === 2 || b === 2 ? 2 : 1), left, right)
  }

  /** TRUE where all of them are. */
  all(refs: readonly Ref[]): Ref {
    return refs.reduce((left, right) => this.and(left, right), TRUE)
  }

  /** TRUE where any of them is. */
  any(refs: readonly Ref[]): Ref {
    return refs.reduce((left, right) => this.or(left, right), FALSE)
  }

  not(ref: Ref): Ref {
    return this.map((set) => (set === 2 ? 1 : 2), ref)
  }

  /** What could come out under either function. */
  union(left: Ref, right: Ref): Ref {
    return left === right ? left : this.combine((a, b) => a | b, left, right)
  }

  /** Rebuilds a function here: each leaf anew, and of each tested variable all answers or the one that `answerOf` names. */
  private rebuild(
    from: { readonly table: ArrayLike<number> },
    root: Ref,
    onLeaf: (set: number) => Ref,
    answerOf: (variable: number) => number | undefined,
  ): Ref {
    const memo = new Map<Ref, Ref>()
    const visit = (ref: Ref): Ref => {
      if (isLeaf(ref)) return onLeaf(setOf(ref))
      const done = memo.get(ref)
      if (done !== undefined) return done
      const variable = from.table[ref]!
      this.step(this.arity[variable]!)
      const only = answerOf(variable)
      const at = (answer: number): Ref => visit(from.table[ref + 1 + answer]!)
      const result = only === undefined ? this.byAnswer(variable, at) : at(only)
      memo.set(ref, result)
      return result
    }
    return visit(root)
  }

  private step(answers: number): void {
    this.steps += answers
    this.work.left -= answers
    if (this.steps > this.budget * 100 || this.work.left < 0) throw new BudgetExceeded(this.budget)
  }
}
