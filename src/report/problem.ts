// A problem → one line: where, what, and the nearest right word.
import type { Problem, ProblemCode, ProblemOf } from '../problem.ts'
import { withoutTyped } from '../record/freeText.ts'
import { clean, cleanAll } from '../render/clean.ts'
import type { Words } from '../words/words.ts'

/** Characters of what others wrote, in a sentence and in all: what says how to go on stands behind it and stays. */
const LONGEST_VALUE = 400
const LONGEST = 2000

/**
 * The sentence of a problem without its place.
 *
 * @param isHidden whether others can read it, so that nothing that was typed may stand in it
 */
export function problemText<C extends ProblemCode>(
  words: Words,
  problem: ProblemOf<C>,
  isHidden = false,
): string {
  const say = words.problems[problem.code] as (problem: ProblemOf<C>) => string
  const shown = isHidden ? withoutTyped(problem, words.report.hidden) : problem
  const text = clean(say(cleanAll(shown, LONGEST_VALUE)))
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/** `file:line:column` or the flag that the problem came from; empty where there is no place. */
export function problemPlace(problem: Problem): string {
  if (problem.at === undefined) return ''
  if ('origin' in problem.at) return clean(problem.at.origin)
  const { file, line, column } = problem.at
  return `${clean(file)}:${line}:${column}`
}

/** The same behind its place. */
export function problemLine(words: Words, problem: Problem, isHidden = false): string {
  const place = problemPlace(problem)
  const text = problemText(words, problem, isHidden)
  return place === '' ? text : `${place}: ${text}`
}
