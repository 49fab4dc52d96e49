// The register of breaches (GDPR art. 33(5)): a folder with one file, to which lines are only ever added.
import { Buffer } from 'node:buffer'
import {
  closeSync,
  constants,
  fstatSync,
  fsync,
  ftruncateSync,
  linkSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { fail, ok, type Result } from '../problem.ts'
import { type Entry, lineOf, LONGEST_LINE, type NewEntry, nextEntry, readEntry, START } from './entry.ts'
import { type Lock, lockFile, takeLock, type Waiting } from './lock.ts'
import { emptyMark, registerFile, registerIn, syncFolder, writeNew } from './place.ts'
import { holds } from './read.ts'
import { FIRST_MOMENT, LAST_MOMENT } from './summary.ts'
import { errorCode } from '../plain.ts'

/** How often to begin anew where the lock was taken away by somebody who took its holder for dead. */
const MOST_TRIES = 5

/**
 * Adds a line, and returns it only when it is on the disk and was read back from there.
 *
 * @param now milliseconds since 1970, UTC
 * @param after hash of the last line when it was decided to add this one; where there are others by now, none is added
 */
export async function append(
  folder: string,
  added: Omit<NewEntry, 'at'>,
  now: () => number,
  after?: string,
  waiting?: Waiting,
): Promise<Result<Entry>> {
  const path = registerFile(folder)
  try {
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      const begun = registerIn(folder)
      if (!begun.ok) return begun
      if (added.incident === undefined ? added.event.kind !== 'assessed' : !holds(folder, added.incident))
        return fail({ code: 'register-refused', why: 'incident' })
      const lock = await lockOf(folder, waiting)
      if ('ok' in lock) return lock
      if ('heldBy' in lock) return fail({ code: 'register-locked', path: folder, ...lock.heldBy })
      try {
        const done = await addTo(path, lock, added, now(), after)
        if (done !== 'lost') return done
      } finally {
        lock.release()
      }
    }
    return fail({ code: 'register-moved', path })
  } catch (error) {
    return fail({ code: 'cannot-write', path, why: errorCode(error) })
  }
}

/** The lock, or who holds it; what is no lock and stands in its place is a problem. */
async function lockOf(
  folder: string,
  waiting: Waiting | undefined,
): Promise<Awaited<ReturnType<typeof takeLock>> | Result<never>> {
  try {
    return await takeLock(folder, waiting)
  } catch (error) {
    return fail({ code: 'cannot-write', path: lockFile(folder), why: errorCode(error) })
  }
}

async function addTo(
  path: string,
  lock: Lock,
  added: Omit<NewEntry, 'at'>,
  now: number,
  after: string | undefined,
): Promise<Result<Entry> | 'lost'> {
  // The lock may have been waited for: who had it may have added the first line.
  const found = registerIn(dirname(path))
  if (!found.ok) return found
  if (!(now >= FIRST_MOMENT && now < LAST_MOMENT)) return fail({ code: 'register-refused', why: 'clock' })
  if (found.value === 'filled') return appendLocked(path, lock, added, now, after)
  return after === undefined || after === START.hash
    ? begin(path, lock, added, now)
    : fail({ code: 'register-moved', path })
}

/** A new line; what its reader would refuse is never written. */
function lineAfter(
  last: Pick<Entry, 'number' | 'hash'>,
  added: Omit<NewEntry, 'at'>,
  now: number,
): Result<{ entry: Entry; bytes: Buffer }> {
  const entry = nextEntry(last, { ...added, at: new Date(now).toISOString() })
  const bytes = Buffer.from(lineOf(entry))
  if (bytes.length > LONGEST_LINE) return fail({ code: 'register-refused', why: 'size' })
  return readEntry(bytes.subarray(0, -1)) === undefined
    ? fail({ code: 'register-refused', why: 'shape' })
    : ok({ entry, bytes })
}

/** The first line. It comes whole or not at all: a register that is there is never empty. */
async function begin(
  path: string,
  lock: Lock,
  added: Omit<NewEntry, 'at'>,
  now: number,
): Promise<Result<Entry> | 'lost'> {
  const line = lineAfter(START, added, now)
  if (!line.ok) return line
  const { entry, bytes } = line.value
  const temporary = `${path}.${process.pid}-${now}.new`
  const file = openSync(temporary, 'wx', 0o600)
  try {
    const written = await write(file, bytes, 0)
    if (!written.ok) return fail({ code: 'cannot-write', path, why: written.why })
    if (!lock.isHeld()) return 'lost'
    if (!givesName(temporary, path)) return 'lost'
  } finally {
    closeSync(file)
    rmSync(temporary, { force: true })
  }
  return confirmed(path, entry, bytes, 0, () => {
    syncFolder(dirname(path))
    rmSync(emptyMark(dirname(path)), { force: true })
  })
}

/** Gives a file its name, unless another has it: false. A rename would take the name from whoever came first. */
function givesName(temporary: string, path: string): boolean {
  try {
    linkSync(temporary, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    // Some file systems know no links.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(errorCode(error))) throw error
    if (statSync(path, { throwIfNoEntry: false }) !== undefined) return false
    renameSync(temporary, path)
    return true
  }
}

async function appendLocked(
  path: string,
  lock: Lock,
  added: Omit<NewEntry, 'at'>,
  now: number,
  after: string | undefined,
): Promise<Result<Entry> | 'lost'> {
  // A pipe would wait for somebody at its other end.
  if (!statSync(path).isFile()) return fail({ code: 'register-unreadable', path, why: 'EINVAL' })
  // What is written goes to the end, whatever stands there by then: a holder that stood still may have lost the lock.
  const file = openSync(path, constants.O_RDWR | constants.O_APPEND, 0o600)
  try {
    const tail = readTail(file)
    const last = readEntry(tail.line)
    const torn = readEntry(tail.torn)
    const isWhole = torn !== undefined && torn.previous === (last?.hash ?? START.hash)
    const isBroken = tail.isLost || (last === undefined && !(isWhole && tail.end === 0))
    if (isBroken || !(isWhole || isBeginning(tail.torn)))
      return fail({ code: 'register-broken', path, line: 'last' })
    const newest = isWhole ? torn : last!
    if (after !== undefined && after !== newest.hash) return fail({ code: 'register-moved', path })
    const line = lineAfter(newest, added, now)
    if (!line.ok) return line
    const { entry, bytes } = line.value
    // What is extended must still be what was read.
    if (!lock.isHeld() || fstatSync(file).size !== tail.end + tail.torn.length) return 'lost'
    if (tail.torn.length > 0 && !isWhole) {
      // The power went off in the middle of a line that was never reported as saved: it is put aside, not thrown away.
      writeNew(`${path}.${now}.torn`, tail.torn, true)
      ftruncateSync(file, tail.end)
    }
    // Of a line that is whole but for its end only the end is added.
    const missing = isWhole ? '\n' : ''
    const end = isWhole ? tail.end + tail.torn.length : tail.end
    const whole = Buffer.concat([Buffer.from(missing), bytes])
    const written = await write(file, whole, end)
    if (!written.ok) return unconfirmed(path, entry, written.why)
    if (isAt(file, whole, end)) {
      rmSync(emptyMark(dirname(path)), { force: true })
      return confirmed(path, entry, whole, end)
    }
    // Somebody who took this process for dead wrote first: the line does not follow theirs, and is taken back.
    const at = fstatSync(file).size - whole.length
    if (!isAt(file, whole, at)) return unconfirmed(path, entry, 'OTHER')
    ftruncateSync(file, at)
    return 'lost'
  } finally {
    closeSync(file)
  }
}

/** Whether bytes stand at a place of a file. */
function isAt(file: number, bytes: Buffer, at: number): boolean {
  const found = Buffer.alloc(bytes.length)
  return readSync(file, found, 0, bytes.length, at) === bytes.length && found.equals(bytes)
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

const flushed = promisify(fsync)

/** Writes at the end of a file, all of it or nothing, and waits for the disk; meanwhile the lock goes on beating. */
async function write(
  file: number,
  bytes: Buffer,
  end: number,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }> {
  try {
    for (let done = 0; done < bytes.length;)
      done += writeSync(file, bytes, done, bytes.length - done, end + done)
    await flushed(file)
    return { ok: true }
  } catch (error) {
    try {
      ftruncateSync(file, end)
    } catch {
      // It is there and cannot be taken back.
      if (fstatSync(file).size >= end + bytes.length) return { ok: false, why: errorCode(error) }
    }
    throw error
  }
}

/**
 * An entry whose line was read back from where it was written. From here on it stands there, and whatever else goes wrong
 * is no reason to say that it does not.
 */
function confirmed(
  path: string,
  entry: Entry,
  bytes: Buffer,
  at: number,
  more: () => void = () => undefined,
): Result<Entry> {
  try {
    more()
    const file = openSync(path, 'r')
    try {
      return isAt(file, bytes, at) ? ok(entry) : unconfirmed(path, entry, 'OTHER')
    } finally {
      closeSync(file)
    }
  } catch (error) {
    return unconfirmed(path, entry, errorCode(error))
  }
}

const unconfirmed = (path: string, { incident }: Entry, why: string): Result<Entry> =>
  fail({ code: 'register-unconfirmed', path, incident, why })

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
