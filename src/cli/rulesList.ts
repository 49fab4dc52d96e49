// `meldplicht rules list`: every pack and version, with what it is about.
import { listVersions, loadVersion } from '../pack/library.ts'
import { clean } from '../report/clean.ts'
import { type CommandFunction, need, print } from './context.ts'
import { COMMON_FLAGS, lookAt, namesOf } from './flags.ts'
import { addFlags, newCommand, parse } from './program.ts'

export const rulesListCommand: CommandFunction = async ({ io, words, lang, folders }, argv) => {
  const command = newCommand('meldplicht rules list', io, words).description(words.commands.ruleCommands.list)
  command.allowExcessArguments(false)
  parse(addFlags(command, COMMON_FLAGS, words, lookAt(argv)), argv, namesOf(COMMON_FLAGS))
  for (const version of listVersions(folders)) {
    const pack = need(await loadVersion(folders, version, version.version))
    print(io, [`${pack.id}  ${pack.version}${pack.validUntil === undefined ? '' : ` – ${pack.validUntil}`}`])
    print(io, [`  ${clean(pack.title[lang])}`])
  }
  return 0
}
