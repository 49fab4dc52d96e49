// The bytes of a table → blocks of whole lines, in constant memory.
import { endOfRecords } from './csvRecord.ts'
import { LONGEST_LINE, NEWLINE } from './reading.ts'
import type { Source } from './source.ts'

/** Whole lines, each with its end. */
export interface Block {
  /**
   * Good until the next block is asked for: that stands in the same place. Behind it in its buffer there is room for
   * reading a little too far (`AT_ONCE`).
   */
  readonly bytes: Buffer
  /** Number of the first line, from 1. */
  readonly firstLine: number
  readonly lines: number
  /** It is one line that is longer than a line may be; its bytes are not kept. */
  readonly isTooLong: boolean
}

/** Bytes of a block: enough that handing it over costs nothing beside the work on it. */
const BLOCK = 256 * 1024
/** Room behind the last block for a newline, and for who reads a little too far. */
export const SLACK = 16

/**
 * Blocks of a source.
 *
 * @param parting the byte between the cells of a table in CSV: a row of it may have several lines, and none is in two blocks
 */
export async function* blocksOf(source: Source, parting: number | undefined): AsyncGenerator<Block> {
  let buffer = Buffer.allocUnsafeSlow(BLOCK + SLACK)
  let size = 0
  let firstLine = 1
  let isSkipping = false
  const blockOf = (bytes: Buffer, isTooLong = false): Block => {
    const lines = isTooLong ? 1 : newlinesIn(bytes)
    const block = { bytes, firstLine, lines, isTooLong }
    firstLine += lines
    return block
  }
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
      if (end > 0) {
        // The end of the line that was too long.
        yield blockOf(buffer.subarray(0, 0), true)
        isSkipping = false
      }
      buffer.copyWithin(0, end === 0 ? size : end, size)
      size = end === 0 ? 0 : size - end
      looked = 0
      if (isSkipping) continue
    }
    // Until now there was no end of a line in it, but for those within a row.
    if (!buffer.subarray(looked, size).includes(NEWLINE) && size <= LONGEST_LINE) continue
    const lines = buffer.subarray(0, size).lastIndexOf(NEWLINE) + 1
    isSkipping = size - lines > LONGEST_LINE
    // A line that is too long ends the row that it would belong to.
    const end = isSkipping || parting === undefined ? lines : endOfRecords(buffer.subarray(0, lines), parting)
    if (end > 0) yield blockOf(buffer.subarray(0, end))
    buffer.copyWithin(0, isSkipping ? size : end, size)
    size = isSkipping ? 0 : size - end
  }
  if (isSkipping) yield blockOf(buffer.subarray(0, 0), true)
  else if (size > 0) {
    buffer[size] = NEWLINE
    yield blockOf(buffer.subarray(0, size + 1))
  }
}

function newlinesIn(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1
  return lines
}
