// The register of breaches (GDPR art. 33(5)): a folder with one file, to which lines are only ever added.
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { fail, ok, type Result } from '../pack/problem.ts'
import { emptyMark, registerFile, registerIn, syncFolder } from './place.ts'
import { type Entry, lineOf, type NewEntry, nextEntry, readOutline, START } from './entry.ts'
import { takeLock } from './lock.ts'

/** Most bytes of one line; a report of an incident takes some tens of thousands. */
export const LONGEST_LINE = 8 * 1024 * 1024

/**
 * Adds a line, and returns only when it is on the disk.
 *
 * @param now milliseconds since 1970, UTC
 * @param after hash of the last line when it was decided to add this one; where there are others by now, none is added
 */
export async function append(
  folder: string,
  added: Omit<NewEntry, 'at'>,
  now: () => number,
  after?: string,
): Promise<Result<Entry>> {
  const path = registerFile(folder)
  try {
    const begun = registerIn(folder)
    if (!begun.ok) return begun
    const lock = await takeLock(folder, now)
    if ('heldBy' in lock) return fail({ code: 'register-locked', path: folder, ...lock.heldBy })
    try {
      return lstatSync(path, { throwIfNoEntry: false }) === undefined
        ? after === undefined
          ? begin(path, added, now())
          : fail({ code: 'register-moved', path })
        : appendLocked(path, added, now(), after)
    } finally {
      lock.release()
    }
  } catch (error) {
    return fail({ code: 'cannot-write', path, why: (error as NodeJS.ErrnoException).code ?? String(error) })
  }
}

/** The first line. It comes whole or not at all: a register that is there is never empty. */
function begin(path: string, added: Omit<NewEntry, 'at'>, now: number): Result<Entry> {
  const entry = nextEntry(START, { ...added, at: new Date(now).toISOString() })
  const temporary = `${path}.${process.pid}-${now}.new`
  const file = openSync(temporary, 'wx', 0o600)
  try {
    write(file, lineOf(entry), 0)
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
  syncFolder(dirname(path))
  rmSync(emptyMark(dirname(path)), { force: true })
  return ok(entry)
}

function appendLocked(
  path: string,
  added: Omit<NewEntry, 'at'>,
  now: number,
  after: string | undefined,
): Result<Entry> {
  const file = openSync(path, 'r+', 0o600)
  try {
    const tail = readTail(file)
    const last = readOutline(tail.line)
    const torn = readOutline(tail.torn)
    const isWhole = torn !== undefined && torn.previous === (last?.hash ?? START.hash)
    const isBroken = tail.isLost || (last === undefined && !(isWhole && tail.end === 0))
    if (isBroken || !(isWhole || isBeginning(tail.torn)))
      return fail({ code: 'register-broken', path, line: 'last' })
    const newest = isWhole ? torn : last!
    if (after !== undefined && after !== newest.hash) return fail({ code: 'register-moved', path })
    if (tail.torn.length > 0 && !isWhole) {
      // The power went off in the middle of a line that was never reported as saved: it is put aside, not thrown away.
      writeFileSync(`${path}.${now}.torn`, tail.torn, { mode: 0o600 })
      ftruncateSync(file, tail.end)
    }
    const entry = nextEntry(newest, { ...added, at: new Date(now).toISOString() })
    // Of a line that is whole but for its end only the end is added.
    if (isWhole) write(file, `\n${lineOf(entry)}`, tail.end + tail.torn.length)
    else write(file, lineOf(entry), tail.end)
    return ok(entry)
  } finally {
    closeSync(file)
  }
}

/** Whether bytes can be what is left of one line: more than that is not what a crash leaves. */
function isBeginning(torn: Buffer): boolean {
  return (
    torn.length === 0 ||
    (torn.toString('latin1', 0, LINE_START.length) === LINE_START && !torn.includes(LINE_END))
  )
}

const LINE_START = '{"at":"'
const LINE_END = '"schema":"meldplicht/register@1"}'

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
