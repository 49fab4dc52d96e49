// A compiled pack → what is wrong with its rules: gaps, clashes, dead and redundant rules, broken monotonicity,
// mild assumptions, questions and terms that never matter. Proven for the whole answer space.
import type { Compiled, CompiledTable } from '../compile/compile.ts'
import { Diagrams, FALSE, type Ref } from '../compile/diagram.ts'
import { example, members, single, support, walk } from '../compile/walk.ts'
import type { Duty, Pack, Place, Question, Rule, Term } from '../pack/model.ts'
import type { Problem } from '../pack/problem.ts'
import { exampleOf } from './example.ts'

/** Most nodes for one step of the proof. */
const PROOF_BUDGET = 50_000

/**
 * Every finding about the rules of a pack, in the order of the file. Rules that were inherited are the business of the
 * pack they stand in: a supplier that fixes a fact makes many of them idle.
 */
export function prove(pack: Pack, compiled: Compiled): Problem[] {
  const own = (at: Place): boolean => at.file === pack.file
  return [
    ...pack.duties.flatMap((duty, index) => dutyProblems(pack, compiled, duty, compiled.duties[index]!, own)),
    ...pack.terms.flatMap((term, index) =>
      own(term.at) ? termRules(compiled, term, compiled.terms[index]!) : [],
    ),
    ...idleQuestions(pack, compiled, own),
    ...unusedTerms(pack, own),
  ]
}

function dutyProblems(
  pack: Pack,
  compiled: Compiled,
  duty: Duty,
  table: CompiledTable,
  own: (at: Place) => boolean,
): Problem[] {
  const holes = [...gap(pack, compiled, duty, table), ...clash(pack, compiled, duty, table)]
  const rules = own(duty.at) ? ruleProblems(compiled, duty.id, duty.rules, table) : []
  // Order and assumptions compare verdicts; where there is none, or more than one, there is nothing to compare yet.
  if (holes.length > 0) return [...holes, ...rules]
  return [...rules, ...order(pack, compiled, duty, table, own), ...assumptions(pack, compiled, duty, table)]
}

function gap(pack: Pack, compiled: Compiled, duty: Duty, { root }: CompiledTable): Problem[] {
  const codes = example(compiled, root, (set) => set === 0)
  if (codes === undefined) return []
  return [{ code: 'gap', duty: duty.id, example: exampleOf(pack, compiled, duty, codes), at: duty.at }]
}

function clash(pack: Pack, compiled: Compiled, duty: Duty, { root, rules }: CompiledTable): Problem[] {
  const codes = example(compiled, root, (set) => members(set).length > 1)
  if (codes === undefined) return []
  const claimed = members(walk(compiled, root, codes))
  const applying = duty.rules.filter((_, index) => walk(compiled, rules[index]!, codes) === 2)
  return [
    {
      code: 'clash',
      duty: duty.id,
      verdicts: claimed.map((verdict) => duty.verdicts[verdict]!.id),
      rules: applying.map((rule) => rule.id),
      example: exampleOf(pack, compiled, duty, codes),
      at: applying[0]?.at ?? duty.at,
    },
  ]
}

/** A rule that never applies, or that never applies where no other rule says the same. */
function ruleProblems(
  compiled: Compiled,
  of: string,
  rules: readonly Rule[],
  table: CompiledTable,
): Problem[] {
  const diagrams = copyOf(compiled)
  const refs = table.rules.map((ref) => diagrams.copy(compiled, ref))
  return rules.flatMap((rule, index): Problem[] => {
    const ref = refs[index]!
    if (ref === FALSE) return [{ code: 'dead-rule', of, rule: rule.id, at: rule.at }]
    const same = rules.flatMap((other, at) => (at !== index && other.to === rule.to ? [at] : []))
    const others = same.map((at) => refs[at]!).reduce((left, right) => diagrams.or(left, right), FALSE)
    if (diagrams.and(ref, diagrams.not(others)) !== FALSE) return []
    const by = same.filter((at) => diagrams.and(ref, refs[at]!) !== FALSE).map((at) => rules[at]!.id)
    return [{ code: 'redundant-rule', of, rule: rule.id, by, at: rule.at }]
  })
}

/** A rule of a term is redundant where the other rules give that level or a higher one anyway. */
function termRules(compiled: Compiled, term: Term, table: CompiledTable): Problem[] {
  const diagrams = copyOf(compiled)
  const refs = table.rules.map((ref) => diagrams.copy(compiled, ref))
  return term.rules.flatMap((rule, index): Problem[] => {
    if (term.replaces === 'given') return []
    const ref = refs[index]!
    if (ref === FALSE) return [{ code: 'dead-rule', of: term.id, rule: rule.id, at: rule.at }]
    const stronger = term.rules.flatMap((other, at) => (at !== index && other.to >= rule.to ? [at] : []))
    const others = stronger.map((at) => refs[at]!).reduce((left, right) => diagrams.or(left, right), FALSE)
    if (rule.to > 0 && diagrams.and(ref, diagrams.not(others)) !== FALSE) return []
    const by = stronger.filter((at) => diagrams.and(ref, refs[at]!) !== FALSE).map((at) => term.rules[at]!.id)
    return [{ code: 'redundant-rule', of: term.id, rule: rule.id, by, at: rule.at }]
  })
}

/** A copy to reckon in; on a hostile pack it can grow without bound, so it has a budget. */
const copyOf = (compiled: Compiled): Diagrams => new Diagrams(compiled.arity, PROOF_BUDGET)

/** Making an ordered answer more serious must never lower a verdict, unless the pack says that the law does so. */
function order(
  pack: Pack,
  compiled: Compiled,
  duty: Duty,
  { root }: CompiledTable,
  own: (at: Place) => boolean,
): Problem[] {
  const exempt = new Set(duty.notMonotone.map((exemption) => exemption.question))
  const falling = new Map<string, Problem>()
  pack.questions.forEach((question, variable) => {
    if (!question.ordered) return
    const found = lowered(pack, compiled, duty, root, variable)
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
): Problem | undefined {
  const question = pack.questions[variable]!
  for (let answer = 1; answer < question.answers.length; answer += 1) {
    const codes = milderExample(compiled, root, variable, answer - 1, answer)
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
): number[] | undefined {
  if (!support(compiled, root).includes(variable)) return undefined
  const diagrams = copyOf(compiled)
  const whole = diagrams.copy(compiled, root)
  const before = diagrams.fix(whole, variable, first)
  const after = diagrams.fix(whole, variable, second)
  const milder = diagrams.combine((left, right) => (right < left ? 2 : 1), before, after)
  return example(diagrams, milder, (set) => set === 2)
}

/** The assumptions that would make what is not said milder; a pack with any decides nothing. */
export function mildAssumptions(pack: Pack, compiled: Compiled): Problem[] {
  return pack.duties.flatMap((duty, index) => assumptions(pack, compiled, duty, compiled.duties[index]!))
}

/** An assumed answer must never be the milder choice; a judgement is the officer's to make, so it is left out. */
function assumptions(pack: Pack, compiled: Compiled, duty: Duty, { root }: CompiledTable): Problem[] {
  return pack.questions.flatMap((question, variable): Problem[] => {
    const { assume, judges } = question
    if (assume === undefined || judges !== undefined) return []
    for (const [other, answer] of question.answers.entries()) {
      if (other === assume) continue
      const codes = milderExample(compiled, root, variable, other, assume)
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

/** A kind of a `several` question may change nothing («only contact data» must be sayable); the whole may not. */
const nameOf = (question: Question): string => question.group ?? question.id

/** Questions that change no duty and no action, whatever the other answers are. */
function idleQuestions(pack: Pack, compiled: Compiled, own: (at: Place) => boolean): Problem[] {
  const matters = new Set(compiled.questions)
  const used = new Set(pack.questions.filter((_, index) => matters.has(index)).map(nameOf))
  const idle = pack.questions.filter((question) => own(question.at) && !used.has(nameOf(question)))
  const names = new Map(idle.map((question) => [nameOf(question), question.at]))
  return [...names].map(([question, at]): Problem => ({ code: 'idle-question', question, at }))
}

/** Terms that no duty, action, challenge or letter uses, not even through another term. */
function unusedTerms(pack: Pack, own: (at: Place) => boolean): Problem[] {
  const used = new Set<number>()
  const visit = (index: number): void => {
    if (used.has(index)) return
    used.add(index)
    pack.terms[index]!.rules.flatMap((rule) => rule.rows.flat()).forEach(mark)
  }
  const mark = (cell: { of: string; index: number }): void => {
    if (cell.of === 'term') visit(cell.index)
  }
  pack.duties.flatMap((duty) => duty.rules.flatMap((rule) => rule.rows.flat())).forEach(mark)
  for (const { rows } of [...pack.actions, ...pack.challenges, ...pack.papers, ...pack.contradictions])
    (rows ?? []).flat().forEach(mark)
  return pack.terms.flatMap((term, index): Problem[] =>
    used.has(index) || term.replaces !== undefined || !own(term.at)
      ? []
      : [{ code: 'unused-term', term: term.id, at: term.at }],
  )
}
