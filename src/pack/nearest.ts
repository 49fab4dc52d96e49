// A misspelt word and the words that exist → the nearest right one, for «did you mean».
import leven from 'leven'

/**
 * The known word nearest to `word`, or undefined when none is near enough to be meant: more than a third of the
 * letters would have to change (of three letters more than one, of two any: «ja» must never be taken for «no»).
 *
 * @param most letters of a word that may be wrong
 */
export function nearest(
  word: string,
  known: Iterable<string>,
  most: (letters: number) => number = mistakes,
): string | undefined {
  const typed = word.toLowerCase().slice(0, 60)
  let best: { word: string; distance: number } | undefined
  for (const candidate of known) {
    const startsSo = typed.length >= 3 && candidate.startsWith(typed)
    const isSwapped = letters(candidate) === letters(typed)
    const distance = isSwapped ? 0 : startsSo ? 1 : leven(typed, candidate)
    if (best === undefined || distance < best.distance) best = { word: candidate, distance }
  }
  return best !== undefined && best.distance <= most(typed.length) ? best.word : undefined
}

const mistakes = (letters: number): number =>
  letters <= 2 ? 0 : letters === 3 ? 1 : Math.max(2, Math.floor(letters / 3))

/** Two letters that changed places count as one mistake. */
const letters = (word: string): string => [...word].sort().join('')

/** `{ nearest: word }` when there is one, for spreading into a problem. */
export function nearestOf(word: string, known: Iterable<string>): { nearest?: string } {
  const found = nearest(word, known)
  return found === undefined ? {} : { nearest: found }
}
