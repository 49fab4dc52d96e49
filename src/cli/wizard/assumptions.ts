// What is assumed, on one screen; one of it to change, or on.
import { decide, withAssumptions } from '../../decide/decide.ts'
import { OPEN } from '../../compile/walk.ts'
import type { Answers } from '../../decide/answers.ts'
import { relevant } from '../../decide/interview/remaining.ts'
import type { Rules } from '../../compile/compile.ts'
import type { Action } from '../../pack/model.ts'
import type { Draft } from './draft.ts'
import { codedAnswers, entryOf } from '../../decide/interview/path.ts'
import { say } from '../../report/names.ts'
import { askEntry, type Flow } from './screen.ts'
import { BACK, GO_ON, STOP } from './ways.ts'

/** The draft with another answer, or a way on; nothing is shown where no assumption could change anything. */
export async function assumptions(
  flow: Flow,
  draft: Draft,
): Promise<Draft | typeof STOP | typeof GO_ON | typeof BACK> {
  const { pack } = flow.rules
  const { wizard } = flow.words
  const answers = codedAnswers(pack, draft)
  const { codes } = withAssumptions(pack, answers)
  const entries = pack.questions.filter(
    (question, index) =>
      question.assume !== undefined && question.judges === undefined && canChange(flow.rules, answers, index),
  )
  if (entries.length === 0) return GO_ON
  const options = entries.map((entry) => {
    const answer = entry.answers[codes[pack.questions.indexOf(entry)]!]
    const text = answer === undefined ? wizard.unknown : say(flow, answer.text)
    return { id: entry.id, title: `${say(flow, entry.title)} ${text}` }
  })
  const ways = [
    ...options,
    { id: GO_ON, title: wizard.assumptionsAreRight },
    { id: BACK, title: wizard.backToAnswers },
    { id: STOP, title: wizard.saveAndStop },
  ]
  for (;;) {
    const chosen = await flow.ask.one(
      { above: flow.clock(), title: wizard.assumptions, numbered: true },
      ways,
      GO_ON,
    )
    if (chosen === GO_ON || chosen === STOP || chosen === BACK) return chosen
    const { draft: changed, way } = await askEntry(flow, draft, entryOf(pack, chosen), true)
    if (way !== BACK) return way ?? changed
  }
}

/** Whether another answer to a question could change a duty, or what there is to do for one. */
export function canChange(rules: Rules, answers: Answers, index: number): boolean {
  const { pack, compiled } = rules
  const { codes, duties } = decide(rules, answers)
  const others = codes.with(index, OPEN)
  if (compiled.duties.some(({ root }) => relevant(compiled, root, others).includes(index))) return true
  const isDue = (action: Action): boolean =>
    duties.some(({ duty, strictest }) => duty.id === action.duty && action.verdicts.includes(strictest))
  return pack.actions.some(
    (action, at) => isDue(action) && relevant(compiled, compiled.actions[at]!, others).includes(index),
  )
}
