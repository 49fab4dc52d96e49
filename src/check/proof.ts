// A compiled pack → what is wrong with its rules: gaps, clashes, dead and redundant rules, broken monotonicity,
// mild assumptions, questions and terms that never matter. Proven for the whole answer space.
import {
  type Compiled,
  type CompiledDuty,
  type CompiledTable,
  type CompiledTerm,
  isProven,
  levelOf,
  type Rules,
} from '../compile/compile.ts'
import { FALSE, type Work } from '../compile/diagram.ts'
import { example, holding, members, walk } from '../compile/walk.ts'
import { type Duty, type Pack, type Question, type Rule, type Term, termsUsed } from '../pack/model.ts'
import type { Problem, Place } from '../problem.ts'
import { exampleOf } from './example.ts'
import { decidesAlone, mildFacts } from './established.ts'
import { assumptions, order } from './order.ts'
import { copyOf } from './work.ts'

/**
 * Every finding about the rules of a pack, in the order of the file. Rules that were inherited are the business of the
 * pack they stand in: a supplier that fixes a fact makes many of them idle.
 */
export function prove(rules: Rules, work: Work): Problem[] {
  const { pack, compiled } = rules
  const own = (at: Place): boolean => at.file === pack.file
  return [
    ...compiled.duties.flatMap((table) => dutyProblems(rules, table, own, work)),
    ...compiled.terms.flatMap((table) => (own(table.term.at) ? termRules(compiled, table, work) : [])),
    ...(pack.proposal === true || !isProven(compiled) ? [] : mildFacts(pack, work)),
    ...decidesAlone(rules),
    ...idleQuestions(rules, own),
    ...unusedTerms(pack, own),
  ]
}

function dutyProblems(rules: Rules, table: CompiledDuty, own: (at: Place) => boolean, work: Work): Problem[] {
  const holes = [...gap(rules, table), ...clash(rules, table)]
  const idle = own(table.duty.at) ? dutyRules(rules.compiled, table, work) : []
  // Order and assumptions compare verdicts; where there is none, or more than one, there is nothing to compare yet.
  if (holes.length > 0) return [...holes, ...idle]
  // A proposal decides nothing, so it assumes nothing of anybody.
  const mild = rules.pack.proposal === true ? [] : assumptions(rules, table, own, work)
  return [...idle, ...order(rules, table, own, work), ...mild]
}

function gap(rules: Rules, { duty, root }: CompiledDuty): Problem[] {
  const codes = example(rules.compiled, root, (set) => set === 0)
  if (codes === undefined) return []
  return [{ code: 'gap', duty: duty.id, example: exampleOf(rules, duty, codes), at: duty.at }]
}

function clash(rules: Rules, { duty, root, rules: refs }: CompiledDuty): Problem[] {
  const { compiled } = rules
  const codes = example(compiled, root, (set) => members(set).length > 1)
  if (codes === undefined) return []
  const claimed = members(walk(compiled, root, codes))
  const applying = holding(compiled, duty.rules, refs, codes).map(({ entry }) => entry)
  return [
    {
      code: 'clash',
      duty: duty.id,
      verdicts: claimed.map((verdict) => duty.verdicts[verdict]!.id),
      rules: applying.map((rule) => rule.id),
      example: exampleOf(rules, duty, codes),
      at: applying[0]?.at ?? duty.at,
    },
  ]
}

/** Where the other rules say the same: for a duty, those with the same verdict. */
const dutyRules = (compiled: Compiled, table: CompiledDuty, work: Work): Problem[] =>
  idleRules(compiled, table.duty, table, work, (other, rule) => other.to === rule.to)

/** For a term, those with the same level or a higher one; but without any rule its own «otherwise» may say the same. */
const termRules = (compiled: Compiled, table: CompiledTerm, work: Work): Problem[] =>
  idleRules(compiled, table.term, table, work, (other, rule) => other.to >= rule.to, table.term)

/** Rules that never apply, or that never apply where no other rule covers them, or without which a term is the same. */
function idleRules(
  compiled: Compiled,
  { id: of, rules }: Pick<Duty | Term, 'id' | 'rules'>,
  table: CompiledTable,
  work: Work,
  covers: (other: Rule, rule: Rule) => boolean,
  term?: Term,
): Problem[] {
  const diagrams = copyOf(compiled, work)
  const refs = table.rules.map((ref) => diagrams.copy(compiled, ref))
  const isSameWithout = (at: number): boolean =>
    term !== undefined &&
    // Without a rule of those that cover every combination the question of the base would be asked.
    (term.replaces === undefined || term.otherwise !== undefined) &&
    levelOf(diagrams, { ...term, rules: rules.toSpliced(at, 1) }, refs.toSpliced(at, 1)) ===
      diagrams.copy(compiled, table.root)
  return rules.flatMap((rule, index): Problem[] => {
    const ref = refs[index]!
    if (ref === FALSE) return [{ code: 'dead-rule', of, rule: rule.id, at: rule.at }]
    const covering = rules.flatMap((other, at) => (at !== index && covers(other, rule) ? [at] : []))
    const others = diagrams.any(covering.map((at) => refs[at]!))
    if (diagrams.and(ref, diagrams.not(others)) !== FALSE && !isSameWithout(index)) return []
    const by = covering.filter((at) => diagrams.and(ref, refs[at]!) !== FALSE).map((at) => rules[at]!.id)
    return [{ code: 'redundant-rule', of, rule: rule.id, by, at: rule.at }]
  })
}

/** A kind of a `several` question may change nothing («only contact data» must be sayable); the whole may not. */
const nameOf = (question: Question): string => question.group ?? question.id

/** Questions that change no duty and no action, whatever the other answers are. */
function idleQuestions({ pack, compiled }: Rules, own: (at: Place) => boolean): Problem[] {
  const matters = new Set(compiled.questions)
  const used = new Set(pack.questions.filter((_, index) => matters.has(index)).map(nameOf))
  const idle = pack.questions.filter((question) => own(question.at) && !used.has(nameOf(question)))
  const names = new Map(idle.map((question) => [nameOf(question), question.at]))
  return [...names].map(([question, at]): Problem => ({ code: 'idle-question', question, at }))
}

/** Terms that no duty, action, challenge or letter uses, not even through another term. */
function unusedTerms(pack: Pack, own: (at: Place) => boolean): Problem[] {
  const conditional = [...pack.actions, ...pack.challenges, ...pack.papers, ...pack.contradictions]
  const rules = pack.duties.flatMap((duty) => duty.rules)
  const used = termsUsed(
    pack,
    [...rules, ...conditional].flatMap(({ rows = [] }) => rows),
  )
  return pack.terms.flatMap((term, index): Problem[] =>
    used.has(index) || term.replaces !== undefined || !own(term.at)
      ? []
      : [{ code: 'unused-term', term: term.id, at: term.at }],
  )
}
