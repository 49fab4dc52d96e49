// `meldplicht register withdraw <incident>`: the notification to the authority was taken back, and why.
import { Trouble } from './context.ts'
import { eventCommand, momentOf, saysSomething, textsOf } from './registerEvent.ts'

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
    return { kind: 'withdrawn', at: momentOf(told).iso, reason, ...texts }
  },
})
