// `meldplicht rules show <pack>`: the whole pack as tables, for lawyers.
import { heardIn } from '../../../compile/rules.ts'
import { packDocument } from '../../../report/pack/tables.ts'
import { defineCommand } from '../../command.ts'
import { packNamed } from '../../input/packChoice.ts'
import { documentMakers, targetsOf, write } from '../../write/write.ts'

export const rulesShow = defineCommand({
  name: 'rules show',
  about: (words) => words.commands.ruleCommands.show,
  args: { '<pack>': 'packShown' },
  flags: ['format', 'output'],
  formats: ['text', 'markdown', 'html'],
  run: async (context, given) => {
    const targets = targetsOf(context, given)
    const pack = heardIn(await packNamed(context, given.args[0]!))
    const document = packDocument(pack, context.words)
    await write(
      context,
      targets,
      documentMakers(context, pack.title[context.lang], () => document),
    )
    return 0
  },
})
