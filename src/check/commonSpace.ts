// Two packs → one space of questions in which both can be read, so that their duties can be compared.
import type { Rules } from '../compile/compile.ts'
import { Diagrams, isLeaf, leaf, type Ref } from '../compile/diagram.ts'
import { childrenOf, variableOf } from '../compile/walk.ts'
import { fixedAnswer, type Pack, type Question } from '../pack/model.ts'

/** Most nodes for one duty of two packs together. */
const COMPARISON_BUDGET = 200_000

/** A question of the common space: one that both packs ask, with the answers that both have, or one of either alone. */
interface Variable {
  readonly id: string
  /** Ids of the answers; where the packs draw their bounds elsewhere, the bounds of both as texts. */
  readonly answers: readonly string[]
  readonly bounds?: readonly number[]
}

/** The variables by their ids, each with its place. */
type Space = ReadonlyMap<string, Variable & { readonly at: number }>

/** Which answer to the question of a pack a place in the space is; -1 where it is none. */
function answerAt({ answers, bounds }: Variable, question: Question, place: number): number {
  return bounds === undefined
    ? idsOf(question).indexOf(answers[place]!)
    : (question.bands ?? []).findLastIndex((bound) => bound <= bounds[place]!)
}

export interface CommonSpace {
  readonly diagrams: Diagrams
  /** A function of one of the packs, in the common space. */
  readonly read: (rules: Rules, root: Ref) => Ref
  /** Codes of the common space as those of a pack; a question that the space does not have gets its first answer. */
  readonly codesFor: (pack: Pack, codes: readonly number[]) => number[]
  /** Ids of the questions that only one of the packs has. */
  readonly onlyBefore: readonly string[]
  readonly onlyAfter: readonly string[]
  /** Answers that only one of the packs knows; combinations with them cannot be compared and are left out. */
  readonly otherAnswers: readonly { readonly question: string; readonly answers: readonly string[] }[]
}

export function commonSpace(before: Pack, after: Pack): CommonSpace {
  const variables = variablesOf(before, after)
  const space: Space = new Map(variables.map((variable, at) => [variable.id, { ...variable, at }]))
  const diagrams = new Diagrams(
    variables.map(({ answers }) => answers.length),
    COMPARISON_BUDGET,
  )
  const otherAnswers = before.questions.flatMap((question) => {
    const other = after.questions.find(({ id }) => id === question.id)
    if (other === undefined || question.bands !== undefined) return []
    const [ours, theirs] = [idsOf(question), idsOf(other)]
    const answers = [
      ...ours.filter((id) => !theirs.includes(id)),
      ...theirs.filter((id) => !ours.includes(id)),
    ]
    return answers.length === 0 ? [] : [{ question: question.id, answers }]
  })
  const only = (ours: Pack, theirs: Pack): string[] =>
    ours.questions.map(({ id }) => id).filter((id) => theirs.questions.every((other) => other.id !== id))
  return {
    diagrams,
    read: (rules, root) => read(diagrams, space, rules, root),
    codesFor: (pack, codes) =>
      pack.questions.map((question) => {
        const variable = space.get(question.id)
        if (variable === undefined) return 0
        return Math.max(answerAt(variable, question, codes[variable.at]!), 0)
      }),
    onlyBefore: only(before, after),
    onlyAfter: only(after, before),
    otherAnswers,
  }
}

const idsOf = ({ answers }: Question): string[] => answers.map(({ id }) => id)

/** The questions of `before`, each question of `after` alone behind the one it follows there. */
function variablesOf(before: Pack, after: Pack): Variable[] {
  const variables = before.questions.map((question) => sharedBy(question, after))
  after.questions.forEach((question, at) => {
    if (variables.some(({ id }) => id === question.id)) return
    const previous = after.questions[at - 1]?.id
    const place = variables.findIndex(({ id }) => id === previous) + 1
    variables.splice(place, 0, sharedBy(question, before))
  })
  return variables
}

/** A question as both packs can be asked it: with the answers that both know, and only the one that the other fixes. */
function sharedBy(question: Question, { questions, terms }: Pack): Variable {
  const { id, bands } = question
  const ids = idsOf(question)
  const fixed = terms.find((term) => term.id === id && term.replaces === 'given')
  if (fixed !== undefined) return { id, answers: [fixedAnswer(fixed).id] }
  const other = questions.find((one) => one.id === id)
  if (other === undefined) return { id, answers: ids }
  if (bands !== undefined && other.bands !== undefined && bands.join() !== other.bands.join()) {
    const least = Math.max(bands[0]!, other.bands[0]!)
    const bounds = [...new Set([...bands, ...other.bands])]
      .filter((one) => one >= least)
      .sort((a, b) => a - b)
    return { id, answers: bounds.map(String), bounds }
  }
  const common = ids.filter((one) => idsOf(other).includes(one))
  return { id, answers: common.length === 0 ? ids : common }
}

/**
 * Builds a function anew in the order of the common space, which need not be that of its pack. An answer that the
 * space does not have leads nowhere: no combination in the space has it.
 */
function read(diagrams: Diagrams, space: Space, { pack, compiled }: Rules, root: Ref): Ref {
  const memo = new Map<Ref, Ref>()
  const visit = (ref: Ref): Ref => {
    if (isLeaf(ref)) return ref
    const done = memo.get(ref)
    if (done !== undefined) return done
    const question = pack.questions[variableOf(compiled, ref)]!
    const variable = space.get(question.id)!
    let result: Ref = leaf(0)
    for (const [answer, child] of childrenOf(compiled, ref).entries()) {
      const places = variable.answers.flatMap((_, place) =>
        answerAt(variable, question, place) === answer ? [place] : [],
      )
      if (places.length === 0) continue
      const chosen = diagrams.combine(
        (holds, set) => (holds === 2 ? set : 0),
        diagrams.test(variable.at, places),
        visit(child),
      )
      result = diagrams.union(result, chosen)
    }
    memo.set(ref, result)
    return result
  }
  return visit(root)
}
