// `meldplicht register close <incident>`: nothing is left to be done about it.
import { tasksOf } from '../register/incidents.ts'
import { Trouble } from './context.ts'
import { eventCommand, textsOf } from './registerEvent.ts'

export const registerCloseCommand = eventCommand({
  name: 'close',
  flags: [{ name: 'why', long: '--reason', value: 'text' }],
  event: (told) => {
    const tasks = tasksOf(told.incident)
    if (tasks.length > 0) throw new Trouble([{ code: 'tasks-open', incident: told.incident.id, tasks }])
    return { kind: 'closed', ...textsOf(told, ['reason']) }
  },
})
