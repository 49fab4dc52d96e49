// `meldplicht register init`: begins a register in a folder.
import { beginRegister } from '../../../register/place.ts'
import { clean } from '../../../render/clean.ts'
import { defineCommand } from '../../command.ts'
import { need, note } from '../../context.ts'
import { registerFolder } from '../../settings/settings.ts'

export const registerInit = defineCommand({
  name: 'register init',
  about: (words) => words.commands.registerCommands.init,
  flags: ['register'],
  run: (context, { options }) => {
    const { begun, begunBefore } = context.words.register
    const folder = registerFolder(context, options.register)
    note(context, (need(beginRegister(folder)) ? begun : begunBefore)(clean(folder)))
    return Promise.resolve(0)
  },
})
