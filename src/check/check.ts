// A flat pack → everything that is wrong with it: the proof, then its cases.
import { type Compiled, isProven, NODE_BUDGET, type Rules } from '../compile/compile.ts'
import { withinBudget } from '../compile/diagram.ts'
import { compileRules } from '../compile/rules.ts'
import type { Pack } from '../pack/model.ts'
import type { Problem, Result } from '../problem.ts'
import { caseProblems, unexercisedRules } from './cases.ts'
import { falls } from './established.ts'
import { prove } from './proof.ts'
import { sourcelessRules, unusedSources } from './sources.ts'
import { wholeProof } from './work.ts'

export interface CheckReport {
  readonly pack: Pack
  readonly problems: readonly Problem[]
  /** What is no fault, but what whoever writes the pack must have seen. */
  readonly notes: readonly Problem[]
  /** Nodes of the diagrams; how large the pack is once compiled. */
  readonly nodes: number
}

/** Checks a whole pack. Cases are decided only on a pack without gap or clash: there is no verdict otherwise. */
export function check(pack: Pack, budget = NODE_BUDGET): CheckReport {
  const rules = compileRules(pack, budget)
  if (!rules.ok) return { pack, problems: rules.problems, notes: [], nodes: 0 }
  const { pack: heard, compiled } = rules.value
  const proof = proofOf(rules.value)
  const notes = proof.ok ? proof.value.notes : []
  const problems = [...(proof.ok ? proof.value : proof).problems]
  problems.push(...unusedSources(heard), ...sourcelessRules(heard))
  if (isProven(compiled)) {
    const failing = caseProblems(rules.value)
    // Cases that fail are mended first; they say nothing yet about which rules they reach.
    problems.push(...(failing.length > 0 ? failing : unexercisedRules(rules.value)))
  }
  return { pack: heard, problems, notes, nodes: nodesOf(compiled) }
}

function proofOf(rules: Rules): Result<Pick<CheckReport, 'problems' | 'notes'>> {
  const { pack, compiled } = rules
  const work = wholeProof()
  return withinBudget(pack.id, () => ({
    problems: prove(rules, work),
    notes: isProven(compiled) ? falls(pack, work) : [],
  }))
}

function nodesOf({ table, arity }: Compiled): number {
  let nodes = 0
  for (let ref = 0; ref < table.length; ref += 1 + arity[table[ref]!]!) nodes += 1
  return nodes
}
