// Whether verdicts follow the order of the answers: more serious is never milder, and nothing mild is assumed.
import type { Compiled, CompiledDuty, CompiledTerm, Rules } from '../compile/compile.ts'
import { type Diagrams, FALSE, isLeaf, type Ref, TRUE, type Work } from '../compile/diagram.ts'
import { rulesByFacts } from '../compile/rules.ts'
import { example, single, support, walk } from '../compile/walk.ts'
import { type Duty, openQuestion, type Question } from '../pack/model.ts'
import type { Problem, Place } from '../problem.ts'
import { exampleOf } from './example.ts'
import { decidesAlone, mildFacts } from './established.ts'
import { copyOf, wholeProof } from './work.ts'

/** Making an ordered answer more serious must never lower a verdict, unless the pack says that the law does so. */
export function order(rules: Rules, table: CompiledDuty, own: (at: Place) => boolean, work: Work): Problem[] {
  const { duty } = table
  const exempt = new Set(duty.notMonotone.map((exemption) => exemption.question))
  const falling = new Map<string, Problem>()
  rules.pack.questions.forEach((question, variable) => {
    if (!question.ordered) return
    const found = lowered(rules, table, question, variable, work)
    if (found !== undefined) falling.set(question.id, found)
  })
  const unexcused = [...falling].filter(([question]) => !exempt.has(question)).map(([, problem]) => problem)
  const needless = duty.notMonotone.flatMap(({ question, at }): Problem[] =>
    falling.has(question) || !own(at) ? [] : [{ code: 'needless-exemption', duty: duty.id, question, at }],
  )
  return [...unexcused, ...needless]
}

function lowered(
  rules: Rules,
  { duty, root }: CompiledDuty,
  question: Question,
  variable: number,
  work: Work,
): Problem | undefined {
  const { compiled } = rules
  for (const [before, after] of comparisons(rules, variable)) {
    const codes = milderExample(compiled, root, variable, before, after, work, (diagrams) =>
      closed(diagrams, rules, variable, before, after),
    )
    if (codes === undefined) continue
    return {
      code: 'not-monotone',
      duty: duty.id,
      question: question.id,
      from: question.answers[before]!.id,
      to: question.answers[after]!.id,
      before: verdictAt(compiled, duty, root, codes.with(variable, before)),
      after: verdictAt(compiled, duty, root, codes.with(variable, after)),
      example: exampleOf(rules, duty, codes.with(variable, after)),
      at: question.at,
    }
  }
  return undefined
}

/** Pairs of answers to compare: neighbours, or, where some comparisons are excepted, every two, for then nothing follows for those further apart. */
function comparisons(rules: Rules, variable: number): [number, number][] {
  const { terms, arity } = rules.compiled
  const closes = terms.some((table) => mayClose(rules, table, variable))
  const pairs: [number, number][] = []
  for (let after = 1; after < arity[variable]!; after += 1)
    for (let before = after - 1; before >= (closes ? 0 : after - 1); before -= 1) pairs.push([before, after])
  return pairs
}

function verdictAt(compiled: Compiled, duty: Duty, root: Ref, codes: readonly number[]): string {
  return duty.verdicts[single(walk(compiled, root, codes)) ?? 0]!.id
}

/**
 * Where the more serious answer makes a rule say what a question of the base was asked for, and that question was answered
 * more seriously than the rule says. There the two answers compared do not stand for a milder and a more serious incident:
 * the second are answers that cannot all be true, and are told as such. Where the question was answered no more seriously
 * than the rule says, the order is proven as everywhere.
 */
function closed(diagrams: Diagrams, rules: Rules, variable: number, before: number, after: number): Ref {
  const { pack, compiled } = rules
  const closing = compiled.terms.flatMap((table) => {
    const asked = openQuestion(table.term)
    if (asked === undefined || !mayClose(rules, table, variable)) return []
    const ruled = diagrams.any(table.rules.map((ref) => diagrams.copy(compiled, ref)))
    const closes = diagrams.and(
      diagrams.not(diagrams.fix(ruled, variable, before)),
      diagrams.fix(ruled, variable, after),
    )
    const level = diagrams.fix(diagrams.copy(compiled, table.root), variable, after)
    const contradicts = pack.questions[asked]!.ordered
      ? diagrams.combine(
          (said, follows) => (said > follows ? 2 : 1),
          diagrams.fix(diagrams.answerTo(asked), variable, after),
          level,
        )
      : TRUE
    return [diagrams.and(closes, contradicts)]
  })
  return diagrams.any(closing)
}

/** Whether an answer can make a rule of a term hold that listens to a question where none does. */
const mayClose = ({ compiled }: Rules, { term, rules }: CompiledTerm, variable: number): boolean =>
  openQuestion(term) !== undefined && rules.some((ref) => support(compiled, ref).includes(variable))

/** Codes for which answer `second` gives a milder verdict than answer `first`; the question itself is left out. */
function milderExample(
  compiled: Compiled,
  root: Ref,
  variable: number,
  first: number,
  second: number,
  work: Work,
  excepted: (diagrams: Diagrams) => Ref = () => FALSE,
): number[] | undefined {
  if (!support(compiled, root).includes(variable)) return undefined
  const diagrams = copyOf(compiled, work)
  const whole = diagrams.copy(compiled, root)
  const before = diagrams.fix(whole, variable, first)
  const after = diagrams.fix(whole, variable, second)
  const milder = diagrams.combine((left, right) => (right < left ? 2 : 1), before, after)
  if (milder === FALSE) return undefined
  const unexcused = diagrams.and(milder, diagrams.not(excepted(diagrams)))
  return example(diagrams, unexcused, (set) => set === 2)
}

/**
 * Where a more serious answer would be milder, or what is not said is assumed to be mild. A pack with any decides
 * nothing: a new version of the pack that it extends can break what held before.
 */
export function disorder(rules: Rules): Problem[] {
  const { pack, compiled } = rules
  const work = wholeProof()
  const found = [
    ...compiled.duties.flatMap((table) => [
      ...order(rules, table, () => false, work),
      ...assumptions(rules, table, () => false, work),
    ]),
    ...mildFacts(pack, work),
    ...decidesAlone(rules),
  ]
  return found.map((problem) => (isPlaced(problem) ? problem : { ...problem, at: { origin: pack.file } }))
}

/** A pack that was compiled when the tool was built has lost its places; then the pack that extends it is named. */
const isPlaced = ({ at }: Problem): boolean => at !== undefined && !('line' in at && at.line === 0)

/**
 * An assumed answer must never be the milder choice. A judgement is the officer's to make, so it is left out, where what
 * is assumed leaves the term to the facts.
 */
export function assumptions(
  rules: Rules,
  { duty, root }: CompiledDuty,
  own: (at: Place) => boolean,
  work: Work,
): Problem[] {
  const { pack, compiled } = rules
  return pack.questions.flatMap((question, variable): Problem[] => {
    const { assume } = question
    if (assume === undefined || leavesToFacts(rules, question, work)) return []
    for (const [other, answer] of question.answers.entries()) {
      if (other === assume) continue
      const excused = duty.mildAssumption.find(
        (one) => one.question === question.id && one.answers.includes(answer.id),
      )
      const codes = milderExample(compiled, root, variable, other, assume, work)
      if (codes === undefined && excused !== undefined && own(excused.at))
        return [{ code: 'needless-exemption', duty: duty.id, question: question.id, at: excused.at }]
      if (codes === undefined || excused !== undefined) continue
      return [
        {
          code: 'mild-assumption',
          duty: duty.id,
          question: question.id,
          assumed: question.answers[assume]!.id,
          stricter: answer.id,
          example: exampleOf(rules, duty, codes.with(variable, assume)),
          at: question.at,
        },
      ]
    }
    return []
  })
}

/**
 * Whether the term that a question judges still depends on other questions under the answer that is assumed: here, or in
 * the law that the pack extends, of which it may have fixed every fact.
 */
function leavesToFacts(rules: Rules, { id, assume, judges }: Question, work: Work): boolean {
  if (judges === undefined || assume === undefined) return false
  const leaves = ({ pack, compiled }: Rules): boolean => {
    const judged = compiled.terms.find(({ term }) => term.id === judges)
    const variable = pack.questions.findIndex((one) => one.id === id)
    if (judged === undefined || variable < 0) return false
    const diagrams = copyOf(compiled, work)
    return !isLeaf(diagrams.fix(diagrams.copy(compiled, judged.root), variable, assume))
  }
  if (leaves(rules)) return true
  const law = rulesByFacts(rules.pack)
  return law.ok && leaves(law.value)
}
