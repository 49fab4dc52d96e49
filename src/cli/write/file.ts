// Texts → files, all whole or none at all: temporary files beside them, synced, then renamed.
import {
  closeSync,
  constants,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { fail, ok, type Result } from '../../problem.ts'
import { errorCode } from '../../plain.ts'

export interface TextFile {
  readonly path: string
  readonly text: string
}

/**
 * Writes files that only their owner can read. What stood there before stays until all new ones are complete; where
 * one cannot be written, none is.
 */
export function writeFiles(files: readonly TextFile[]): Result<undefined> {
  const written: { path: string; temporary: string }[] = []
  let current = ''
  try {
    for (const { path, text } of files) {
      current = path
      if (isSpecial(path)) continue
      const temporary = temporaryFor(path)
      const file = openSync(temporary, 'wx', 0o600)
      written.push({ path, temporary })
      try {
        writeFileSync(file, text)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
    }
    for (const { path, temporary } of written) {
      current = path
      renameSync(temporary, path)
    }
    for (const { path, text } of files) {
      current = path
      if (isSpecial(path)) writeSpecial(path, text)
    }
    return ok(undefined)
  } catch (error) {
    for (const { temporary } of written) rmSync(temporary, { force: true })
    return fail({
      code: 'cannot-write',
      path: current,
      why: errorCode(error),
    })
  }
}

/** A pipe or a device is written to, and not replaced by a file. */
export function isSpecial(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats !== undefined && !stats.isFile() && !stats.isDirectory()
}

/** A pipe that nobody reads would be waited for without end; opened in this way it is trouble. */
function writeSpecial(path: string, text: string): void {
  const isRead = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK)
  try {
    writeFileSync(path, text)
  } finally {
    closeSync(isRead)
  }
}

/** Its name is used once: what a process left that was killed must not be in the way of another with its number. */
export const temporaryFor = (path: string): string =>
  `${path}.${process.pid}-${Math.random().toString(36).slice(2, 10)}.tmp`
