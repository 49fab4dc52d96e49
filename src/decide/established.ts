// A decided duty → what the milder outcome owes to facts that the pack establishes, and what it would be without them.
import { rulesByFacts } from '../compile/rules.ts'
import { type Codes, members, OPEN, possible, single } from '../compile/walk.ts'
import { dutyOf, type Rules } from '../compile/compile.ts'
import type { Question } from '../pack/model.ts'
import type { Decision, DutyVerdict } from './decide.ts'
import { type Fact, factsOf, knownOf } from './facts.ts'

/** A fact that is not for whoever decides to answer: the pack fixed it, or has it follow from answers by a rule of its own. */
export interface Established {
  readonly question: Question
  readonly level: number
}

/** The same fact otherwise, and what could then come out. */
export interface Contest extends Established {
  readonly possible: readonly number[]
  /** Nothing stricter, but answers that cannot all be true: the fact takes that doubt about «no duty» away. */
  readonly isDoubtful?: true
}

/** What a milder verdict rests on. */
export interface Footing {
  /** The facts that together force it, whoever said them; undefined where they do only together with what is not known. */
  readonly facts: readonly Fact[] | undefined
  /** Of those the established ones without which it could be stricter. */
  readonly established: readonly Established[]
  /** Every single established fact without which the duty could come out stricter, or its mildest verdict would be doubtful. */
  readonly contests: readonly Contest[]
}

/**
 * Facts that together force a verdict which is not the strictest: dropping any one of them leaves it open. It rests on the
 * pack's word as little as can be: first what is assumed is dropped, then what is established, then what was answered.
 * Undefined where the pack establishes nothing, or the verdict is the strictest.
 *
 * @param telling how much an answer to a question tells the reader
 */
export function footingOf(
  rules: Rules,
  decision: Decision,
  { duty, decided }: DutyVerdict,
  telling: (question: Question, code: number) => number,
): Footing | undefined {
  if (decided === undefined || decided === duty.verdicts.length - 1) return undefined
  const facts = factsOf(rules, decision)
  const isEstablished = ({ origin }: Fact): boolean => origin === 'given' || origin === 'derived'
  const { pack } = rules
  // In the order in which the pack says them.
  const established = pack.terms.flatMap(({ id, replaces }) => {
    const variable = replaces === undefined ? -1 : facts.findIndex(({ question }) => question.id === id)
    const fact = facts[variable]
    const level = fact === undefined || !isEstablished(fact) ? undefined : knownOf(fact)
    return fact === undefined || level === undefined ? [] : [{ question: fact.question, level, variable }]
  })
  if (established.length === 0) return undefined
  const law = rulesByFacts(pack)
  // What is too much to work out is told as if all of it counted.
  if (!law.ok) return { facts: undefined, established, contests: [] }
  const { compiled: byFacts } = law.value
  const { root, questions } = dutyOf(byFacts, duty.id)
  const codes = facts.map((fact) => knownOf(fact) ?? OPEN)
  const at = (trial: Codes): number => possible(byFacts, root, trial)
  const strictest = members(at(codes)).at(-1)!
  const isContradicted = (trial: Codes): boolean =>
    byFacts.contradictions.some((one) => single(possible(byFacts, one, trial)) === 1)
  const contests = established.flatMap(({ question, level: said, variable }) =>
    question.answers.flatMap((_, level): Contest[] => {
      if (level === said) return []
      const trial = codes.with(variable, level)
      const verdicts = members(at(trial))
      if ((verdicts.at(-1) ?? 0) > strictest) return [{ question, level, possible: verdicts }]
      return decided === 0 && !isContradicted(codes) && isContradicted(trial)
        ? [{ question, level, possible: verdicts, isDoubtful: true }]
        : []
    }),
  )
  // What would be stricter comes first.
  contests.sort((a, b) => Number(a.isDoubtful ?? false) - Number(b.isDoubtful ?? false))
  if (single(at(codes)) === undefined) {
    const counting = established.filter(({ variable }) => questions.includes(variable))
    return { facts: undefined, established: counting, contests }
  }
  const known = questions.filter((variable) => codes[variable] !== OPEN)
  const rank = (fact: Fact): number => (fact.origin === 'assumed' ? 0 : isEstablished(fact) ? 1 : 2)
  const told = (variable: number): number => telling(facts[variable]!.question, codes[variable]!)
  const order = known.toReversed().sort((a, b) => rank(facts[a]!) - rank(facts[b]!) || told(a) - told(b))
  const kept = fewest(codes, order, (trial) => single(at(trial)) !== undefined)
  const without = (one: number): Codes =>
    codes.map((code, variable) => (variable !== one && kept.includes(variable) ? code : OPEN))
  return {
    facts: kept.map((variable) => facts[variable]!),
    // Those without which it would only be milder make nothing milder.
    established: established.filter(
      ({ variable }) => kept.includes(variable) && members(at(without(variable))).at(-1)! > decided,
    ),
    contests,
  }
}

/**
 * A minimal set of answers that still forces something, in the order of the questions: dropping any one of them does not.
 *
 * @param order of the questions, the first to be dropped first
 */
export function fewest(
  codes: readonly number[],
  order: readonly number[],
  isForced: (codes: Codes) => boolean,
): number[] {
  const kept = new Set(order)
  const trial = codes.map((code, variable) => (kept.has(variable) ? code : OPEN))
  for (const variable of order) {
    trial[variable] = OPEN
    if (isForced(trial)) kept.delete(variable)
    else trial[variable] = codes[variable]!
  }
  return [...kept].sort((a, b) => a - b)
}
