// `meldplicht register close <incident>`: nothing is left to be done about it.
import { tasksOf } from '../register/incidents.ts'
import { latestAssessment } from '../register/read.ts'
import { need, note, Trouble } from './context.ts'
import { decisionIn } from './decisionFile.ts'
import { eventCommand, textsOf } from './registerEvent.ts'

/** What art. 33(5) wants documented: facts, effects, measures. */
const FACTS = ['summary', 'consequences', 'measures-taken']

export const registerCloseCommand = eventCommand({
  name: 'close',
  flags: [{ name: 'why', long: '--reason', value: 'text' }],
  event: (told) => {
    const { context, incident, folder } = told
    const tasks = tasksOf(incident)
    if (tasks.length > 0) throw new Trouble([{ code: 'tasks-open', incident: incident.id, tasks }])
    const { record = {} } = decisionIn(need(latestAssessment(folder, incident.id))) as {
      record?: Record<string, string>
    }
    if (FACTS.some((name) => (record[name] ?? '').trim() === ''))
      note(context, context.words.register.undocumented)
    return { kind: 'closed', ...textsOf(told, ['reason']) }
  },
})
