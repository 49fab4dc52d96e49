// The bytes of a table in CSV → where a row of it ends, and its cells (RFC 4180).
//
// Our own, and not a library's: a row that another one swallows is a duty that nobody sees. Where a block of the table ends
// and what a row is must be told by the same function; a line ends in LF or CR LF whatever came before it; and what is wrong
// with a row takes only its own lines with it.
import { LONGEST_LINE, NEWLINE } from './lines.ts'

const [TAB, RETURN, BLANK] = [9, 13, 32]
export const QUOTE = 34

/** One row. Places are those in the bytes. */
export interface CsvRecord {
  /** Behind the newline that ends it. */
  readonly end: number
  readonly lines: number
  /** What is wrong with it; then each of its lines is in doubt. */
  readonly wrong: 'quotes' | 'return' | undefined
  /** Its last cell is within quotation marks, and those are not closed in these bytes. */
  readonly isOpen: boolean
}

/**
 * The row that begins at `from`.
 *
 * @param bytes whole lines, each with its end
 * @param delimiter the byte between cells
 * @param cells here come where each cell begins and ends, without quotation marks and blanks around it
 */
export function recordAt(bytes: Buffer, from: number, delimiter: number, cells: number[] = []): CsvRecord {
  cells.length = 0
  let wrong: CsvRecord['wrong']
  let lines = 1
  for (let at = from; ;) {
    const start = behindBlanks(bytes, at, delimiter)
    const isQuoted = bytes[start] === QUOTE
    at = start
    if (isQuoted) {
      const quoted = quotedAt(bytes, start, lines)
      lines = quoted.lines
      if (!quoted.isClosed) return { end: bytes.length, lines, wrong: 'quotes', isOpen: true }
      cells.push(start + 1, quoted.end - 1)
      at = behindBlanks(bytes, quoted.end, delimiter)
      if (!isCellEnd(bytes, at, delimiter)) wrong ??= 'quotes'
    }
    while (!isCellEnd(bytes, at, delimiter)) {
      if (bytes[at] === QUOTE) wrong ??= 'quotes'
      else if (bytes[at] === RETURN) wrong ??= 'return'
      at += 1
    }
    if (!isQuoted) cells.push(start, withoutBlanks(bytes, start, at))
    if (bytes[at] !== delimiter)
      return { end: at + (bytes[at] === RETURN ? 2 : 1), lines, wrong, isOpen: false }
    at += 1
  }
}

interface Quoted {
  /** Behind the quotation mark that closes it. */
  readonly end: number
  /** Lines of the row so far. */
  readonly lines: number
  readonly isClosed: boolean
}

/** What stands within quotation marks from `start`. */
function quotedAt(bytes: Buffer, start: number, linesBefore: number): Quoted {
  let lines = linesBefore
  for (let at = start + 1; at < bytes.length; at += 1) {
    if (bytes[at] === NEWLINE && at + 1 < bytes.length) lines += 1
    else if (bytes[at] === QUOTE) {
      if (bytes[at + 1] !== QUOTE) return { end: at + 1, lines, isClosed: true }
      at += 1
    }
  }
  return { end: bytes.length, lines, isClosed: false }
}

/**
 * Behind the last row that is whole; and whether what stands there is too long for a row, so that nobody knows any more
 * what stands within quotation marks.
 *
 * @param bytes whole lines, of which the first begins a row
 */
export function endOfRecords(
  bytes: Buffer,
  delimiter: number,
): { readonly end: number; readonly isLost: boolean } {
  for (let from = 0; ;) {
    const quote = bytes.indexOf(QUOTE, from)
    if (quote < 0) return { end: bytes.length, isLost: false }
    // Without a quotation mark a row is a line.
    const start = Math.max(from, bytes.lastIndexOf(NEWLINE, quote) + 1)
    const { end, isOpen } = recordAt(bytes, start, delimiter)
    const isLost = end - 1 - start > LONGEST_LINE
    if (isOpen || isLost) return { end: start, isLost }
    from = end
  }
}

/**
 * The cells of a line as most of them are: text without a quotation mark, a lone return, or a blank at the edge of a cell.
 * Undefined for any other, which `recordAt` reads.
 */
export function plainCells(
  bytes: Buffer,
  from: number,
  newline: number,
  delimiter: string,
): string[] | undefined {
  if (newline - from > LONGEST_LINE) return undefined
  const text = bytes.toString('utf8', from, bytes[newline - 1] === RETURN ? newline - 1 : newline)
  if (NOT_PLAIN.test(text)) return undefined
  const cells = text.split(delimiter)
  return cells.some((cell) => AT_EDGE.test(cell)) ? undefined : cells
}
/** The last is what stands for bytes that are no text. */
const NOT_PLAIN = /["\r\ufffd]/
const AT_EDGE = /^[ \t]|[ \t]$/

/** The texts of the cells of a row. @param cells where each begins and ends, from `recordAt` */
export function textsOf(bytes: Buffer, cells: readonly number[]): string[] {
  return Array.from({ length: cells.length / 2 }, (_, at) => {
    const from = cells[at * 2]!
    const text = bytes.toString('utf8', from, cells[at * 2 + 1])
    return bytes[from - 1] === QUOTE ? text.replaceAll('""', '"') : text
  })
}

function isCellEnd(bytes: Buffer, at: number, delimiter: number): boolean {
  const byte = bytes[at]
  return (
    byte === delimiter ||
    byte === NEWLINE ||
    byte === undefined ||
    (byte === RETURN && bytes[at + 1] === NEWLINE)
  )
}

const isBlank = (byte: number | undefined, delimiter: number): boolean =>
  byte === BLANK || (byte === TAB && delimiter !== TAB)

function behindBlanks(bytes: Buffer, from: number, delimiter: number): number {
  let at = from
  while (isBlank(bytes[at], delimiter)) at += 1
  return at
}

function withoutBlanks(bytes: Buffer, from: number, to: number): number {
  let end = to
  while (end > from && (bytes[end - 1] === BLANK || bytes[end - 1] === TAB)) end -= 1
  return end
}
