// A word that is no answer → the answer that it stands for in one of the languages, for «did you mean».
import type { Step } from '../pack/model.ts'
import { nearest, nearestOf } from '../pack/nearest.ts'

const LEAST_LETTERS = 3
/** Of a word of the language one letter in so many may be wrong: there are many of them. */
const LETTERS_PER_MISTAKE = 5

/**
 * The id nearest to a typed word, and the word of a text by which it was found: by a word that stands in the text of one
 * answer alone, else by the ids, else by a word that is nearly that. It is never taken for the answer, only shown.
 */
export function nearestAnswer(
  typed: string,
  known: readonly string[],
  steps: readonly Step[],
): { nearest?: string; like?: string } {
  const byWord = wordsOf(steps)
  const found = (word: string | undefined): { nearest: string; like: string } | undefined => {
    const id = word === undefined ? undefined : byWord.get(word)
    return id === undefined || known.includes(word!) ? undefined : { nearest: id, like: word! }
  }
  const exact = found(typed.trim().toLowerCase())
  const byId = nearestOf(typed, known)
  if (exact !== undefined && exact.nearest !== byId.nearest) return exact
  if (byId.nearest !== undefined) return byId
  return found(nearest(typed, byWord.keys(), (letters) => Math.floor(letters / LETTERS_PER_MISTAKE))) ?? {}
}

/** The words that stand in the text of one answer and of no other, or at its beginning alone, with its id. */
function wordsOf(steps: readonly Step[]): Map<string, string> {
  const all = steps.flatMap(({ id, text }) =>
    Object.values(text).flatMap((one) =>
      (one.toLowerCase().match(/\p{L}+/gu) ?? []).map((word, at) => ({ word, id, at })),
    ),
  )
  return new Map([...ofOne(all), ...ofOne(all.filter(({ at }) => at === 0))])
}

/** Words that have one id only. */
function ofOne(words: readonly { readonly word: string; readonly id: string }[]): [string, string][] {
  const ids = new Map<string, Set<string>>()
  for (const { word, id } of words) ids.set(word, (ids.get(word) ?? new Set()).add(id))
  return [...ids].flatMap(([word, [id, other]]) =>
    word.length >= LEAST_LETTERS && other === undefined ? [[word, id!]] : [],
  )
}
