// A problem → one line: where, what, and the nearest right word.
import type { Problem, ProblemCode, ProblemOf } from '../problem.ts'
import { clean, cleanAll } from '../render/clean.ts'
import type { Words } from '../words/words.ts'

const LONGEST = 400

/** The sentence of a problem without its place. */
export function problemText<C extends ProblemCode>(words: Words, problem: ProblemOf<C>): string {
  const say = words.problems[problem.code as C] as (problem: ProblemOf<C>) => string
  const text = clean(say(cleanAll(problem)))
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/** `file:line:column` or the flag that the problem came from; empty where there is no place. */
export function problemPlace(problem: Problem): string {
  if (problem.at === undefined) return ''
  if ('origin' in problem.at) return clean(problem.at.origin)
  const { file, line, column } = problem.at
  return `${clean(file)}:${line}:${column}`
}

export function problemLine(words: Words, problem: Problem): string {
  const place = problemPlace(problem)
  return place === '' ? problemText(words, problem) : `${place}: ${problemText(words, problem)}`
}
