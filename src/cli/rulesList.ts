// `meldplicht rules list`: every pack and version, with what it is about.
import { listVersions, loadVersion, type ReadBefore } from '../pack/library.ts'
import { clean } from '../report/clean.ts'
import type { Problem } from '../pack/problem.ts'
import { type CommandFunction, print, Trouble } from './context.ts'
import { COMMON_FLAGS, lookAt, namesOf } from './flags.ts'
import { noteOddFolders } from './packChoice.ts'
import { addFlags, newCommand, parse } from './program.ts'

export const rulesListCommand: CommandFunction = async (context, argv) => {
  const { io, words, lang, folders } = context
  const command = newCommand('meldplicht rules list', io, words).description(words.commands.ruleCommands.list)
  command.allowExcessArguments(false)
  parse(addFlags(command, COMMON_FLAGS, words, lookAt(argv)), argv, namesOf(COMMON_FLAGS))
  const { versions, problems } = listVersions(folders)
  const broken: Problem[] = [...problems]
  const before: ReadBefore = new Map()
  for (const version of versions) {
    const pack = await loadVersion(folders, version, version.version, before)
    if (!pack.ok) {
      broken.push(...pack.problems)
      continue
    }
    const { id, validUntil, title } = pack.value
    print(io, [
      `${id}  ${version.version}${validUntil === undefined ? '' : ` – ${validUntil}`}`,
      `  ${clean(title[lang])}`,
    ])
  }
  noteOddFolders(context)
  if (broken.length > 0) throw new Trouble(broken)
  return 0
}
