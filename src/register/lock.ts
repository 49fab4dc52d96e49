// One process at a time writes to a register, on whatever host and in whatever container it runs. Nobody asks whether a
// process lives, for its number means nothing elsewhere: a lock that is held beats, and one that stands still is dead.
import { randomUUID } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { openToRead } from '../pack/file.ts'
import { writeNew } from './place.ts'
import { errorCode } from '../plain.ts'

/** Who holds a lock. */
export interface Holder {
  readonly host: string
  readonly process: number
  /** Its file, to remove by hand where the process is known to have died. */
  readonly lock: string
}

export interface Lock {
  /** Whether nobody has taken it away from a holder that stood still. */
  readonly isHeld: () => boolean
  readonly release: () => void
}

/** In milliseconds. */
export interface Waiting {
  /** How long to wait for others before giving up. */
  readonly patience: number
  /** How long a lock must stand still, by the clock of who looks at it, before it counts as dead. */
  readonly still: number
}

const WAITING: Waiting = { patience: 30_000, still: 3000 }
/** So often a lock that is held beats before it would count as dead. */
const BEATS = 10
const SHORTEST_PAUSE = 2
const LONGEST_PAUSE = 40

/** Where the lock of a folder stands. */
export const lockFile = (folder: string): string => join(folder, 'register.lock')

/**
 * Waits until no other process holds the lock of a folder, then holds it. The file is made only where there is none, which
 * one of many can do, also on a network disk; what stands in it is its holder's alone.
 *
 * @returns the lock, or who holds it when there is no more patience
 */
export async function takeLock(
  folder: string,
  { patience, still }: Waiting = WAITING,
): Promise<Lock | { readonly heldBy: Holder }> {
  const path = lockFile(folder)
  const own = textOf(randomUUID())
  const begun = performance.now()
  const standing = standingStill()
  for (;;) {
    if (made(path, own)) return held(path, own, still / BEATS)
    const look = lookAt(path)
    if (look !== undefined && standing(look) > still) free(path, look)
    if (performance.now() - begun > patience) return { heldBy: holderOf(path, lookAt(path)) }
    await pause()
  }
}

/** How long a lock has stood still since it was first looked at, in milliseconds. */
function standingStill(): (look: Look) => number {
  let seen = { mark: '', since: 0 }
  return ({ mark }) => {
    const now = performance.now()
    if (seen.mark !== mark) seen = { mark, since: now }
    return now - seen.since
  }
}

function held(path: string, own: string, every: number): Lock {
  const isHeld = (): boolean => lookAt(path)?.text === own
  const beat = setInterval(() => {
    try {
      // Any other time than before is a beat, whatever the clocks of the hosts say.
      const next = (statSync(path).mtimeMs + every) / 1000
      if (isHeld()) utimesSync(path, next, next)
    } catch {
      // Taken away: `isHeld` tells before anything is written.
    }
  }, every)
  beat.unref()
  const release = (): void => {
    clearInterval(beat)
    if (isHeld()) rmSync(path, { force: true })
  }
  return { isHeld, release }
}

/**
 * Takes away a lock that stands still, by giving it a name that is in nobody's way: of many who do so one succeeds. Where
 * it turns out to be that of another who was quicker it is put back; who holds it looks before writing.
 */
function free(path: string, dead: Look): void {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
    return
  }
  try {
    if (lookAt(aside)?.mark !== dead.mark) linkSync(aside, path)
  } catch {
    // It is gone, there is a newer one, or there are no links here: its holder begins anew.
  } finally {
    rmSync(aside, { force: true })
  }
}

/** Makes a file where there is none; false where there is one. */
function made(path: string, text: string): boolean {
  try {
    writeNew(path, text)
    return true
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    return false
  }
}

interface Look {
  readonly text: string
  /** Another one after every beat, and for every holder. */
  readonly mark: string
}

/** Undefined where there is no lock. It is opened anew, or a network disk would tell what it was some time ago. */
function lookAt(path: string): Look | undefined {
  let file: number
  try {
    file = openToRead(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
  try {
    const { mtimeMs, ino, size } = fstatSync(file)
    const text = size > LONGEST ? '' : readFileSync(file, 'utf8')
    return { text, mark: `${text} ${ino} ${mtimeMs}` }
  } finally {
    closeSync(file)
  }
}

const LONGEST = 4096

const textOf = (token: string): string => JSON.stringify({ host: hostname(), process: process.pid, token })

/** Who wrote a lock, as far as it says. */
function holderOf(lock: string, look: Look | undefined): Holder {
  try {
    const { host, process: id } = JSON.parse(look?.text ?? '{}') as Partial<Holder>
    return { host: String(host ?? '?'), process: Number(id ?? 0), lock }
  } catch {
    return { host: '?', process: 0, lock }
  }
}

/** A pause of random length, so that those who wait do not come together again. */
const pause = (): Promise<void> =>
  new Promise((resolve) =>
    setTimeout(resolve, SHORTEST_PAUSE + Math.random() * (LONGEST_PAUSE - SHORTEST_PAUSE)),
  )
