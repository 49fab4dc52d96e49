// A path → the text in it, size-capped and valid UTF-8.
import { closeSync, openSync, readSync } from 'node:fs'
import { fail, ok, type Result } from './problem.ts'

/** Most bytes of a pack, cases or answers file. */
export const FILE_LIMIT = 1024 * 1024

export interface FileBytes {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Reads at most `limit` bytes; more is a problem, so is anything that cannot be opened and read. */
export function readBytes(path: string, limit = FILE_LIMIT): Result<FileBytes> {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const buffer = Buffer.allocUnsafe(limit + 1)
    let length = 0
    for (;;) {
      const count = readSync(file, buffer, length, buffer.length - length, null)
      if (count === 0) break
      length += count
      if (length > limit) return fail({ code: 'file-too-large', path, limit })
    }
    return ok({ path, bytes: buffer.subarray(0, length) })
  } catch (error) {
    return fail({
      code: 'file-unreadable',
      path,
      why: (error as NodeJS.ErrnoException).code ?? String(error),
    })
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** Bytes → text; refuses what is not UTF-8, holds a NUL, or is empty. A byte order mark is dropped. */
export function decodeText({ path, bytes }: FileBytes): Result<string> {
  if (bytes.includes(0)) return fail({ code: 'file-not-text', path })
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return fail({ code: 'file-not-text', path })
  }
  return text.trim() === '' ? fail({ code: 'file-empty', path }) : ok(text)
}

export function readText(path: string, limit = FILE_LIMIT): Result<string> {
  const bytes = readBytes(path, limit)
  return bytes.ok ? decodeText(bytes.value) : bytes
}
