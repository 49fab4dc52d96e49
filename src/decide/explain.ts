// A decision → why: the few answers that force it, what would change it, what would settle it, which rules and law.
import { type Compiled, type CompiledTable, dutyOf, type Rules } from '../compile/compile.ts'
import { certainly, holding, members, possible, single } from '../compile/walk.ts'
import { type Action, type Question, type Row, type Rule, type Term, termsUsed } from '../pack/model.ts'
import { type Decision, type DutyVerdict } from './decide.ts'
import { type Contest, type Established, fewest, type Footing, footingOf } from './established.ts'
import type { Fact } from './facts.ts'
import { settles } from './interview/remaining.ts'

/** An answer that a reason rests on. */
export interface Ground {
  /** Index of the question. */
  readonly question: number
  readonly code: number
  readonly assumed: boolean
}

/** One other answer, and what would then come out. */
export interface Flip extends Ground {
  /** Verdicts then possible; one where it would be decided. */
  readonly possible: readonly number[]
  /** Then nobody need be told, but with it the answers cannot all be true. */
  readonly isDoubtful?: true
}

/** A rule of the verdict; `certain` when it applies whatever the open answers turn out to be. */
export interface AppliedRule {
  readonly rule: Rule
  readonly certain: boolean
}

/** A term that the applied rules rest on, with the levels still possible. */
export interface AppliedTerm {
  readonly term: Term
  readonly levels: readonly number[]
  /** Its rules that certainly apply and give its level. */
  readonly rules: readonly Rule[]
}

export interface AppliedAction {
  readonly action: Action
  /** It is for every verdict that is still possible. */
  readonly isDue: boolean
  readonly certain: boolean
}

export interface Explanation {
  /** A minimal set of answers that alone, or with `established`, forces the verdict; empty while the duty is open. */
  readonly because: readonly Ground[]
  /** Facts that the pack establishes and without which a verdict that is not the strictest would be open. */
  readonly established: readonly Established[]
  /** Every single other answer that would change a decided verdict. */
  readonly flips: readonly Flip[]
  /** Every established fact that, were it otherwise, could make the verdict stricter. */
  readonly contests: readonly Contest[]
  /** While open: ids of the questions (a `several` question as one) on which the outcome still depends. */
  readonly settles: readonly string[]
  readonly rules: readonly AppliedRule[]
  readonly terms: readonly AppliedTerm[]
  /** What to do: for the verdict, or for the strictest one while the duty is open. */
  readonly actions: readonly AppliedAction[]
  /** What to ask oneself before accepting the verdict. */
  readonly challenges: readonly AppliedAction[]
}

/** Explains one duty of a decision. */
export function explain(rules: Rules, decision: Decision, duty: DutyVerdict): Explanation {
  const { pack, compiled } = rules
  const { codes } = decision
  const table = dutyOf(compiled, duty.duty.id)
  const applied = holding(compiled, duty.duty.rules, table.rules, codes, ({ to }) =>
    duty.possible.includes(to),
  ).map(({ entry, certain }): AppliedRule => ({ rule: entry, certain }))
  const rows = applied.flatMap(({ rule }) => rule.rows)
  const footing = footingOf(rules, decision, duty, (question, code) =>
    tellingOf(question, code, duty.decided === 0),
  )
  return {
    because: duty.decided === undefined ? [] : because(rules, table, decision, footing),
    established: footing?.established ?? [],
    contests: footing?.contests ?? [],
    flips: duty.decided === undefined ? [] : flips(compiled, table, decision),
    settles: duty.decided === undefined ? settles(rules, table.root, codes) : [],
    rules: applied,
    terms: termsOf(rules, codes, rows),
    actions: actionsOf(pack.actions, compiled, compiled.actions, codes, duty),
    challenges: actionsOf(pack.challenges, compiled, compiled.challenges, codes, duty),
  }
}

/**
 * A minimal set of the known answers that forces the verdict: dropping any one member leaves it open. There can be
 * several; this one rests on assumptions as little as can be, and on the answers that tell most: the most serious ones
 * where the verdict is strict, the least serious ones where it is the mildest.
 */
export function because(rules: Rules, table: CompiledTable, decision: Decision, footing?: Footing): Ground[] {
  const { codes, assumed } = decision
  const isMildest = possible(rules.compiled, table.root, codes) === 1
  const answers =
    footing?.facts === undefined
      ? forcing(rules, table, decision, isMildest)
      : answersFor(rules, decision, footing.facts, isMildest)
  return answers.map((question) => ({
    question,
    code: codes[question]!,
    assumed: assumed.includes(question),
  }))
}

/** How much an answer tells the reader of a verdict: the most serious one of a strict verdict, the least of the mildest. */
function tellingOf({ ordered, answers }: Question, code: number, isMildest: boolean): number {
  const seriousness = ordered ? code / (answers.length - 1) : 0.5
  return isMildest ? 1 - seriousness : seriousness
}

/** A minimal set of the known answers that forces what comes out of a table. */
function forcing(
  { pack, compiled }: Rules,
  { root, questions }: CompiledTable,
  { codes, assumed }: Decision,
  isMildest: boolean,
): number[] {
  const telling = (variable: number): number =>
    (assumed.includes(variable) ? -2 : 0) + tellingOf(pack.questions[variable]!, codes[variable]!, isMildest)
  const known = questions.filter((variable) => codes[variable]! >= 0)
  const leastTellingFirst = known.toReversed().sort((a, b) => telling(a) - telling(b))
  return fewest(codes, leastTellingFirst, (trial) => single(possible(compiled, root, trial)) !== undefined)
}

/** The answers from which some facts follow: to the questions themselves, or to those that they are derived from. */
function answersFor(rules: Rules, decision: Decision, facts: readonly Fact[], isMildest: boolean): number[] {
  const { pack, compiled } = rules
  const found = facts.flatMap(({ question: { id } }) => {
    const derived = compiled.terms.find(({ term }) => term.id === id && term.replaces !== undefined)
    if (derived !== undefined) return forcing(rules, derived, decision, isMildest)
    return pack.questions.flatMap((one, index) => (one.id === id ? [index] : []))
  })
  return [...new Set(found)].sort((a, b) => a - b)
}

/** Every single other answer to a known question after which the verdict is another one, or no longer certain. */
export function flips(
  compiled: Compiled,
  { root, questions }: CompiledTable,
  { codes, assumed }: Decision,
): Flip[] {
  const verdict = possible(compiled, root, codes)
  const trial = [...codes]
  const found: Flip[] = []
  for (const question of questions) {
    const answer = codes[question]!
    if (answer < 0) continue
    for (let code = 0; code < compiled.arity[question]!; code += 1) {
      trial[question] = code
      const set = code === answer ? verdict : possible(compiled, root, trial)
      if (set === verdict) continue
      const isDoubtful = single(set) === 0 && certainly(possible(compiled, compiled.anyContradiction, trial))
      found.push({
        ...{ question, code, assumed: assumed.includes(question), possible: members(set) },
        ...(isDoubtful ? { isDoubtful } : {}),
      })
    }
    trial[question] = answer
  }
  return found
}

/** The terms that rows use, and the terms that those use, in file order. */
function termsOf({ pack, compiled }: Rules, codes: readonly number[], rows: readonly Row[]): AppliedTerm[] {
  const used = termsUsed(pack, rows)
  return compiled.terms
    .filter((_, index) => used.has(index))
    .map(({ term, root, rules: refs }) => {
      const levels = members(possible(compiled, root, codes))
      const rules = holding(compiled, term.rules, refs, codes, ({ to }) => to === levels[0])
      const isKnown = levels.length === 1
      return { term, levels, rules: rules.flatMap((one) => (isKnown && one.certain ? [one.entry] : [])) }
    })
}

/** The actions for a verdict of which the rows hold, or may hold. */
function actionsOf(
  actions: readonly Action[],
  compiled: Compiled,
  refs: readonly number[],
  codes: readonly number[],
  { duty, strictest, possible: still }: DutyVerdict,
): AppliedAction[] {
  const isFor = (one: Action): boolean => one.duty === duty.id && one.verdicts.includes(strictest)
  return holding(compiled, actions, refs, codes, isFor).map(({ entry, certain }) => {
    const isDue = still.every((verdict) => entry.verdicts.includes(verdict))
    return { action: entry, isDue, certain: isDue && certain }
  })
}
