// A path → the text in it, size-capped and valid UTF-8.
import { Buffer, isUtf8 } from 'node:buffer'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
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
    // The size is a hint only: a pipe has none, and a file can grow while it is read.
    const chunks: Uint8Array[] = []
    const step = Math.min(fstatSync(file).size, limit) + 1
    let length = 0
    for (;;) {
      const chunk = Buffer.allocUnsafe(Math.max(step - length, 4096))
      const count = readSync(file, chunk)
      if (count === 0) break
      chunks.push(chunk.subarray(0, count))
      length += count
      if (length > limit) return fail({ code: 'file-too-large', path, limit })
    }
    return ok({ path, bytes: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks) })
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
  if (bytes.includes(0) || !isUtf8(bytes)) return fail({ code: 'file-not-text', path })
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('utf8')
    .replace(/^\ufeff/, '')
  return /\S/.test(text) ? ok(text) : fail({ code: 'file-empty', path })
}

export function readText(path: string, limit = FILE_LIMIT): Result<string> {
  const bytes = readBytes(path, limit)
  return bytes.ok ? decodeText(bytes.value) : bytes
}
