// Text → a file, whole or not at all: a temporary file beside it, synced, then renamed.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { fail, ok, type Result } from '../pack/problem.ts'

/** Writes a file that only its owner can read. What stood there before stays until the new one is complete. */
export function writeFile(path: string, text: string): Result<undefined> {
  const temporary = `${path}.${process.pid}.tmp`
  try {
    const file = openSync(temporary, 'wx', 0o600)
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
    return ok(undefined)
  } catch (error) {
    rmSync(temporary, { force: true })
    return fail({ code: 'cannot-write', path, why: (error as NodeJS.ErrnoException).code ?? String(error) })
  }
}
