// A pack and complete answers → what its rules say, read word by word; and every way to complete partial answers.
import type { Pack, Row, Rule, Term } from '../../src/pack/model.ts'

/** One complete set of answers and everything that holds then. */
export interface World {
  readonly codes: readonly number[]
  /** The level of each term. */
  readonly terms: readonly number[]
  /** The verdicts that the rules of each duty claim, sorted. */
  readonly duties: readonly (readonly number[])[]
  /** For each term and duty, which of its rules apply. */
  readonly termRules: readonly (readonly boolean[])[]
  readonly dutyRules: readonly (readonly boolean[])[]
  readonly actions: readonly boolean[]
}

export function worldOf(pack: Pack, codes: readonly number[]): World {
  const terms: number[] = []
  const holds = (row: Row): boolean =>
    row.every(({ of, index, levels }) => levels.includes((of === 'question' ? codes : terms)[index]!))
  const applying = (rules: readonly Rule[]): boolean[] => rules.map((rule) => rule.rows.some(holds))
  const claimed = (rules: readonly Rule[]): number[] =>
    rules.filter((rule) => rule.rows.some(holds)).map(({ to }) => to)
  for (const term of pack.terms) {
    const levels = claimed(term.rules)
    terms.push(levels.length === 0 ? unruled(term, codes) : Math.max(...levels))
  }
  return {
    codes,
    terms,
    duties: pack.duties.map(({ rules }) => sorted(claimed(rules))),
    termRules: pack.terms.map(({ rules }) => applying(rules)),
    dutyRules: pack.duties.map(({ rules }) => applying(rules)),
    actions: pack.actions.map(({ rows }) => rows === undefined || rows.some(holds)),
  }
}

/** The level of a term where none of its rules holds. */
function unruled({ otherwise }: Term, codes: readonly number[]): number {
  if (otherwise === undefined) return 0
  return 'level' in otherwise ? otherwise.level : codes[otherwise.question]!
}

export const sorted = (list: Iterable<number>): number[] => [...new Set(list)].sort((a, b) => a - b)

/** All ways to fill in what is not known (any negative code), the last question first. */
export function completions(arity: readonly number[], codes: readonly number[]): number[][] {
  return codes.reduce<number[][]>(
    (heads, code, index) => {
      const answers = code >= 0 ? [code] : [...Array(arity[index]!).keys()]
      return heads.flatMap((head) => answers.map((answer) => [...head, answer]))
    },
    [[]],
  )
}

export const arityOf = (pack: Pack): number[] => pack.questions.map(({ answers }) => answers.length)

/** Every complete set of answers to a pack. */
export function allWorlds(pack: Pack): World[] {
  const nothing = pack.questions.map(() => -1)
  return completions(arityOf(pack), nothing).map((codes) => worldOf(pack, codes))
}

/** Whether a world is a way to complete these answers. */
export function completes(world: World, codes: readonly number[]): boolean {
  return codes.every((code, index) => code < 0 || code === world.codes[index])
}

/** Everything that can come out of `outcomeOf` over the worlds that complete these answers. */
export function outcomes(
  worlds: readonly World[],
  codes: readonly number[],
  outcomeOf: (world: World) => readonly number[],
): number[] {
  return sorted(worlds.filter((world) => completes(world, codes)).flatMap(outcomeOf))
}

/** The verdicts of one duty that are still possible. */
export function verdicts(worlds: readonly World[], codes: readonly number[], duty: number): number[] {
  return outcomes(worlds, codes, (world) => world.duties[duty]!)
}

/**
 * The questions among `open` on which a set still depends: two ways to answer all of `open` that differ in that
 * question alone give other sets. What else is not known is projected out.
 */
export function depends(
  pack: Pack,
  codes: readonly number[],
  open: readonly number[],
  setAt: (codes: readonly number[]) => readonly number[],
): number[] {
  const arity = arityOf(pack)
  const ways = open.reduce<number[][]>(
    (heads, index) =>
      heads.flatMap((head) => [...Array(arity[index]!).keys()].map((answer) => head.with(index, answer))),
    [[...codes]],
  )
  const sets = new Map(ways.map((way) => [way.join(), setAt(way).join()]))
  return open.filter((index) =>
    ways.some((way) => sets.get(way.join()) !== sets.get(way.with(index, 0).join())),
  )
}
