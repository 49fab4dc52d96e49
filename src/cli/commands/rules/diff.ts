// `meldplicht rules diff <a> <b>`: what changes between two packs, and for whom.
import { decisionIn } from '../../../register/entry.ts'
import {
  difference,
  type Difference,
  type EntryDifference,
  type Comparable,
} from '../../../check/difference.ts'
import type { Pack } from '../../../pack/model.ts'
import { latestAssessments } from '../../../register/read.ts'
import { differenceDocument } from '../../../report/pack/difference.ts'
import { defineCommand } from '../../command.ts'
import { need } from '../../context.ts'
import { packNamed } from '../../input/packChoice.ts'
import { rulesOf } from '../../../check/proven.ts'
import { onRegister } from '../register/onRegister.ts'
import { documentMakers, jsonMaker, targetsOf, write } from '../../write/write.ts'

export const rulesDiff = defineCommand({
  name: 'rules diff',
  about: (words) => words.commands.ruleCommands.diff,
  args: { '<before>': 'packBefore', '<after>': 'packAfter' },
  flags: ['format', 'json', 'output', 'register'],
  formats: ['text', 'json', 'markdown', 'html'],
  run: async (context, given) => {
    const targets = targetsOf(context, given)
    const [first, second] = given.args as [string, string]
    const before = need(rulesOf(await packNamed(context, first)))
    const after = need(rulesOf(await packNamed(context, second)))
    const { register } = given.options
    const work = async (incidents: readonly Comparable[]): Promise<number> => {
      const found = need(difference(before, after, incidents))
      const document = differenceDocument(
        before.pack,
        after.pack,
        found,
        context.words,
        register !== undefined,
      )
      await write(context, targets, {
        ...documentMakers(context, `${before.pack.id} / ${after.pack.id}`, () => document),
        json: jsonMaker(() => asData(before.pack, after.pack, found)),
      })
      return 0
    }
    if (register === undefined) return work([])
    return onRegister(context, register, (folder) => work(incidentsIn(folder)))
  },
})

/** The filed incidents, each with the answers of its last assessment. */
function incidentsIn(folder: string): Comparable[] {
  return [...latestAssessments(folder)].map((read) => {
    const entry = need(read)
    const id = entry.incident
    const decision = decisionIn(entry)
    const { answers } = decision as { answers?: Comparable['answers'] }
    // Without answers there is nothing to compare: no question has an empty name, so it is told as such.
    const isGiven = typeof answers === 'object' && (answers as object | null) !== null
    return { id, answers: isGiven ? answers : { '': '' } }
  })
}

/** Counts are texts: they can be larger than a number of JSON holds exactly. */
function asData(before: Pack, after: Pack, found: Difference): unknown {
  const named = ({ files }: Pack): unknown => files[0]
  // Data has one language.
  const titled = ({ title, ...entry }: EntryDifference): unknown => ({ ...entry, title: title?.en ?? '' })
  const told = { ...found, cases: found.cases.map(titled), incidents: found.incidents.map(titled) }
  const data = { schema: 'meldplicht/difference@1', before: named(before), after: named(after), ...told }
  return JSON.parse(
    JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
  )
}
