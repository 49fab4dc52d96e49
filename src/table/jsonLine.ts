// A line of NDJSON, as bytes → its answers in codes, without parsing it. Whatever has anything unusual is left to
// JSON.parse: escapes, other keys, keys twice, other moments, words that are not known.
import type { Spelling } from './coder.ts'
import {
  endOfDigits,
  endOfId,
  MOMENT_LENGTH,
  NEWLINE,
  type Reading,
  type ReadLine,
  readMoment,
  reset,
  RETURN,
  type ValueReader,
  valueReader,
} from './reading.ts'
import { wordTable } from './wordTable.ts'

const [BLANK, QUOTE, COMMA, COLON] = [32, 34, 44, 58]
const [OPENS, CLOSES, BEGINS, ENDS] = [123, 125, 91, 93]
const TRUE = Buffer.from('true')
const FALSE = Buffer.from('false')

const MEMBERS = ['id', 'answers', 'moments']
const [ID, ANSWERS, MOMENTS] = [0, 1, 2]

export function jsonLineReader(spellings: readonly Spelling[]): ReadLine {
  const members = wordTable(MEMBERS, '"')
  const moments = wordTable(['discovered'], '"')
  const questions = wordTable(
    spellings.map(({ id }) => id),
    '"',
  )
  const values = spellings.map((spelling) => valueReader(spelling, '"'))
  /** The question that stood behind each one on the line before; a table has them in the same order on most lines. */
  const following = new Int32Array(spellings.length + 1).fill(-1)

  /** The question whose name stands at `from`, behind the quote; -1 where it is none. */
  const questionAt = (bytes: DataView, from: number, before: number): number => {
    const guess = following[before]!
    if (guess >= 0 && questions.isAt(guess, bytes, from)) return guess
    const found = questions.find(bytes, from)
    following[before] = found
    return found
  }

  /** Reads the answers behind their brace; the end of them, or -1. */
  const readAnswers = (bytes: DataView, from: number, codes: number[]): number => {
    let at = blanks(bytes, from)
    if (bytes.getUint8(at) === CLOSES) return at + 1
    for (let before = spellings.length; ;) {
      if (bytes.getUint8(at) !== QUOTE) return -1
      const question = questionAt(bytes, at + 1, before)
      if (question < 0) return -1
      before = question
      at = colon(bytes, at + 1 + questions.lengthOf(question) + 1)
      if (at < 0) return -1
      at = readValue(bytes, at, values[question]!, codes)
      if (at < 0) return -1
      at = blanks(bytes, at)
      if (bytes.getUint8(at) === CLOSES) return at + 1
      if (bytes.getUint8(at) !== COMMA) return -1
      at = blanks(bytes, at + 1)
    }
  }

  /** Reads the moments behind their brace; the end of them, or -1. */
  const readMoments = (bytes: DataView, from: number, into: Reading): number => {
    const at = blanks(bytes, from)
    if (bytes.getUint8(at) === CLOSES) return at + 1
    if (bytes.getUint8(at) !== QUOTE) return -1
    const moment = moments.find(bytes, at + 1)
    const value = moment < 0 ? -1 : colon(bytes, at + 1 + moments.lengthOf(moment) + 1)
    if (value < 0 || bytes.getUint8(value) !== QUOTE || !readMoment(bytes, value + 1, into)) return -1
    const behind = value + 1 + MOMENT_LENGTH
    const close = blanks(bytes, behind + 1)
    return bytes.getUint8(behind) === QUOTE && bytes.getUint8(close) === CLOSES ? close + 1 : -1
  }

  const readId = (bytes: DataView, from: number, into: Reading): number => {
    const isText = bytes.getUint8(from) === QUOTE
    into.idKind = isText ? 'text' : 'number'
    into.idFrom = isText ? from + 1 : from
    into.idTo = isText ? endOfId(bytes, from + 1) : endOfDigits(bytes, from)
    if (into.idTo === into.idFrom) return -1
    if (!isText) return into.idTo
    return bytes.getUint8(into.idTo) === QUOTE ? into.idTo + 1 : -1
  }

  return (bytes, from, into) => {
    reset(into)
    if (bytes.getUint8(from) !== OPENS) return -1
    let at = blanks(bytes, from + 1)
    for (let met = 0; ;) {
      if (bytes.getUint8(at) !== QUOTE) return -1
      const member = members.find(bytes, at + 1)
      // Once each: two readers could take a different one.
      if (member < 0 || (met & (1 << member)) !== 0) return -1
      met |= 1 << member
      const value = colon(bytes, at + 1 + members.lengthOf(member) + 1)
      if (value < 0) return -1
      if (member === ID) at = readId(bytes, value, into)
      else if (bytes.getUint8(value) !== OPENS) return -1
      else if (member === ANSWERS) at = readAnswers(bytes, value + 1, into.codes)
      else if (member === MOMENTS) at = readMoments(bytes, value + 1, into)
      if (at < 0) return -1
      at = blanks(bytes, at)
      if (bytes.getUint8(at) === CLOSES) break
      if (bytes.getUint8(at) !== COMMA) return -1
      at = blanks(bytes, at + 1)
    }
    at += 1
    if (bytes.getUint8(at) === RETURN) at += 1
    return bytes.getUint8(at) === NEWLINE ? at : -1
  }
}

/** Where what is no blank begins. */
function blanks(bytes: DataView, from: number): number {
  let at = from
  while (bytes.getUint8(at) === BLANK) at += 1
  return at
}

/** Behind a colon and the blanks around it; -1 where there is none. */
function colon(bytes: DataView, from: number): number {
  const at = blanks(bytes, from)
  return bytes.getUint8(at) === COLON ? blanks(bytes, at + 1) : -1
}

/** Behind the quote of a text that ends at `end`; -1 where there is no text. */
const behindQuote = (end: number): number => (end < 0 ? -1 : end + 1)

/** Reads one value; the end of it, or -1. */
function readValue(bytes: DataView, at: number, values: ValueReader, codes: number[]): number {
  const first = bytes.getUint8(at)
  if (first === QUOTE) return behindQuote(values.word(bytes, at + 1, codes))
  if (first === BEGINS) return values.list(codes) ? readList(bytes, at + 1, values, codes) : -1
  if (first === TRUE[0]) return stands(TRUE, bytes, at) && values.bool(true, codes) ? at + TRUE.length : -1
  if (first === FALSE[0])
    return stands(FALSE, bytes, at) && values.bool(false, codes) ? at + FALSE.length : -1
  return values.number(bytes, at, codes)
}

function readList(bytes: DataView, from: number, values: ValueReader, codes: number[]): number {
  let at = blanks(bytes, from)
  if (bytes.getUint8(at) === ENDS) return at + 1
  for (;;) {
    if (bytes.getUint8(at) !== QUOTE) return -1
    const end = values.kind(bytes, at + 1, codes)
    if (end < 0) return -1
    at = blanks(bytes, end + 1)
    if (bytes.getUint8(at) === ENDS) return at + 1
    if (bytes.getUint8(at) !== COMMA) return -1
    at = blanks(bytes, at + 1)
  }
}

function stands(word: Uint8Array, bytes: DataView, from: number): boolean {
  for (let at = 0; at < word.length; at += 1) if (word[at] !== bytes.getUint8(from + at)) return false
  return true
}
