// A decided incident → every fact of it, by the question that was first put for it: asked, fixed, derived or assumed.
import type { Compiled, CompiledTable, Rules } from '../compile/compile.ts'
import { dependsOn, members, OPEN, possible } from '../compile/walk.ts'
import { factsIn, openQuestion, type Pack, type Question } from '../pack/model.ts'
import type { Decision } from './decide.ts'

/**
 * Where a fact comes from: from whoever answered it, from the pack, which fixed it or has it follow from other answers, or
 * from the assumption that holds until somebody says otherwise. `open` is what nobody said; what is derived can be open too.
 */
export type Origin = 'answered' | 'given' | 'derived' | 'assumed' | 'open'

export interface Fact {
  readonly question: Question
  /** Indexes of the answers that are still possible; one where the fact is known. */
  readonly possible: readonly number[]
  readonly origin: Origin
}

/** Every fact, in the order of the pack and behind it of the packs it extends. Whatever is told of an incident is told of these. */
export function factsOf(
  { pack, compiled }: Rules,
  { codes, assumed }: Pick<Decision, 'codes' | 'assumed'>,
): Fact[] {
  const asked = (question: Question, index: number): Fact => {
    const code = codes[index]!
    if (code < 0) return { question, possible: [...question.answers.keys()], origin: 'open' }
    return { question, possible: [code], origin: assumed.includes(index) ? 'assumed' : 'answered' }
  }
  const places = new Map(pack.questions.map(({ id }, index) => [id, index]))
  const tables = new Map(
    compiled.terms.flatMap((table) => (table.term.replaces === undefined ? [] : [[table.term.id, table]])),
  )
  return factsIn(pack).questions.map((question): Fact => {
    const table = tables.get(question.id)
    if (table === undefined) return asked(question, places.get(question.id)!)
    const levels = members(possible(compiled, table.root, codes))
    if (table.term.replaces === 'given') return { question, possible: levels, origin: 'given' }
    const derived: Fact = { question, possible: levels, origin: 'derived' }
    const listened = openQuestion(table.term)
    if (listened === undefined || !isHeard(compiled, table, listened, codes)) return derived
    const fact = asked(question, listened)
    // Where a rule may hold besides, what is said of the question is a part of what is known.
    return levels.join() === fact.possible.join() ? fact : derived
  })
}

/** Whether the answer to a question still counts for a term: somewhere none of its rules holds. */
export const isHeard = (
  compiled: Compiled,
  { root }: CompiledTable,
  question: number,
  codes: readonly number[],
): boolean => dependsOn(compiled, root, codes.with(question, OPEN)).includes(question)

/** Sources by their ids → those that hold under these facts, in place of the ones that hold under others. */
export function sourcesUnder(
  { sources }: Pick<Pack, 'sources'>,
  facts: readonly Fact[],
  ids: readonly string[],
): string[] {
  const cited = ids.flatMap((id) => {
    const instead = sources.find((source) => source.id === id)?.instead
    const fact = facts.find(({ question }) => question.id === instead?.question)
    if (instead === undefined || fact === undefined) return [id]
    return fact.possible.flatMap((code) => instead.sources[fact.question.answers[code]!.id] ?? [id])
  })
  return [...new Set(cited)]
}

/** The answer that is known. */
export const knownOf = ({ possible: levels }: Fact): number | undefined =>
  levels.length === 1 ? levels[0] : undefined
