// `meldplicht assess [pack]`: flags and answers files → the report and the exit code; on a terminal the wizard asks the rest.
import type { Assessment, Incident } from '../../decide/assess.ts'
import { answersAsWritten } from '../../decide/answers.ts'
import { isoInZone } from '../../decide/moment.ts'
import { nextQuestion } from '../../decide/interview/remaining.ts'
import type { GivenScore } from '../../decide/severity.ts'
import type { Zone } from '../../decide/zone.ts'
import type { Pack } from '../../pack/model.ts'
import { clean } from '../../render/clean.ts'
import { assessWith } from '../input/assessment.ts'
import { type Context, isTrouble, note, type Trouble } from '../context.ts'
import { defineCommand } from '../command.ts'
import type { Options } from '../flags.ts'
import { INCIDENT_FLAGS, questionsOf, readInput } from '../input/input.ts'
import type { OfRegister } from '../../report/incident/calendar.ts'
import { planOf, REPORT_FORMATS, writeReport } from '../write/report.ts'
import { withoutFreeText } from '../../record/freeText.ts'
import { isInCi, isInteractive } from '../settings/settings.ts'
import { targetsOf } from '../write/write.ts'
import type { Draft } from '../wizard/draft.ts'

export const assess = defineCommand({
  name: 'assess',
  about: (words) => words.commands.assess,
  args: { '[pack]': 'pack' },
  flags: [
    ...INCIDENT_FLAGS,
    ...(['format', 'json', 'output', 'paper', 'exitZero'] as const),
    ...(['save', 'register', 'noInput', 'accessible'] as const),
  ],
  formats: REPORT_FORMATS,
  questions: (context, argv) => questionsOf(context, argv, argv.words[0]),
  run: async (context, given) => {
    const { options } = given
    const { rules, incident, scores, now, zone } = await readInput(context, given, given.args[0])
    const assessment = await assessWith(context, rules, incident, scores, now, zone)
    const targets = targetsOf(context, given)
    if (
      nextQuestion(rules, incident.answers) !== undefined &&
      isInteractive(context.io, options.noInput === true)
    ) {
      const { isAccessible, startWizard } = await import('../wizard/start.ts')
      const draft = draftOf(rules.pack, incident, scores, zone)
      const accessible = isAccessible(context, options.accessible === true)
      const at = options.now === undefined ? {} : { now }
      return startWizard(context, { zone, accessible, pack: rules.pack.files[0]!.id, draft, options, ...at })
    }
    const plan = await planOf(context, assessment, targets, options.paper)
    const saved = options.save === true ? await trySave(context, assessment, options) : undefined
    await writeReport(context, assessment, plan, saved === undefined || isTrouble(saved) ? {} : saved)
    if (options.json === true || (options.format ?? 'text') !== 'text') await warn(context, assessment)
    if (saved !== undefined && isTrouble(saved)) throw saved
    return options.exitZero === true ? 0 : assessment.decision.exitCode
  },
})

/** Saved before the report, so that a calendar can name the incident; what could not be saved is told behind it. */
async function trySave(
  context: Context,
  assessment: Assessment,
  options: Options<'register' | 'by'>,
): Promise<OfRegister | Trouble> {
  const { recordAssessment } = await import('./register/save.ts')
  const { calendarOf } = await import('./register/event.ts')
  try {
    return calendarOf(await recordAssessment(context, assessment, options))
  } catch (error) {
    if (isTrouble(error)) return error
    throw error
  }
}

/** The text report has the warnings in it; with any other they go to standard error. */
async function warn(context: Context, assessment: Assessment): Promise<void> {
  const { words, quiet, io } = context
  if (quiet) return
  const { warnings, decision, pack } = isInCi(io)
    ? withoutFreeText(assessment, words.report.hidden)
    : assessment
  const { contradictionTexts, warningText } = await import('../../report/incident/warning.ts')
  const texts = warnings.map((warning) => clean(warningText(words, pack, warning)))
  for (const text of [...contradictionTexts(words, decision), ...texts])
    note(context, `${words.commands.warning} ${text}`)
}

/** What was given beforehand, for the wizard to go on from. */
function draftOf(
  pack: Pack,
  { answers, moments, reasons, record }: Incident,
  scores: readonly GivenScore[] | undefined,
  zone: Zone,
): Partial<Draft> {
  const times = Object.entries(moments).map(([id, { instant, dateOnly }]) => {
    const iso = isoInZone(instant, zone)
    return [id, dateOnly ? iso.slice(0, 'yyyy-mm-dd'.length) : iso] as const
  })
  const written = answersAsWritten(pack, answers)
  return {
    answers: written,
    beforehand: Object.keys(written),
    moments: Object.fromEntries(times),
    reasons,
    record,
    severity: Object.fromEntries((scores ?? []).map(({ criterion, value }) => [criterion, value])),
  }
}
