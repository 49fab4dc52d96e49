// `meldplicht register note <incident> <text>`: a text for the file.
import { LONGEST_TEXT } from '../../../decide/reason.ts'
import { hasText } from '../../../decide/reason.ts'
import { Trouble } from '../../context.ts'
import { eventCommand } from './event.ts'

export const registerNote = eventCommand({
  name: 'note',
  flags: [],
  hasText: true,
  event: (told) => {
    const text = told.text.trim()
    if (!hasText(text)) throw new Trouble([{ code: 'argument-missing', name: 'text' }])
    if (text.length > LONGEST_TEXT)
      throw new Trouble([{ code: 'text-too-long', name: 'note', limit: LONGEST_TEXT }])
    return { kind: 'note', text }
  },
})
