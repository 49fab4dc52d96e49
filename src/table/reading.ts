// What is read of one line of a table without parsing it, for lines on which nothing is unusual.
import { OPEN } from '../compile/walk.ts'
import { bandOf, isAnswered, NO, type Spelling, YES } from './coder.ts'
import { wordTable } from './wordTable.ts'

/** One line. Places are those in the bytes that were read. */
export interface Reading {
  readonly codes: number[]
  idKind: 'text' | 'number' | 'none'
  idFrom: number
  idTo: number
  /** The hour of discovery as digits, `yyyymmddhh`; NO_HOUR where there is none. */
  hour: number
  /** Where `:mm` of it stands. */
  minuteAt: number
}

/**
 * Reads the line at `from`: the place of the newline that ends it, or -1 where anything is unusual; then the line is
 * parsed, which reads it or says what is wrong.
 *
 * @param bytes whole lines, and behind them some bytes more (`AT_ONCE`) that may be anything
 */
export type ReadLine = (bytes: DataView, from: number, into: Reading) => number

/** No digits give it: an hour of zeros was typed, and is refused. */
export const NO_HOUR = -1

export const newReading = (questions: number): Reading => ({
  ...{
    codes: Array<number>(questions).fill(OPEN),
    idKind: 'none',
    idFrom: 0,
    idTo: 0,
    hour: NO_HOUR,
    minuteAt: 0,
  },
})

export function reset(reading: Reading): void {
  const { codes } = reading
  for (let at = 0; at < codes.length; at += 1) codes[at] = OPEN
  reading.idKind = 'none'
  reading.hour = NO_HOUR
}

/** Most bytes of one line. */
export const LONGEST_LINE = 1024 * 1024
export const NEWLINE = 10
export const RETURN = 13
const ZERO = 48
const NINE = 57
const MOST_DIGITS = 15

/** Bytes that an id may have to be written as it is, in JSON and in a cell; as `isPlainId` has it. */
const ID_BYTES = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[\w .-]/.test(String.fromCharCode(byte)) && byte < 128 ? 1 : 0,
)
const isWordByte = (byte: number): boolean =>
  ID_BYTES[byte] === 1 && byte !== 32 && byte !== 45 && byte !== 46

/** The end of a plain id; `from` itself where there is none. */
export function endOfId(bytes: DataView, from: number): number {
  if (!isWordByte(bytes.getUint8(from))) return from
  let at = from + 1
  while (ID_BYTES[bytes.getUint8(at)] === 1) at += 1
  return at
}

/** Reads `yyyy-mm-ddThh:mm`; false where something else stands there. */
export function readMoment(bytes: DataView, from: number, into: Reading): boolean {
  let digits = 0
  for (let at = 0; at < MOMENT.length; at += 1) {
    const byte = bytes.getUint8(from + at)
    const wanted = MOMENT.charCodeAt(at)
    if (wanted !== ZERO) {
      if (byte !== wanted) return false
    } else {
      const digit = byte - ZERO
      if (digit < 0 || digit > 9) return false
      if (at < MINUTE_AT) digits = digits * 10 + digit
      else if (at === MINUTE_AT + 1 && digit > 5) return false
    }
  }
  into.hour = digits
  into.minuteAt = from + MINUTE_AT
  return true
}
const MOMENT = '0000-00-00T00:00'
const MINUTE_AT = 'yyyy-mm-ddThh'.length
export const MOMENT_LENGTH = MOMENT.length

const MINUTE = 60_000

/** The minutes of a moment that was read, in milliseconds. */
export const minutesOf = (bytes: DataView, { minuteAt }: Reading): number =>
  ((bytes.getUint8(minuteAt + 1) - ZERO) * 10 + bytes.getUint8(minuteAt + 2) - ZERO) * MINUTE

/** How to read the values of one question. What is read ends in `ends`; -1 where it is unusual. */
export interface ValueReader {
  /** Reads a word that stands at `from`; its end. */
  readonly word: (bytes: DataView, from: number, codes: number[]) => number
  /** Yes and no of JSON. */
  readonly bool: (value: boolean, codes: number[]) => boolean
  /** Reads a whole number that stands at `from`; its end. */
  readonly number: (bytes: DataView, from: number, codes: number[]) => number
  /** A list of kinds begins: none so far. */
  readonly list: (codes: number[]) => boolean
  /** Reads a kind that stands at `from`; its end. */
  readonly kind: (bytes: DataView, from: number, codes: number[]) => number
}

/** @param ends what may stand behind a word or a kind */
export function valueReader(spelling: Spelling, ends: string): ValueReader {
  const { places, words, bands, kinds = new Map<string, number>() } = spelling
  const texts = [...words].filter((entry): entry is [string, number] => typeof entry[0] === 'string')
  const table = wordTable(
    texts.map(([text]) => text),
    ends,
  )
  const codesOfWords = Int32Array.from(texts, ([, code]) => code)
  const kindTable = wordTable([...kinds.keys()], ends)
  const kindPlaces = Int32Array.from(kinds.values())
  const first = places[0]!
  const isOne = places.length === 1
  const answer = (code: number | undefined, codes: number[]): boolean => {
    if (code === undefined || code === OPEN) return false
    if (isOne) {
      if (codes[first] !== OPEN) return false
      codes[first] = code
      return true
    }
    if (isAnswered(spelling, codes)) return false
    for (let at = 0; at < places.length; at += 1) codes[places[at]!] = code
    return true
  }
  return {
    word: (bytes, from, codes) => {
      const word = table.find(bytes, from)
      return word >= 0 && answer(codesOfWords[word], codes) ? from + table.lengthOf(word) : -1
    },
    bool: (value, codes) => answer(words.get(value), codes),
    number: (bytes, from, codes) => {
      const end = endOfDigits(bytes, from)
      if (bands === undefined || end === from) return -1
      let value = 0
      for (let at = from; at < end; at += 1) value = value * 10 + bytes.getUint8(at) - ZERO
      return answer(bandOf(bands, value), codes) ? end : -1
    },
    list: (codes) => kindPlaces.length > 0 && answer(NO, codes),
    kind: (bytes, from, codes) => {
      const kind = kindTable.find(bytes, from)
      if (kind < 0) return -1
      codes[kindPlaces[kind]!] = YES
      return from + kindTable.lengthOf(kind)
    },
  }
}

/** Where a whole number ends as JSON has it: without a sign, a fraction or a zero before it. */
export function endOfDigits(bytes: DataView, from: number): number {
  let end = from
  while (bytes.getUint8(end) >= ZERO && bytes.getUint8(end) <= NINE) end += 1
  const isPlain = end - from <= MOST_DIGITS && (end - from === 1 || bytes.getUint8(from) !== ZERO)
  return isPlain ? end : from
}
