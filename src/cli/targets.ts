// Files of `-o` → whether each may be written there, the writing of them, and what the user is told of it.
import { accessSync, constants, fstatSync, lstatSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { registerFile } from '../register/place.ts'
import { clean } from '../report/clean.ts'
import { type Context, need, note, Trouble } from './context.ts'
import { type TextFile, writeFiles } from './file.ts'
import type { Io } from './io.ts'
import { isInCi, registerNamed } from './settings.ts'

type Writing = Pick<Context, 'io' | 'config' | 'folders'>
type Options = Readonly<Record<string, unknown>>

/** Throws where a file must not be replaced: a link, what is read-only, what the command reads, what the tool keeps. */
export function checkTargets(context: Writing, options: Options, paths: readonly string[]): void {
  for (const path of paths) {
    const why = whyNot(context, options, path)
    if (why !== undefined) throw new Trouble([{ code: 'cannot-write', path, why }])
  }
}

function whyNot(context: Writing, options: Options, path: string): string | undefined {
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

function isNeeded(context: Writing, options: Options, path: string): boolean {
  const { io, config, folders } = context
  const answers = options['answers'] as string | undefined
  const register = registerNamed({ io, config }, options['register'] as string | undefined)
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
    const way = relative(realpathSync(folder), join(realpathSync(dirname(path)), '.'))
    return way === '' || !/^\.\.|^[/\\]|^\w:/.test(way)
  } catch {
    return false
  }
}

/** Writes all files or none, and says so. In CI it says of each in `typed` that it holds what was typed about an incident. */
export function writeTargets(
  context: Pick<Context, 'io' | 'quiet' | 'words' | 'config' | 'folders'>,
  options: Options,
  files: readonly TextFile[],
  typed: readonly string[] = [],
): void {
  const { io, words } = context
  const once = [...new Map(files.map((file) => [file.path, file])).values()]
  checkTargets(
    context,
    options,
    once.map(({ path }) => path),
  )
  need(writeFiles(once))
  for (const { path } of once) note(context, words.commands.wrote(clean(path)))
  if (!isInCi(io)) return
  // Who publishes a file by mistake was told, also with `-q`.
  for (const path of typed) note({ io, quiet: false }, words.commands.holdsTyped(clean(path)))
}

/** Names of what a CI job shows to everyone who sees the job: a page, or a folder of files. */
const PUBLISHED = ['GITHUB_STEP_SUMMARY', 'BUILD_ARTIFACTSTAGINGDIRECTORY', 'BUILD_STAGINGDIRECTORY']

/** Whether a CI job shows a file to others by itself. */
export function isPublished({ env }: Pick<Io, 'env'>, path: string): boolean {
  return PUBLISHED.some((name) => {
    const place = env[name] ?? ''
    return place !== '' && !relative(resolve(place), resolve(path)).startsWith('..')
  })
}
