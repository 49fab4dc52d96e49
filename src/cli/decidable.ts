// Rules → whether they are law; what is only proposed decides nothing.
import type { Rules } from '../compile/precompiled.ts'
import { fail, ok, type Result } from '../pack/problem.ts'

export function decidable(rules: Rules): Result<Rules> {
  const { id, proposal, files } = rules.pack
  return proposal === true ? fail({ code: 'proposal', pack: id, base: files[1]?.id ?? id }) : ok(rules)
}
