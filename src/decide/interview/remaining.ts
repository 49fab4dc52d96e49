// What is left to ask: the questions that still matter, the next one, and those that would settle an open duty.
import type { Compiled, Rules } from '../../compile/compile.ts'
import { Diagrams, withinBudget } from '../../compile/diagram.ts'
import { dependsOn, OPEN, restrict, support, UNKNOWN } from '../../compile/walk.ts'
import type { Pack } from '../../pack/model.ts'
import type { Answers } from '../answers.ts'
import { decide, type Decision } from '../decide.ts'

/** The questions on which an open duty still depends; one answered with unknown counts, for it could be found out. */
export function settles({ pack, compiled }: Rules, root: number, codes: readonly number[]): string[] {
  const open = codes.map((code) => (code === UNKNOWN ? OPEN : code))
  return namesOf(pack, relevant(compiled, root, open), open)
}

/** Most nodes for what is left of one duty; projecting out an unknown can grow without bound on a hostile pack. */
const REST_BUDGET = 2_000

/**
 * Variables on which the outcome still depends, in file order; unknown answers are projected out first. Where that
 * would take too long they are left open instead: then a question too many may be asked, never one too few.
 */
export function relevant(compiled: Compiled, root: number, codes: readonly number[]): number[] {
  if (!codes.includes(UNKNOWN)) return dependsOn(compiled, root, codes)
  const rest = new Diagrams(compiled.arity, REST_BUDGET)
  const found = withinBudget('', () => support(rest, restrict(compiled, root, codes, rest)))
  if (found.ok) return found.value
  return dependsOn(compiled, root, codes).filter((variable) => codes[variable] === OPEN)
}

/** The functions that show whether answers on which «no duty» rests can all be true. */
const doubtedIn = ({ pack, compiled }: Rules, { contradictions }: Decision): number[] =>
  contradictions.possible.map((one) => compiled.contradictions[pack.contradictions.indexOf(one)]!)

/** The questions that would show it. */
export function settlesDoubt(rules: Rules, decision: Decision): string[] {
  return doubtedIn(rules, decision).flatMap((root) => settles(rules, root, decision.codes))
}

/**
 * The next question that can still change a duty, in file order; when nothing more can, the next one that can show that
 * the answers on which «no duty» rests cannot all be true. Undefined when there is none.
 */
export function nextQuestion(rules: Rules, answers: Answers): number | undefined {
  const { compiled } = rules
  const decision = decide(rules, answers)
  const firstOf = (roots: readonly number[]): number | undefined => {
    const firsts = roots.flatMap((root) => relevant(compiled, root, decision.codes)[0] ?? [])
    return firsts.length === 0 ? undefined : Math.min(...firsts)
  }
  return firstOf(compiled.duties.map(({ root }) => root)) ?? firstOf(doubtedIn(rules, decision))
}

/** Question ids; kinds of one `several` question become that question while none of them is answered. */
export function namesOf(pack: Pack, variables: readonly number[], codes: readonly number[]): string[] {
  const names = variables.map((variable) => {
    const { id, group } = pack.questions[variable]!
    const untouched = pack.questions.every((other, index) => other.group !== group || codes[index]! < 0)
    return group !== undefined && untouched ? group : id
  })
  return [...new Set(names)]
}
