// «Check your answers»: all of them as a numbered list, one of them to change, or on to the outcome.
import { OPEN, UNKNOWN } from '../../compile/walk.ts'
import { type Answers, numberOf } from '../../decide/answers.ts'
import { askable, isGroup } from '../../pack/model.ts'
import type { Draft } from './draft.ts'
import { codedAnswers, type Entry, indexesOf, isAssumable, pathOf } from './path.ts'
import { type Flow, say } from './screen.ts'
import { DISCOVERY, GO_ON, STOP } from './ways.ts'

/** The id of the entry to change, or a way on. Answers off the path are shown, marked as not counting. */
export function review(flow: Flow, draft: Draft): Promise<string> {
  const { pack } = flow.rules
  const { wizard } = flow.words
  const answers = codedAnswers(pack, draft)
  const path = new Set(pathOf(flow.rules, answers))
  const entries = askable(pack).filter(
    (entry) => !isAssumable(entry) && indexesOf(pack, entry).some((index) => answers.codes[index] !== OPEN),
  )
  const options = [
    { id: DISCOVERY, title: `${wizard.discovery}: ${flow.discovery()}` },
    ...entries.map((entry) => {
      const counts = path.has(entry.id) ? '' : ` (${wizard.doesNotCount})`
      return { id: entry.id, title: `${say(flow, entry.title)} ${shown(flow, entry, answers)}${counts}` }
    }),
    { id: GO_ON, title: wizard.answersAreRight },
    { id: STOP, title: wizard.saveAndStop },
  ]
  return flow.ask.one({ above: flow.clock(), title: wizard.checkAnswers, numbered: true }, options, GO_ON)
}

/** The answer to an entry in words. */
function shown(flow: Flow, entry: Entry, answers: Answers): string {
  const { pack } = flow.rules
  const { unknown, none } = flow.words.wizard
  const members = indexesOf(pack, entry).map((index) => ({
    question: pack.questions[index]!,
    code: answers.codes[index]!,
  }))
  if (members.every(({ code }) => code === UNKNOWN)) return unknown
  if (!isGroup(entry)) {
    const number = numberOf(answers, entry.id)
    return number === undefined ? say(flow, entry.answers[members[0]!.code]!.text) : String(number)
  }
  const parts = members.flatMap(({ question, code }) => {
    if (code === NO) return []
    return code === YES
      ? say(flow, question.title)
      : `${say(flow, question.title)} (${unknown.toLowerCase()})`
  })
  return parts.length === 0 ? none : parts.join('; ')
}

/** Codes of the answers of a kind. */
const NO = 0
const YES = 1
