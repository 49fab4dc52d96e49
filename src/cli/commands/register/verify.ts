// `meldplicht register verify`: whether every line is as it was written, and follows the one before.
import type { Entry } from '../../../register/entry.ts'
import { entriesOf } from '../../../register/read.ts'
import { registerFile } from '../../../register/place.ts'
import { clean } from '../../../render/clean.ts'
import { problemLine } from '../../../report/problem.ts'
import { defineCommand } from '../../command.ts'
import { columnsOf, fitted, print, Trouble } from '../../context.ts'
import { damageIn } from './onRegister.ts'
import { checkNow } from '../../input/time.ts'
import { registerThere } from '../../settings/settings.ts'
import { EXIT } from '../../exit.ts'

export const registerVerify = defineCommand({
  name: 'register verify',
  about: (words) => words.commands.registerCommands.verify,
  flags: ['register', 'now', 'head'],
  run: async (context, { options }) => {
    const { io, words } = context
    const say = (line: string): void => print(io, [fitted(line, columnsOf(io.stdout))])
    await checkNow(io, options.now)
    const head = options.head?.trim().toLowerCase()
    let last: Entry | undefined
    let isKnown = head === undefined
    let isBack = false
    const folder = registerThere(context, options.register)
    for (const entry of entriesOf(folder)) {
      if (!entry.ok) {
        if (entry.problems.some(({ code }) => code !== 'register-broken')) throw new Trouble(entry.problems)
        for (const problem of entry.problems) say(problemLine(words, problem))
        return EXIT.different
      }
      const { number, at } = entry.value
      // The chain is whole, and yet it cannot have been written at these moments.
      if (last !== undefined && at < last.at) {
        isBack = true
        say(words.register.clockBack(number, at, last.at))
      }
      last = entry.value
      isKnown ||= last.hash === head
    }
    // A chain that is whole but does not hold a hash that was noted down has been written anew.
    if (!isKnown) say(words.register.headMissing(clean(head!)))
    else say(words.register.whole(last?.number ?? 0, last?.hash ?? ''))
    const torn = await damageIn(folder)
    const path = registerFile(folder)
    const broken = { code: 'register-broken', path, line: (last?.number ?? 0) + 1 } as const
    if (torn.some((one) => one.path === path)) say(problemLine(words, broken))
    for (const problem of torn) say(problemLine(words, problem))
    return isKnown && !isBack && torn.length === 0 ? 0 : EXIT.different
  },
})
