// One process at a time writes to a register. A lock names its holder; one whose holder has died does not count.
import { lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

/** Who holds a lock. */
export interface Holder {
  readonly host: string
  readonly process: number
  /** Its file, to remove by hand where the process is known to have died. */
  readonly lock: string
}

/** Number of the process, time, chance. Anything else in the folder is no lock. */
const NAME = /^([1-9]\d*)-\d+-[a-z0-9]+\.lock$/
/** How long to wait for another process before giving up, in milliseconds. */
const PATIENCE = 10_000
const SHORTEST_PAUSE = 2
const LONGEST_PAUSE = 40

/**
 * Waits until no other process holds the lock of a folder, then holds it. Everyone has a file of their own, with a
 * name that is never used again, and after writing it looks once more: of two who came together at least one sees the
 * other and steps back. So a dead process's file can be removed by anybody without removing a living one's.
 *
 * @returns how to give it free, or who holds it after `patience` milliseconds
 */
export async function takeLock(
  folder: string,
  now: () => number,
  patience = PATIENCE,
): Promise<{ readonly release: () => void } | { readonly heldBy: Holder }> {
  const own = join(folder, `${process.pid}-${now()}-${Math.random().toString(36).slice(2, 10)}.lock`)
  const deadline = now() + patience
  for (;;) {
    const before = holdersOf(folder, own)
    if (before.length === 0) {
      writeFileSync(own, JSON.stringify({ host: hostname(), process: process.pid }), {
        flag: 'wx',
        mode: 0o600,
      })
      const release = (): void => rmSync(own, { force: true })
      if (holdersOf(folder, own).length === 0) return { release }
      release()
    }
    if (now() > deadline && before.length > 0) return { heldBy: before[0]! }
    await pause()
  }
}

/** A pause of random length, so that two who stepped back do not come together again. */
const pause = (): Promise<void> =>
  new Promise((resolve) =>
    setTimeout(resolve, SHORTEST_PAUSE + Math.random() * (LONGEST_PAUSE - SHORTEST_PAUSE)),
  )

/** The other living holders; the files of dead ones are removed. */
function holdersOf(folder: string, own: string): Holder[] {
  const others = readdirSync(folder).filter((name) => NAME.test(name) && join(folder, name) !== own)
  return others.flatMap((name) => {
    const path = join(folder, name)
    const holder = holderIn(path, name)
    if (holder === undefined || isAlive(holder)) return holder ?? []
    rmSync(path, { force: true })
    return []
  })
}

/** Undefined where there is no such file (any more). One that is not written yet is its process's all the same. */
function holderIn(path: string, name: string): Holder | undefined {
  const named = { host: hostname(), process: Number(NAME.exec(name)![1]), lock: path }
  try {
    if (!lstatSync(path).isFile()) return undefined
    const { host, process: id } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>
    return typeof host === 'string' && id === named.process ? { ...named, host } : named
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : named
  }
}

/** A process of another machine cannot be asked, so it counts as living. */
function isAlive({ host, process: id }: Holder): boolean {
  if (host !== hostname()) return true
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
