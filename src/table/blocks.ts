// The bytes of a table → blocks of whole lines, in constant memory.
import { endOfRecords, QUOTE } from './csvRecord.ts'
import { LONGEST_LINE, NEWLINE } from './lines.ts'

/** Where the bytes of a table come from. */
export interface ByteSource {
  /** Reads at most as much as there is room for behind `at`. How many bytes; 0 at the end. */
  readonly read: (into: Buffer, at: number) => Promise<number>
  readonly close: () => void
}

/** Whole lines, each with its end. */
export interface ByteBlock {
  /** Good until the next block is asked for: that stands in the same place. */
  readonly bytes: Buffer
  /** Number of the first line, from 1. */
  readonly firstLine: number
  readonly lines: number
  /** It is one line that is longer than a line may be; its bytes are not kept. */
  readonly isTooLong: boolean
  /**
   * The line from which nobody knows what stands within quotation marks: all lines are in doubt, and their bytes are not
   * kept.
   */
  readonly inDoubtSince: number | undefined
  /** The last row of a table in CSV, without the end of its line: it may be half of what it was. */
  readonly isCut: boolean
}

/** Bytes of a block: enough that handing it over costs nothing beside the work on it. */
const BLOCK = 256 * 1024
/** Room behind the last line for a newline that it lacks. */
const SLACK = 1

/**
 * Blocks of a source.
 *
 * @param delimiter the byte between the cells of a table in CSV: a row of it may have several lines, and none is in two blocks
 */
export async function* blocksOf(
  source: ByteSource,
  delimiter: number | undefined,
): AsyncGenerator<ByteBlock> {
  let buffer = Buffer.allocUnsafeSlow(BLOCK + SLACK)
  let size = 0
  let firstLine = 1
  let isSkipping = false
  let inDoubtSince: number | undefined
  const blockOf = (bytes: Buffer, lines: number, isTooLong = false, isCut = false): ByteBlock => {
    const block = { bytes, firstLine, lines, isTooLong, inDoubtSince, isCut }
    firstLine += lines
    return block
  }
  const nothing = buffer.subarray(0, 0)
  for (;;) {
    if (size === buffer.length - SLACK) {
      // A line, or a row of several lines, does not fit.
      const larger = Buffer.allocUnsafeSlow(size * 2 + SLACK)
      buffer.copy(larger)
      buffer = larger
    }
    const count = await source.read(buffer.subarray(0, -SLACK), size)
    if (count === 0) break
    let looked = size
    size += count
    if (isSkipping) {
      const end = buffer.subarray(0, size).indexOf(NEWLINE) + 1
      const skipped = buffer.subarray(0, end === 0 ? size : end)
      if (delimiter !== undefined && skipped.includes(QUOTE)) {
        inDoubtSince = firstLine
        isSkipping = false
      } else {
        // The end of the line that was too long.
        if (end > 0) yield blockOf(nothing, 1, true)
        isSkipping = end === 0
        buffer.copyWithin(0, skipped.length, size)
        size -= skipped.length
        looked = 0
        if (isSkipping) continue
      }
    }
    if (inDoubtSince === undefined) {
      // Until now there was no end of a line in it, but for those within a row.
      if (!buffer.subarray(looked, size).includes(NEWLINE) && size <= LONGEST_LINE) continue
      const lines = buffer.subarray(0, size).lastIndexOf(NEWLINE) + 1
      const isLong = size - lines > LONGEST_LINE
      const whole = buffer.subarray(0, lines)
      const { end, isLost } =
        delimiter === undefined ? { end: lines, isLost: false } : endOfRecords(whole, delimiter)
      if (end > 0) yield blockOf(buffer.subarray(0, end), newlinesIn(buffer.subarray(0, end)))
      buffer.copyWithin(0, end, size)
      size -= end
      if (isLost || (isLong && delimiter !== undefined && buffer.subarray(0, size).includes(QUOTE)))
        inDoubtSince = firstLine
      else if (isLong) {
        isSkipping = true
        size = 0
      }
    }
    if (inDoubtSince !== undefined) {
      const end = buffer.subarray(0, size).lastIndexOf(NEWLINE) + 1
      const lines = newlinesIn(buffer.subarray(0, end))
      if (lines > 0) yield blockOf(nothing, lines)
      // Of a line that has no end yet, one byte tells that it is there.
      size = end < size ? 1 : 0
      buffer[0] = 0
    }
  }
  if (size === 0 && !isSkipping) return
  if (isSkipping || inDoubtSince !== undefined) yield blockOf(nothing, 1, isSkipping)
  else {
    const isEnded = buffer[size - 1] === NEWLINE
    if (!isEnded) {
      buffer[size] = NEWLINE
      size += 1
    }
    const bytes = buffer.subarray(0, size)
    // JSON tells itself where it ends.
    yield blockOf(bytes, newlinesIn(bytes), false, !isEnded && delimiter !== undefined)
  }
}

function newlinesIn(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1
  return lines
}
