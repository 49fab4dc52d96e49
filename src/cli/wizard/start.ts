// From a command to the wizard: which terminal, how to ask on it, where the draft stands, what to do with the outcome.
import type { Rules } from '../../compile/compile.ts'
import { type Assessment, readIncident } from '../../decide/assess.ts'
import { dayInZone } from '../../decide/moment.ts'
import { isSameOfficer, type Officers } from '../../decide/officers.ts'
import type { Zone } from '../../decide/zone.ts'
import { fail } from '../../problem.ts'
import { clean } from '../../render/clean.ts'
import { shortMomentText } from '../../render/clock.ts'
import { PLAIN, wrapped } from '../../render/layout.ts'
import { assessWith } from '../input/assessment.ts'
import { type Context, need, note, print } from '../context.ts'
import type { Options } from '../flags.ts'
import { planOf, REPORT_FORMATS, type ReportOptions, writeReport } from '../write/report.ts'
import type { Input } from '../input/input.ts'
import { officersOf } from '../input/officers.ts'
import { calendarOf } from '../commands/register/event.ts'
import { draftsFolder, isInCi, wantsColor, widthOf } from '../settings/settings.ts'
import { loadRules } from '../../check/open.ts'
import { targetsOf } from '../write/write.ts'
import { type Ask, type Option, Stopped } from './ask.ts'
import { discoveryText } from './discovery.ts'
import { type Draft, draftFile, EMPTY_DRAFT, goingOn, listDrafts, type StoredDraft } from './draft.ts'
import { askOfficer, recordDraft } from './recording.ts'
import { runWizard } from './run.ts'

/** Flags that the wizard heeds. */
export type WizardOptions = ReportOptions & Options<'save' | 'by' | 'second'>

export interface WizardStart {
  readonly zone: Zone
  readonly accessible: boolean
  readonly pack?: string
  readonly draft?: Partial<Draft>
  /** Flags about output and the register, as `assess` has them. */
  readonly options?: WizardOptions
  /** What recording the outcome does, where that is not an incident of its own. */
  readonly record?: (assessment: Assessment) => Promise<void>
  /** The instant that was given for now; otherwise the clock is read. */
  readonly now?: number
}

/** Runs the wizard on the terminal of the process. A second opinion goes on where it was left. */
export function startWizard(context: Context, start: WizardStart): Promise<number> {
  const second = start.draft?.second
  const isIt = ({ draft }: StoredDraft): boolean =>
    draft.second?.identity === second?.identity && isSameOfficer(draft.second?.by, second?.by)
  const stored = second && listDrafts(draftsFolder(context.io)).drafts.find(isIt)
  return asking(context, start, (ask) => runOn(context, start, ask, stored))
}

/** Starts without a command: with a new incident, or with one of those that were left. */
export async function newOrResumed(context: Context, start: WizardStart): Promise<number> {
  const { io, words } = context
  const { drafts, unreadable } = listDrafts(draftsFolder(io))
  for (const path of unreadable) note(context, words.wizard.unreadableDraft(clean(path)))
  if (drafts.length === 0) return startWizard(context, start)
  const options = [
    { id: NEW, title: words.wizard.newIncident },
    ...(await draftOptions(context, drafts, start.zone)),
  ]
  return asking(context, start, async (ask) => {
    const chosen = await ask.one({ above: [], title: words.wizard.startOrResume }, options, NEW)
    return runOn(
      context,
      start,
      ask,
      drafts.find(({ id }) => id === chosen),
    )
  })
}

/** Asks on the terminal, and gives it back however that ends. */
async function asking(
  context: Context,
  { accessible }: WizardStart,
  work: (ask: Ask) => Promise<number>,
): Promise<number> {
  const { ask, close } = await askOn(context, accessible)
  try {
    return await work(ask)
  } catch (error) {
    if (error instanceof Stopped) return error.exitCode
    throw error
  } finally {
    close()
  }
}

const NEW = 'new '

async function runOn(context: Context, start: WizardStart, ask: Ask, stored?: StoredDraft): Promise<number> {
  const { io } = context
  const { zone } = start
  const said = start.options ?? {}
  // Who decides was perhaps said when the draft was begun.
  const officers = { ...stored?.draft.officers, ...named(said) }
  let options: WizardOptions = { ...said, ...officers }
  if (stored?.draft.second !== undefined && start.record === undefined)
    need(fail({ code: 'draft-of-second', command: goingOn(stored.id, stored.draft) }))
  const now = start.now === undefined ? io.now : () => start.now!
  const inputOf = (rules: Rules, draft: Draft): Input =>
    inputIn(draft, { rules, now: now(), zone }, officersOf(context, options))
  const assess = (rules: Rules, draft: Draft): Promise<Assessment> => {
    const { incident, scores, now: at } = inputOf(rules, draft)
    return assessWith(context, rules, incident, scores, at, zone)
  }
  return runWizard(context, {
    ask,
    zone,
    now,
    file: draftFile(draftsFolder(io), dayInZone(io.now(), zone), stored),
    draft: { ...(stored?.draft ?? { ...EMPTY_DRAFT, ...start.draft }), officers },
    ...(start.pack === undefined ? {} : { pack: start.pack }),
    assess,
    write: async (assessment, filed, paths, paper) => {
      const how = paths === undefined ? options : { output: paths, ...(paper === undefined ? {} : { paper }) }
      const targets = targetsOf(context, { options: how, formats: REPORT_FORMATS })
      const filing = filed === undefined ? {} : calendarOf(filed)
      const plan = await planOf(context, assessment, targets, how.paper, filing)
      await writeReport(context, assessment, plan, filing)
    },
    recordAtOnce: options.save === true,
    record: async (rules, draft, assessment) => {
      if (start.record === undefined) {
        const isNamed = (options.by ?? context.config.officer) !== undefined
        if (!isNamed) options = { ...options, by: await askOfficer(context, ask) }
        const current = isNamed ? assessment : await assess(rules, draft)
        return recordDraft(context, ask, options, inputOf(rules, draft), draft, current)
      }
      await start.record(assessment)
      return { draft, assessment }
    },
  })
}

const named = ({ by, second }: WizardOptions): Readonly<Record<string, string>> => ({
  ...(by === undefined ? {} : { by }),
  ...(second === undefined ? {} : { second }),
})

/** What a draft tells, as a command line does. */
function inputIn(
  draft: Draft,
  { rules, now, zone }: Pick<Input, 'rules' | 'now' | 'zone'>,
  officers: Officers,
): Input {
  const given = {
    answers: Object.entries(draft.answers).map(([question, value]) => ({ question, value })),
    moments: Object.entries(draft.moments).map(([moment, value]) => ({ moment, value })),
    reasons: draft.reasons,
    record: draft.record,
    officers,
  }
  const scores = Object.entries(draft.severity).map(([criterion, value]) => ({ criterion, value }))
  const incident = need(readIncident(rules.pack, given, zone))
  return { rules, incident, scores: scores.length === 0 ? undefined : scores, now, zone }
}

/** Goes on with a draft: the named one, the only one, or the one that is chosen. Without a terminal it lists them. */
export async function resumeWizard(
  context: Context,
  named: string | undefined,
  isInteractive: boolean,
  start: WizardStart,
): Promise<number> {
  const { io, words } = context
  const { drafts, unreadable } = listDrafts(draftsFolder(io))
  for (const path of unreadable) note(context, words.wizard.unreadableDraft(clean(path)))
  const found = drafts.find(({ id }) => id === named)
  if (named !== undefined && found === undefined)
    need(fail({ code: 'unknown-name', kind: 'draft', name: named, known: drafts.map(({ id }) => id) }))
  const listed = found === undefined ? drafts : [found]
  const options = await draftOptions(context, listed, start.zone)
  if (!isInteractive || listed.length === 0) {
    const lines = options.map(({ id, title }) => `${id}  ${title}`)
    print(io, lines.length === 0 ? [words.wizard.noDrafts] : lines)
    return 0
  }
  return asking(context, start, async (ask) => {
    const [only, ...more] = options
    const chosen =
      more.length === 0 ? only!.id : await ask.one({ above: [], title: words.wizard.chooseDraft }, options)
    return runOn(
      context,
      start,
      ask,
      listed.find(({ id }) => id === chosen),
    )
  })
}

/** Each draft with what it is about. */
async function draftOptions(context: Context, drafts: readonly StoredDraft[], zone: Zone): Promise<Option[]> {
  const { wizard } = context.words
  const options: Option[] = []
  for (const { id, draft } of drafts) {
    const discovered = draft.moments['discovered']
    const about = wizard.draftLine(
      clean((isInCi(context.io) ? undefined : draft.record['title']) ?? (await packTitle(context, draft))),
      discovered === undefined ? undefined : discoveryText(context.words, discovered, zone),
      Object.keys(draft.answers).length,
    )
    const saved = Date.parse(draft.saved)
    const when = Number.isNaN(saved)
      ? ''
      : `, ${wizard.draftSaved(shortMomentText(context.words, saved, zone))}`
    options.push({ id, title: `${about}${when}` })
  }
  return options
}

/** The title of the pack of a draft; its id where there is no such pack any more. */
async function packTitle({ io, folders, lang }: Context, { pack }: Draft): Promise<string> {
  if (pack === undefined) return '?'
  const rules = await loadRules(io, folders, pack.id, pack.version)
  return rules.ok ? rules.value.pack.title[lang] : pack.id
}

async function askOn(context: Context, accessible: boolean): Promise<{ ask: Ask; close: () => void }> {
  const { io, words, color } = context
  const terminal = io.terminal()
  // The window can be made wider or narrower while it is asked.
  const wrap = (text: string, indent = 0): string[] => wrapped(text, widthOf(io, io.stderr) - indent)
  if (accessible) {
    const { plainAsk } = await import('./plain.ts')
    const ask = plainAsk(terminal, words, wrap)
    return { ask, close: ask.close }
  }
  const style = wantsColor(io, io.stderr, color) ? (await import('../color.ts')).colors() : PLAIN
  const { inquirerAsk } = await import('./inquirer.ts')
  const ask = inquirerAsk(terminal, words, style, wrap)
  return { ask, close: ask.close }
}

/** Whether to ask without redrawing. */
export function isAccessible({ io }: Context, flag: boolean): boolean {
  return flag || !['', '0'].includes(io.env['ACCESSIBLE'] ?? '') || io.env['TERM'] === 'dumb'
}
