// `meldplicht register close <incident>`: nothing is left to be done about it.
import { decisionIn } from '../../../register/entry.ts'
import { hasText } from '../../../decide/reason.ts'
import { AGAIN, isClosed, taskAsKnown, tasksOf } from '../../../register/standing.ts'
import { latestAssessment } from '../../../register/read.ts'
import { readDecision } from '../../../record/decision.ts'
import { need, Trouble } from '../../context.ts'
import { eventCommand, textsOf } from './event.ts'

/** What art. 33(5) wants documented: facts, effects, remedial action. */
const FACTS = ['summary', 'consequences', 'measures-taken'] as const

export const registerClose = eventCommand({
  name: 'close',
  flags: ['whyClosed'],
  event: (told) => {
    const { incident, folder } = told
    const { id } = incident
    if (isClosed(incident)) throw new Trouble([{ code: 'already-closed', incident: id }])
    const texts = textsOf({ reason: told.options.whyClosed })
    const hasReason = texts.reason !== undefined
    // Whether there is something new to tell is for the officer to say, and why not; anything else is to be done. That the
    // record is complete is what closing says.
    const tasks = tasksOf(incident).filter(
      (task) => task !== 'record' && !(AGAIN.includes(task) && hasReason),
    )
    if (tasks.length > 0)
      throw new Trouble([
        { code: 'tasks-open', incident: id, tasks: tasks.map((task) => taskAsKnown(incident, task)) },
      ])
    const decision = readDecision(decisionIn(need(latestAssessment(folder, id))), id)
    const missing = FACTS.filter((name) => !decision.ok || !hasText(decision.value.record[name]))
    if (missing.length > 0 && !hasReason) throw new Trouble([{ code: 'undocumented', incident: id, missing }])
    return { kind: 'closed', ...texts }
  },
})
