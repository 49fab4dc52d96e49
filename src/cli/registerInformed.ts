// `meldplicht register informed <incident>`: the people concerned, or the controller, were told, and when.
import { INFORMED, type Informed } from '../register/event.ts'
import type { Incident } from '../register/incidents.ts'
import { needOneOf, Trouble } from './context.ts'
import { eventCommand, momentOf, textsOf } from './registerEvent.ts'

export const registerInformedCommand = eventCommand({
  name: 'informed',
  flags: [
    { name: 'at', long: '--at', value: 'time' },
    { name: 'whom', long: '--whom', value: 'whom' },
    { name: 'how', long: '--text', value: 'text' },
  ],
  event: (told) => ({
    kind: 'informed',
    whom: whomOf(told.incident, told.options['whom'] as string | undefined),
    at: momentOf(told).iso,
    ...textsOf(told, ['text']),
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
