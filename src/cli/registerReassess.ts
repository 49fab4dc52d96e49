// `meldplicht register reassess <incident>`: new facts beside those that were recorded → a new outcome, and what changed.
import { latestAssessment } from '../register/read.ts'
import { changeBlocks, changesBetween } from '../report/change.ts'
import { documentText } from '../report/document/text.ts'
import { decisionOf, reportOf } from '../report/report.ts'
import { readAnswersFile } from './answersFile.ts'
import { assessWith } from './assessment.ts'
import { type CommandFunction, need, note, print, Trouble } from './context.ts'
import { decisionIn, readDecision } from './decisionFile.ts'
import { withNotified } from './filing.ts'
import { ASSESS_FLAGS, asksHelp, COMMON_FLAGS, lookAt, withoutFirstWord } from './flags.ts'
import { readInput } from './input.ts'
import { planOf, styleFor, writeReports } from './output.ts'
import { recordAssessment } from './record.ts'
import { calendarOf, incidentNamed } from './registerEvent.ts'
import { registerThere } from './settings.ts'

const FLAGS = [...COMMON_FLAGS, ...ASSESS_FLAGS.filter(({ name }) => name !== 'save')]
const NAME = 'meldplicht register reassess'

export const registerReassessCommand: CommandFunction = async (context, argv) => {
  const { words } = context
  const look = lookAt(argv)
  const [named] = look.words
  if (named === undefined || asksHelp(look)) {
    // Shows the help, with the questions of the pack that is asked for most.
    if (asksHelp(look)) await readInput(context, ['--help'], { name: NAME, flags: FLAGS, known: NOTHING })
    throw new Trouble([{ code: 'argument-missing', name: words.commands.argument.incidentName }])
  }
  const folder = registerThere(context, look.values.get('--register')?.at(-1))
  const { incident: filed, head } = incidentNamed(folder, named)
  const { id, identity } = filed
  const recorded = decisionIn(need(latestAssessment(folder, id)))
  const before = need(readDecision(recorded, id))
  const known = need(await readAnswersFile(JSON.stringify(recorded), id))
  const input = await readInput(context, withoutFirstWord(argv, look), { name: NAME, flags: FLAGS, known })
  const { rules, incident, scores, now, zone, options } = input
  const twoOfficers = context.config.secondOfficer || filed.needsSecond
  const assessment = await assessWith(context, rules, incident, scores, now, zone, twoOfficers)
  await planOf(context, assessment, options, calendarOf(filed).due)
  await recordAssessment(context, assessment, options, { incident: id, after: head })
  const changes = changesBetween(before, decisionOf(reportOf(assessment, context.io.version)))
  const blocks = changeBlocks(changes, rules.pack, words, zone)
  const isText =
    options['json'] !== true && (options['format'] ?? 'text') === 'text' && options['output'] === undefined
  const { style, width } = await styleFor(context)
  const lines = documentText(blocks, style, width)
  const isTold = filed.notified !== undefined || Object.keys(filed.informed).length > 0
  if (isTold && changes.answers.length + changes.duties.length > 0)
    note(context, words.register.supplementNow)
  // What a script reads stays the report alone.
  if (isText) print(context.io, [...lines, ''])
  else for (const line of lines) note(context, line)
  const { incident: current } = incidentNamed(folder, id)
  await writeReports(context, withNotified(assessment, current), options, {
    identity,
    ...calendarOf(current),
  })
  return options['exitZero'] === true ? 0 : assessment.decision.exitCode
}

const NOTHING = { answers: [], moments: [], reasons: {}, record: {} }
