// `meldplicht register show <incident>`: what was recorded of it, line by line, and its last assessment, in any format.
import type { Entry } from '../../../register/entry.ts'
import type { Incident } from '../../../register/incident.ts'
import { AGAIN, officersNow, tasksOf } from '../../../register/standing.ts'
import { entriesOfIncident } from '../../../register/read.ts'
import { clean, jsonLines } from '../../../render/clean.ts'
import { shortMomentText } from '../../../render/clock.ts'
import type { Document } from '../../../render/document.ts'
import { wrapped } from '../../../render/layout.ts'
import { documentText } from '../../../render/text.ts'
import { defineCommand } from '../../command.ts'
import { type Context, need, note, print, Trouble } from '../../context.ts'
import { readDecision } from '../../../record/decision.ts'
import { asFiled, filingLines } from '../../../report/register/filing.ts'
import { historyBlocks, viewLines } from '../../../report/register/history.ts'
import { planOf, REPORT_FORMATS, writeReport } from '../../write/report.ts'
import { calendarOf, incidentNamed } from './event.ts'
import { decideAgain } from '../../input/assessment.ts'
import type { DecidedAgain } from '../../../record/again.ts'
import { onRegister } from './onRegister.ts'
import { isInCi } from '../../settings/settings.ts'
import { readTime, zoneOf } from '../../input/time.ts'
import { styleFor, targetsOf, tellTyped } from '../../write/write.ts'
import { EXIT } from '../../exit.ts'
import { longOf, type Options } from '../../flags.ts'

export const registerShow = defineCommand({
  name: 'register show',
  about: (words) => words.commands.registerCommands.show,
  args: { '<incident>': 'incident' },
  flags: ['register', 'format', 'json', 'output', 'now', 'zone', 'paper'],
  formats: REPORT_FORMATS,
  run: async (context, given) => {
    const { io, words } = context
    const { options, args } = given
    const targets = targetsOf(context, given)
    const hasFiles = targets.some(({ path }) => path !== undefined)
    const name = args[0]!
    return onRegister(context, options.register, async (folder) => {
      const entries = entriesNamed(folder, name, io.now())
      if (!hasFiles && targets.every(({ format }) => format === 'json')) {
        refuseUnread(options)
        print(io, jsonLines({ schema: 'meldplicht/register-incident@1', incident: name, lines: entries }))
        tellTyped(context, targets[0]!, true)
        return 0
      }
      const zone = need(await zoneOf(io, options.zone))
      const now = options.now === undefined ? undefined : need(readTime(io, options.now, zone))
      const { incident } = incidentNamed(folder, name, io.now())
      const again = await lastAssessment(context, entries, incident, now)
      const pack = again?.otherFiles.length === 0 ? again.assessment.pack : undefined
      const history = (isHidden: boolean): Document => [
        ...historyBlocks(entries, pack, words, zone, isHidden),
        ...[
          ...viewLines(incident, words, zone, isHidden),
          ...filingLines(incident, words, zone),
          // What the report below cannot know of.
          ...tasksOf(incident)
            .filter((task) => ['late', 'further', 'record', 'differs'].includes(task) || AGAIN.includes(task))
            .map((task) => words.register.tasks(incident.id)[task]),
        ].map((text) => ({ kind: 'paragraph', text }) as const),
      ]
      const heading =
        now === undefined
          ? words.register.lastAssessment
          : words.register.lastAssessmentAt(shortMomentText(words, now, zone))
      if (again !== undefined && again.otherFiles.length === 0) {
        const assessment = asFiled(again.assessment, incident)
        const filing = calendarOf(incident)
        // A letter is for others to read; who makes it is told here.
        if (options.paper !== undefined)
          for (const line of viewLines(incident, words, zone, isInCi(io))) note(context, line)
        const plan = await planOf(context, assessment, targets, options.paper, filing)
        await writeReport(context, assessment, plan, {
          history: (isHidden) => [...history(isHidden), { kind: 'heading', text: heading }],
          ...filing,
        })
        return 0
      }
      if (options.paper !== undefined || targets.some(({ format }) => format !== 'text')) {
        note({ io, quiet: false }, words.register.notWithoutRules(clean(name)))
        return EXIT.notStored
      }
      const style = await styleFor(context)
      const isHidden = isInCi(io)
      print(io, [
        ...documentText(history(isHidden), style.style, style.width),
        '',
        ...wrapped(words.register.otherRules, style.width),
        ...(isHidden
          ? []
          : jsonLines(entries.findLast(({ event }) => event.kind === 'assessed')?.event ?? {})),
      ])
      // What was asked for as a file is not there.
      return hasFiles ? EXIT.notStored : 0
    })
  },
})

/** The lines of an incident are what they are: as of no other moment, in no other zone, and no letter. */
function refuseUnread(options: Options<'now' | 'zone' | 'paper'>): void {
  const unread = (['now', 'zone', 'paper'] as const).filter((name) => options[name] !== undefined)
  if (unread.length > 0)
    throw new Trouble(unread.map((name) => ({ code: 'key-beside', key: longOf(name), beside: '--json' })))
}

/** The lines of one incident; the number of none is a problem, with the nearest right one. */
function entriesNamed(folder: string, name: string, now: number): Entry[] {
  const entries = [...entriesOfIncident(folder, name)].map(need)
  if (entries.length === 0) incidentNamed(folder, name, now)
  return entries
}

/**
 * The last assessment made again; undefined where it cannot be read or these are not its rules.
 *
 * @param incident as it stands by the lines of the register: whether a second officer agrees
 * @param now as of when; left out: as of when it was made
 */
async function lastAssessment(
  context: Context,
  entries: readonly Entry[],
  incident: Incident,
  now: number | undefined,
): Promise<DecidedAgain | undefined> {
  const last = entries.findLast(({ event }) => event.kind === 'assessed')
  if (last?.event.kind !== 'assessed') return undefined
  const decision = readDecision(last.event.decision, clean(last.incident))
  if (!decision.ok) return undefined
  const again = await decideAgain(
    context,
    { ...decision.value, officers: officersNow(decision.value.officers, incident) },
    undefined,
    now,
  )
  return again.ok ? again.value : undefined
}
