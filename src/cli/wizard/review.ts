// «Check your answers»: all of them as a numbered list, one of them to change, or on to the outcome.
import { OPEN } from '../../compile/walk.ts'
import { askable, indexesOf } from '../../pack/model.ts'
import { givenText } from '../../report/incident/given.ts'
import type { Draft } from './draft.ts'
import { codedAnswers, isAssumable, pathOf } from '../../decide/interview/path.ts'
import { say } from '../../report/names.ts'
import type { Flow } from './screen.ts'
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
      return {
        id: entry.id,
        title: `${say(flow, entry.title)} ${givenText(pack, flow.words, answers, entry)}${counts}`,
      }
    }),
    { id: GO_ON, title: wizard.answersAreRight },
    { id: STOP, title: wizard.saveAndStop },
  ]
  return flow.ask.one({ above: flow.clock(), title: wizard.checkAnswers, numbered: true }, options, GO_ON)
}
