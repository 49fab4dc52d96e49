// `meldplicht register init`: begins a register in a folder.
import { beginRegister } from '../../../register/place.ts'
import { clean } from '../../../render/clean.ts'
import { defineCommand } from '../../command.ts'
import { need, note } from '../../context.ts'
import { checkNow } from '../../input/time.ts'
import { registerFolder } from '../../settings/settings.ts'

export const registerInit = defineCommand({
  name: 'register init',
  about: (words) => words.commands.registerCommands.init,
  flags: ['register', 'now'],
  run: async (context, { options }) => {
    await checkNow(context.io, options.now)
    const { begun, begunBefore } = context.words.register
    const folder = registerFolder(context, options.register)
    note(context, (need(beginRegister(folder)) ? begun : begunBefore)(clean(folder)))
    return 0
  },
})
