// Where a register is: a folder that was begun as one. A folder that holds none is trouble, and never an empty register:
// its disk may not be there, or its name may be wrong.
import { closeSync, fsyncSync, lstatSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { makeFolder } from '../pack/file.ts'
import { fail, ok, type Result } from '../problem.ts'
import { errorCode } from '../plain.ts'

/** The file with the lines. */
export const registerFile = (folder: string): string => join(folder, 'register.jsonl')

/**
 * Marks a register that has no line yet; the first line takes it away. So a register whose lines are gone is not taken
 * for one that was just begun.
 */
export const emptyMark = (folder: string): string => join(folder, 'register.empty')

const MARK = 'A breach register of meldplicht (meldplicht/register@1) without a line so far.\n'

/** Whether the register of a folder has lines; a folder that holds none is a problem. */
export function registerIn(folder: string): Result<'empty' | 'filled'> {
  try {
    // In this order: the mark goes when the lines are there.
    const isMarked = isFile(emptyMark(folder))
    if (isThere(registerFile(folder))) return ok('filled')
    if (isMarked) return ok('empty')
    const stats = statSync(folder, { throwIfNoEntry: false })
    const found = stats === undefined ? 'nothing' : stats.isDirectory() ? 'folder' : 'file'
    return fail({ code: 'register-missing', path: folder, found })
  } catch (error) {
    const why = errorCode(error)
    return why === 'ENOTDIR'
      ? fail({ code: 'register-missing', path: folder, found: 'file' })
      : fail({ code: 'register-unreadable', path: folder, why })
  }
}

/** Begins a register, with the folders it needs; false where there is one already, which stays as it is. */
export function beginRegister(folder: string): Result<boolean> {
  try {
    if (registerIn(folder).ok) return ok(false)
    const top = nearestFolder(folder)
    makeFolder(folder, 0o700)
    writeNew(emptyMark(folder), MARK, true)
    // The name of something new is on the disk only when the folder it stands in is.
    for (let at = resolve(folder); ; at = dirname(at)) {
      syncFolder(at)
      if (at === top || at === dirname(at)) return ok(true)
    }
  } catch (error) {
    return fail({ code: 'cannot-write', path: folder, why: errorCode(error) })
  }
}

/**
 * Makes a file where there is none, whole or not at all: what a full disk leaves of it is taken away.
 *
 * @param flush whether to wait until it is on the disk
 */
export function writeNew(path: string, content: string | Uint8Array, flush = false): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeFileSync(file, content, { flush })
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
}

/** Waits until the names in a folder are on the disk. */
export function syncFolder(path: string): void {
  // Windows opens no folder, and needs no such thing.
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** A pipe or a link of that name was not put there by `register init`. */
const isFile = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() === true

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined

function nearestFolder(path: string): string {
  const at = resolve(path)
  return isThere(at) || at === dirname(at) ? at : nearestFolder(dirname(at))
}
