// What was answered, as typed in flags or a file → a code for every question, or a problem for each thing not understood.
import { askable, fixedAnswer, type Group, isGroup, type Pack, type Question } from '../pack/model.ts'
import { nearestOf } from '../pack/nearest.ts'
import { nearestAnswer } from './nearestAnswer.ts'
import { fail, MOST_PROBLEMS, ok, type Problem, type Result } from '../problem.ts'
import { OPEN, UNKNOWN } from '../compile/walk.ts'
import { isNotAnswered, meant, NONE_WORD, UNKNOWN_WORD } from './word.ts'

/** One answer as it was given. A `several` question takes a list of kinds, or `unknown`. */
export interface GivenAnswer {
  readonly question: string
  readonly value: unknown
  /** The flag or file it came from. */
  readonly at?: Problem['at']
  /** Of a file 1, of what was recorded before it 2: an answer that is less weak wins over it without conflict. */
  readonly weak?: 0 | 1 | 2
}

/** The answers of one incident, coded for the diagram. */
export interface Answers {
  /** For each question of the pack the index of its answer, OPEN or UNKNOWN; assumptions are not filled in. */
  readonly codes: readonly number[]
  /** The exact numbers behind banded answers. */
  readonly numbers: Readonly<Record<string, number>>
}

/**
 * Codes answers. Everything that is not understood is a problem; nothing is guessed and nothing is dropped.
 * The same answer given twice is fine; two different answers to one question are not, nor is a kind that is answered with
 * yes and left out of a list.
 */
export function readAnswers(pack: Pack, given: readonly GivenAnswer[]): Result<Answers> {
  const questions = new Map(pack.questions.map((question) => [question.id, question]))
  const problems: Problem[] = []
  const held = new Map<string, Said>()
  for (const answer of given) {
    if (problems.length >= MOST_PROBLEMS) break
    const { at } = answer
    const read = saidIn(pack, questions.get(answer.question), answer)
    if (!read.ok) problems.push(...read.problems.map((problem) => ({ ...problem, ...place(at) })))
    for (const said of read.ok ? read.value : []) {
      const { id } = said.question
      const first = held.get(id)
      if (first !== undefined && weaknessOf(answer) > weaknessOf(first.by)) continue
      if (first !== undefined && areTwo(first, said, given))
        problems.push({
          code: 'answer-conflict',
          question: id,
          first: first.word,
          second: said.word,
          ...place(at),
        })
      held.set(id, said)
    }
  }
  if (problems.length > 0) return fail(...problems)
  return ok({
    codes: pack.questions.map(({ id }) => held.get(id)?.code ?? OPEN),
    numbers: Object.fromEntries(
      [...held].flatMap(([id, { number }]) => (number === undefined ? [] : [[id, number]])),
    ),
  })
}

/** What is said of one question, by an answer to it or to its group. */
interface Said extends Coded {
  readonly question: Question
  readonly by: GivenAnswer
}

/** What an answer says; nothing where it is empty. */
function saidIn(pack: Pack, question: Question | undefined, answer: GivenAnswer): Result<Said[]> {
  const { question: name, value } = answer
  const group = pack.groups.find(({ id }) => id === name)
  if (group === undefined && question === undefined) return fail(noSuchQuestion(pack, name))
  if (isNotAnswered(value)) return ok([])
  if (group !== undefined) {
    const kinds = kindsOf(pack, group, value)
    return kinds.ok ? ok(saidOfKinds(pack, name, kinds.value, answer)) : kinds
  }
  const coded = codeOf(question!, value)
  return coded.ok ? ok([{ ...coded.value, question: question!, by: answer }]) : coded
}

/** A list of kinds says yes to those that it names and no to the others. */
function saidOfKinds(pack: Pack, group: string, kinds: Set<string> | undefined, by: GivenAnswer): Said[] {
  const ofKind = (id: string): Coded => {
    if (kinds === undefined) return { code: UNKNOWN, word: UNKNOWN_WORD }
    return kinds.has(id) ? { code: 1, word: 'yes' } : { code: 0, word: 'no' }
  }
  return pack.questions
    .filter((question) => question.group === group)
    .map((question) => ({ ...ofKind(question.id), question, by }))
}

/**
 * Whether two answers to a question do not go together: they differ, and are equally strong, or the stronger one is a list
 * that leaves a kind out where a file says yes to that kind by its own name and nothing as strong as the list does.
 */
function areTwo(first: Said, next: Said, given: readonly GivenAnswer[]): boolean {
  const { id } = next.question
  const isLeftOut = next.by.question !== id && next.word === 'no'
  const isSaidToo = (other: GivenAnswer): boolean =>
    other.question === id && weaknessOf(other) <= weaknessOf(next.by)
  const isOverlooked = isLeftOut && first.by.question === id && first.word === 'yes' && !given.some(isSaidToo)
  return first.word !== next.word && (weaknessOf(first.by) === weaknessOf(next.by) || isOverlooked)
}

const weaknessOf = ({ weak = 0 }: GivenAnswer): number => weak

const place = (at: Problem['at']): { at?: NonNullable<Problem['at']> } => (at === undefined ? {} : { at })

/** What is wrong with a name that no question has. */
export function noSuchQuestion(pack: Pack, id: string): Problem {
  const fixed = pack.terms.find(
    (term) => term.replaces !== undefined && (term.id === id || term.id.startsWith(`${id}.`)),
  )
  if (fixed !== undefined) {
    const isGiven = fixed.replaces === 'given' && fixed.id === id
    const answer = isGiven ? { answer: fixedAnswer(fixed).id } : {}
    return { code: 'answer-fixed', question: id, pack: pack.id, ...answer }
  }
  const known = [...askable(pack).map((entry) => entry.id), ...pack.questions.map((question) => question.id)]
  return {
    code: 'unknown-name',
    kind: 'question',
    name: id,
    ...nearestOf(id, known),
    known: [...new Set(known)],
  }
}

/** The members that a list of kinds names, in a list or as one text; undefined for `unknown`. */
function kindsOf(pack: Pack, { id: group, members }: Group, value: unknown): Result<Set<string> | undefined> {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,|]/) : undefined
  if (list === undefined) return fail({ code: 'answer-shape', question: group, value: shown(value) })
  const kinds = members.map((member) => member.slice(group.length + 1))
  const all = [...kinds, UNKNOWN_WORD, NONE_WORD]
  const words = new Set<string>()
  const others: string[] = []
  for (const kind of list) {
    const word = typeof kind === 'string' ? meant(kind, all) : undefined
    if (word !== undefined) words.add(word)
    else others.push(typeof kind === 'string' ? kind.trim() : shown(kind))
  }
  if (others.length === 0 && list.length === 1) {
    if (words.has(UNKNOWN_WORD)) return ok(undefined)
    if (words.has(NONE_WORD)) return ok(new Set())
  }
  const alone = [UNKNOWN_WORD, NONE_WORD].find((word) => words.has(word))
  if (alone !== undefined) return fail({ code: 'answer-alone', question: group, answer: alone })
  const known = list.length === 1 ? all : kinds
  const steps = pack.questions
    .filter((question) => question.group === group)
    .map(({ id, title }) => ({ id: id.slice(group.length + 1), text: title }))
  const problems = others.slice(0, MOST_PROBLEMS).map((name): Problem => ({
    code: 'unknown-name',
    kind: 'answer',
    name,
    ...nearestAnswer(name, known, steps),
    known,
  }))
  return problems.length > 0 ? fail(...problems) : ok(new Set([...words].map((word) => `${group}.${word}`)))
}

interface Coded {
  readonly code: number
  readonly word: string
  readonly number?: number
}

function codeOf(question: Question, value: unknown): Result<Coded> {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    return fail({ code: 'answer-shape', question: question.id, value: shown(value) })
  const ids = question.answers.map((answer) => answer.id)
  const typed = String(value).trim()
  const word = meant(typed, [...ids, UNKNOWN_WORD])
  const code = word === undefined ? -1 : ids.indexOf(word)
  if (word !== undefined) return ok({ code: code < 0 ? UNKNOWN : code, word })
  if (typeof value === 'boolean')
    return fail({ code: 'answer-shape', question: question.id, value: shown(value) })
  if (question.bands !== undefined) return bandOf(question, question.bands, typed)
  const known = [...ids, UNKNOWN_WORD]
  const near = nearestAnswer(typed, known, question.answers)
  return fail({ code: 'unknown-name', kind: 'answer', name: typed, ...near, known })
}

/** Whole numbers, also with thousands separated in the Dutch or the English way: `1.200`, `1,200`, `1 200`. */
const WHOLE = /^(\d{1,15}|[1-9]\d{0,2}([.,\u00a0\u202f '])\d{3}(?:\2\d{3})*)$/

/** The one reader of numbers. */
function bandOf(question: Question, bands: readonly number[], typed: string): Result<Coded> {
  const number = WHOLE.test(typed) ? Number(typed.replace(/\D/g, '')) : NaN
  const code = bands.findLastIndex((bound) => bound <= number)
  if (code < 0 || !Number.isSafeInteger(number)) {
    return fail({ code: 'answer-number', question: question.id, value: typed, least: bands[0] ?? 0 })
  }
  return ok({ code, word: String(number), number })
}

function shown(value: unknown): string {
  return value === null
    ? 'null'
    : Array.isArray(value)
      ? '[…]'
      : typeof value === 'object'
        ? '{…}'
        : String(value)
}

/** The answers as an answers file has them, so that a report can be fed back as it is. Open questions are left out. */
export function answersAsWritten(pack: Pack, answers: Answers): Record<string, string | number | string[]> {
  const written: Record<string, string | number | string[]> = {}
  for (const entry of askable(pack)) {
    if (!isGroup(entry)) {
      const at = pack.questions.indexOf(entry)
      const word = wordOf(entry, answers.codes[at]!)
      if (word !== undefined) written[entry.id] = numberOf(answers, entry.id) ?? word
      continue
    }
    const members = pack.questions.flatMap((question, at) =>
      question.group === entry.id ? [{ question, code: answers.codes[at]! }] : [],
    )
    if (members.every(({ code }) => code >= 0)) {
      const named = members.filter(({ code }) => code === 1)
      written[entry.id] = named.map(({ question }) => question.id.slice(entry.id.length + 1))
    } else if (members.every(({ code }) => code === UNKNOWN)) written[entry.id] = UNKNOWN_WORD
    else {
      for (const { question, code } of members) {
        const word = wordOf(question, code)
        if (word !== undefined) written[question.id] = word
      }
    }
  }
  return written
}

/** The exact number behind a banded answer, if there is one. */
export function numberOf({ numbers }: Answers, id: string): number | undefined {
  return Object.hasOwn(numbers, id) ? numbers[id] : undefined
}

/** The id of an answer by its code; `unknown`, or undefined when the question is open. */
export function wordOf(question: Question, code: number): string | undefined {
  return code === UNKNOWN ? UNKNOWN_WORD : question.answers[code]?.id
}
