// The way through the questions: which were asked, which one is before another, and how many there can still be.
import type { Rules } from '../../compile/compile.ts'
import { OPEN, UNKNOWN } from '../../compile/walk.ts'
import { type Answers, type GivenAnswer, readAnswers } from '../answers.ts'
import { nextQuestion } from './remaining.ts'
import { askable, type Group, isGroup, type Pack, type Question, indexesOf } from '../../pack/model.ts'
import { questionsLeft } from './bound.ts'

/** What stands on one screen: a question, or the kinds of a `several` question. */
export type Askable = Question | Group

/** What was answered so far, by question, and which questions had been answered before the interview began. */
export interface Interview {
  readonly answers: Readonly<Record<string, unknown>>
  readonly beforehand: readonly string[]
}

/** The answers of an interview, as the engine has them. They were checked when they were given. */
export function codedAnswers(pack: Pack, { answers }: Pick<Interview, 'answers'>): Answers {
  const given = Object.entries(answers).map(([question, value]): GivenAnswer => ({ question, value }))
  const read = readAnswers(pack, given)
  if (!read.ok)
    throw new Error(`an interview holds what the pack does not understand: ${JSON.stringify(read.problems)}`)
  return read.value
}

export function entryOf(pack: Pack, id: string): Askable {
  return askable(pack).find((entry) => entry.id === id)!
}

export const isAssumable = (entry: Askable): boolean => !isGroup(entry) && entry.assume !== undefined

/** The next entry that can still change a duty; undefined when nothing more can. */
export function nextEntry(rules: Rules, answers: Answers): Askable | undefined {
  const { pack } = rules
  const next = nextQuestion(rules, answers)
  if (next === undefined) return undefined
  const { id, group } = pack.questions[next]!
  return entryOf(pack, group ?? id)
}

/**
 * The answered entries in the order in which they are asked, were the wizard gone through again. Answers to other
 * questions do not count.
 */
export function pathOf(rules: Rules, { codes, numbers }: Answers): string[] {
  const { pack } = rules
  const path: string[] = []
  const soFar = pack.questions.map((question, index) =>
    question.assume === undefined ? OPEN : codes[index]!,
  )
  for (;;) {
    const next = nextEntry(rules, { codes: soFar, numbers })
    if (next === undefined) return path
    const indexes = indexesOf(pack, next)
    if (indexes.every((index) => codes[index] === OPEN)) return path
    path.push(next.id)
    for (const index of indexes) soFar[index] = codes[index] === OPEN ? UNKNOWN : codes[index]!
  }
}

/** Where a question stands among those that are asked, and how many there are at most. */
export interface Position {
  readonly number: number
  /** Undefined where it is too much to work out. */
  readonly most: number | undefined
  /** The entry before it that was asked, to go back to. */
  readonly before: string | undefined
}

/** The position of an entry that is asked, or asked again; what was given beforehand does not count. */
export function positionOf(rules: Rules, interview: Interview, entry: Askable): Position {
  const { pack } = rules
  const answers = codedAnswers(pack, interview)
  const path = pathOf(rules, answers).filter((id) => !interview.beforehand.includes(id))
  const at = path.indexOf(entry.id)
  const done = at < 0 ? path.length : at
  const codes = answers.codes.slice()
  for (const index of indexesOf(pack, entry)) codes[index] = OPEN
  const left = questionsLeft(rules, { ...answers, codes })
  return {
    number: done + 1,
    most: left === undefined ? undefined : done + Math.max(left, 1),
    before: path[done - 1],
  }
}
