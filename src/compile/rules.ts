// A pack → rules: the pack with its diagrams, without the questions that it turns out never to ask.
import { listeningTo } from '../pack/compose.ts'
import { type Contradiction, openQuestion, type Pack, type Row } from '../pack/model.ts'
import { ok, type Result } from '../pack/problem.ts'
import { compile, NODE_BUDGET } from './compile.ts'
import type { Rules } from './precompiled.ts'

/**
 * Compiles a pack. A question of the base stays in a pack that derives it, for where no rule of the derivation holds;
 * whether there is such a place only the diagrams tell. Where there is none the question is not one of the pack.
 */
export function compileRules(pack: Pack, budget = NODE_BUDGET): Result<Rules> {
  const compiled = compile(pack, budget)
  if (!compiled.ok) return compiled
  const unheard = new Set(
    pack.terms.flatMap((term, index) => {
      const asked = openQuestion(term)
      return asked === undefined || compiled.value.terms[index]!.questions.includes(asked) ? [] : [asked]
    }),
  )
  if (unheard.size === 0) return ok({ pack, compiled: compiled.value })
  const heard = withoutQuestions(pack, unheard)
  const again = compile(heard, budget)
  return again.ok ? ok({ pack: heard, compiled: again.value }) : again
}

/** A pack as it is asked; one that cannot be compiled as it is written. */
export function heardIn(pack: Pack): Pack {
  const rules = compileRules(pack)
  return rules.ok ? rules.value.pack : pack
}

/** A pack without questions on which nothing in it depends. */
function withoutQuestions(pack: Pack, gone: ReadonlySet<number>): Pack {
  const kept = pack.questions.flatMap((_, index) => (gone.has(index) ? [] : [index]))
  const moved = new Map(kept.map((from, to) => [from, to]))
  const rowsOf = (rows: readonly Row[]): Row[] =>
    rows.map((row) =>
      row.map((cell) => (cell.of === 'question' ? { ...cell, index: moved.get(cell.index)! } : cell)),
    )
  const ruled = <T extends { readonly rules: readonly { readonly rows: readonly Row[] }[] }>(
    entry: T,
  ): T => ({
    ...entry,
    rules: entry.rules.map((rule) => ({ ...rule, rows: rowsOf(rule.rows) })),
  })
  const conditional = <T extends { readonly rows?: readonly Row[] }>(entry: T): T =>
    entry.rows === undefined ? entry : { ...entry, rows: rowsOf(entry.rows) }
  const isAsked = ({ rows }: Contradiction): boolean =>
    rows.flat().every(({ of, index }) => of === 'term' || moved.has(index))
  const questions = kept.map((index) => pack.questions[index]!)
  const ids = new Set(questions.map(({ id }) => id))
  return {
    ...pack,
    questions,
    groups: pack.groups
      .map((group) => ({ ...group, members: group.members.filter((member) => ids.has(member)) }))
      .filter(({ members }) => members.length > 0),
    terms: pack.terms.map((term) => {
      const asked = openQuestion(term)
      if (asked === undefined) return ruled(term)
      const { id, title, levels, rules, sources, at } = ruled(term)
      const listening = listeningTo(moved.get(asked))
      return { id, title, levels, rules, sources, replaces: 'defined' as const, ...listening, at }
    }),
    duties: pack.duties.map(ruled),
    actions: pack.actions.map(conditional),
    challenges: pack.challenges.map(conditional),
    papers: pack.papers.map(conditional),
    contradictions: pack.contradictions.filter(isAsked).map(conditional),
  }
}
