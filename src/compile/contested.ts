// A pack → the same duties with one more variable for each fact that the pack establishes: what if it were otherwise?
import type { Pack, Question, Rule, Step, Term } from '../pack/model.ts'
import { compile } from './compile.ts'
import type { Ref } from './diagram.ts'
import type { Nodes } from './walk.ts'

/** What a pack says of questions of its base, made contestable: the variables of the pack, and behind them one for each such term. */
export interface Contested extends Nodes {
  /** In the order of `pack.duties`. */
  readonly duties: readonly Ref[]
  /** By index of a term its variable: AS_IT_IS, or see `otherwiseCode`. */
  readonly by: ReadonlyMap<number, number>
}

/** As the pack has it. */
export const AS_IT_IS = 0

/** The code of «it is this level, whatever the pack says». */
export const otherwiseCode = (level: number): number => level + 1

const KEPT = new WeakMap<Pack, Contested | undefined>()

/** Undefined where the pack establishes nothing, or where it would be too much to work out. */
export function contestedOf(pack: Pack): Contested | undefined {
  if (!KEPT.has(pack)) KEPT.set(pack, contest(pack))
  return KEPT.get(pack)
}

function contest(pack: Pack): Contested | undefined {
  const by = new Map<number, number>()
  pack.terms.forEach(({ replaces }, index) => {
    if (replaces !== undefined) by.set(index, pack.questions.length + by.size)
  })
  if (by.size === 0) return undefined
  const compiled = compile({
    ...pack,
    questions: [...pack.questions, ...[...by.keys()].map((index) => contestOf(pack.terms[index]!))],
    terms: pack.terms.map((term, index) => {
      const variable = by.get(index)
      return variable === undefined ? term : contestable(term, variable)
    }),
    ...{ actions: [], challenges: [], papers: [], contradictions: [] },
  })
  if (!compiled.ok) return undefined
  const { table, arity, duties } = compiled.value
  return { table, arity, duties: duties.map(({ root }) => root), by }
}

const NOTHING = { nl: '', en: '' }

function contestOf({ id, title, levels, at }: Term): Question {
  const asItIs: Step = { id: 'as-it-is', text: NOTHING }
  return { id: `contest.${id}`, title, answers: [asItIs, ...levels], ordered: false, sources: [], at }
}

/** The rules of a term hold while it is not contested; otherwise it is the level that is said instead. */
function contestable(term: Term, variable: number): Term {
  const cell = (code: number): Rule['rows'][number][number] => ({
    of: 'question',
    index: variable,
    levels: [code],
  })
  const own = term.rules.map((rule): Rule => ({
    ...rule,
    rows: rule.rows.map((row) => [...row, cell(AS_IT_IS)]),
  }))
  const said = term.levels.map(({ id }, level): Rule => ({
    ...{ id, to: level, rows: [[cell(otherwiseCode(level))]], sources: [], at: term.at },
  }))
  return { ...term, rules: [...own, ...said] }
}
