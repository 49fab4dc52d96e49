// A pack → rules that are proven, and may decide. Shipped packs were, when the tool was built.
import { disorder } from './order.ts'
import { isProven, type Rules } from '../compile/compile.ts'
import { withinBudget } from '../compile/diagram.ts'
import { compileRules } from '../compile/rules.ts'
import type { Pack } from '../pack/model.ts'
import { fail, type Result } from '../problem.ts'
import { decidable } from './decidable.ts'

/** A pack, compiled; one with a gap or a clash has no verdict to show or compare. */
export function rulesOf(pack: Pack): Result<Rules> {
  const rules = compileRules(pack)
  if (!rules.ok) return rules
  return isProven(rules.value.compiled) ? rules : fail({ code: 'unproven', pack: pack.id })
}

/** A pack with its compiled object, if it may decide. */
export function rulesThatDecide(pack: Pack): Result<Rules> {
  const law = decidable(pack)
  const rules = law.ok ? rulesOf(law.value) : law
  if (!rules.ok) return rules
  const found = withinBudget(pack.id, () => disorder(rules.value))
  if (!found.ok) return found
  return found.value.length > 0 ? fail(...found.value) : rules
}
