// `meldplicht register informed <incident>`: the people concerned, or the controller, were told, and when.
import { INFORMED, type Informed } from '../../../register/event.ts'
import type { Incident } from '../../../register/incident.ts'
import { standingsOf } from '../../../register/standing.ts'
import { needOneOf, Trouble } from '../../context.ts'
import { eventCommand, momentOf, textsOf } from './event.ts'

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

/** Who was named; otherwise who alone may have to be told, or the people where nobody has to be. */
function whomOf(incident: Incident, named: string | undefined): Informed {
  const { people, controller } = standingsOf(incident)
  const mayBeController = controller !== 'not-due'
  if (named === undefined) {
    if (mayBeController && people !== 'not-due')
      throw new Trouble([{ code: 'flag-missing', flag: '--whom', known: INFORMED }])
    return mayBeController ? 'controller' : 'data-subjects'
  }
  const whom = needOneOf('choice', named, INFORMED, '--whom')
  if (whom === 'controller' && !mayBeController)
    throw new Trouble([{ code: 'controller-not-due', incident: incident.id }])
  return whom
}
