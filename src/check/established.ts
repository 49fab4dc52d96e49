// What a pack says of questions of its base → where that, or what it leaves unsaid, makes an outcome milder.
import { type Diagrams, type Ref, type Work } from '../compile/diagram.ts'
import type { Rules } from '../compile/compile.ts'
import { rulesByFacts, rulesUnsaid, toldByFacts } from '../compile/rules.ts'
import { example, OPEN, possible, single, support, walk } from '../compile/walk.ts'
import { type Duty, factsIn, isToTell, openQuestion, type Pack, type Term } from '../pack/model.ts'
import type { Problem, Place } from '../problem.ts'
import { exampleOf } from './example.ts'
import { copyOf } from './work.ts'

/**
 * Facts that the base assumes until somebody says otherwise, said otherwise by a pack where that can make a verdict milder,
 * lift a doubt about a mild one, or change what a verdict is told to be. What is assumed is never the milder choice; the
 * milder one is for whoever must decide, and no supplier makes it for them.
 */
export function mildFacts(pack: Pack, work: Work): Problem[] {
  const { questions } = factsIn(pack)
  const said = pack.terms.flatMap((term) => {
    const variable = questions.findIndex(({ id }) => id === term.id)
    const assume = term.replaces === undefined ? undefined : questions[variable]?.assume
    if (assume === undefined) return []
    return levelsSaid(term)
      .filter(({ level }) => level !== assume)
      .map(({ level, at }) => ({ term, variable, assume, level, at }))
  })
  if (said.length === 0) return []
  const law = toldByFacts(pack)
  if (!law.ok) return [...law.problems]
  return said.flatMap(({ term, variable, assume, level, at }): Problem[] => {
    const [answer, assumed] = [term.levels[level]!.id, term.levels[assume]!.id]
    const names = { question: term.id, answer, assumed }
    const diagrams = (): Diagrams => copyOf(law.value.compiled, work)
    const fall = fallOf(law.value, diagrams(), variable, [level], [assume])
    if (fall !== undefined) {
      const { duty, milder, stricter, codes } = fall
      const example = exampleOf(law.value, duty, codes)
      return [{ code: 'mild-fact', ...names, duty: duty.id, milder, stricter, example, at }]
    }
    const other = toldOtherwise(law.value, diagrams(), variable, level, assume)
    if (other === undefined) return []
    const example = exampleOf(law.value, other.duty, other.codes)
    return [{ code: 'told-otherwise', ...names, duty: other.duty.id, example, at }]
  })
}

/**
 * The first duty of which an answer tells otherwise than what is assumed: without a doubt about a verdict that stays the
 * mildest, or in the words of an action.
 */
function toldOtherwise(
  { pack, compiled }: Rules,
  diagrams: Diagrams,
  variable: number,
  level: number,
  assume: number,
): { readonly duty: Duty; readonly codes: readonly number[] } | undefined {
  const at = (root: Ref, answer: number): Ref => diagrams.fix(diagrams.copy(compiled, root), variable, answer)
  const fallen = (root: Ref, before: number, after: number): Ref =>
    diagrams.and(at(root, before), diagrams.not(at(root, after)))
  for (const [index, { duty, root }] of compiled.duties.entries()) {
    const mildest = diagrams.map((set) => (set === MILDEST ? 2 : 1), at(root, level))
    const doubt = diagrams.any(compiled.doubtful.map((roots) => fallen(roots[index]!, assume, level)))
    const words = diagrams.any(
      pack.actions.flatMap(({ duty: id, verdict }, action) =>
        verdict !== undefined && id === duty.id ? [fallen(compiled.actions[action]!, level, assume)] : [],
      ),
    )
    const codes = example(diagrams, diagrams.or(diagrams.and(mildest, doubt), words), (set) => set === 2)
    if (codes !== undefined) return { duty, codes }
  }
  return undefined
}

/**
 * That a pack decides by itself that nobody need be told: with no answer at all every duty to tell
 * somebody is at its mildest, or it is so for somebody whom the law may ask to tell, with no answer but who that is: what has
 * no order, as a role, is no fact of the incident. A supplier says what it knows; it makes no decision for its customers.
 */
export function decidesAlone(rules: Rules): Problem[] {
  const { pack } = rules
  const isFor = whoIn(pack).filter((who) => !mayTell(rules, who))
  if (isFor.length === 0) return []
  const law = rulesByFacts(pack)
  if (!law.ok) return [...law.problems]
  const { value } = law
  if (mayTell(rules) && !isFor.some((who) => mayTell(value, who))) return []
  const said = pack.terms.find(({ replaces, at }) => replaces !== undefined && at.file === pack.file)
  return [{ code: 'decides-alone', pack: pack.id, at: said?.at ?? { origin: pack.file } }]
}

/** One answer to a question, by their ids; none where nothing at all is answered. */
type Answered = Readonly<Record<string, string>>

/** Nothing answered, and each answer to a question of the base that has no order and that the pack asks. */
function whoIn({ questions, file }: Pack): Answered[] {
  const who = questions.filter(
    ({ ordered, assume, at }) => !ordered && assume === undefined && at.file !== file,
  )
  return [{}, ...who.flatMap(({ id, answers }) => answers.map((answer) => ({ [id]: answer.id })))]
}

/** Whether with some answers, and nothing else but what is assumed, any duty may come out at telling somebody. */
function mayTell({ pack, compiled }: Rules, answered: Answered = {}): boolean {
  const codes = pack.questions.map(({ id, answers, assume = OPEN }) => {
    const code = answers.findIndex((answer) => answer.id === answered[id])
    return code < 0 ? assume : code
  })
  return compiled.duties.some(
    ({ duty, root }) => isToTell(duty) && possible(compiled, root, codes) !== MILDEST,
  )
}

/** The set of verdicts with none but the mildest. */
const MILDEST = 1

/** The levels that a pack itself gives a term, each with its place. */
function levelsSaid({ rules, otherwise, at }: Term): { level: number; at: Place }[] {
  const fixed = otherwise !== undefined && 'level' in otherwise ? [{ level: otherwise.level, at }] : []
  return [...rules.map((rule) => ({ level: rule.to, at: rule.at })), ...fixed]
}

/**
 * Where none of the rules holds by which a pack derives a question of its base, and what that could make milder: the question
 * stands open there and is asked, or is what the pack says outright. No fault; but whoever writes a pack must have seen it.
 */
export function falls(pack: Pack, work: Work): Problem[] {
  const isOwn = ({ replaces, otherwise, at }: Term): boolean =>
    replaces === 'defined' && otherwise !== undefined && at.file === pack.file
  if (!pack.terms.some(isOwn)) return []
  const unsaid = rulesUnsaid(pack)
  if (!unsaid.ok) return [...unsaid.problems]
  const { pack: asked, compiled } = unsaid.value
  return pack.terms.flatMap((term, index): Problem[] => {
    const variable = openQuestion(asked.terms[index]!)
    if (!isOwn(term) || variable === undefined) return []
    const diagrams = copyOf(compiled, work)
    const ruled = diagrams.any(compiled.terms[index]!.rules.map((ref) => diagrams.copy(compiled, ref)))
    const { otherwise } = term
    const all = [...term.levels.keys()]
    const levels = otherwise !== undefined && 'level' in otherwise ? [otherwise.level] : all
    const fall = fallOf(unsaid.value, diagrams, variable, levels, all, diagrams.not(ruled))
    if (fall === undefined) return []
    const { level, duty, milder, stricter, codes } = fall
    const named = new Set(support(diagrams, ruled))
    const answers = asked.questions.map(
      (question, at) => [question.id, question.answers[codes[at]!]!.id] as const,
    )
    const words = answers.flatMap(([id, answer], at) => (named.has(at) ? [{ id, level: answer }] : []))
    return [
      {
        code: openQuestion(term) === undefined ? 'said-otherwise' : 'left-open',
        ...{ question: term.id, answer: term.levels[level]!.id, duty: duty.id, milder, stricter },
        ...{ example: { words, answers: Object.fromEntries(answers) }, at: term.at },
      },
    ]
  })
}

/** Where one answer to a question gives a milder verdict than another. */
interface Fall {
  readonly level: number
  readonly duty: Duty
  readonly milder: string
  readonly stricter: string
  readonly codes: readonly number[]
}

/** The first duty on which one of some answers gives a milder verdict than one of others, with a smallest example. */
function fallOf(
  { compiled }: Rules,
  diagrams: Diagrams,
  variable: number,
  levels: readonly number[],
  others: readonly number[],
  within?: Ref,
): Fall | undefined {
  for (const { duty, root } of compiled.duties) {
    const whole = diagrams.copy(compiled, root)
    const at = (level: number): Ref => diagrams.fix(whole, variable, level)
    const mild = levels.map(at).reduce((left, right) => diagrams.combine(Math.min, left, right))
    const strict = others.map(at).reduce((left, right) => diagrams.combine(Math.max, left, right))
    const milder = diagrams.combine((left, right) => (left < right ? 2 : 1), mild, strict)
    const where = within === undefined ? milder : diagrams.and(within, milder)
    const codes = example(diagrams, where, (set) => set === 2)
    if (codes === undefined) continue
    const verdictAt = (ref: Ref): string => duty.verdicts[single(walk(diagrams, ref, codes)) ?? 0]!.id
    const verdict = verdictAt(mild)
    const level = levels.find((one) => verdictAt(at(one)) === verdict)!
    return { level, duty, milder: verdict, stricter: verdictAt(strict), codes }
  }
  return undefined
}
