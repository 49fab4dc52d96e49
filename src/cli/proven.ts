// A pack → rules that may decide, compiled and proven. Shipped packs were, when the tool was built.
import { disorder } from '../check/order.ts'
import { compile, isProven, NODE_BUDGET } from '../compile/compile.ts'
import { BudgetExceeded } from '../compile/diagram.ts'
import type { Rules } from '../compile/precompiled.ts'
import type { Pack } from '../pack/model.ts'
import { fail, type Result } from '../pack/problem.ts'
import { decidable } from './decidable.ts'

/** A pack with its compiled object, if it may decide. */
export function rulesThatDecide(pack: Pack): Result<Rules> {
  const { id } = pack
  const compiled = compile(pack)
  if (!compiled.ok) return compiled
  if (!isProven(compiled.value)) return fail({ code: 'unproven', pack: id })
  try {
    const found = disorder(pack, compiled.value)
    return found.length > 0 ? fail(...found) : decidable({ pack, compiled: compiled.value })
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error
    return fail({ code: 'too-complex', pack: id, nodes: NODE_BUDGET, budget: NODE_BUDGET })
  }
}
