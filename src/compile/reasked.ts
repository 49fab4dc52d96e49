// A pack → the same with other questions asked: fewer, or those of its base again that it fixes or derives.
import { factsIn, openQuestion, type Pack, type Row, type Term } from '../pack/model.ts'

/** What a term says where it stands for a question that is at a place among the questions now, or at none. */
export type Turn = (term: Term, place: number | undefined) => Term

/** A term listens to its question where that moved to. */
export const listens: Turn = (term, place) => {
  if (openQuestion(term) === undefined) return term
  const { id, title, levels, rules, sources, replaces, at } = term
  const kept = { id, title, levels, rules, sources, ...(replaces === undefined ? {} : { replaces }), at }
  return place === undefined ? kept : { ...kept, otherwise: { question: place } }
}

/** Nothing is asked of what the pack says: each term that stands for a question of the base is that question. */
export const isAsked: Turn = (term, place) =>
  term.replaces === undefined || place === undefined
    ? term
    : { ...term, rules: [], otherwise: { question: place } }

/**
 * The pack with just the questions of the given ids, in the order in which they were first put.
 *
 * @param asked ids among those of `factsIn`; on those left out nothing may depend once the terms are turned
 */
export function reasked(pack: Pack, asked: ReadonlySet<string>, turn: Turn): Pack {
  const facts = factsIn(pack)
  const questions = facts.questions.filter(({ id }) => asked.has(id))
  const places = new Map(questions.map(({ id }, index) => [id, index]))
  const placeOf = (index: number): number | undefined => places.get(pack.questions[index]!.id)
  const rowsOf = (rows: readonly Row[]): Row[] =>
    rows.map((row) =>
      row.map((cell) => (cell.of === 'question' ? { ...cell, index: placeOf(cell.index) ?? -1 } : cell)),
    )
  const ruled = <T extends { readonly rules: readonly { readonly rows: readonly Row[] }[] }>(
    entry: T,
  ): T => ({
    ...entry,
    rules: entry.rules.map((rule) => ({ ...rule, rows: rowsOf(rule.rows) })),
  })
  const conditional = <T extends { readonly rows?: readonly Row[] }>(entry: T): T =>
    entry.rows === undefined ? entry : { ...entry, rows: rowsOf(entry.rows) }
  const isWhole = ({ rows = [] }: { readonly rows?: readonly Row[] }): boolean =>
    rows.flat().every(({ of, index }) => of === 'term' || index >= 0)
  return {
    ...pack,
    questions,
    groups: facts.groups
      .map((group) => ({ ...group, members: group.members.filter((member) => asked.has(member)) }))
      .filter(({ members }) => members.length > 0),
    terms: pack.terms.map((term) => turn(ruled(term), places.get(term.id))),
    duties: pack.duties.map(ruled),
    actions: pack.actions.map(conditional),
    challenges: pack.challenges.map(conditional),
    papers: pack.papers.map(conditional),
    contradictions: pack.contradictions.map(conditional).filter(isWhole),
  }
}
