// `meldplicht rules init <name> [--extends ap]`: starts a pack of one's own, in a file that a check finds right.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { dayInZone } from '../../../decide/moment.ts'
import { makeFolder } from '../../../pack/file.ts'
import { ID_PATTERN } from '../../../pack/model.ts'
import { fail } from '../../../problem.ts'
import { clean } from '../../../render/clean.ts'
import { defineCommand } from '../../command.ts'
import { need, print, Trouble } from '../../context.ts'
import { writeFiles } from '../../write/file.ts'
import { packNamed } from '../../input/packChoice.ts'
import { newPack } from './template.ts'
import { zoneOf } from '../../input/time.ts'
import { errorCode } from '../../../plain.ts'

export const rulesInit = defineCommand({
  name: 'rules init',
  about: (words) => words.commands.ruleCommands.init,
  args: { '<name>': 'newPack' },
  flags: ['extends'],
  run: async (context, { args, options }) => {
    const { io, words, lang, folders } = context
    const id = args[0]!
    if (!ID_PATTERN.test(id)) throw new Trouble([{ code: 'wrong-value', key: id, expected: 'id' }])
    // The last folder is that of the packs that come with the tool; without one of one's own it is here.
    const folder = folders.length > 1 ? folders[0]! : '.'
    const from = dayInZone(io.now(), need(await zoneOf(io, undefined)))
    const path = join(folder, id, `${from}.yaml`)
    if (existsSync(join(folder, id)) || folders.some((one) => existsSync(join(one, id))))
      throw new Trouble([{ code: 'duplicate-name', kind: 'pack', name: id }])
    const schema = pathToFileURL(join(io.home, 'rules', 'pack.schema.json')).href
    const base = options.extends === undefined ? undefined : await packNamed(context, options.extends)
    const text = need(newPack(join(io.home, 'rules', 'templates'), lang, { id, from, path, schema }, base))
    try {
      makeFolder(join(folder, id))
    } catch (error) {
      need(fail({ code: 'cannot-write', path, why: errorCode(error) }))
    }
    need(writeFiles([{ path, text }]))
    print(io, words.commands.begun(clean(path)).map(clean))
    return 0
  },
})
