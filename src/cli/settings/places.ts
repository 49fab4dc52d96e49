// The environment → the folders that are the user's own, and whether somebody else could have written there.
import { realpathSync, type Stats, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'

/** Where the user's files stand; none of it where there is no home. */
export interface Places {
  /** The configuration file. */
  readonly config: string | undefined
  /** Folder of what the user keeps: the register. */
  readonly data: string | undefined
  /** Folder of drafts. */
  readonly state: string | undefined
}

type Env = Readonly<Record<string, string | undefined>>

const NAME = 'meldplicht'
const FILE = 'config.json'

/**
 * The usual places of the system. A relative one is passed over, as the XDG Base Directory Specification wants: it would
 * let the folder that the program happens to be called in speak for the user.
 */
export function placesOf(env: Env, platform: string, home: () => string = homedir): Places {
  const own = absolute(homeOf(env, platform, home))
  const below = (folder: string | undefined, ...names: readonly string[]): string | undefined =>
    folder === undefined ? undefined : join(folder, ...names)
  if (platform === 'darwin') {
    const library = below(own, 'Library')
    return {
      config: below(library, 'Preferences', NAME, FILE),
      data: below(library, 'Application Support', NAME),
      state: below(library, 'Logs', NAME),
    }
  }
  if (platform === 'win32') {
    const local = absolute(env['LOCALAPPDATA']) ?? below(own, 'AppData', 'Local')
    const roaming = absolute(env['APPDATA']) ?? below(own, 'AppData', 'Roaming')
    return {
      config: below(roaming, NAME, 'Config', FILE),
      data: below(local, NAME, 'Data'),
      state: below(local, NAME, 'Log'),
    }
  }
  const xdg = (name: string, ...names: readonly string[]): string | undefined =>
    below(absolute(env[name]) ?? below(own, ...names), NAME)
  return {
    config: below(xdg('XDG_CONFIG_HOME', '.config'), FILE),
    data: xdg('XDG_DATA_HOME', '.local', 'share'),
    state: xdg('XDG_STATE_HOME', '.local', 'state'),
  }
}

const absolute = (path: string | undefined): string | undefined =>
  path !== undefined && isAbsolute(path) ? path : undefined

/** A container may run under a number that the system has no user for; asking for its home then throws. */
function homeOf(env: Env, platform: string, home: () => string): string | undefined {
  if (platform !== 'win32' && env['HOME'] !== undefined) return env['HOME']
  try {
    return home()
  } catch {
    return undefined
  }
}

/** Why a place is not the user's own: another user has it, or others may write there. */
export type Foreign = 'owner' | 'mode'

const OTHERS_WRITE = 0o022
const STICKY = 0o1000

/**
 * Whether somebody else could have put there what is found at a path, or could replace it: the file, and every folder
 * above it. What the user named outright may belong to another user. On Windows there is nothing to look at.
 *
 * @returns the path that is at fault and why; undefined where all is the user's own, or nothing is there
 */
export function foreignAt(path: string, isNamed: boolean): { path: string; why: Foreign } | undefined {
  const user = process.getuid?.()
  if (user === undefined) return undefined
  const place = realOf(path)
  for (let at = place; ; at = dirname(at)) {
    const stats = statsOf(at)
    if (stats !== undefined) {
      if (!isNamed && stats.uid !== user && stats.uid !== 0) return { path: at, why: 'owner' }
      if (canOthersWrite(stats, at !== place)) return { path: at, why: 'mode' }
      if (isNamed) return undefined
    }
    if (dirname(at) === at) return undefined
  }
}

/** In a sticky folder, such as `/tmp`, nobody can replace what belongs to another. */
const canOthersWrite = ({ mode }: Stats, isAbove: boolean): boolean =>
  (mode & OTHERS_WRITE) !== 0 && !(isAbove && (mode & STICKY) !== 0)

/** Undefined where nothing is there, or nothing can be. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

function realOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
