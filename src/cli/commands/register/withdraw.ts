// `meldplicht register withdraw <incident>`: the notification to the authority was taken back, and why.
import { saysSomething } from '../../../decide/reason.ts'
import { Trouble } from '../../context.ts'
import { eventCommand, momentOf, textsOf } from './event.ts'

export const registerWithdraw = eventCommand({
  name: 'withdraw',
  flags: ['at', 'reference', 'why'],
  event: (told) => {
    const { id, notified, withdrawn } = told.incident
    if (notified === undefined || withdrawn !== undefined)
      throw new Trouble([{ code: 'not-notified', incident: id }])
    const { reason, ...texts } = textsOf({ reason: told.options.why, reference: told.options.reference })
    if (!saysSomething(reason)) throw new Trouble([{ code: 'flag-missing', flag: '--reason' }])
    return { kind: 'withdrawn', at: momentOf(told, { notified: notified.at }).iso, reason, ...texts }
  },
})
