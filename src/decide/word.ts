// A word as somebody typed it → the id it stands for, the same wherever it was typed: flags, files, tables, the wizard.

/** The word for «could be any of these». */
export const UNKNOWN_WORD = 'unknown'
/** The word for «none of these kinds». */
export const NONE_WORD = 'none'

/** What people, programs and spreadsheets write for the words that every pack shares; in small letters. */
export const OTHER_WORDS: Readonly<Record<string, string>> = {
  ja: 'yes',
  nee: 'no',
  true: 'yes',
  false: 'no',
  waar: 'yes',
  onwaar: 'no',
  onbekend: UNKNOWN_WORD,
  'weet ik niet': UNKNOWN_WORD,
  "i don't know": UNKNOWN_WORD,
  geen: NONE_WORD,
}

/** Neither JSON's null nor an empty cell answers anything. */
export const isNotAnswered = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && /^[ \t]*$/.test(value))

/**
 * The id that a typed word stands for, capitals or not; an id of the question itself goes first. Undefined where it is
 * none of them.
 */
export function meant(typed: string, ids: readonly string[]): string | undefined {
  const word = typed.trim()
  if (ids.includes(word)) return word
  // Ids are written in these letters only; another letter that becomes one of them is another word.
  if (!/^[\x20-\x7e]*$/.test(word)) return undefined
  const small = word.toLowerCase()
  if (ids.includes(small)) return small
  const other = Object.hasOwn(OTHER_WORDS, small) ? OTHER_WORDS[small]! : small
  return ids.includes(other) ? other : undefined
}
