// One question of the pack on one screen: title, help, answers, and the ways out of it.
import { say } from '../../report/names.ts'
import type { Rules } from '../../compile/compile.ts'
import { readAnswers } from '../../decide/answers.ts'
import { NONE_WORD, UNKNOWN_WORD } from '../../decide/word.ts'
import { withAssumptions } from '../../decide/decide.ts'
import { type Group, isGroup, type Pack, type Question } from '../../pack/model.ts'
import { clean } from '../../render/clean.ts'
import type { Words } from '../../words/words.ts'
import type { Ask, Option, Screen } from './ask.ts'
import type { Draft } from './draft.ts'
import { codedAnswers, type Askable } from '../../decide/interview/path.ts'
import { BACK, BACK_SIGN, EXPLAIN, EXPLAIN_SIGN, STOP } from './ways.ts'

/** What the flow needs besides the questions themselves. */
export interface Flow {
  readonly ask: Ask
  readonly words: Words
  readonly rules: Rules
  /** The moment of discovery and the running deadline, as lines for the top of every screen. */
  readonly clock: () => readonly string[]
  /** The moment of discovery in words. */
  readonly discovery: () => string
  /** Called after every answer, before the next screen. */
  readonly save: (draft: Draft) => void
}

export function helpOf(flow: Flow, { help }: Askable): { help?: string } {
  return help === undefined ? {} : { help: say(flow, help) }
}

/** The draft without an answer. */
export function without(pack: Pack, draft: Draft, id: string): Draft {
  const group = pack.groups.find((one) => one.id === id)
  const names = new Set([id, ...(group?.members ?? [])])
  const answers = Object.fromEntries(Object.entries(draft.answers).filter(([name]) => !names.has(name)))
  return { ...draft, answers }
}

export function withAnswer(pack: Pack, draft: Draft, id: string, value: unknown): Draft {
  const cleared = without(pack, draft, id)
  return { ...cleared, answers: { ...cleared.answers, [id]: value } }
}

/** The draft after a question, and which way it was left when it was not answered. */
export interface Left {
  readonly draft: Draft
  readonly way?: typeof STOP | typeof BACK
}

/** Asks one question, and explains it as often as asked. What was ticked stays ticked whichever way it is left. */
export async function askEntry(
  flow: Flow,
  start: Draft,
  entry: Askable,
  canGoBack: boolean,
  position?: string,
): Promise<Left> {
  const { ask, rules } = flow
  let draft = start
  for (;;) {
    const above = [...flow.clock(), ...(position === undefined ? [] : [position])]
    const screen: Screen = { above, title: say(flow, entry.title), ...helpOf(flow, entry) }
    const answer: Answered = isGroup(entry)
      ? await askSeveral(flow, draft, entry, screen, canGoBack)
      : entry.bands === undefined
        ? { value: await askOne(flow, draft, entry, screen, canGoBack) }
        : { value: await askNumber(flow, draft, entry, screen, canGoBack) }
    const { value, ticked } = answer
    if (isGroup(entry) && ticked !== undefined) draft = withTicks(rules.pack, draft, entry, ticked)
    if (value === STOP || value === BACK) return { draft, way: value }
    if (value !== EXPLAIN) return { draft: withAnswer(rules.pack, draft, entry.id, value) }
    ask.show(explanation(flow, entry))
  }
}

/** An answer, or a way out with what was ticked until then. */
interface Answered {
  readonly value: unknown
  readonly ticked?: readonly string[]
}

/** Kinds that were ticked before the question was left: they are involved; of the others nothing was said. */
function withTicks(pack: Pack, draft: Draft, entry: Group, ticked: readonly string[]): Draft {
  const cleared = without(pack, draft, entry.id)
  const named = Object.fromEntries(ticked.map((kind) => [`${entry.id}.${kind}`, 'yes']))
  return { ...cleared, answers: { ...cleared.answers, ...named } }
}

function waysFrom({ words: { wizard } }: Flow, canGoBack: boolean): Option[] {
  return [
    { id: EXPLAIN, title: wizard.explain },
    ...(canGoBack ? [{ id: BACK, title: wizard.back }] : []),
    { id: STOP, title: wizard.saveAndStop },
  ]
}

function askOne(
  flow: Flow,
  draft: Draft,
  entry: Question,
  screen: Screen,
  canGoBack: boolean,
): Promise<string> {
  const options = [
    ...entry.answers.map(({ id, text }) => ({ id, title: say(flow, text) })),
    { id: UNKNOWN_WORD, title: flow.words.wizard.unknown },
    ...waysFrom(flow, canGoBack),
  ]
  const { codes } = withAssumptions(flow.rules.pack, codedAnswers(flow.rules.pack, draft))
  const standing = entry.answers[codes[flow.rules.pack.questions.indexOf(entry)]!]
  // Who only presses Enter has said nothing, and must not have said the mildest answer.
  return flow.ask.one(screen, options, standing?.id ?? UNKNOWN_WORD)
}

async function askSeveral(
  flow: Flow,
  draft: Draft,
  entry: Group,
  screen: Screen,
  canGoBack: boolean,
): Promise<Answered> {
  const { pack } = flow.rules
  const { codes } = codedAnswers(pack, draft)
  const kindOf = (id: string): string => id.slice(entry.id.length + 1)
  const members = pack.questions.flatMap((question, index) =>
    question.group === entry.id ? [{ question, isNamed: codes[index]! === 1 }] : [],
  )
  const options = members.map(({ question }) => ({
    id: kindOf(question.id),
    title: say(flow, question.title),
  }))
  const alone = [
    { id: NONE_WORD, title: flow.words.wizard.none },
    { id: UNKNOWN_WORD, title: flow.words.wizard.unknown },
    ...waysFrom(flow, canGoBack),
  ]
  const before = members.filter(({ isNamed }) => isNamed).map(({ question }) => kindOf(question.id))
  const { ticked, alone: chosen } = await flow.ask.several(screen, options, alone, before)
  if (chosen === undefined) return { value: [...ticked] }
  if (chosen === NONE_WORD) return { value: [] }
  return chosen === UNKNOWN_WORD ? { value: UNKNOWN_WORD } : { value: chosen, ticked }
}

async function askNumber(
  flow: Flow,
  draft: Draft,
  entry: Question,
  screen: Screen,
  canGoBack: boolean,
): Promise<unknown> {
  const { wizard } = flow.words
  const help = [screen.help, wizard.numberKeys(canGoBack)].filter(Boolean).join('\n')
  const before = draft.answers[entry.id]
  const typed = await flow.ask.line(
    { ...screen, help },
    (text) => (numberFor(flow, entry, text.trim(), canGoBack) === undefined ? wizard.numberHint : undefined),
    before === undefined || before === UNKNOWN_WORD ? undefined : String(before),
  )
  return numberFor(flow, entry, typed.trim(), canGoBack)
}

/** A typed number, or one of the words and signs that stand for something else. */
function numberFor(flow: Flow, entry: Question, typed: string, canGoBack: boolean): string | undefined {
  const { unknownWord, unknown } = flow.words.wizard
  if ([UNKNOWN_WORD, unknownWord, unknown.toLowerCase()].includes(typed.toLowerCase())) return UNKNOWN_WORD
  const way = typedWay(flow, typed)
  if (way !== undefined) return way === BACK && !canGoBack ? undefined : way
  if (!/^\d/.test(typed)) return undefined
  return readAnswers(flow.rules.pack, [{ question: entry.id, value: typed }]).ok ? typed : undefined
}

/** The way that a typed word or sign stands for. */
export function typedWay({ words }: Pick<Flow, 'words'>, typed: string): string | undefined {
  const word = typed.trim().toLowerCase()
  if (word === EXPLAIN_SIGN) return EXPLAIN
  if (word === BACK_SIGN) return BACK
  return word === words.wizard.stopWord ? STOP : undefined
}

/** Help and sources of a question. */
function explanation(flow: Flow, entry: Askable): string[] {
  const { pack } = flow.rules
  const question = isGroup(entry) ? pack.questions.find(({ group }) => group === entry.id) : entry
  const sources = (question?.sources ?? []).flatMap((id) => pack.sources.filter((source) => source.id === id))
  return [
    '',
    ...(entry.help === undefined ? [] : [say(flow, entry.help)]),
    flow.words.wizard.unknownMeans,
    ...sources.map(({ title, url }) => `${say(flow, title)}${url === undefined ? '' : `: ${clean(url)}`}`),
  ]
}
