// How many more questions there can be: the longest way through what is left of all duties together. Exact.
import type { Rules } from '../../compile/compile.ts'
import { Diagrams, isLeaf, type Ref, withinBudget } from '../../compile/diagram.ts'
import { childrenOf, restrict, variableOf } from '../../compile/walk.ts'
import { type Answers } from '../answers.ts'
import { withAssumptions } from '../decide.ts'
import type { Pack } from '../../pack/model.ts'

const BUDGET = 20_000
/** Bits of a leaf that one duty takes in the product; four duties of up to five verdicts fit. */
const BITS = 5

/** Most screens still to come; the kinds of one `several` question are one screen. Undefined where it is too much to work out. */
export function questionsLeft({ pack, compiled }: Rules, answers: Answers): number | undefined {
  if (pack.duties.some(({ verdicts }) => verdicts.length > BITS)) return undefined
  const { codes } = withAssumptions(pack, answers)
  const rest = new Diagrams(compiled.arity, BUDGET)
  const all = withinBudget(pack.id, () =>
    compiled.duties
      .map(({ root }) => restrict(compiled, root, codes, rest))
      .reduce((left, right) => rest.combine((a, b) => (a << BITS) | b, left, right)),
  )
  return all.ok ? longest(pack, rest, all.value) : undefined
}

function longest(pack: Pack, nodes: Diagrams, root: Ref): number {
  const memo = new Map<string, number>()
  const screens = pack.questions.map(({ id, group = id }) => group)
  const visit = (ref: Ref, from: string): number => {
    if (isLeaf(ref)) return 0
    const key = `${ref} ${from}`
    const done = memo.get(key)
    if (done !== undefined) return done
    const here = screens[variableOf(nodes, ref)]!
    const most = Math.max(...childrenOf(nodes, ref).map((child) => visit(child, here)))
    const total = most + (here === from ? 0 : 1)
    memo.set(key, total)
    return total
  }
  return visit(root, '')
}
