// The lines of a register, one after the other and in constant memory, each checked against the one before.
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { fail, ok, type Result } from '../pack/problem.ts'
import { type Entry, type EntryOutline, readEntry, readOutline, START } from './entry.ts'
import { LONGEST_LINE, registerFile } from './register.ts'

const CHUNK = 256 * 1024

/** Every entry in order, with its decision; see `outlinesOf`. */
export function* entriesOf(folder: string, whole = false): Generator<Result<Entry>> {
  yield* chained(folder, readEntry, whole)
}

/**
 * Every entry in order, without the decisions; a register that was never written has none. Ends with a problem at the
 * first line that is not as it was written. A last line without an end was never reported as saved: it is passed over.
 */
export function* outlinesOf(folder: string): Generator<Result<EntryOutline>> {
  yield* chained(folder, readOutline, false)
}

/** @param whole a last line without an end is a problem */
function* chained<E extends EntryOutline | Entry>(
  folder: string,
  read: (line: Buffer) => E | undefined,
  whole: boolean,
): Generator<Result<E>> {
  const path = registerFile(folder)
  let previous = START.hash
  let number = START.number
  for (const line of linesOf(path, whole)) {
    if (!line.ok) {
      yield line
      return
    }
    number += 1
    const entry = read(line.value)
    if (entry?.number !== number || entry.previous !== previous) {
      yield fail({ code: 'register-broken', path, line: number })
      return
    }
    previous = entry.hash
    yield ok(entry)
  }
}

/** The last assessment of each incident, one after the other; which line that is must be known first. */
export function* latestAssessments(folder: string): Generator<Result<Entry>> {
  const latest = new Map<string, number>()
  for (const entry of outlinesOf(folder)) {
    if (!entry.ok) {
      yield entry
      return
    }
    if (entry.value.event.kind === 'assessed') latest.set(entry.value.incident, entry.value.number)
  }
  for (const entry of entriesOf(folder)) {
    if (!entry.ok || latest.get(entry.value.incident) === entry.value.number) yield entry
    if (!entry.ok) return
  }
}

/** The decision of the last assessment of one incident; an empty one where it has none. */
export function latestAssessment(folder: string, incident: string): Result<object> {
  let latest: object = {}
  for (const entry of entriesOf(folder)) {
    if (!entry.ok) return entry
    const { event } = entry.value
    if (entry.value.incident === incident && event.kind === 'assessed') latest = event.decision
  }
  return ok(latest)
}

function* linesOf(path: string, whole: boolean): Generator<Result<Buffer>> {
  let file: number
  try {
    // A pipe would wait for somebody to write to it.
    if (!statSync(path).isFile()) {
      yield fail({ code: 'file-unreadable', path, why: 'EISDIR' })
      return
    }
    file = openSync(path, 'r')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT') yield fail({ code: 'file-unreadable', path, why: code ?? String(error) })
    return
  }
  try {
    const chunk = Buffer.alloc(CHUNK)
    let rest: Buffer[] = []
    for (let count = readSync(file, chunk); count > 0; count = readSync(file, chunk)) {
      let from = 0
      for (let end = chunk.indexOf(10); end >= 0 && end < count; end = chunk.indexOf(10, from)) {
        const line = chunk.subarray(from, end)
        yield ok(rest.length === 0 ? line : Buffer.concat([...rest, line]))
        rest = []
        from = end + 1
      }
      rest.push(Buffer.from(chunk.subarray(from, count)))
      if (rest.reduce((sum, { length }) => sum + length, 0) > LONGEST_LINE) {
        yield fail({ code: 'file-too-large', path, limit: LONGEST_LINE })
        return
      }
    }
    const torn = Buffer.concat(rest)
    // With a sign that no line has, so that it is not read as one that is whole but for its end.
    if (whole && torn.length > 0) yield ok(Buffer.concat([torn, Buffer.from([0])]))
  } catch (error) {
    yield fail({ code: 'file-unreadable', path, why: (error as NodeJS.ErrnoException).code ?? String(error) })
  } finally {
    closeSync(file)
  }
}
