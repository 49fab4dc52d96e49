// The lines of a register, one after the other and in constant memory, each checked against the one before.
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { fail, ok, type Result } from '../pack/problem.ts'
import { type Assessed, type Entry, readLine, START } from './entry.ts'
import { LONGEST_LINE, registerFile } from './register.ts'

const CHUNK = 256 * 1024

/**
 * Every entry in order; a register that was never written has none. Ends with a problem at the first line that is not
 * as it was written. A last line without an end was never reported as saved: it is passed over, unless `whole` is asked
 * for.
 */
export function* entriesOf(folder: string, whole = false): Generator<Result<Entry>> {
  const path = registerFile(folder)
  let previous = START.hash
  let number = START.number
  for (const line of linesOf(path, whole)) {
    if (!line.ok) {
      yield line
      return
    }
    number += 1
    const entry = readLine(line.value)
    if (entry?.number !== number || entry.previous !== previous) {
      yield fail({ code: 'register-broken', path, line: number })
      return
    }
    previous = entry.hash
    yield ok(entry)
  }
}

/** The last assessment of each incident, by its number, in the order in which they were first recorded. */
export function latestAssessments(folder: string): Result<ReadonlyMap<string, Assessed>> {
  const latest = new Map<string, Assessed>()
  for (const entry of entriesOf(folder)) {
    if (!entry.ok) return entry
    const { incident, event } = entry.value
    if (event.kind === 'assessed') latest.set(incident, event)
  }
  return ok(latest)
}

function* linesOf(path: string, whole: boolean): Generator<Result<string>> {
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
        yield ok(Buffer.concat([...rest, chunk.subarray(from, end)]).toString('utf8'))
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
    if (whole && torn.length > 0) yield ok(`${torn.toString('utf8')}\u0000`)
  } catch (error) {
    yield fail({ code: 'file-unreadable', path, why: (error as NodeJS.ErrnoException).code ?? String(error) })
  } finally {
    closeSync(file)
  }
}
