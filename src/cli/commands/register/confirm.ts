// `meldplicht register confirm <incident>`: a second officer agrees, or assesses it without seeing the first assessment.
import { decisionIn } from '../../../register/entry.ts'
import { saysSomething } from '../../../decide/reason.ts'
import type { Assessment } from '../../../decide/assess.ts'
import { isSameOfficer } from '../../../decide/officers.ts'
import type { Event } from '../../../register/event.ts'
import type { Incident } from '../../../register/incident.ts'
import { dueIn, hasView, isClosed } from '../../../register/standing.ts'
import { latestAssessment } from '../../../register/read.ts'
import { changeBlocks, type Changes, changesBetween } from '../../../report/incident/change.ts'
import { isoOf } from '../../../report/register/filing.ts'
import { withoutNames } from '../../../record/freeText.ts'
import { clean } from '../../../render/clean.ts'
import { wrapped } from '../../../render/layout.ts'
import { documentText } from '../../../render/text.ts'
import { decisionOf, reportOf } from '../../../record/report.ts'
import type { RecordedDecision } from '../../../record/reportSchema.ts'
import type { AnswersFile } from '../../../record/answersFile.ts'
import { assessWith } from '../../input/assessment.ts'
import { defineCommand } from '../../command.ts'
import type { Given } from '../../definition.ts'
import { type Context, need, note, Trouble } from '../../context.ts'
import { readDecision } from '../../../record/decision.ts'
import { type FlagName, longOf, type Options } from '../../flags.ts'
import { type Input, questionsOf, readInput } from '../../input/input.ts'
import { needTwo, recorderOf } from '../../input/officers.ts'
import { appendAfter, incidentNamed, textsOf } from './event.ts'
import { onRegister } from './onRegister.ts'
import { isInteractive } from '../../settings/settings.ts'
import { jsonMaker, styleFor, targetsOf, type To, write } from '../../write/write.ts'
import { EXIT } from '../../exit.ts'

const FLAGS = [
  ...(['answers', 'answer', 'reason', 'record', 'severity', 'now', 'zone', 'by'] as const),
  ...(['register', 'format', 'json', 'output', 'noInput', 'accessible', 'blind', 'text'] as const),
] as const
type ConfirmOptions = Options<(typeof FLAGS)[number]>

export const registerConfirm = defineCommand({
  name: 'register confirm',
  about: (words) => words.commands.registerCommands.confirm,
  args: { '<incident>': 'incident' },
  flags: FLAGS,
  formats: ['text', 'json'],
  questions: questionsOf,
  run: async (context, given) => {
    const { options } = given
    const targets = targetsOf(context, given)
    const work = async (folder: string): Promise<number> => {
      const { incident } = incidentNamed(folder, given.args[0]!, context.io.now())
      const first = need(readDecision(decisionIn(need(latestAssessment(folder, incident.id))), incident.id))
      const input = await readInput(context, given, undefined, onlyPack(first))
      const by = recorderOf(context, options)
      // Whoever decided cannot be the second pair of eyes.
      needTwo(first.officers?.by ?? incident.by ?? '', by)
      if (incident.by !== undefined) needTwo(incident.by, by)
      if (options.text !== undefined && (options.blind === true || !isBare(given)))
        throw new Trouble([{ code: 'text-misplaced', flag: '--text', of: 'second' }])
      const second = { folder, incident, first, input, by, options, targets }
      if (options.blind === true) {
        if (isInteractive(context.io, options.noInput === true)) return blindly(context, second)
        if (isBare(given)) throw new Trouble([{ code: 'blind-needs-answers' }])
      }
      if (isBare(given)) {
        if (isClosed(incident)) throw new Trouble([{ code: 'already-closed', incident: incident.id }])
        const unread = UNREAD.filter((name) => options[name] !== undefined)
        if (unread.length > 0)
          throw new Trouble(
            unread.map((name) => ({ code: 'text-misplaced', flag: longOf(name), of: 'assessment' })),
          )
        const texts = textsOf({ text: options.text })
        if (hasView(incident, by) || (incident.otherViews.length > 0 && !saysSomething(texts.text)))
          throw new Trouble([{ code: 'second-differs', incident: incident.id }])
        await add(context, second, { kind: 'confirmed', of: incident.assessment, ...texts })
        return EXIT.done
      }
      const { rules, scores, now, zone } = input
      const assessment = await assessWith(context, rules, input.incident, scores, now, zone)
      return compared(context, second, assessment)
    }
    return onRegister(context, options.register, work, true)
  },
})

/** Of the first assessment the second officer knows the pack and the moment of discovery, which chooses its rules. */
function onlyPack(first: RecordedDecision): AnswersFile {
  const discovered = first.moments['discovered']
  return {
    pack: first.pack.id,
    answers: [],
    moments: discovered === undefined ? [] : [{ moment: 'discovered', value: discovered }],
    reasons: {},
    record: {},
  }
}

/** Flags that say something of the incident, besides the questions and moments of the pack. */
const TELLING: readonly FlagName[] = ['answers', 'answer', 'reason', 'record', 'severity']

/** Flags of an assessment alone: an agreement makes nothing, and is as of no moment. */
const UNREAD = ['format', 'json', 'output', 'now', 'zone'] as const

/** Whether nothing was said of the incident: a bare agreement, and no assessment. */
const isBare = ({ argv, flags }: Pick<Given, 'argv' | 'flags'>): boolean =>
  [...argv.flags].every((flag) => flags.includes(flag) && !TELLING.some((name) => longOf(name) === flag))

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
  readonly options: ConfirmOptions
  readonly targets: readonly To<'text' | 'json'>[]
}

/** Records the second assessment and says where it differs from the first. */
async function compared(
  context: Context,
  { folder, incident, first, input, by, targets }: Second,
  assessment: Assessment,
): Promise<number> {
  const { io, words } = context
  const decision = decisionOf(reportOf(assessment, io.version))
  await add(context, { folder, incident, by }, { kind: 'second', decision, of: incident.assessment })
  const { incident: current } = incidentNamed(folder, incident.id, io.now())
  const view = current.otherViews.find((one) => isSameOfficer(one.by, by))
  const isSame = view === undefined
  const changes = changesBetween(first, decision, (duty) => {
    const before = isoOf(dueIn(current, current.clocks, duty))
    return [before, view === undefined ? before : isoOf(dueIn(view.summary, view.clocks, duty))]
  })
  const shown = ({ isHidden }: To): Changes =>
    isHidden
      ? { ...changes, record: withoutNames(changes.record, assessment.pack, words.report.hidden) }
      : changes
  await write(context, targets, {
    text: async (to) => {
      const { style, width } = await styleFor(context, to.path !== undefined)
      return [
        ...wrapped(isSame ? words.register.secondAgrees : words.register.secondDiffers, width),
        ...documentText(changeBlocks(shown(to), assessment.pack, words, input.zone), style, width),
      ]
    },
    json: jsonMaker((to) => ({
      schema: 'meldplicht/second@1',
      incident: incident.id,
      agrees: isSame,
      ...shown(to),
    })),
  })
  return isSame ? EXIT.done : EXIT.different
}

async function blindly(context: Context, second: Second): Promise<number> {
  const { first, incident, input, options, by } = second
  const { isAccessible, startWizard } = await import('../../wizard/start.ts')
  const discovered = first.moments['discovered']
  const moments: Record<string, string> = discovered === undefined ? {} : { discovered }
  return startWizard(context, {
    zone: input.zone,
    accessible: isAccessible(context, options.accessible === true),
    pack: first.pack.id,
    draft: { moments, second: { id: incident.id, identity: incident.identity, by } },
    options: { save: true },
    record: async (assessment) => {
      await compared(context, second, assessment)
    },
  })
}
