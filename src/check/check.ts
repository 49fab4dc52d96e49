// A flat pack → everything that is wrong with it: the proof, then its cases.
import { compile, type Compiled, isProven, NODE_BUDGET } from '../compile/compile.ts'
import { BudgetExceeded } from '../compile/diagram.ts'
import type { Pack } from '../pack/model.ts'
import type { Problem } from '../pack/problem.ts'
import { caseProblems, unexercisedRules } from './cases.ts'
import { prove } from './proof.ts'
import { sourcelessRules, unusedSources } from './sources.ts'

export interface CheckReport {
  readonly pack: Pack
  readonly problems: readonly Problem[]
  /** Nodes of the diagrams; how large the pack is once compiled. */
  readonly nodes: number
}

/** Checks a whole pack. Cases are decided only on a pack without gap or clash: there is no verdict otherwise. */
export function check(pack: Pack, budget = NODE_BUDGET): CheckReport {
  const compiled = compile(pack, budget)
  if (!compiled.ok) return { pack, problems: compiled.problems, nodes: 0 }
  const problems = [
    ...proofOf(pack, compiled.value, budget),
    ...unusedSources(pack),
    ...sourcelessRules(pack),
  ]
  if (isProven(compiled.value)) {
    const failing = caseProblems(pack, compiled.value)
    // Cases that fail are mended first; they say nothing yet about which rules they reach.
    problems.push(...(failing.length > 0 ? failing : unexercisedRules(pack, compiled.value)))
  }
  return { pack, problems, nodes: nodesOf(compiled.value) }
}

function proofOf(pack: Pack, compiled: Compiled, budget: number): Problem[] {
  try {
    return prove(pack, compiled)
  } catch (error) {
    if (error instanceof BudgetExceeded)
      return [{ code: 'too-complex', pack: pack.id, nodes: error.nodes, budget }]
    throw error
  }
}

function nodesOf({ table, arity }: Compiled): number {
  let nodes = 0
  for (let ref = 0; ref < table.length; ref += 1 + arity[table[ref]!]!) nodes += 1
  return nodes
}
