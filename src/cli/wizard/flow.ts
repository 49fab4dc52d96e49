// The wizard: from a draft to an incident that is complete enough to decide. It asks only what can still change a duty.
import type { Rules } from '../../compile/precompiled.ts'
import { OPEN, UNKNOWN } from '../../compile/walk.ts'
import {
  type Answers,
  answersAsWritten,
  type GivenAnswer,
  NONE_WORD,
  readAnswers,
  UNKNOWN_WORD,
} from '../../decide/answers.ts'
import { withAssumptions } from '../../decide/decide.ts'
import { judgements } from '../../decide/judgement.ts'
import { decide } from '../../decide/decide.ts'
import { nextQuestion, relevant } from '../../decide/remaining.ts'
import { askable, type Group, isGroup, type Pack, type Question } from '../../pack/model.ts'
import { clean } from '../../report/clean.ts'
import type { Words } from '../../report/words/words.ts'
import type { Ask, Option, Screen } from './ask.ts'
import type { Draft } from './draft.ts'
import { questionsLeft } from './progress.ts'

/** What the flow needs besides the questions themselves. */
export interface Flow {
  readonly ask: Ask
  readonly words: Words
  readonly rules: Rules
  /** The running deadline, as lines for the top of every screen. */
  readonly clock: () => readonly string[]
  /** Called after every answer, before the next screen. */
  readonly save: (draft: Draft) => void
}

/** A finished draft, or one that the user saved to go on with later. */
export interface Finished {
  readonly draft: Draft
  readonly stopped: boolean
}

type Entry = Question | Group
const EXPLAIN = 'explain ' // No id of a pack has a blank, so these never collide with an answer.
const BACK = 'back '
const STOP = 'stop '
const GO_ON = 'go on '

/** Asks until every duty is decided or nothing asked could narrow it, then lets the officer check what was said. */
export async function runFlow(flow: Flow, start: Draft): Promise<Finished> {
  let draft = start
  const asked: string[] = []
  for (;;) {
    const questioned = await questions(flow, draft, asked)
    draft = questioned.draft
    if (questioned.stopped) return questioned
    const reviewed = await review(flow, draft)
    if (reviewed === STOP) return { draft, stopped: true }
    if (reviewed !== GO_ON) {
      const changed = await askEntry(flow, draft, entryOf(flow.rules.pack, reviewed), false)
      if (changed === STOP) return { draft, stopped: true }
      if (changed !== BACK) draft = keep(flow, changed)
      continue
    }
    const settled = await assumptions(flow, draft)
    if (settled === STOP) return { draft, stopped: true }
    if (settled !== GO_ON) {
      draft = keep(flow, settled)
      continue
    }
    const judged = await judgement(flow, draft)
    if (judged === STOP) return { draft, stopped: true }
    return { draft: judged === GO_ON ? draft : keep(flow, judged), stopped: false }
  }
}

function keep(flow: Flow, draft: Draft): Draft {
  flow.save(draft)
  return draft
}

/** Answers of a draft, as the engine has them. They were checked when they were given. */
export function codedAnswers(pack: Pack, draft: Draft): Answers {
  const given = Object.entries(draft.answers).map(([question, value]): GivenAnswer => ({ question, value }))
  const read = readAnswers(pack, given)
  if (!read.ok)
    throw new Error(`a draft holds what the pack does not understand: ${JSON.stringify(read.problems)}`)
  return read.value
}

async function questions(flow: Flow, start: Draft, asked: string[]): Promise<Finished> {
  const { pack, compiled } = flow.rules
  let draft = start
  for (;;) {
    const answers = codedAnswers(pack, draft)
    const next = nextQuestion(pack, compiled, answers)
    if (next === undefined) return { draft, stopped: false }
    const question = pack.questions[next]!
    const entry = entryOf(pack, question.group ?? question.id)
    const left = questionsLeft(pack, compiled, answers)
    const given = await askEntry(flow, draft, entry, asked.length > 0, progress(flow, asked.length, left))
    if (given === STOP) return { draft, stopped: true }
    if (given === BACK) {
      const last = asked.pop()
      if (last !== undefined) draft = keep(flow, without(pack, draft, last))
      continue
    }
    asked.push(entry.id)
    draft = keep(flow, given)
  }
}

function progress({ words }: Flow, done: number, left: number | undefined): string {
  return left === undefined ? words.wizard.question(done + 1) : words.wizard.questionOf(done + 1, done + left)
}

function entryOf(pack: Pack, id: string): Entry {
  return askable(pack).find((entry) => entry.id === id)!
}

/** The draft without an answer, for going back to it. */
function without(pack: Pack, draft: Draft, id: string): Draft {
  const entry = entryOf(pack, id)
  const names = new Set(isGroup(entry) ? [id, ...entry.members] : [id])
  const answers = Object.fromEntries(Object.entries(draft.answers).filter(([name]) => !names.has(name)))
  return { ...draft, answers }
}

function withAnswer(pack: Pack, draft: Draft, id: string, value: unknown): Draft {
  const cleared = without(pack, draft, id)
  return { ...cleared, answers: { ...cleared.answers, [id]: value } }
}

/** One question on one screen; explains as often as asked. */
async function askEntry(
  flow: Flow,
  draft: Draft,
  entry: Entry,
  canGoBack: boolean,
  position?: string,
): Promise<Draft | typeof STOP | typeof BACK> {
  const { ask, words } = flow
  for (;;) {
    const above = [...flow.clock(), ...(position === undefined ? [] : [position])]
    const screen: Screen = { above, title: say(flow, entry.title), ...helpOf(flow, entry) }
    const value = await askOnce(flow, draft, entry, screen, canGoBack)
    if (value === STOP || value === BACK) return value
    if (value === EXPLAIN) {
      ask.show(explanation(flow, entry))
      continue
    }
    const read = readAnswers(flow.rules.pack, [{ question: entry.id, value }])
    if (read.ok) return withAnswer(flow.rules.pack, draft, entry.id, value)
    ask.show([words.wizard.notUnderstood])
  }
}

async function askOnce(
  flow: Flow,
  draft: Draft,
  entry: Entry,
  screen: Screen,
  canGoBack: boolean,
): Promise<unknown> {
  const { ask, words, rules } = flow
  const ways: Option[] = [
    { id: EXPLAIN, title: words.wizard.explain },
    ...(canGoBack ? [{ id: BACK, title: words.wizard.back }] : []),
    { id: STOP, title: words.wizard.saveAndStop },
  ]
  const unknown: Option = { id: UNKNOWN_WORD, title: words.wizard.unknown }
  if (isGroup(entry)) {
    const kinds = rules.pack.questions.filter(({ group }) => group === entry.id)
    const options = kinds.map((kind) => ({
      id: kind.id.slice(entry.id.length + 1),
      title: say(flow, kind.title),
    }))
    const before = draft.answers[entry.id]
    const checked = Array.isArray(before) ? before.map(String) : []
    const alone = [{ id: NONE_WORD, title: words.wizard.none }, unknown, ...ways]
    const chosen = await ask.several(screen, options, alone, checked)
    const single = chosen.length === 1 ? alone.find(({ id }) => id === chosen[0]) : undefined
    if (single === undefined) return [...chosen]
    return single.id === NONE_WORD ? [] : single.id
  }
  const before = draft.answers[entry.id]
  if (entry.bands !== undefined) {
    const typed = await ask.line(
      { ...screen, help: [screen.help ?? '', words.wizard.numberKeys(canGoBack)].join('\n').trim() },
      (text) => (numberFor(flow, entry, text.trim()) === undefined ? words.wizard.numberHint : undefined),
    )
    return numberFor(flow, entry, typed.trim())
  }
  const options = [
    ...entry.answers.map(({ id, text }) => ({ id, title: clean(text[words.lang]) })),
    unknown,
    ...ways,
  ]
  return ask.one(screen, options, typeof before === 'string' ? before : undefined)
}

/** A typed number, or one of the words and signs that stand for something else. */
function numberFor({ rules, words }: Flow, entry: Question, typed: string): unknown {
  const ways: Readonly<Record<string, string>> = {
    '?': EXPLAIN,
    '<': BACK,
    [words.wizard.stopWord]: STOP,
    [words.wizard.unknownWord]: UNKNOWN_WORD,
    [UNKNOWN_WORD]: UNKNOWN_WORD,
  }
  if (Object.hasOwn(ways, typed.toLowerCase())) return ways[typed.toLowerCase()]
  if (!/^\d/.test(typed)) return undefined
  return readAnswers(rules.pack, [{ question: entry.id, value: typed }]).ok ? typed : undefined
}

function helpOf(flow: Flow, { help }: Entry): { help?: string } {
  return help === undefined ? {} : { help: say(flow, help) }
}

function say({ words }: Flow, text: Question['title']): string {
  return clean(text[words.lang])
}

/** Help and sources of a question. */
function explanation(flow: Flow, entry: Entry): string[] {
  const { pack } = flow.rules
  const question = isGroup(entry) ? pack.questions.find(({ group }) => group === entry.id) : entry
  const sources = (question?.sources ?? []).flatMap((id) => pack.sources.filter((source) => source.id === id))
  return [
    ...(entry.help === undefined ? [] : [say(flow, entry.help)]),
    ...sources.map(({ title, url }) => `${say(flow, title)}${url === undefined ? '' : `: ${url}`}`),
  ]
}

/** The answers as a numbered list; one of them to change, or on to the outcome. */
async function review(flow: Flow, draft: Draft): Promise<string> {
  const { pack } = flow.rules
  const { wizard } = flow.words
  const answers = codedAnswers(pack, draft)
  const written = answersAsWritten(pack, answers)
  const entries = askable(pack).filter((entry) => isAnswered(pack, entry, answers) && !isAssumable(entry))
  const path = onPath(flow, answers)
  const options = entries.map((entry, index) => {
    const counts = path.has(entry.id) ? '' : ` (${wizard.doesNotCount})`
    return {
      id: entry.id,
      title: `${index + 1}. ${say(flow, entry.title)} ${shown(flow, entry, written)}${counts}`,
    }
  })
  const ways = [
    { id: GO_ON, title: wizard.answersAreRight },
    ...options,
    { id: STOP, title: wizard.saveAndStop },
  ]
  return flow.ask.one({ above: flow.clock(), title: wizard.checkAnswers }, ways, GO_ON)
}

const isAssumable = (entry: Entry): boolean => !isGroup(entry) && entry.assume !== undefined

function indexesOf(pack: Pack, entry: Entry): number[] {
  return pack.questions.flatMap((question, index) =>
    question.id === entry.id || question.group === entry.id ? [index] : [],
  )
}

function isAnswered(pack: Pack, entry: Entry, { codes }: Answers): boolean {
  return indexesOf(pack, entry).some((index) => codes[index] !== OPEN)
}

/** The questions that would be asked, were the wizard gone through again with these answers; other answers do not count. */
function onPath({ rules: { pack, compiled } }: Flow, { codes, numbers }: Answers): Set<string> {
  const path = new Set<string>()
  const open = { codes: codes.map((): number => OPEN), numbers }
  for (;;) {
    const next = nextQuestion(pack, compiled, open)
    if (next === undefined) return path
    const { id, group } = pack.questions[next]!
    const indexes = indexesOf(pack, entryOf(pack, group ?? id))
    if (indexes.every((index) => codes[index] === OPEN)) return path
    path.add(group ?? id)
    for (const index of indexes) open.codes[index] = codes[index] === OPEN ? UNKNOWN : codes[index]!
  }
}

function shown(flow: Flow, entry: Entry, written: Readonly<Record<string, unknown>>): string {
  const { pack } = flow.rules
  const { wizard } = flow.words
  const value = written[entry.id]
  if (value === UNKNOWN_WORD) return wizard.unknown
  if (Array.isArray(value)) {
    if (value.length === 0) return wizard.none
    const kinds = pack.questions.filter(({ id }) =>
      value.some((kind) => id === `${entry.id}.${String(kind)}`),
    )
    return kinds.map(({ title }) => say(flow, title)).join('; ')
  }
  const answer = isGroup(entry) ? undefined : entry.answers.find(({ id }) => id === value)
  return answer === undefined ? String(value ?? '') : say(flow, answer.text)
}

/** Whether another answer to a question could change a duty, or what there is to do for one. */
function canChange({ rules: { pack, compiled } }: Flow, answers: Answers, index: number): boolean {
  const { codes, duties } = decide(pack, compiled, answers)
  const others = codes.with(index, OPEN)
  if (compiled.duties.some(({ root }) => relevant(compiled, root, others).includes(index))) return true
  return pack.actions.some((action, at) => {
    const isDue = duties.some(
      ({ duty, strictest }) => duty.id === action.duty && action.verdicts.includes(strictest),
    )
    return isDue && relevant(compiled, compiled.actions[at]!, others).includes(index)
  })
}

/** What is assumed, on one screen; one of them to change, or on. */
async function assumptions(flow: Flow, draft: Draft): Promise<Draft | typeof STOP | typeof GO_ON> {
  const { pack } = flow.rules
  const { wizard } = flow.words
  const { codes } = withAssumptions(pack, codedAnswers(pack, draft))
  const answers = codedAnswers(pack, draft)
  const entries = pack.questions.filter(
    (question, index) =>
      question.assume !== undefined && question.judges === undefined && canChange(flow, answers, index),
  )
  if (entries.length === 0) return GO_ON
  const options = entries.map((entry) => {
    const code = codes[pack.questions.indexOf(entry)]!
    const answer = entry.answers[code]
    return {
      id: entry.id,
      title: `${say(flow, entry.title)} ${answer === undefined ? wizard.unknown : say(flow, answer.text)}`,
    }
  })
  const ways = [
    { id: GO_ON, title: wizard.assumptionsAreRight },
    ...options,
    { id: STOP, title: wizard.saveAndStop },
  ]
  const chosen = await flow.ask.one({ above: flow.clock(), title: wizard.assumptions }, ways, GO_ON)
  if (chosen === GO_ON || chosen === STOP) return chosen
  const changed = await askEntry(flow, draft, entryOf(pack, chosen), true)
  if (changed === STOP) return STOP
  return changed === BACK ? assumptions(flow, draft) : changed
}

/** Accept what the facts give, or set another level with a written reason. */
async function judgement(flow: Flow, draft: Draft): Promise<Draft | typeof STOP | typeof GO_ON> {
  const { pack, compiled } = flow.rules
  const { wizard } = flow.words
  const question = pack.questions.find(({ judges, assume }) => judges !== undefined && assume !== undefined)
  const answers = codedAnswers(pack, draft)
  const index = question === undefined ? -1 : pack.questions.indexOf(question)
  if (question === undefined || !canChange(flow, answers, index)) return GO_ON
  const accepted = question.answers[question.assume!]!.id
  const trial = {
    ...answers,
    codes: answers.codes.with(index, (question.assume! + 1) % question.answers.length),
  }
  const [facts] = judgements(pack, compiled, trial, decide(pack, compiled, trial), {})
  const levels = (facts?.facts ?? []).map((level) => say(flow, facts!.term.levels[level]!.text))
  const options = question.answers.map(({ id, text }) => ({
    id,
    title: id === accepted ? wizard.acceptFacts(levels) : say(flow, text),
  }))
  const chosen = await flow.ask.one(
    { above: flow.clock(), title: say(flow, question.title), ...helpOf(flow, question) },
    [...options, { id: STOP, title: wizard.saveAndStop }],
    typeof draft.answers[question.id] === 'string' ? String(draft.answers[question.id]) : accepted,
  )
  if (chosen === STOP) return STOP
  if (chosen === accepted) return without(pack, draft, question.id)
  const reason = await flow.ask.line({ above: flow.clock(), title: wizard.reason }, (typed) =>
    /[\p{L}\p{N}]/u.test(typed) ? undefined : wizard.reasonHint,
  )
  const judged = withAnswer(pack, draft, question.id, chosen)
  return { ...judged, reasons: { ...judged.reasons, [question.id]: reason.trim() } }
}
