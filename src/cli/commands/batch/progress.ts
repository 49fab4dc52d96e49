// How far it is, on one line of a terminal.
import type { Context } from '../../context.ts'

export interface Progress {
  /** @param lines that were done @param bytes that were read */
  readonly show: (lines: number, bytes: number) => void
  readonly end: () => void
}

/** Milliseconds between two looks. */
const EVERY = 100

/** A line on standard error; nothing where that is no terminal. @param size bytes of the table, where that is known */
export function progressOn({ io, quiet, words }: Context, size: number | undefined): Progress {
  if (!io.stderr.isTerminal || quiet) return { show: () => undefined, end: () => undefined }
  let last = 0
  return {
    show: (lines, bytes) => {
      const now = performance.now()
      if (now - last < EVERY) return
      last = now
      const share = size === undefined || size === 0 ? undefined : Math.min(bytes / size, 1)
      io.stderr.write(`\r${words.batch.progress(lines, share)}\u001b[K`)
    },
    end: () => io.stderr.write('\r\u001b[K'),
  }
}
