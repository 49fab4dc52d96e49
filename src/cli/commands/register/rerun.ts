// `meldplicht register rerun --pack <other>`: every incident decided by other rules, and what comes out otherwise.
import { decisionIn } from '../../../register/entry.ts'
import type { Rules } from '../../../compile/compile.ts'
import { countedBy } from '../../../decide/assess.ts'
import type { Zone } from '../../../decide/zone.ts'
import type { Pack } from '../../../pack/model.ts'
import type { Problem } from '../../../problem.ts'
import type { Incident } from '../../../register/incident.ts'
import { incidentsIn } from '../../../register/incidents.ts'
import { dueIn } from '../../../register/standing.ts'
import { latestAssessments } from '../../../register/read.ts'
import { changeBlocks, type Changes, changesBetween, dueOf } from '../../../report/incident/change.ts'
import { isoOf } from '../../../report/register/filing.ts'
import { withoutTyped } from '../../../record/freeText.ts'
import { clean } from '../../../render/clean.ts'
import { documentText } from '../../../render/text.ts'
import { type TextOptions, wrapped } from '../../../render/layout.ts'
import { problemText } from '../../../report/problem.ts'
import { decisionOf, reportOf } from '../../../record/report.ts'
import { defineCommand } from '../../command.ts'
import { type Context, need, Trouble } from '../../context.ts'
import { readDecision } from '../../../record/decision.ts'
import { packNamed } from '../../input/packChoice.ts'
import { rulesOf } from '../../../check/proven.ts'
import { decideAgain } from '../../input/assessment.ts'
import { onRegister } from './onRegister.ts'
import { readTime, zoneOf } from '../../input/time.ts'
import { jsonMaker, styleFor, targetsOf, write } from '../../write/write.ts'

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

export const registerRerun = defineCommand({
  name: 'register rerun',
  about: (words) => words.commands.registerCommands.rerun,
  flags: ['register', 'otherPack', 'format', 'json', 'output', 'now'],
  formats: ['text', 'json'],
  run: async (context, given) => {
    const { options } = given
    const targets = targetsOf(context, given)
    const pack = options.otherPack
    if (pack === undefined) throw new Trouble([{ code: 'flag-missing', flag: '--pack' }])
    const now = need(readTime(context.io, options.now, need(await zoneOf(context.io, undefined))))
    const rules = need(rulesOf(await packNamed(context, pack, now)))
    return onRegister(context, options.register, async (folder) => {
      const rerun: Rerun[] = []
      const incidents = new Map(need(incidentsIn(folder, context.io.now())).map((one) => [one.id, one]))
      for (const read of latestAssessments(folder)) {
        const entry = need(read)
        rerun.push(await rerunOne(context, incidents.get(entry.incident)!, decisionIn(entry), rules))
      }
      const counts = {
        total: rerun.length,
        otherwise: rerun.filter(isOtherwise).length,
        undecided: rerun.filter((one) => 'problems' in one).length,
      }
      await write(context, targets, {
        text: async ({ path, isHidden }) => {
          const style = await styleFor(context, path !== undefined)
          const { total, otherwise, undecided } = counts
          return [
            ...wrapped(context.words.register.rerun.counts(total, otherwise, undecided), style.width),
            ...rerun.flatMap((one) => linesOf(one, style, isHidden)),
          ]
        },
        json: jsonMaker(({ isHidden }) => ({
          schema: 'meldplicht/rerun@1',
          pack,
          ...counts,
          incidents: rerun.map((one) => dataOf(one, isHidden ? context.words.report.hidden : undefined)),
        })),
      })
      return 0
    })
  },
})

/** @param hidden what stands in place of what was typed, where others read it */
const dataOf = (one: Rerun, hidden: string | undefined): unknown =>
  'problems' in one
    ? {
        incident: one.incident,
        problems:
          hidden === undefined ? one.problems : one.problems.map((problem) => withoutTyped(problem, hidden)),
      }
    : {
        incident: one.incident,
        duties: one.changes.duties,
        due: one.changes.due ?? null,
        otherDues: one.changes.otherDues,
      }

function linesOf(one: Rerun, { words, style, width }: TextOptions, isHidden: boolean): string[] {
  const title = clean(`${one.incident} ${isHidden ? '' : one.title}`.trim())
  const name = wrapped(style.strong(title), width)
  if ('problems' in one) {
    const why = problemText(words, one.problems[0]!, isHidden)
    const text = words.register.rerun.undecided(why, one.problems.length - 1)
    return ['', ...name, ...wrapped(text, width - 2).map((line) => `  ${line}`)]
  }
  if (!isOtherwise(one)) return []
  const shown = { ...one.changes, answers: [], moments: [], record: [] }
  const [, list] = changeBlocks(shown, one.pack, words, one.zone)
  return ['', ...name, ...documentText(list === undefined ? [] : [list], style, width)]
}

const isOtherwise = (one: Rerun): boolean =>
  'changes' in one &&
  (one.changes.duties.length > 0 || one.changes.due !== undefined || one.changes.otherDues.length > 0)

async function rerunOne(context: Context, filed: Incident, recorded: object, rules: Rules): Promise<Rerun> {
  const { id: incident, discoveredBy: by, countedFrom: from, clocks } = filed
  const decision = readDecision(recorded, incident)
  if (!decision.ok) return { incident, title: '', problems: decision.problems }
  const title = decision.value.record['title'] ?? ''
  const again = await decideAgain(context, decision.value, rules)
  if (!again.ok) return { incident, title, problems: again.problems }
  // Both deadlines as the register counts.
  const assessment = countedBy(again.value.assessment, { by, from, clocks: [] })
  const after = decisionOf(reportOf(assessment, context.io.version))
  const isUsable = Date.parse(decision.value.moments['discovered'] ?? '') <= by
  const changes = changesBetween(decision.value, after, (duty) => {
    // While another officer has an earlier deadline, that counts whatever the rules say of this assessment.
    const others = filed.otherViews.flatMap((view) => isoOf(dueIn(view.summary, view.clocks, duty)) ?? [])
    const first = (due: string | undefined): string | undefined =>
      [...others, ...(due === undefined ? [] : [due])].sort((a, b) => Date.parse(a) - Date.parse(b))[0]
    return [
      first(isUsable ? dueOf(decision.value, duty) : isoOf(dueIn(filed, clocks, duty))),
      first(dueOf(after, duty)),
    ]
  })
  return { incident, title, changes, pack: assessment.pack, zone: assessment.zone }
}
