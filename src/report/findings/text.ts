// Findings → lines for a person: where, the line itself with a caret, what is wrong, and what to do.
import type { Problem } from '../../problem.ts'
import { isFinding } from '../../check/finding.ts'
import { clean } from '../../render/clean.ts'
import { Page, type TextOptions } from '../../render/layout.ts'
import { problemPlace, problemText } from '../problem.ts'
import { type Checked, FINDINGS_PAGE, nameOf } from './findings.ts'

/** The text of a line of a file, if it can be read. */
export type LineOf = (file: string, line: number) => string | undefined

/** Longest part of a line that is shown around the column, and the columns beside it. */
const WIDEST = 90
const BESIDE = 14

export function findingsText(
  checked: readonly Checked[],
  { words, style, width }: TextOptions,
  lineOf: LineOf,
): string[] {
  const page = new Page(width, style)
  const { commands } = words
  for (const one of checked) {
    const name = clean(nameOf(one))
    const { problems, cases, milliseconds } = one
    if (problems.length === 0 && one.bases !== undefined)
      page.say(commands.checkHolds(name, milliseconds), 0, 2)
    else if (problems.length === 0) page.say(commands.checkClean(name, cases.length, milliseconds), 0, 2)
    else if (name !== '') page.say(style.strong(commands.checkFound(name, problems.length)))
    problems.forEach((problem) => writeFinding(page, problem, words, lineOf, width))
    one.notes.forEach((note) => writeNote(page, note, words))
  }
  if (checked.some(({ problems }) => problems.length > 0)) page.blank()
  const count = checked.reduce((sum, { problems }) => sum + problems.length, 0)
  page.say(commands.checkDone(checked.filter(({ pack }) => pack !== '').length, count))
  return page.lines
}

function writeFinding(
  page: Page,
  problem: Problem,
  words: TextOptions['words'],
  lineOf: LineOf,
  width: number,
): void {
  const { style } = page
  const place = problemPlace(problem)
  page.blank()
  // A place stays on one line, so that a terminal or an editor can be clicked to it.
  page.lines.push(`  ${place === '' ? '' : `${style.strong(place)}  `}${style.bad(problem.code)}`)
  if (problem.at !== undefined && 'line' in problem.at) {
    const { file, line, column } = problem.at
    page.lines.push(...snippet(lineOf(file, line), line, column, style.bad, Math.min(WIDEST, width - BESIDE)))
  }
  page.say(problemText(words, problem), 4)
  if (!isFinding(problem)) return
  page.say(`${words.commands.whatToDo} ${words.advice[problem.code]}`, 4)
  page.lines.push(style.faint(`    ${FINDINGS_PAGE}#${problem.code}`))
}

/** A line with its place, and what it tells; there is nothing to mend. */
function writeNote(page: Page, note: Problem, words: TextOptions['words']): void {
  const { style } = page
  page.lines.push(`  ${problemPlace(note)}  ${note.code}`)
  page.say(style.faint(`${words.commands.note} ${problemText(words, note)}`), 4)
}

/** The line with its number, and a caret below the column. */
function snippet(
  text: string | undefined,
  line: number,
  column: number,
  stress: (text: string) => string,
  widest: number,
): string[] {
  if (text === undefined) return []
  const from = Math.max(0, column - 1 - Math.floor(widest / 2))
  // Every character that cannot be printed is one blank here, so that the caret stays below what it points to.
  const shown = [...text.slice(from, from + widest)].map((character) =>
    clean(character) === '' ? ' ' : clean(character),
  )
  const margin = `    ${line} | `
  const head = from === 0 ? '' : '…'
  return [
    `${margin}${head}${shown.join('')}`,
    `${' '.repeat(margin.length + head.length + column - 1 - from)}${stress('^')}`,
  ]
}
