// What every command gets: the outside world, the language, and how to say what went wrong.
import { isAbsolute, relative } from 'node:path'
import type { Lang } from '../pack/model.ts'
import { nearestOf } from '../pack/nearest.ts'
import type { NameKind, Problem, Result } from '../problem.ts'
import type { Folders } from '../pack/library.ts'
import type { Words } from '../words/words.ts'
import type { Config } from './settings/config.ts'
import type { Io, Output } from './io.ts'

export interface Context {
  readonly io: Io
  readonly lang: Lang
  readonly words: Words
  readonly folders: Folders
  readonly quiet: boolean
  readonly color: string | undefined
  readonly config: Config
}

/** Trouble that ends a command: thrown through it, caught and worded in `main`. */
export class Trouble extends Error {
  override readonly name = 'Trouble'

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((problem) => problem.code).join(', '))
  }
}

/** By name and not by class: the build puts a copy of this class in every file that is loaded apart. */
export function isTrouble(error: unknown): error is Trouble {
  return error instanceof Error && error.name === 'Trouble' && 'problems' in error
}

/** The value of a result, or the end of the command. */
export function need<T>(result: Result<T>): T {
  if (!result.ok) throw new Trouble(result.problems)
  return result.value
}

/** One of the words that are possible; another is a problem, with the nearest right one. */
export function needOneOf<Name extends string>(
  kind: NameKind,
  name: string,
  known: readonly Name[],
  origin: string,
): Name {
  const found = known.find((one) => one === name)
  if (found !== undefined) return found
  throw new Trouble([{ code: 'unknown-name', kind, name, ...nearestOf(name, known), known, at: { origin } }])
}

/** Writes lines to standard output. */
export function print(io: Io, lines: readonly string[]): void {
  io.stdout.write(`${lines.join('\n')}\n`)
}

/** Writes a message for a person to standard error; where the width is known no line is longer than that. */
export function note({ io, quiet }: Pick<Context, 'io' | 'quiet'>, line: string): void {
  if (!quiet) io.stderr.write(`${fitted(line, columnsOf(io.stderr) ?? Number(io.env['COLUMNS']))}\n`)
}

/** Columns of a terminal; what a log or a script reads has none. */
export const columnsOf = ({ isTerminal, columns }: Output): number | undefined =>
  (isTerminal && columns) || undefined

/** A line in as many as it takes, where the width is known. */
export function fitted(line: string, width: number | undefined): string {
  if (width === undefined || !Number.isInteger(width) || width <= 0) return line
  return line.replace(new RegExp(`(.{1,${width}})(?: +|$)`, 'g'), '$1\n').trimEnd()
}

/** A path below the working directory is told from there. */
export function withShortPath(problem: Problem): Problem {
  if (problem.at === undefined || !('file' in problem.at) || !isAbsolute(problem.at.file)) return problem
  const path = relative(process.cwd(), problem.at.file)
  return path.startsWith('..') ? problem : { ...problem, at: { ...problem.at, file: path } }
}
