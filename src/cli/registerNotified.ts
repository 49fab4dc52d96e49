// `meldplicht register notified <incident>`: the authority was told, or told more, and when.
import { saysSomething } from '../decide/reason.ts'
import type { Event } from '../register/event.ts'
import { doubted, type Filing, filingAt } from '../register/incidents.ts'
import { Trouble } from './context.ts'
import { eventCommand, momentOf, textsOf } from './registerEvent.ts'

/** The deadline as it stands in the line. */
function heldAgainst(filing: Filing | undefined): Pick<Extract<Event, { kind: 'notified' }>, 'due' | 'late'> {
  const { due, late = 'unknown' } = filing ?? {}
  return {
    ...(due === undefined ? {} : { due: new Date(due).toISOString() }),
    ...(late === 'unknown' ? {} : { late }),
  }
}

export const registerNotified = eventCommand({
  name: 'notified',
  flags: ['at', 'reference', 'delay', 'supplement', 'what'],
  event: (told) => {
    const { incident, options } = told
    const { iso: at, instant } = momentOf(told)
    const isKnown = incident.notified !== undefined && incident.withdrawn === undefined
    if (options.supplement === true) {
      if (!isKnown) throw new Trouble([{ code: 'not-notified', incident: incident.id }])
      return { kind: 'supplemented', at, ...textsOf({ reference: options.reference, text: options.what }) }
    }
    const texts = textsOf({ reference: options.reference, reason: options.delay })
    if (isKnown) {
      const { at: before, reference, reason } = incident.notified!
      // Only its reasons can be added to a notification; anything more is a supplement.
      if (reason !== undefined || texts.reason === undefined || options.at !== undefined)
        throw new Trouble([{ code: 'already-notified', incident: incident.id }])
      return {
        ...{ kind: 'notified', at: before, ...(reference === undefined ? {} : { reference }), ...texts },
        ...heldAgainst(incident.filing),
      }
    }
    const filing = doubted(filingAt(incident, instant), told.isBack)
    if (filing.late !== 'no' && !saysSomething(texts.reason))
      throw new Trouble([{ code: 'delay-without-reason', incident: incident.id }])
    return { kind: 'notified', at, ...texts, ...heldAgainst(filing) }
  },
})
