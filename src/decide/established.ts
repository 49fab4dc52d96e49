// A decided duty → what the milder outcome owes to facts that the pack establishes, and what it would be without them.
import type { Compiled } from '../compile/compile.ts'
import { AS_IT_IS, contestedOf, otherwiseCode } from '../compile/contested.ts'
import { members, OPEN, possible, single, support } from '../compile/walk.ts'
import type { Pack, Question } from '../pack/model.ts'
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
}

/** What a milder verdict rests on: answers that were given, and facts that were established. */
export interface Footing {
  /** Indexes of questions; undefined where it is too much to work out. */
  readonly answers: readonly number[] | undefined
  readonly facts: readonly Established[]
  /** Every single fact without which the duty could come out stricter. */
  readonly contests: readonly Contest[]
}

/**
 * Answers and facts that together force a verdict which is not the strictest: dropping any one of them leaves it open. It
 * rests on the pack's word as little as can be: first facts are dropped that are not needed, then answers. Undefined where
 * the pack establishes nothing, or the verdict is the strictest.
 *
 * @param answers the known questions, least telling first
 */
export function footingOf(
  pack: Pack,
  compiled: Compiled,
  { codes, assumed }: Decision,
  { duty, decided }: DutyVerdict,
  leastTellingFirst: (variables: readonly number[]) => readonly number[],
): Footing | undefined {
  if (decided === undefined || decided === duty.verdicts.length - 1) return undefined
  const known = new Map(
    factsOf(pack, compiled, { codes, assumed }).flatMap((fact) => {
      const level = establishedLevel(fact)
      return level === undefined ? [] : [[fact.question.id, { question: fact.question, level }] as const]
    }),
  )
  if (known.size === 0) return undefined
  const contested = contestedOf(pack)
  // What is too much to work out is told as if all of it counted.
  if (contested === undefined) return { answers: undefined, facts: [...known.values()], contests: [] }
  const facts = new Map(
    [...contested.by].flatMap(([term, variable]) => {
      const fact = known.get(pack.terms[term]!.id)
      return fact === undefined ? [] : [[variable, fact] as const]
    }),
  )
  const root = contested.duties[pack.duties.indexOf(duty)]!
  const asItIs = contested.arity.map((_, variable) => codes[variable] ?? AS_IT_IS)
  const trial = [...asItIs]
  const contests = [...facts].flatMap(([variable, fact]) =>
    fact.question.answers.flatMap((_, level): Contest[] => {
      if (level === fact.level) return []
      const verdicts = members(possible(contested, root, trial.with(variable, otherwiseCode(level))))
      return verdicts.at(-1)! > decided ? [{ question: fact.question, level, possible: verdicts }] : []
    }),
  )
  const isAnswered = (variable: number): boolean => variable < codes.length && codes[variable]! >= 0
  const needed = new Set(
    support(contested, root).filter((variable) => facts.has(variable) || isAnswered(variable)),
  )
  for (const variable of codes.keys()) if (!needed.has(variable)) trial[variable] = OPEN
  const answers = leastTellingFirst([...needed].filter((variable) => !facts.has(variable)))
  const droppable = [
    ...answers.filter((variable) => assumed.includes(variable)),
    ...facts.keys(),
    ...answers.filter((variable) => !assumed.includes(variable)),
  ]
  for (const variable of droppable) {
    if (!needed.has(variable)) continue
    trial[variable] = OPEN
    if (single(possible(contested, root, trial)) !== undefined) needed.delete(variable)
    else trial[variable] = asItIs[variable]!
  }
  return {
    answers: [...needed].filter((variable) => !facts.has(variable)).sort((a, b) => a - b),
    facts: [...facts].flatMap(([variable, fact]) => (needed.has(variable) ? [fact] : [])),
    contests,
  }
}

const establishedLevel = (fact: Fact): number | undefined =>
  fact.origin === 'given' || fact.origin === 'derived' ? knownOf(fact) : undefined
