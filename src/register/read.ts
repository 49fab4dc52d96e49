// The lines of a register, one after the other and in constant memory, each checked against the one before.
import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fail, ok, type Result } from '../problem.ts'
import { type Entry, type EntryOutline, LONGEST_LINE, outlineOf, readEntry, START } from './entry.ts'
import { registerFile, registerIn } from './place.ts'
import { errorCode } from '../plain.ts'

const CHUNK = 256 * 1024

/**
 * Every entry in order; a register that was just begun has none. Ends with a problem at the first line that is not as it
 * was written. What stands behind the last whole line was never reported as saved: see `restsIn`.
 */
export function* entriesOf(folder: string): Generator<Result<Entry>> {
  const path = registerFile(folder)
  const incidents = new Set<string>()
  let previous = START.hash
  let number = START.number
  for (const line of linesOf(path)) {
    if (!line.ok) {
      yield line
      return
    }
    number += 1
    const entry = readEntry(line.value.bytes)
    if (entry === undefined && line.value.isTorn && number > 1) return
    if (
      entry?.number !== number ||
      entry.previous !== previous ||
      !(incidents.has(entry.incident) || isFirst(entry))
    ) {
      yield fail({ code: 'register-broken', path, line: number })
      return
    }
    incidents.add(entry.incident)
    previous = entry.hash
    yield ok(entry)
  }
}

/** The same without the decisions, which take nearly all the room: what a list needs of very many lines. */
export function* outlinesOf(folder: string): Generator<Result<EntryOutline>> {
  for (const entry of entriesOf(folder)) yield entry.ok ? ok(outlineOf(entry.value)) : entry
}

/** The entries of one incident. */
export function* entriesOfIncident(folder: string, incident: string): Generator<Result<Entry>> {
  for (const entry of entriesOf(folder)) if (!entry.ok || entry.value.incident === incident) yield entry
}

/** An incident begins with its first assessment, and has its number from that line. */
const isFirst = ({ incident, at, number, event }: Entry): boolean =>
  event.kind === 'assessed' && incident === `${at.slice(0, 4)}-${number}`

/** Whether a register holds an incident: only the line that it has its number from is read. */
export function holds(folder: string, incident: string): boolean {
  const first = Number(incident.split('-')[1])
  let number = 0
  for (const line of linesOf(registerFile(folder))) {
    number += 1
    if (!line.ok || number < first) continue
    const entry = readEntry(line.value.bytes)
    return entry?.incident === incident && isFirst(entry)
  }
  return false
}

/** What is in the folder besides whole lines: bytes behind the last of them, and files in which such bytes were put aside. */
function tornIn(folder: string): readonly string[] {
  const path = registerFile(folder)
  const found: string[] = []
  for (const line of endsInLine(path) ? [] : linesOf(path)) {
    if (line.ok && line.value.isTorn && readEntry(line.value.bytes) === undefined) found.push(path)
  }
  try {
    found.push(
      ...readdirSync(folder)
        .filter((name) => name.endsWith('.torn'))
        .map((name) => join(folder, name)),
    )
  } catch {
    // No folder: nothing was ever written.
  }
  return found
}

const PAUSE = 50
const MOST_PAUSES = 10

/** The same, once whoever is writing a line just now has had time to end it. */
export async function restsIn(folder: string): Promise<readonly string[]> {
  for (let pauses = 0; ; pauses += 1) {
    const found = tornIn(folder)
    if (pauses === MOST_PAUSES || !found.includes(registerFile(folder))) return found
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}

/** Whether the last byte of a file ends a line. */
function endsInLine(path: string): boolean {
  try {
    const file = openSync(path, 'r')
    try {
      const last = Buffer.alloc(1)
      readSync(file, last, 0, 1, Math.max(0, fstatSync(file).size - 1))
      return last[0] === 10
    } finally {
      closeSync(file)
    }
  } catch {
    return true // What cannot be read was told before.
  }
}

/** The last assessment of each incident, one after the other; which line that is must be known first. */
export function* latestAssessments(folder: string): Generator<Result<Entry>> {
  const latest = new Map<string, number>()
  for (const entry of entriesOf(folder)) {
    if (!entry.ok) {
      yield entry
      return
    }
    if (entry.value.event.kind === 'assessed') latest.set(entry.value.incident, entry.value.number)
  }
  for (const entry of entriesOf(folder))
    if (!entry.ok || latest.get(entry.value.incident) === entry.value.number) yield entry
}

/** The last assessment of one incident; undefined where it has none. */
export function latestAssessment(folder: string, incident: string): Result<Entry | undefined> {
  let latest: Entry | undefined
  for (const entry of entriesOfIncident(folder, incident)) {
    if (!entry.ok) return entry
    if (entry.value.event.kind === 'assessed') latest = entry.value
  }
  return ok(latest)
}

interface Line {
  readonly bytes: Buffer
  /** It has no end: it stands behind the last whole line. */
  readonly isTorn: boolean
}

function* linesOf(path: string): Generator<Result<Line>> {
  let file: number
  try {
    const stats = statSync(path)
    // A pipe would wait for somebody to write to it; and a file that was written is never empty.
    if (!stats.isFile() || stats.size === 0) {
      const why = stats.isDirectory() ? 'EISDIR' : stats.isFile() ? 'EMPTY' : 'EINVAL'
      yield fail({ code: 'register-unreadable', path, why })
      return
    }
    file = openSync(path, 'r')
  } catch (error) {
    const begun = registerIn(dirname(path))
    // A link that leads nowhere is there, and cannot be read.
    if (!begun.ok) yield begun
    else if (begun.value === 'filled')
      yield fail({
        code: 'register-unreadable',
        path,
        why: errorCode(error),
      })
    return
  }
  try {
    const chunk = Buffer.alloc(CHUNK)
    let rest: Buffer[] = []
    for (let count = readSync(file, chunk); count > 0; count = readSync(file, chunk)) {
      let from = 0
      for (let end = chunk.indexOf(10); end >= 0 && end < count; end = chunk.indexOf(10, from)) {
        const line = chunk.subarray(from, end)
        yield ok({ bytes: rest.length === 0 ? line : Buffer.concat([...rest, line]), isTorn: false })
        rest = []
        from = end + 1
      }
      rest.push(Buffer.from(chunk.subarray(from, count)))
      if (rest.reduce((sum, { length }) => sum + length, 0) > LONGEST_LINE) {
        yield fail({ code: 'register-unreadable', path, why: 'EFBIG' })
        return
      }
    }
    const torn = Buffer.concat(rest)
    if (torn.length > 0) yield ok({ bytes: torn, isTorn: true })
  } catch (error) {
    yield fail({
      code: 'register-unreadable',
      path,
      why: errorCode(error),
    })
  } finally {
    closeSync(file)
  }
}
