// A file or a stream → its bytes, read into a buffer of the caller's, so that none is made for every piece.
import { closeSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { BETWEEN_LOOKS, openToRead, waitingReader } from '../../../pack/file.ts'
import type { ByteSource } from '../../../table/blocks.ts'
import { LONGEST_LINE, NEWLINE } from '../../../table/lines.ts'

/**
 * A file, read while one waits: to wait for a disk in another thread takes longer than most reads. Between two looks at a pipe
 * other things go on, so that a signal can stop it.
 */
export function fileSource(path: string): ByteSource {
  const file = openToRead(path)
  const read = waitingReader(file)
  return {
    read: async (into, at) => {
      for (;;) {
        const count = read(into, at)
        if (count >= 0) return count
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS))
      }
    },
    close: () => closeSync(file),
  }
}

export function streamSource(stream: Readable): ByteSource {
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let left: Buffer = Buffer.alloc(0)
  return {
    read: async (into, at) => {
      while (left.length === 0) {
        const next = await pieces.next()
        if (next.done === true) return 0
        left = next.value
      }
      const count = left.copy(into, at)
      left = left.subarray(count)
      return count
    },
    close: () => void stream.destroy(),
  }
}

/**
 * The first lines of a source without their ends, or as much of them as a line may have; and the source, from its beginning.
 *
 * @param more whether there is more to look at behind the lines so far
 */
export async function peeked(
  source: ByteSource,
  more: (lines: readonly Buffer[]) => boolean,
): Promise<{ readonly lines: readonly Buffer[]; readonly whole: ByteSource }> {
  const begin = Buffer.allocUnsafeSlow(LONGEST_LINE)
  let size = 0
  let lines: Buffer[] = []
  let from = 0
  do {
    while (size < begin.length && !begin.subarray(from, size).includes(NEWLINE)) {
      const count = await source.read(begin, size)
      if (count === 0) break
      size += count
    }
    const newline = begin.subarray(0, size).indexOf(NEWLINE, from)
    const end = newline < 0 ? size : newline
    lines = [...lines, Buffer.from(begin.subarray(from, end))]
    from = Math.min(end + 1, size)
  } while (more(lines))
  let left: Buffer = begin.subarray(0, size)
  const read = async (into: Buffer, at: number): Promise<number> => {
    if (left.length === 0) return source.read(into, at)
    const count = left.copy(into, at)
    left = left.subarray(count)
    return count
  }
  return { lines, whole: { ...source, read } }
}
