// A stream of bytes → blocks of whole lines, in constant memory.
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'

/** Whole lines, each with its end but perhaps the last of all. */
export interface Block {
  readonly bytes: Buffer
  /** Number of the first line, from 1. */
  readonly firstLine: number
  readonly lines: number
  /** It is one line that is longer than a line may be; its bytes are not kept. */
  readonly isTooLong: boolean
}

/** Most bytes of one line. */
export const LONGEST_LINE = 1024 * 1024
/** Bytes of a block: enough that handing it over costs nothing beside the work on it. */
const BLOCK = 256 * 1024
const NEWLINE = 10

export async function* blocksOf(stream: Readable): AsyncGenerator<Block> {
  let line = 1
  let rest: Buffer[] = []
  let restSize = 0
  let isSkipping = false
  for await (const piece of stream) {
    let bytes = piece as Buffer
    const end = bytes.lastIndexOf(NEWLINE) + 1
    if (isSkipping && end > 0) {
      // The end of the line that was too long.
      yield { bytes: Buffer.alloc(0), firstLine: line, lines: 1, isTooLong: true }
      line += 1
      isSkipping = false
      const first = bytes.indexOf(NEWLINE) + 1
      bytes = bytes.subarray(first)
    }
    const whole = bytes.lastIndexOf(NEWLINE) + 1
    if (whole > 0) {
      const block = Buffer.concat([...rest, bytes.subarray(0, whole)])
      const lines = countLines(block)
      yield { bytes: block, firstLine: line, lines, isTooLong: false }
      line += lines
      rest = []
      restSize = 0
      bytes = bytes.subarray(whole)
    }
    if (isSkipping || bytes.length === 0) continue
    rest.push(Buffer.from(bytes))
    restSize += bytes.length
    if (restSize > LONGEST_LINE) {
      isSkipping = true
      rest = []
      restSize = 0
    }
  }
  if (isSkipping) yield { bytes: Buffer.alloc(0), firstLine: line, lines: 1, isTooLong: true }
  else if (restSize > 0) yield { bytes: Buffer.concat(rest), firstLine: line, lines: 1, isTooLong: false }
}

function countLines(block: Buffer): number {
  let lines = 0
  for (let at = block.indexOf(NEWLINE); at >= 0; at = block.indexOf(NEWLINE, at + 1)) lines += 1
  return lines
}

/** The first bytes of a stream, up to the end of its first line, and a stream that still has them. */
export async function peeked(stream: Readable): Promise<{ first: Buffer; whole: Readable }> {
  const iterator = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const pieces: Buffer[] = []
  for (let size = 0; size < LONGEST_LINE;) {
    const next = await iterator.next()
    if (next.done === true) break
    pieces.push(next.value)
    size += next.value.length
    if (next.value.includes(NEWLINE)) break
  }
  const all = async function* (): AsyncGenerator<Buffer> {
    yield* pieces
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value
  }
  const first = Buffer.concat(pieces)
  const end = first.indexOf(NEWLINE)
  return {
    first: end < 0 ? first : first.subarray(0, end),
    whole: Readable.from(all(), { objectMode: false }),
  }
}

/** A file as a stream of blocks' worth of bytes. */
export const fileStream = (path: string): Readable => createReadStream(path, { highWaterMark: BLOCK })
