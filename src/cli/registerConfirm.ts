// `meldplicht register confirm <incident>`: a second officer agrees, or assesses it without seeing the first assessment.
import { saysSomething } from '../decide/reason.ts'
import type { Assessment } from '../decide/assess.ts'
import type { Event } from '../register/event.ts'
import { hasView, type Incident } from '../register/incidents.ts'
import { latestAssessment } from '../register/read.ts'
import { changeBlocks, changesBetween } from '../report/change.ts'
import { clean, jsonLines } from '../report/clean.ts'
import { documentText } from '../report/document/text.ts'
import { decisionOf, reportOf } from '../report/report.ts'
import type { RecordedDecision } from '../report/reportSchema.ts'
import type { AnswersFile } from './answersFile.ts'
import { assessWith } from './assessment.ts'
import { type CommandFunction, type Context, need, note, print, Trouble } from './context.ts'
import { decisionIn, readDecision } from './decisionFile.ts'
import {
  ALONE_FLAGS,
  ASSESS_FLAGS,
  asksHelp,
  COMMON_FLAGS,
  lookAt,
  WIZARD_FLAGS,
  withoutFirstWord,
} from './flags.ts'
import { type Input, readInput } from './input.ts'
import { needTwo, recorderOf } from './officers.ts'
import { styleFor } from './output.ts'
import { appendAfter, incidentNamed, textsOf } from './registerEvent.ts'
import { isInteractive, registerThere } from './settings.ts'

const LEFT_OUT = ['save', 'second', 'format', 'output', 'exitZero']
const FLAGS = [
  ...COMMON_FLAGS,
  ...ASSESS_FLAGS.filter(({ name }) => !LEFT_OUT.includes(name)),
  ...ALONE_FLAGS.filter(({ name }) => name === 'blind'),
  ...WIZARD_FLAGS,
  { name: 'text', long: '--text', value: 'text' } as const,
]
const NAME = 'meldplicht register confirm'
const AGREES = 0
const DIFFERS = 5

export const registerConfirmCommand: CommandFunction = async (context, argv) => {
  const { io, words } = context
  const look = lookAt(argv)
  const [named] = look.words
  if (asksHelp(look)) await readInput(context, ['--help'], { name: NAME, flags: FLAGS, known: onlyPack() })
  if (named === undefined)
    throw new Trouble([{ code: 'argument-missing', name: words.commands.argument.incidentName }])
  const folder = registerThere(context, look.values.get('--register')?.at(-1))
  const { incident } = incidentNamed(folder, named)
  const first = need(readDecision(decisionIn(need(latestAssessment(folder, incident.id))), incident.id))
  const input = await readInput(context, withoutFirstWord(argv, look), {
    name: NAME,
    flags: FLAGS,
    known: onlyPack(first),
  })
  const { options, rules, scores, now, zone } = input
  const by = recorderOf(context, options)
  // Whoever decided cannot be the second pair of eyes.
  needTwo(first.officers?.by ?? incident.by ?? '', by)
  if (incident.by !== undefined) needTwo(incident.by, by)
  if (options['blind'] === true && isBare(input) && !isInteractive(io, options['input'] === false))
    throw new Trouble([{ code: 'blind-needs-answers' }])
  if (options['blind'] === true && isInteractive(io, options['input'] === false))
    return blindly(context, { folder, incident, first, input, by })
  if (isBare(input)) {
    const texts = textsOf({ options }, ['text'])
    if (hasView(incident, by) || (incident.otherViews.length > 0 && !saysSomething(texts.text)))
      throw new Trouble([{ code: 'second-differs', incident: incident.id }])
    await add(context, { folder, incident, by }, { kind: 'confirmed', of: incident.assessment, ...texts })
    return AGREES
  }
  const assessment = await assessWith(context, rules, input.incident, scores, now, zone)
  return compared(context, { folder, incident, first, input, by }, assessment)
}

/** Of the first assessment the second officer knows the pack and the moment of discovery, which chooses its rules. */
function onlyPack(first?: RecordedDecision): AnswersFile {
  const discovered = first?.moments['discovered']
  return {
    ...(first === undefined ? {} : { pack: first.pack.id }),
    answers: [],
    moments: discovered === undefined ? [] : [{ moment: 'discovered', value: discovered }],
    reasons: {},
    record: {},
  }
}

/** Flags that say nothing of the incident; anything else is an assessment and no bare agreement. */
const SAYING_NOTHING = [
  ...['by', 'register', 'zone', 'lang', 'rules', 'color', 'quiet', 'json', 'input', 'accessible'],
  ...['blind', 'text'],
]

const isBare = ({ options }: Input): boolean =>
  Object.entries(options).every(
    ([name, value]) =>
      SAYING_NOTHING.includes(name) || value === undefined || (Array.isArray(value) && value.length === 0),
  )

/** Adds what a second officer made of an assessment, unless there is a newer one by now. */
async function add(
  context: Context,
  { folder, incident, by }: Pick<Second, 'folder' | 'incident' | 'by'>,
  event: Event,
): Promise<void> {
  await appendAfter(folder, incident.id, context.io.now, (found) => {
    if (found.assessment !== incident.assessment)
      throw new Trouble([{ code: 'register-moved', path: folder }])
    return { event, by }
  })
  note(context, context.words.register.noted(clean(incident.id), clean(folder)))
}

interface Second {
  readonly folder: string
  readonly incident: Incident
  readonly first: RecordedDecision
  readonly input: Input
  readonly by: string
}

/** Records the second assessment and says where it differs from the first. */
async function compared(
  context: Context,
  { folder, incident, first, input, by }: Second,
  assessment: Assessment,
): Promise<number> {
  const { io, words } = context
  const decision = decisionOf(reportOf(assessment, io.version))
  await add(context, { folder, incident, by }, { kind: 'second', decision, of: incident.assessment })
  const changes = changesBetween(first, decision)
  const isNoDuty = decision.duties.authority.verdict === 'no-report'
  // What the second officer made of it can be doubtful, and so something else, with the very same verdicts.
  const isView = hasView(incidentNamed(folder, incident.id).incident, by)
  const isSame = !isView && changes.duties.length === 0 && (changes.due === undefined || isNoDuty)
  if (input.options['json'] === true) {
    print(io, jsonLines({ schema: 'meldplicht/second@1', incident: incident.id, agrees: isSame, ...changes }))
    return isSame ? AGREES : DIFFERS
  }
  const { style, width } = await styleFor(context)
  print(io, [
    isSame ? words.register.secondAgrees : words.register.secondDiffers,
    ...documentText(changeBlocks(changes, assessment.pack, words, input.zone), style, width),
  ])
  return isSame ? AGREES : DIFFERS
}

async function blindly(context: Context, second: Second): Promise<number> {
  const { first, input } = second
  const { isAccessible, startWizard } = await import('./wizard/start.ts')
  const discovered = first.moments['discovered']
  const moments: Record<string, string> = discovered === undefined ? {} : { discovered }
  return startWizard(context, {
    zone: input.zone,
    accessible: isAccessible(context, input.options['accessible'] === true),
    pack: first.pack.id,
    draft: { moments },
    options: { save: true },
    record: async (assessment) => {
      await compared(context, second, assessment)
      return second.incident.id
    },
  })
}
