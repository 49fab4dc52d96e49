// The register of breaches (GDPR art. 33(5)): a folder with one file, to which lines are only ever added.
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fail, ok, type Result } from '../pack/problem.ts'
import {
  type Entry,
  type EntryOutline,
  lineOf,
  type NewEntry,
  nextEntry,
  readOutline,
  START,
} from './entry.ts'
import { takeLock } from './lock.ts'

/** The file with the lines. */
export const registerFile = (folder: string): string => join(folder, 'register.jsonl')

/** Most bytes of one line; a report of an incident takes some tens of thousands. */
export const LONGEST_LINE = 8 * 1024 * 1024

/**
 * Adds a line, and returns only when it is on the disk.
 *
 * @param now milliseconds since 1970, UTC
 */
export async function append(
  folder: string,
  added: Omit<NewEntry, 'at'>,
  now: () => number,
): Promise<Result<Entry>> {
  const path = registerFile(folder)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const lock = await takeLock(folder, now)
    if ('heldBy' in lock) return fail({ code: 'register-locked', path: folder, ...lock.heldBy })
    try {
      return appendLocked(path, added, now())
    } finally {
      lock.release()
    }
  } catch (error) {
    return fail({ code: 'cannot-write', path, why: (error as NodeJS.ErrnoException).code ?? String(error) })
  }
}

function appendLocked(path: string, added: Omit<NewEntry, 'at'>, now: number): Result<Entry> {
  const isNew = !existsSync(path)
  const file = openSync(path, isNew ? 'wx+' : 'r+', 0o600)
  try {
    const tail = readTail(file)
    const last: Pick<EntryOutline, 'number' | 'hash'> | undefined =
      tail.end === 0 ? START : readOutline(tail.line)
    if (last === undefined || tail.isLost) return fail({ code: 'register-broken', path, line: 'last' })
    const torn = readOutline(tail.torn)
    const isWhole = torn?.previous === last.hash
    if (tail.torn.length > 0 && !isWhole) {
      // The power went off in the middle of a line that was never reported as saved: it is put aside, not thrown away.
      writeFileSync(`${path}.${now}.torn`, tail.torn, { mode: 0o600 })
      ftruncateSync(file, tail.end)
    }
    const entry = nextEntry(isWhole ? torn : last, { ...added, at: new Date(now).toISOString() })
    // Of a line that is whole but for its end only the end is added.
    if (isWhole) write(file, `\n${lineOf(entry)}`, tail.end + tail.torn.length)
    else write(file, lineOf(entry), tail.end)
    if (isNew) syncFolder(dirname(path))
    return ok(entry)
  } finally {
    closeSync(file)
  }
}

/** Writes at the end of a file, all of it or nothing, and waits for the disk. */
function write(file: number, text: string, end: number): void {
  const bytes = Buffer.from(text)
  try {
    for (let done = 0; done < bytes.length;)
      done += writeSync(file, bytes, done, bytes.length - done, end + done)
    fsyncSync(file)
  } catch (error) {
    ftruncateSync(file, end)
    throw error
  }
}

interface Tail {
  /** The last whole line; empty where there is none. */
  readonly line: Buffer
  /** Where the next line begins. */
  readonly end: number
  /** What stands behind the last whole line. */
  readonly torn: Buffer
  /** No line ends where one must: this is not what was written here. */
  readonly isLost: boolean
}

const NEWLINE = 10

/** Reads the file backwards until there is a whole line. */
function readTail(file: number): Tail {
  const { size } = fstatSync(file)
  for (let length = Math.min(size, 64 * 1024); ; length = Math.min(size, length * 4)) {
    const bytes = Buffer.alloc(length)
    readSync(file, bytes, 0, length, size - length)
    const last = bytes.lastIndexOf(NEWLINE)
    const before = last > 0 ? bytes.lastIndexOf(NEWLINE, last - 1) : -1
    const isWhole = length === size || before >= 0
    if (!isWhole && length <= LONGEST_LINE) continue
    const end = last < 0 ? 0 : size - length + last + 1
    const line = bytes.subarray(before + 1, Math.max(last, 0))
    return { line, end, torn: bytes.subarray(last + 1), isLost: !isWhole }
  }
}

/** The name of a new file is on the disk only when its folder is. */
function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
