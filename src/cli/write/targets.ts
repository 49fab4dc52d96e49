// Files of `-o` → whether each may be written there, and whether others will read it.
import { accessSync, constants, fstatSync, lstatSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { registerFile } from '../../register/place.ts'
import { type Context, Trouble } from '../context.ts'
import type { Options } from '../flags.ts'
import type { Io } from '../io.ts'
import { registerNamed } from '../settings/settings.ts'

type Writing = Pick<Context, 'io' | 'config' | 'folders'>
/** Flags that name what a command reads. */
type Reading = Options<'answers' | 'register'>

/** Throws where a file must not be replaced: a link, what is read-only, what the command reads, what the tool keeps. */
export function checkTargets(context: Writing, options: Reading, paths: readonly string[]): void {
  for (const path of paths) {
    const why = whyNot(context, options, path)
    if (why !== undefined) throw new Trouble([{ code: 'cannot-write', path, why }])
  }
}

function whyNot(context: Writing, options: Reading, path: string): string | undefined {
  let stats
  try {
    stats = lstatSync(path)
  } catch {
    // Nothing there to be replaced; whether it can be written shows when it is.
    return undefined
  }
  if (stats.isSymbolicLink()) return 'SYMLINK'
  if (stats.isDirectory()) return 'EISDIR'
  if (!stats.isFile()) return undefined
  if (!isWritable(path, stats.mode)) return 'READONLY'
  return isNeeded(context, options, path) ? 'OWN' : undefined
}

/** To the administrator every file is, also one that was made read-only on purpose. */
function isWritable(path: string, mode: number): boolean {
  try {
    accessSync(path, constants.W_OK)
    return (mode & 0o222) !== 0
  } catch {
    return false
  }
}

function isNeeded(context: Writing, options: Reading, path: string): boolean {
  const { io, config, folders } = context
  const { answers } = options
  const register = registerNamed({ io, config }, options.register)
  return (
    (answers !== undefined && isSameFile(answers, path)) ||
    [register === undefined ? undefined : registerFile(register), io.config].some(
      (own) => own !== undefined && isSameFile(own, path),
    ) ||
    (io.state !== undefined && isBelow(join(io.state, 'drafts'), path)) ||
    (/\.ya?ml$/i.test(path) && folders.some((folder) => isBelow(folder, path)))
  )
}

/** Whether a path is that of a file, whatever it is called there; `-` is standard input. */
export function isSameFile(file: string, path: string): boolean {
  try {
    const one = file === '-' ? fstatSync(0) : statSync(file)
    const { dev, ino } = statSync(path)
    return one.dev === dev && one.ino === ino
  } catch {
    return false
  }
}

function isBelow(folder: string, path: string): boolean {
  try {
    const way = relative(realpathSync(folder), dirname(realOf(path)))
    return way === '' || !/^\.\.([/\\]|$)|^[/\\]|^\w:/.test(way)
  } catch {
    return false
  }
}

/** Where a file is, or will be, whatever links lead to its folder. */
const realOf = (path: string): string => join(realpathSync(dirname(path)), basename(path))

function isSamePath(one: string, other: string): boolean {
  try {
    return realOf(one) === realOf(other)
  } catch {
    return false
  }
}

/** Names of what a CI job shows to everyone who sees the job: a page, or a folder of files. */
const PUBLISHED = ['GITHUB_STEP_SUMMARY', 'BUILD_ARTIFACTSTAGINGDIRECTORY', 'BUILD_STAGINGDIRECTORY']

/** Whether a CI job shows a file to others by itself. */
export function isPublished({ env }: Pick<Io, 'env'>, path: string): boolean {
  return PUBLISHED.some((name) => {
    const place = env[name] ?? ''
    return place !== '' && (isBelow(place, path) || isSamePath(place, path))
  })
}
