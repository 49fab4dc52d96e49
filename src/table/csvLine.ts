// A line of CSV without a quote, as bytes → its answers in codes. Whatever has anything unusual is left to `csvRows.ts`:
// blanks, words that are not known, cells too many, texts for the file.
import { UNKNOWN } from '../compile/walk.ts'
import { NO, type Spelling } from './coder.ts'
import { UNKNOWN_WORD, NONE_WORD } from '../decide/word.ts'
import type { CsvHead } from './csvHead.ts'
import {
  endOfId,
  MOMENT_LENGTH,
  NEWLINE,
  type Reading,
  type ReadLine,
  readMoment,
  reset,
  RETURN,
  valueReader,
} from './reading.ts'
import { wordTable } from './wordTable.ts'

const [BLANK, QUOTE, COMMA, BAR, BEYOND_ASCII] = [32, 34, 44, 124, 128]

/** Reads the cell that begins at `from`; its end, or -1 where it is unusual. */
type ReadCell = (bytes: DataView, from: number, into: Reading) => number

export function csvLineReader(
  spellings: readonly Spelling[],
  { columns, delimiter }: Pick<CsvHead, 'columns' | 'delimiter'>,
): ReadLine {
  const byId = new Map(spellings.map((spelling) => [spelling.id, spelling]))
  const ends = `${delimiter}\n\r`
  const parting = delimiter.charCodeAt(0)
  const cells = columns.map(({ kind, name }): ReadCell => {
    const spelling = byId.get(name)
    if (kind === 'id') return readIdCell
    if (kind === 'moment' && name === 'discovered') return readDiscovered
    if (kind === 'ignored') return passOver(parting)
    if (kind !== 'question' || spelling === undefined) return () => -1
    return spelling.kinds === undefined ? answerCell(spelling, ends) : kindsCell(spelling, ends)
  })
  return (bytes, from, into) => {
    reset(into)
    let at = from
    let isEmpty = true
    for (let column = 0; column < cells.length; column += 1) {
      const start = at
      if (!isEnd(bytes.getUint8(at), parting)) at = cells[column]!(bytes, at, into)
      if (at < 0) return -1
      isEmpty &&= at === start
      if (column === cells.length - 1) break
      // A cell too few.
      if (bytes.getUint8(at) !== parting) return -1
      at += 1
    }
    if (isEmpty) return -1
    if (bytes.getUint8(at) === RETURN) at += 1
    return bytes.getUint8(at) === NEWLINE ? at : -1
  }
}

const isEnd = (byte: number | undefined, parting: number): boolean =>
  byte === parting || byte === NEWLINE || byte === RETURN

const readIdCell: ReadCell = (bytes, from, into) => {
  into.idKind = 'text'
  into.idFrom = from
  into.idTo = endOfId(bytes, from)
  // A blank at the end is not part of it.
  return into.idTo === from || bytes.getUint8(into.idTo - 1) === BLANK ? -1 : into.idTo
}

/** Whatever stands in it, but quotation marks and what may be no text. */
const passOver =
  (parting: number): ReadCell =>
  (bytes, from) => {
    let at = from
    for (; !isEnd(bytes.getUint8(at), parting); at += 1) {
      const byte = bytes.getUint8(at)
      if (byte === QUOTE || byte >= BEYOND_ASCII) return -1
    }
    return at
  }

const readDiscovered: ReadCell = (bytes, from, into) =>
  readMoment(bytes, from, into) ? from + MOMENT_LENGTH : -1

function answerCell(spelling: Spelling, ends: string): ReadCell {
  const values = valueReader(spelling, ends)
  return (bytes, from, { codes }) => {
    const end = values.word(bytes, from, codes)
    return end >= 0 ? end : values.number(bytes, from, codes)
  }
}

function kindsCell(spelling: Spelling, ends: string): ReadCell {
  const values = valueReader(spelling, `${ends}|,`)
  const words = wordTable([UNKNOWN_WORD, NONE_WORD], ends)
  const codesOfWords = [UNKNOWN, NO]
  return (bytes, from, { codes }) => {
    if (!values.list(codes)) return -1
    const word = words.find(bytes, from)
    if (word >= 0) {
      for (const place of spelling.places) codes[place] = codesOfWords[word]!
      return from + words.lengthOf(word)
    }
    for (let start = from; ;) {
      const end = values.kind(bytes, start, codes)
      const isLast =
        end < 0 || (bytes.getUint8(end) !== BAR && (bytes.getUint8(end) !== COMMA || ends.startsWith(',')))
      if (isLast) return end
      start = end + 1
    }
  }
}
