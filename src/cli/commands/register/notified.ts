// `meldplicht register notified <incident>`: the authority was told, or told more, and when.
import { saysSomething } from '../../../decide/reason.ts'
import type { Event } from '../../../register/event.ts'
import type { Filing } from '../../../register/incident.ts'
import { doubted, filingAt } from '../../../register/standing.ts'
import { Trouble } from '../../context.ts'
import { eventCommand, momentOf, textsOf } from './event.ts'

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
    const isKnown = incident.notified !== undefined && incident.withdrawn === undefined
    if (options.supplement === true) {
      if (!isKnown) throw new Trouble([{ code: 'not-notified', incident: incident.id }])
      if (options.delay !== undefined)
        throw new Trouble([{ code: 'text-misplaced', flag: '--reason', of: 'supplement' }])
      const { iso: at } = momentOf(told, { notified: incident.notified?.at })
      return { kind: 'supplemented', at, ...textsOf({ reference: options.reference, text: options.what }) }
    }
    if (options.what !== undefined)
      throw new Trouble([{ code: 'text-misplaced', flag: '--text', of: 'notification' }])
    const { iso: at, instant } = momentOf(told, { withdrawn: incident.withdrawn?.at })
    const texts = textsOf({ reference: options.reference, reason: options.delay })
    if (isKnown) {
      const { at: before, reference, reason } = incident.notified
      // Only its reasons can be added to a notification; anything more is a supplement, and nothing takes another's place.
      const isOther = reference !== undefined && ![undefined, reference].includes(texts.reference)
      if (reason !== undefined || texts.reason === undefined || options.at !== undefined || isOther)
        throw new Trouble([{ code: 'already-notified', incident: incident.id }])
      return {
        ...{ kind: 'notified', at: before, ...(reference === undefined ? {} : { reference }), ...texts },
        ...heldAgainst(incident.filing),
      }
    }
    const filing = doubted(filingAt(incident, instant), told.isBack)
    if (filing !== undefined && filing.late !== 'no' && !saysSomething(texts.reason))
      throw new Trouble([
        { code: 'delay-without-reason', incident: incident.id, isLate: filing.late === 'yes' },
      ])
    return { kind: 'notified', at, ...texts, ...heldAgainst(filing) }
  },
})
