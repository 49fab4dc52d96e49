// `meldplicht register reassess <incident>`: new facts beside those that were recorded → a new outcome, and what changed.
import { isSameOfficer } from '../../../decide/officers.ts'
import { dueStill } from '../../../register/standing.ts'
import { decisionIn, isSameDecision } from '../../../register/entry.ts'
import { latestAssessment } from '../../../register/read.ts'
import { changeBlocks, changesBetween } from '../../../report/incident/change.ts'
import { withoutNames } from '../../../record/freeText.ts'
import { documentText } from '../../../render/text.ts'
import { decisionOf, reportOf } from '../../../record/report.ts'
import { readAnswersFile } from '../../../record/answersFile.ts'
import { assessWith } from '../../input/assessment.ts'
import { defineCommand } from '../../command.ts'
import { need, note, print } from '../../context.ts'
import { readDecision } from '../../../record/decision.ts'
import { asFiled, isoOf } from '../../../report/register/filing.ts'
import { INCIDENT_FLAGS, questionsOf, readInput } from '../../input/input.ts'
import { planOf, REPORT_FORMATS, writeReport } from '../../write/report.ts'
import { asItStands, recordAssessment } from './save.ts'
import { calendarOf, incidentNamed } from './event.ts'
import { onRegister } from './onRegister.ts'
import { isInCi } from '../../settings/settings.ts'
import { styleFor, targetsOf } from '../../write/write.ts'

export const registerReassess = defineCommand({
  name: 'register reassess',
  about: (words) => words.commands.registerCommands.reassess,
  args: { '<incident>': 'incident' },
  flags: [
    ...INCIDENT_FLAGS,
    ...(['register', 'format', 'json', 'output', 'paper', 'exitZero', 'noInput'] as const),
  ],
  formats: REPORT_FORMATS,
  questions: questionsOf,
  run: async (context, given) => {
    const { words } = context
    const { options } = given
    const targets = targetsOf(context, given)
    const work = async (folder: string): Promise<number> => {
      const { incident: filed, head } = incidentNamed(folder, given.args[0]!, context.io.now())
      const { id } = filed
      const recorded = decisionIn(need(latestAssessment(folder, id)))
      const before = need(readDecision(recorded, id))
      const known = need(await readAnswersFile(JSON.stringify(recorded), id))
      const input = await readInput(context, given, undefined, known)
      const { rules, incident, scores, now, zone } = input
      const twoOfficers = context.config.secondOfficer || filed.needsSecond
      const assessed = await assessWith(context, rules, incident, scores, now, zone, twoOfficers)
      const plan = await planOf(context, asFiled(assessed, filed), targets, options.paper, calendarOf(filed))
      const decision = decisionOf(reportOf(assessed, context.io.version))
      const { by, second } = incident.officers
      const isNamed =
        (by !== undefined && !isSameOfficer(by, filed.by)) ||
        (second !== undefined && !isSameOfficer(second, before.officers?.second))
      const isNew = isNamed || filed.otherViews.length > 0 || !isSameDecision(before, decision)
      const current = isNew
        ? await recordAssessment(context, assessed, options, { incident: id, after: head })
        : filed
      if (!isNew) note(context, words.register.nothingNew)
      const standing = await asItStands(context, input, assessed, current)
      const changes = changesBetween(
        before,
        decision,
        // As the list has them.
        (duty) => [isoOf(dueStill(filed, duty)), isoOf(dueStill(current, duty))],
      )
      const record = isInCi(context.io)
        ? withoutNames(changes.record, rules.pack, words.report.hidden)
        : changes.record
      const blocks = changeBlocks({ ...changes, record }, rules.pack, words, zone)
      const isText =
        options.json !== true && (options.format ?? 'text') === 'text' && options.output === undefined
      const { style, width } = await styleFor(context)
      const lines = documentText(blocks, style, width)
      // What a script reads stays the report alone.
      if (isText) print(context.io, [...lines, ''])
      else for (const line of lines) note(context, line)
      await writeReport(context, standing, plan, calendarOf(current))
      return options.exitZero === true ? 0 : standing.decision.exitCode
    }
    return onRegister(context, options.register, work, true)
  },
})
