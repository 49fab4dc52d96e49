// `meldplicht rules diff <a> <b>`: what changes between two packs, and for whom.
import { difference, type Difference, type Entry } from '../check/difference.ts'
import type { Pack } from '../pack/model.ts'
import { latestAssessments } from '../register/read.ts'
import { differenceDocument } from '../report/differenceDocument.ts'
import { type CommandFunction, need } from './context.ts'
import { decisionIn } from './decisionFile.ts'
import { writeDocument } from './documentOutput.ts'
import { COMMON_FLAGS, lookAt, namesOf, OUTPUT_FLAGS, REGISTER_FLAG } from './flags.ts'
import { packNamed } from './packChoice.ts'
import { rulesOf } from './proven.ts'
import { addFlags, newCommand, parse } from './program.ts'
import { registerThere } from './settings.ts'

const FLAGS = [...COMMON_FLAGS, ...OUTPUT_FLAGS, REGISTER_FLAG]

export const rulesDiffCommand: CommandFunction = async (context, argv) => {
  const { io, words } = context
  const command = newCommand('meldplicht rules diff', io, words)
    .description(words.commands.ruleCommands.diff)
    .argument('<before>', words.commands.argument.packBefore)
    .argument('<after>', words.commands.argument.packAfter)
    .allowExcessArguments(false)
  const { args, options } = parse(addFlags(command, FLAGS, words, lookAt(argv)), argv, namesOf(FLAGS))
  const before = need(rulesOf(await packNamed(context, args[0]!)))
  const after = need(rulesOf(await packNamed(context, args[1]!)))
  const folder = options['register'] as string | undefined
  const incidents = folder === undefined ? [] : incidentsIn(registerThere(context, folder))
  const found = need(difference(before, after, incidents))
  const document = differenceDocument(before.pack, after.pack, found, words, folder !== undefined)
  const title = `${before.pack.id} / ${after.pack.id}`
  await writeDocument(context, { title, document, json: asData(before.pack, after.pack, found) }, options)
  return 0
}

/** The filed incidents, each with the answers of its last assessment. */
function incidentsIn(folder: string): Entry[] {
  return [...latestAssessments(folder)].map((read) => {
    const entry = need(read)
    const id = entry.incident
    const decision = decisionIn(entry)
    const { answers } = decision as { answers?: Entry['answers'] }
    // Without answers there is nothing to compare: no question has an empty name, so it is told as such.
    const isGiven = typeof answers === 'object' && (answers as object | null) !== null
    return { id, title: '', answers: isGiven ? answers : { '': '' } }
  })
}

/** Counts are texts: they can be larger than a number of JSON holds exactly. */
function asData(before: Pack, after: Pack, found: Difference): unknown {
  const named = ({ files }: Pack): unknown => files[0]
  const data = { schema: 'meldplicht/difference@1', before: named(before), after: named(after), ...found }
  return JSON.parse(
    JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
  )
}
