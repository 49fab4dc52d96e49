// `meldplicht rules show <pack>`: the whole pack as tables, for lawyers.
import { heardIn } from '../compile/rules.ts'
import { packDocument } from '../report/packDocument.ts'
import type { CommandFunction } from './context.ts'
import { writeDocument } from './documentOutput.ts'
import { COMMON_FLAGS, lookAt, namesOf, OUTPUT_FLAGS } from './flags.ts'
import { packNamed } from './packChoice.ts'
import { addFlags, newCommand, parse } from './program.ts'

const FLAGS = [...COMMON_FLAGS, ...OUTPUT_FLAGS.filter(({ name }) => name !== 'json')]

export const rulesShowCommand: CommandFunction = async (context, argv) => {
  const { io, words, lang } = context
  const command = newCommand('meldplicht rules show', io, words)
    .description(words.commands.ruleCommands.show)
    .argument('<pack>', words.commands.argument.packShown)
    .allowExcessArguments(false)
  const { args, options } = parse(addFlags(command, FLAGS, words, lookAt(argv)), argv, namesOf(FLAGS))
  const pack = heardIn(await packNamed(context, args[0]!))
  const document = packDocument(pack, words)
  await writeDocument(context, { title: pack.title[lang], document }, options)
  return 0
}
