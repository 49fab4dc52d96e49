// The officer's own judgement: accept what the facts give, or set another level with a written reason.
import { LONGEST_TEXT } from '../../decide/reason.ts'
import { decide } from '../../decide/decide.ts'
import { judgements } from '../../decide/judgement.ts'
import { saysSomething } from '../../decide/reason.ts'
import { canChange } from './assumptions.ts'
import type { Draft } from './draft.ts'
import { codedAnswers } from '../../decide/interview/path.ts'
import { say } from '../../report/names.ts'
import { type Flow, helpOf, typedWay, withAnswer, without } from './screen.ts'
import { BACK, GO_ON, STOP } from './ways.ts'

/** The draft with the judgement in it or taken out of it, or a way on; not asked where it could change nothing. */
export async function judgement(
  flow: Flow,
  draft: Draft,
): Promise<Draft | typeof STOP | typeof GO_ON | typeof BACK> {
  const { pack } = flow.rules
  const { wizard } = flow.words
  const index = pack.questions.findIndex(({ judges, assume }) => judges !== undefined && assume !== undefined)
  const answers = codedAnswers(pack, draft)
  const question = pack.questions[index]
  const assume = question?.assume
  if (question === undefined || assume === undefined || !canChange(flow.rules, answers, index)) return GO_ON
  const accepted = question.answers[assume]!.id
  // Any judgement at all, to be told what the facts give without it.
  const other = { ...answers, codes: answers.codes.with(index, (assume + 1) % question.answers.length) }
  const judged = judgements(flow.rules, other, decide(flow.rules, other), {})
  const levels = judged.flatMap(({ facts, term }) =>
    facts.map((level) => say(flow, term.levels[level]!.text)),
  )
  const options = [
    ...question.answers.map(({ id, text }) => ({
      id,
      title: id === accepted ? wizard.acceptFacts(levels) : say(flow, text),
    })),
    { id: BACK, title: wizard.backToAnswers },
    { id: STOP, title: wizard.saveAndStop },
  ]
  const screen = { above: flow.clock(), title: say(flow, question.title), ...helpOf(flow, question) }
  for (;;) {
    const standing = draft.answers[question.id]
    const chosen = await flow.ask.one(screen, options, typeof standing === 'string' ? standing : accepted)
    if (chosen === STOP || chosen === BACK) return chosen
    if (chosen === accepted) return without(pack, draft, question.id)
    const typed = await flow.ask.line(
      { above: flow.clock(), title: wizard.reason, help: wizard.reasonKeys },
      (text) => (typedWay(flow, text) !== undefined ? undefined : complaintAbout(flow, text)),
      draft.reasons[question.id],
    )
    const way = typedWay(flow, typed)
    if (way === STOP) return STOP
    if (way !== undefined) continue
    const changed = withAnswer(pack, draft, question.id, chosen)
    return { ...changed, reasons: { ...changed.reasons, [question.id]: typed.trim() } }
  }
}

function complaintAbout({ words: { wizard } }: Flow, text: string): string | undefined {
  if (!saysSomething(text)) return wizard.reasonHint
  return text.length > LONGEST_TEXT ? wizard.tooLong(LONGEST_TEXT) : undefined
}
