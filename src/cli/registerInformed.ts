// `meldplicht register informed <incident>`: the people concerned, or the controller, were told, and when.
import { INFORMED, type Informed } from '../register/event.ts'
import type { Incident } from '../register/incidents.ts'
import { needOneOf, Trouble } from './context.ts'
import { eventCommand, momentOf, textsOf } from './registerEvent.ts'

export const registerInformed = eventCommand({
  name: 'informed',
  flags: ['at', 'whom', 'how'],
  event: (told) => ({
    kind: 'informed',
    whom: whomOf(told.incident, told.options.whom),
    at: momentOf(told).iso,
    ...textsOf({ text: told.options.how }),
  }),
})

/** Who was named; otherwise the controller where only it is to be told. */
function whomOf({ id, people, controller }: Incident, named: string | undefined): Informed {
  if (named === undefined)
    return controller !== 'not-due' && people === 'not-due' ? 'controller' : 'data-subjects'
  const whom = needOneOf('choice', named, INFORMED, '--whom')
  if (whom === 'controller' && controller === 'not-due')
    throw new Trouble([{ code: 'controller-not-due', incident: id }])
  return whom
}
