// What a line of a table is, and how long it may be.
import { isUtf8 } from 'node:buffer'
import type { Problem } from '../problem.ts'

/** Most bytes of one line. */
export const LONGEST_LINE = 1024 * 1024
export const NEWLINE = 10

/** Why the bytes of a line are not read; undefined where nothing hinders. @param line its number */
export function unreadable(bytes: Buffer, line: number): Problem | undefined {
  if (bytes.length > LONGEST_LINE) return tooLong(line)
  // Bytes that are no text must not be read as some other text.
  return isUtf8(bytes) ? undefined : { code: 'line-not-text', line }
}

export const tooLong = (line: number): Problem => ({ code: 'line-too-long', line, limit: LONGEST_LINE })
