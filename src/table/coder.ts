// Plain answers → codes, quickly: for tables of incidents. Anything unusual is left to `readAnswers`, which reads or
// refuses it; what both understand they understand the same, and a test holds them together.
import { OPEN, UNKNOWN } from '../compile/walk.ts'
import type { Pack, Question } from '../pack/model.ts'
import { OTHER_WORDS, UNKNOWN_WORD } from '../decide/word.ts'

/** How the answer to one question, or to a `several` question, is written, and where its code goes. */
interface Spelling {
  readonly id: string
  /** Index of the question; of a `several` question those of its kinds. */
  readonly places: readonly number[]
  /** What may be answered → its code. Of a `several` question only `unknown`. */
  readonly words: ReadonlyMap<string | boolean, number>
  /** Lower bound of each answer that is given as a number. */
  readonly bands?: readonly number[]
  /** What may stand in the list of a `several` question → its place. */
  readonly kinds?: ReadonlyMap<string, number>
}

/** The codes of a kind of a `several` question. */
const NO = 0
const YES = 1

/** How each question of a pack is spelled, those that belong together also as one; nothing unusual among it. */
function spellingsOf(pack: Pack): readonly Spelling[] {
  return [
    ...pack.questions.map(spellingOf),
    ...pack.groups.map(({ id, members }): Spelling => {
      const kinds = new Map(
        members.map((member) => [
          member.slice(id.length + 1),
          pack.questions.findIndex((one) => one.id === member),
        ]),
      )
      return { id, places: [...kinds.values()], words: new Map([[UNKNOWN_WORD, UNKNOWN]]), kinds }
    }),
  ]
}

function spellingOf({ id, answers, bands, judges, assume }: Question, index: number): Spelling {
  const words = new Map<string | boolean, number>()
  const ids = answers.map((answer) => answer.id)
  for (const [other, word] of Object.entries(OTHER_WORDS)) {
    if (ids.includes(other)) continue
    if (word === UNKNOWN_WORD) words.set(other, UNKNOWN)
    else if (ids.includes(word)) words.set(other, ids.indexOf(word))
  }
  words.set(UNKNOWN_WORD, UNKNOWN)
  ids.forEach((word, code) => words.set(word, code))
  if (ids.includes('yes')) words.set(true, ids.indexOf('yes'))
  if (ids.includes('no')) words.set(false, ids.indexOf('no'))
  // The officer's own judgement wants a reason.
  if (judges !== undefined) for (const [word, code] of words) if (code !== assume) words.delete(word)
  return { id, places: [index], words, ...(bands === undefined || judges !== undefined ? {} : { bands }) }
}

/** Fills `codes`, one for each question; false where something is not plain. */
export type Code = (answers: Readonly<Record<string, unknown>>, codes: number[]) => boolean

/** How to code the answers of incidents of this pack. */
export function coderOf(pack: Pack): Code {
  const spellings = new Map(spellingsOf(pack).map((spelling) => [spelling.id, spelling]))
  return (answers, codes) => {
    codes.fill(OPEN)
    for (const id in answers) {
      const spelling = spellings.get(id)
      if (spelling === undefined || !put(spelling, answers[id], codes)) return false
    }
    return true
  }
}

/** Of sixteen digits, one more than `readAnswers` reads. */
const TOO_MANY = 1e15

/** Answered twice, for itself and in its group: whether that is a conflict is not seen here. */
function isAnswered({ places }: Spelling, codes: readonly number[]): boolean {
  for (let at = 0; at < places.length; at += 1) if (codes[places[at]!] !== OPEN) return true
  return false
}

function put(spelling: Spelling, value: unknown, codes: number[]): boolean {
  const { places, words, bands, kinds } = spelling
  if (isAnswered(spelling, codes)) return false
  const list =
    typeof value === 'string' && kinds !== undefined && !words.has(value) ? value.split(/[,|]/) : value
  if (kinds !== undefined && Array.isArray(list)) {
    for (const place of places) codes[place] = NO
    for (const kind of list) {
      const place = kinds.get(kind as string)
      if (place === undefined) return false
      codes[place] = YES
    }
    return true
  }
  let code = words.get(value as string)
  if (code === undefined && bands !== undefined) {
    const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
    const isWhole = Number.isSafeInteger(number) && (number as number) < TOO_MANY
    if (isWhole) code = bandOf(bands, number as number)
  }
  if (code === undefined || code === OPEN) return false
  for (const place of places) codes[place] = code
  return true
}

/** The answer that a number falls in; OPEN where it is too low for any. */
function bandOf(bands: readonly number[], value: number): number {
  let code = bands.length - 1
  while (code >= 0 && bands[code]! > value) code -= 1
  return code
}
