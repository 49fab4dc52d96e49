// What a proof may take: on a hostile pack diagrams can grow without bound.
import type { Compiled } from '../compile/compile.ts'
import { Diagrams, type Work } from '../compile/diagram.ts'

/** Most nodes for one step of the proof. */
const PROOF_BUDGET = 50_000

/** Most steps for a whole proof; that of `ap` takes a million. */
const PROOF_STEPS = 40_000_000

/** What a proof may still take; each proof begins with one of its own. */
export const wholeProof = (): Work => ({ left: PROOF_STEPS })

/** Room to reckon in, over the variables of a compiled object. */
export const copyOf = ({ arity }: Pick<Compiled, 'arity'>, work: Work): Diagrams =>
  new Diagrams(arity, PROOF_BUDGET, work)
