// A path → the text in it, size-capped and valid UTF-8; and the folders that a path needs.
import { Buffer, isUtf8 } from 'node:buffer'
import { closeSync, constants, fstatSync, mkdirSync, openSync, readSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fail, ok, type Result } from '../problem.ts'
import { errorCode } from '../plain.ts'

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
    file = openToRead(path)
    const read = waitingReader(file)
    // The size is a hint only: a pipe has none, and a file can grow while it is read.
    const chunks: Uint8Array[] = []
    const step = Math.min(fstatSync(file).size, limit) + 1
    let length = 0
    for (;;) {
      const chunk = Buffer.allocUnsafe(Math.max(step - length, 4096))
      let count = read(chunk)
      for (; count < 0; count = read(chunk)) rest()
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
      why: errorCode(error),
    })
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** Opens a file, or a pipe without waiting for somebody to write to it. */
export const openToRead = (path: string): number =>
  // Windows knows no such flag.
  openSync(path, constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0))

/** Milliseconds in which whoever writes to a pipe must have come. */
const PATIENCE = 1000
/** Milliseconds between two looks at a pipe. */
export const BETWEEN_LOOKS = 5

/**
 * How to read a file that was opened to read: as `readSync`, but of a pipe -1 while nothing has been written to it. Throws
 * (NOWRITER) for a pipe to which nobody writes.
 */
export function waitingReader(file: number): (into: Uint8Array, at?: number) => number {
  const isPipe = fstatSync(file).isFIFO()
  const since = performance.now()
  let isWritten = !isPipe
  return (into, at = 0) => {
    try {
      const count = readSync(file, into, at, into.length - at, null)
      if (count > 0 || isWritten) {
        isWritten = true
        return count
      }
    } catch (error) {
      if (errorCode(error) !== 'EAGAIN') throw error
      isWritten = true
      return -1
    }
    // What a shell starts for `<(…)` writes from the first; who else writes may come a moment later.
    if (performance.now() - since > PATIENCE)
      throw Object.assign(new Error('nobody writes'), { code: 'NOWRITER' })
    return -1
  }
}

const rest = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BETWEEN_LOOKS)

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

/**
 * Makes a folder and those above it; throws where it cannot. Node's own `recursive` never ends below `/proc` and `/dev/fd`,
 * where a folder is there and takes none.
 */
export function makeFolder(path: string, mode = 0o777): void {
  const missing: string[] = []
  let at = resolve(path)
  while (statSync(at, { throwIfNoEntry: false }) === undefined) {
    missing.unshift(at)
    if (dirname(at) === at) break
    at = dirname(at)
  }
  for (const folder of missing) {
    try {
      mkdirSync(folder, { mode })
    } catch (error) {
      // Another process may have made it a moment ago.
      if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw error
    }
  }
  if (missing.length === 0 && !statSync(at).isDirectory())
    throw Object.assign(new Error('not a folder'), { code: 'EEXIST' })
}
