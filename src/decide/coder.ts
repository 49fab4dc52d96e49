// Plain answers → codes, quickly: for tables of incidents. Anything unusual is left to `readAnswers`, which reads or
// refuses it; what both understand they understand the same, and a test holds them together.
import { OPEN, UNKNOWN } from '../compile/walk.ts'
import type { Pack, Question } from '../pack/model.ts'
import { DUTCH_WORDS, UNKNOWN_WORD } from './answers.ts'

/** Puts one answer among the codes; false where it is not a plain one. */
export type Put = (value: unknown, codes: number[]) => boolean

export interface Coder {
  /** Fills `codes`, one for each question; false where something is not plain. */
  readonly code: (answers: Readonly<Record<string, unknown>>, codes: number[]) => boolean
  /** How to code the answer to one question, by its id. */
  readonly putOf: (question: string) => Put | undefined
}

/** How to code the answers of incidents of this pack. */
export function coderOf(pack: Pack): Coder {
  const puts = new Map<string, Put>()
  pack.questions.forEach((question, index) => puts.set(question.id, putOne(question, index)))
  for (const { id, members } of pack.groups) puts.set(id, putKinds(pack, id, members))
  return {
    code: (answers, codes) => {
      codes.fill(OPEN)
      for (const id in answers) {
        if (puts.get(id)?.(answers[id], codes) !== true) return false
      }
      return true
    },
    putOf: (question) => puts.get(question),
  }
}

function putOne(question: Question, index: number): Put {
  const words = new Map<unknown, number>()
  const ids = question.answers.map(({ id }) => id)
  for (const [dutch, word] of Object.entries(DUTCH_WORDS)) {
    if (ids.includes(dutch)) continue
    if (word === UNKNOWN_WORD) words.set(dutch, UNKNOWN)
    else if (ids.includes(word)) words.set(dutch, ids.indexOf(word))
  }
  words.set(UNKNOWN_WORD, UNKNOWN)
  ids.forEach((id, code) => words.set(id, code))
  if (ids.includes('yes')) words.set(true, ids.indexOf('yes'))
  if (ids.includes('yes') && ids.includes('no')) words.set(false, ids.indexOf('no'))
  const { bands } = question
  return (value, codes) => {
    // Answered twice, for itself and in its group: whether that is a conflict is not seen here.
    if (codes[index] !== OPEN) return false
    let code = words.get(value)
    if (code === undefined && bands !== undefined) {
      const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
      if (Number.isSafeInteger(number)) code = bandOf(bands, number as number)
    }
    if (code === undefined || code === OPEN) return false
    // The officer's own judgement wants a reason.
    if (question.judges !== undefined && code !== question.assume) return false
    codes[index] = code
    return true
  }
}

function bandOf(bands: readonly number[], value: number): number {
  let code = bands.length - 1
  while (code >= 0 && bands[code]! > value) code -= 1
  return code
}

function putKinds(pack: Pack, group: string, members: readonly string[]): Put {
  const places = members.map((member) => pack.questions.findIndex(({ id }) => id === member))
  const kinds = new Map(members.map((member, at) => [member.slice(group.length + 1), places[at]!]))
  const NO = 0
  const YES = 1
  return (value, codes) => {
    if ((!Array.isArray(value) && value !== UNKNOWN_WORD) || places.some((place) => codes[place] !== OPEN))
      return false
    for (const place of places) codes[place] = value === UNKNOWN_WORD ? UNKNOWN : NO
    if (!Array.isArray(value)) return true
    for (const kind of value) {
      const place = kinds.get(kind as string)
      if (place === undefined) return false
      codes[place] = YES
    }
    return true
  }
}
