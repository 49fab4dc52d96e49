// `meldplicht rules list`: every pack and version, with what it is about.
import { listVersions, loadVersion, type ReadBefore } from '../../../pack/library.ts'
import type { Problem } from '../../../problem.ts'
import { clean } from '../../../render/clean.ts'
import { defineCommand } from '../../command.ts'
import { print, Trouble } from '../../context.ts'
import { wrapped } from '../../../render/layout.ts'
import { notePassedOver } from '../../input/packChoice.ts'
import { widthOf } from '../../settings/settings.ts'

export const rulesList = defineCommand({
  name: 'rules list',
  about: (words) => words.commands.ruleCommands.list,
  flags: [],
  run: async (context) => {
    const { io, lang, folders } = context
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
        ...wrapped(clean(title[lang]), widthOf(io, io.stdout) - 2).map((line) => `  ${line}`),
      ])
    }
    notePassedOver(context)
    if (broken.length > 0) throw new Trouble(broken)
    return 0
  },
})
