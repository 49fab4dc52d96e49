// Whether verdicts follow the order of the answers: more serious is never milder, and nothing mild is assumed.
import type { Compiled, CompiledTable } from '../compile/compile.ts'
import { Diagrams, isLeaf, type Ref, type Work } from '../compile/diagram.ts'
import { example, single, support, walk } from '../compile/walk.ts'
import type { Duty, Pack, Place } from '../pack/model.ts'
import type { Problem } from '../pack/problem.ts'
import { exampleOf } from './example.ts'

/** Most nodes for one step of the proof. */
const PROOF_BUDGET = 50_000

/** Most steps for a whole proof; that of `ap` takes a million. */
const PROOF_STEPS = 40_000_000

/** What a proof may still take; each proof begins with one of its own. */
export const wholeProof = (): Work => ({ left: PROOF_STEPS })

/** A copy to reckon in; on a hostile pack it can grow without bound, so it has a budget. */
export const copyOf = (compiled: Compiled, work: Work): Diagrams =>
  new Diagrams(compiled.arity, PROOF_BUDGET, work)

/** Making an ordered answer more serious must never lower a verdict, unless the pack says that the law does so. */
export function order(
  pack: Pack,
  compiled: Compiled,
  duty: Duty,
  { root }: CompiledTable,
  own: (at: Place) => boolean,
  work: Work,
): Problem[] {
  const exempt = new Set(duty.notMonotone.map((exemption) => exemption.question))
  const falling = new Map<string, Problem>()
  pack.questions.forEach((question, variable) => {
    if (!question.ordered) return
    const found = lowered(pack, compiled, duty, root, variable, work)
    if (found !== undefined) falling.set(question.id, found)
  })
  const unexcused = [...falling].filter(([question]) => !exempt.has(question)).map(([, problem]) => problem)
  const needless = duty.notMonotone.flatMap(({ question, at }): Problem[] =>
    falling.has(question) || !own(at) ? [] : [{ code: 'needless-exemption', duty: duty.id, question, at }],
  )
  return [...unexcused, ...needless]
}

function lowered(
  pack: Pack,
  compiled: Compiled,
  duty: Duty,
  root: Ref,
  variable: number,
  work: Work,
): Problem | undefined {
  const question = pack.questions[variable]!
  for (let answer = 1; answer < question.answers.length; answer += 1) {
    const codes = milderExample(compiled, root, variable, answer - 1, answer, work)
    if (codes === undefined) continue
    return {
      code: 'not-monotone',
      duty: duty.id,
      question: question.id,
      from: question.answers[answer - 1]!.id,
      to: question.answers[answer]!.id,
      before: verdictAt(compiled, duty, root, codes.with(variable, answer - 1)),
      after: verdictAt(compiled, duty, root, codes.with(variable, answer)),
      example: exampleOf(pack, compiled, duty, codes.with(variable, answer)),
      at: question.at,
    }
  }
  return undefined
}

function verdictAt(compiled: Compiled, duty: Duty, root: Ref, codes: readonly number[]): string {
  return duty.verdicts[single(walk(compiled, root, codes)) ?? 0]!.id
}

/** Codes for which answer `second` gives a milder verdict than answer `first`; the question itself is left out. */
function milderExample(
  compiled: Compiled,
  root: Ref,
  variable: number,
  first: number,
  second: number,
  work: Work,
): number[] | undefined {
  if (!support(compiled, root).includes(variable)) return undefined
  const diagrams = copyOf(compiled, work)
  const whole = diagrams.copy(compiled, root)
  const before = diagrams.fix(whole, variable, first)
  const after = diagrams.fix(whole, variable, second)
  const milder = diagrams.combine((left, right) => (right < left ? 2 : 1), before, after)
  return example(diagrams, milder, (set) => set === 2)
}

/**
 * Where a more serious answer would be milder, or what is not said is assumed to be mild. A pack with any decides
 * nothing: a new version of the pack that it extends can break what held before.
 */
export function disorder(pack: Pack, compiled: Compiled): Problem[] {
  const work = wholeProof()
  return pack.duties.flatMap((duty, index) => {
    const table = compiled.duties[index]!
    return [
      ...order(pack, compiled, duty, table, () => false, work),
      ...assumptions(pack, compiled, duty, table, work),
    ]
  })
}

/**
 * An assumed answer must never be the milder choice. A judgement is the officer's to make, so it is left out, where what
 * is assumed leaves the term to the facts.
 */
export function assumptions(
  pack: Pack,
  compiled: Compiled,
  duty: Duty,
  { root }: CompiledTable,
  work: Work,
): Problem[] {
  return pack.questions.flatMap((question, variable): Problem[] => {
    const { assume, judges } = question
    if (assume === undefined || leavesToFacts(pack, compiled, variable, assume, judges, work)) return []
    for (const [other, answer] of question.answers.entries()) {
      if (other === assume) continue
      const codes = milderExample(compiled, root, variable, other, assume, work)
      if (codes === undefined) continue
      return [
        {
          code: 'mild-assumption',
          duty: duty.id,
          question: question.id,
          assumed: question.answers[assume]!.id,
          stricter: answer.id,
          example: exampleOf(pack, compiled, duty, codes.with(variable, assume)),
          at: question.at,
        },
      ]
    }
    return []
  })
}

/** Whether the term that a question judges still depends on other questions under the answer that is assumed. */
function leavesToFacts(
  pack: Pack,
  compiled: Compiled,
  variable: number,
  assume: number,
  judges: string | undefined,
  work: Work,
): boolean {
  const term = pack.terms.findIndex(({ id }) => id === judges)
  if (judges === undefined || term < 0) return false
  const diagrams = copyOf(compiled, work)
  const whole = diagrams.copy(compiled, compiled.terms[term]!.root)
  return !isLeaf(diagrams.fix(whole, variable, assume))
}
