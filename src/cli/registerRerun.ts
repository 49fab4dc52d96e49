// `meldplicht register rerun --pack <other>`: every incident decided by other rules, and what comes out otherwise.
import type { Rules } from '../compile/precompiled.ts'
import type { Zone } from '../decide/zone.ts'
import type { Pack } from '../pack/model.ts'
import type { Problem } from '../pack/problem.ts'
import { latestAssessments } from '../register/read.ts'
import { changeBlocks, type Changes, changesBetween } from '../report/change.ts'
import { clean, jsonLines } from '../report/clean.ts'
import { documentText } from '../report/document/text.ts'
import { wrapped } from '../report/layout.ts'
import { problemText } from '../report/problem.ts'
import { decisionOf, reportOf } from '../report/report.ts'
import { type CommandFunction, type Context, need, print, Trouble } from './context.ts'
import { decisionIn, readDecision } from './decisionFile.ts'
import { ASSESS_FLAGS, COMMON_FLAGS, lookAt, namesOf, REGISTER_FLAG } from './flags.ts'
import { styleFor } from './output.ts'
import { packNamed } from './packChoice.ts'
import { rulesOf } from './proven.ts'
import { addFlags, newCommand, parse } from './program.ts'
import { decideAgain } from './recorded.ts'
import { isInCi, registerThere } from './settings.ts'
import { readTime, zoneOf } from './time.ts'

const FLAGS = [
  ...COMMON_FLAGS,
  REGISTER_FLAG,
  { name: 'otherPack', long: '--pack', value: 'pack' } as const,
  ...ASSESS_FLAGS.filter(({ name }) => ['json', 'now'].includes(name)),
]

/** An incident that was decided again: what changed, or why it could not be. */
type Rerun =
  | {
      readonly incident: string
      readonly title: string
      readonly changes: Changes
      readonly pack: Pack
      readonly zone: Zone
    }
  | { readonly incident: string; readonly title: string; readonly problems: readonly Problem[] }

export const registerRerunCommand: CommandFunction = async (context, argv) => {
  const { io, words } = context
  const command = newCommand('meldplicht register rerun', io, words)
    .description(words.commands.registerCommands.rerun)
    .allowExcessArguments(false)
  const { options } = parse(addFlags(command, FLAGS, words, lookAt(argv)), argv, namesOf(FLAGS))
  const pack = options['pack'] as string | undefined
  if (pack === undefined) throw new Trouble([{ code: 'flag-missing', flag: '--pack' }])
  const zone = need(await zoneOf(io, undefined))
  const now = need(readTime(io, options['now'] as string | undefined, zone))
  const rules = need(rulesOf(await packNamed(context, pack, now)))
  const folder = registerThere(context, options['register'] as string | undefined)
  const rerun: Rerun[] = []
  for (const read of latestAssessments(folder)) {
    const entry = need(read)
    const { incident } = entry
    rerun.push(await rerunOne(context, incident, decisionIn(entry), rules))
  }
  const counts = {
    total: rerun.length,
    otherwise: rerun.filter(isOtherwise).length,
    undecided: rerun.filter((one) => 'problems' in one).length,
  }
  if (options['json'] === true) {
    const incidents = rerun.map((one) =>
      'problems' in one
        ? { incident: one.incident, problems: one.problems }
        : { incident: one.incident, duties: one.changes.duties, due: one.changes.due ?? null },
    )
    print(io, jsonLines({ schema: 'meldplicht/rerun@1', pack, ...counts, incidents }))
    return 0
  }
  const { style, width } = await styleFor(context)
  const { rerun: say } = words.register
  const lines = rerun.flatMap((one) => {
    const name = style.strong(clean(`${one.incident} ${isInCi(io) ? '' : one.title}`.trim()))
    if ('problems' in one)
      return [
        '',
        name,
        ...wrapped(
          say.undecided(problemText(words, one.problems[0]!), one.problems.length - 1),
          width - 2,
        ).map((line) => `  ${line}`),
      ]
    if (!isOtherwise(one)) return []
    const [, list] = changeBlocks(
      { ...one.changes, answers: [], moments: [], record: [] },
      one.pack,
      words,
      one.zone,
    )
    return ['', name, ...documentText(list === undefined ? [] : [list], style, width)]
  })
  print(io, [say.counts(counts.total, counts.otherwise, counts.undecided), ...lines])
  return 0
}

const isOtherwise = (one: Rerun): boolean =>
  'changes' in one && (one.changes.duties.length > 0 || one.changes.due !== undefined)

async function rerunOne(context: Context, incident: string, recorded: object, rules: Rules): Promise<Rerun> {
  const decision = readDecision(recorded, incident)
  if (!decision.ok) return { incident, title: '', problems: decision.problems }
  const title = decision.value.record['title'] ?? ''
  const again = await decideAgain(context, decision.value, rules)
  if (!again.ok) return { incident, title, problems: again.problems }
  const { assessment } = again.value
  const changes = changesBetween(decision.value, decisionOf(reportOf(assessment, context.io.version)))
  return { incident, title, changes, pack: assessment.pack, zone: assessment.zone }
}
