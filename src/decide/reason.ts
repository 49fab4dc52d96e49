// A typed reason → whether it says anything.

/** Most characters of a reason or a record field. */
export const LONGEST_TEXT = 4000

/** A letter or a digit that can be seen; the fillers of Hangul are letters, and nobody sees them. */
const SEEN = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u

const LEAST_LETTERS = 3

/** What is typed to get past a compulsory field, in Dutch and English; also several of them together. */
const EMPTY_WORDS = new Set(
  [
    'n v t a nvt niet van toepassing geen reden niets onbekend idem ja nee oke ok weet ik idee',
    'na not applicable no none reason nothing unknown nil null yes okay same idea tbd todo test',
  ].flatMap((words) => words.split(' ')),
)

/** Whether there is something to read in a text. */
export const hasText = (text: string | undefined): text is string => SEEN.test(text ?? '')

/** Whether a text says something as a reason: a few letters, not one of them over and over, and not only empty words. */
export function saysSomething(text: string | undefined): text is string {
  const words = (text ?? '').toLowerCase().match(/(?:(?!\p{Default_Ignorable_Code_Point})\p{L})+/gu) ?? []
  const letters = [...words.join('')]
  return (
    letters.length >= LEAST_LETTERS &&
    new Set(letters).size > 1 &&
    words.some((word) => !EMPTY_WORDS.has(word))
  )
}

/** A text that was given for a reason and is none. */
export const isEmptyReason = (text: string | undefined): boolean => hasText(text) && !saysSomething(text)
