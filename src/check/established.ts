// What a pack says of questions of its base → where that, or what it leaves unsaid, makes an outcome milder.
import { type Contested, contestedOf, otherwiseCode } from '../compile/contested.ts'
import { type Diagrams, FALSE, type Ref, type Work } from '../compile/diagram.ts'
import { NODE_BUDGET } from '../compile/compile.ts'
import type { Rules } from '../compile/precompiled.ts'
import { example, single, support, walk } from '../compile/walk.ts'
import { type Duty, factsIn, openQuestion, type Pack, type Place, type Term } from '../pack/model.ts'
import type { Problem } from '../pack/problem.ts'
import { exampleOf } from './example.ts'
import { copyOf } from './work.ts'

/** Where one level of a fact gives a milder verdict than another. */
interface Fall {
  readonly level: number
  readonly duty: Duty
  readonly milder: string
  readonly stricter: string
  readonly codes: readonly number[]
}

/**
 * Facts that the base assumes until somebody says otherwise, said otherwise by a pack where that makes a verdict milder. What
 * is assumed is never the milder choice; the milder one is for whoever must decide, and no supplier makes it for them.
 */
export function mildFacts({ pack, compiled }: Rules, work: Work): Problem[] {
  const assumed = new Map(
    factsIn(pack).questions.flatMap(({ id, assume }) =>
      assume === undefined ? [] : [[id, assume] as const],
    ),
  )
  const said = pack.terms.flatMap((term, index) => {
    const assume = term.replaces === undefined ? undefined : assumed.get(term.id)
    if (assume === undefined) return []
    return levelsSaid(term)
      .filter(({ level }) => level !== assume)
      .map(({ level, at }) => ({ term, index, assume, level, at }))
  })
  if (said.length === 0) return []
  const contested = contestedOf(pack)
  if (contested === undefined)
    return [{ code: 'too-complex', pack: pack.id, nodes: NODE_BUDGET, budget: NODE_BUDGET }]
  return said.flatMap(({ term, index, assume, level, at }): Problem[] => {
    const diagrams = copyOf(contested, work)
    const fall = fallOf(pack, contested, diagrams, index, [level], [assume])
    if (fall === undefined) return []
    const { duty, milder, stricter, codes } = fall
    return [
      {
        code: 'mild-fact',
        ...{ question: term.id, answer: term.levels[level]!.id, assumed: term.levels[assume]!.id },
        ...{ duty: duty.id, milder, stricter, example: exampleOf(pack, compiled, duty, codes), at },
      },
    ]
  })
}

/** The levels that a pack itself gives a term, each with its place. */
function levelsSaid({ rules, otherwise, at }: Term): { level: number; at: Place }[] {
  const fixed = otherwise !== undefined && 'level' in otherwise ? [{ level: otherwise.level, at }] : []
  return [...rules.map((rule) => ({ level: rule.to, at: rule.at })), ...fixed]
}

/**
 * Where none of the rules holds by which a pack derives a question of its base, and what that could make milder: the question
 * stands open there and is asked, or is what the pack says outright. No fault; but whoever writes a pack must have seen it.
 */
export function falls({ pack, compiled }: Rules, work: Work): Problem[] {
  return pack.terms.flatMap((term, index): Problem[] => {
    const { otherwise, replaces, at } = term
    if (replaces !== 'defined' || otherwise === undefined || at.file !== pack.file) return []
    const contested = contestedOf(pack)
    if (contested === undefined) return []
    const diagrams = copyOf(contested, work)
    const ruled = compiled.terms[index]!.rules.map((ref) => diagrams.copy(compiled, ref)).reduce(
      (left, right) => diagrams.or(left, right),
      FALSE,
    )
    const all = [...term.levels.keys()]
    const levels = 'level' in otherwise ? [otherwise.level] : all
    const fall = fallOf(pack, contested, diagrams, index, levels, all, diagrams.not(ruled))
    if (fall === undefined) return []
    const { level, duty, milder, stricter, codes } = fall
    const named = new Set(support(diagrams, ruled))
    const answers = pack.questions.map(
      (question, at) => [question.id, question.answers[codes[at]!]!.id] as const,
    )
    const words = answers.flatMap(([id, answer], at) => (named.has(at) ? [{ id, level: answer }] : []))
    return [
      {
        code: openQuestion(term) === undefined ? 'said-otherwise' : 'left-open',
        ...{ question: term.id, answer: term.levels[level]!.id, duty: duty.id, milder, stricter },
        ...{ example: { words, answers: Object.fromEntries(answers) }, at },
      },
    ]
  })
}

/** The first duty on which one of some levels of a term gives a milder verdict than one of others, with a smallest example. */
function fallOf(
  pack: Pack,
  contested: Contested,
  diagrams: Diagrams,
  term: number,
  levels: readonly number[],
  others: readonly number[],
  within?: Ref,
): Fall | undefined {
  const variable = contested.by.get(term)!
  for (const [index, duty] of pack.duties.entries()) {
    const whole = diagrams.copy(contested, contested.duties[index]!)
    const at = (level: number): Ref => diagrams.fix(whole, variable, otherwiseCode(level))
    const mild = levels.map(at).reduce((left, right) => diagrams.combine(Math.min, left, right))
    const strict = others.map(at).reduce((left, right) => diagrams.combine(Math.max, left, right))
    const falls = diagrams.combine((left, right) => (left < right ? 2 : 1), mild, strict)
    const codes = example(
      diagrams,
      within === undefined ? falls : diagrams.and(within, falls),
      (set) => set === 2,
    )
    if (codes === undefined) continue
    const verdictAt = (root: Ref): string => duty.verdicts[single(walk(diagrams, root, codes)) ?? 0]!.id
    const milder = verdictAt(mild)
    const level = levels.find((one) => verdictAt(at(one)) === milder)!
    return { level, duty, milder, stricter: verdictAt(strict), codes }
  }
  return undefined
}
