// A typed reason → whether it says anything.

/** A letter or a digit that can be seen; the fillers of Hangul are letters, and nobody sees them. */
const SEEN = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u

/** Whether there is something to read in a text. */
export const saysSomething = (text: string | undefined): text is string => SEEN.test(text ?? '')
