// `meldplicht register withdraw <incident>`: the notification to the authority was taken back, and why.
import { saysSomething } from '../decide/reason.ts'
import { Trouble } from './context.ts'
import { eventCommand, MINUTE, momentOf, textsOf } from './registerEvent.ts'

export const registerWithdrawCommand = eventCommand({
  name: 'withdraw',
  flags: [
    { name: 'at', long: '--at', value: 'time' },
    { name: 'reference', long: '--reference', value: 'text' },
    { name: 'why', long: '--reason', value: 'text' },
  ],
  event: (told) => {
    const { id, notified, withdrawn } = told.incident
    if (notified === undefined || withdrawn !== undefined)
      throw new Trouble([{ code: 'not-notified', incident: id }])
    const { reason, ...texts } = textsOf(told, ['reason', 'reference'])
    if (!saysSomething(reason)) throw new Trouble([{ code: 'flag-missing', flag: '--reason' }])
    const { iso: at, instant } = momentOf(told)
    if (instant < Math.floor(Date.parse(notified.at) / MINUTE) * MINUTE)
      throw new Trouble([{ code: 'moment-before', moment: '--at', value: at, other: 'notified' }])
    return { kind: 'withdrawn', at, reason, ...texts }
  },
})
