// A flat pack → everything that is wrong with it: the proof, then its cases.
import { compile, isProven, NODE_BUDGET } from '../compile/compile.ts'
import type { Pack } from '../pack/model.ts'
import type { Problem } from '../pack/problem.ts'
import { caseProblems } from './cases.ts'
import { prove } from './proof.ts'
import { unusedSources } from './sources.ts'

export interface CheckReport {
  readonly pack: Pack
  readonly problems: readonly Problem[]
  /** Integers in the table of the diagram; how large the pack is once compiled. */
  readonly size: number
}

/** Checks a whole pack. Cases are decided only on a pack without gap or clash: there is no verdict otherwise. */
export function check(pack: Pack, budget = NODE_BUDGET): CheckReport {
  const compiled = compile(pack, budget)
  if (!compiled.ok) return { pack, problems: compiled.problems, size: 0 }
  const problems = [...prove(pack, compiled.value), ...unusedSources(pack)]
  if (isProven(compiled.value)) problems.push(...caseProblems(pack, compiled.value))
  return { pack, problems, size: compiled.value.table.length }
}
