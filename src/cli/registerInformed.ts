// `meldplicht register informed <incident>`: the people concerned, or the controller, were told, and when.
import { INFORMED, type Informed } from '../register/event.ts'
import { type Incident, standingsOf } from '../register/incidents.ts'
import { STANDINGS } from '../register/summary.ts'
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

/** Who was named; otherwise the controller where it is more certain that it is to be told than that the people are. */
function whomOf(incident: Incident, named: string | undefined): Informed {
  const { people, controller } = standingsOf(incident)
  if (named === undefined)
    return STANDINGS.indexOf(controller) < STANDINGS.indexOf(people) ? 'controller' : 'data-subjects'
  const whom = needOneOf('choice', named, INFORMED, '--whom')
  if (whom === 'controller' && controller === 'not-due')
    throw new Trouble([{ code: 'controller-not-due', incident: incident.id }])
  return whom
}
