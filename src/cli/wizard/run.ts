// The wizard from start to end: pack, moment of discovery, questions, outcome, and what to do with it.
import type { Rules } from '../../compile/precompiled.ts'
import { assess, readIncident, type Assessment } from '../../decide/assess.ts'
import { deadlineOf } from '../../decide/deadline.ts'
import { dayInZone, isoInZone, parseMoment } from '../../decide/moment.ts'
import type { Zone } from '../../decide/zone.ts'
import { readAnswers } from '../../decide/answers.ts'
import { listVersions, loadVersion } from '../../pack/library.ts'
import { clean } from '../../report/clean.ts'
import { problemText } from '../../report/problem.ts'
import { type Context, need, note } from '../context.ts'
import { DEFAULT_PACK, loadRules } from '../packs.ts'
import { type Ask, Stopped } from './ask.ts'
import { type Draft, dropDraft, saveDraft } from './draft.ts'
import { runFlow } from './flow.ts'

/** What the wizard starts from, and where it keeps its draft. */
export interface Start {
  readonly ask: Ask
  readonly zone: Zone
  readonly state: string
  readonly id: string
  readonly draft: Draft
  /** The pack, when it was named on the command line. */
  readonly pack?: string
  /** Writes the report of a finished incident to standard output or files. */
  readonly write: (assessment: Assessment, path?: string) => Promise<void>
}

const STOP = 'stop'
const MINUTE = 60_000

/** Runs the wizard; the exit code comes back. What was answered is in the draft whatever happens. */
export async function runWizard(context: Context, start: Start): Promise<number> {
  const { words, io } = context
  let draft = start.draft
  const save = (next: Draft): void => {
    draft = { ...next, saved: new Date(io.now()).toISOString() }
    need(saveDraft(start.state, start.id, draft))
  }
  const leave = (exitCode: number): number => {
    note({ io, quiet: false }, words.wizard.resume(start.id))
    return exitCode
  }
  try {
    const pack = start.pack ?? draft.pack?.id ?? (await choosePack(context, start.ask))
    const discovered = draft.moments['discovered'] ?? (await askDiscovered(context, start))
    const rules = await rulesFor(context, start, pack, discovered)
    const valid = revalidated(context, start.ask, rules, {
      ...draft,
      moments: { ...draft.moments, discovered },
    })
    save(valid)
    const clock = (): string[] => clockLines(context, rules, discovered, start.zone)
    const finished = await runFlow({ ask: start.ask, words, rules, clock, save }, draft)
    save(finished.draft)
    if (finished.stopped) return leave(0)
    return await outcome(context, start, rules, finished.draft)
  } catch (error) {
    if (error instanceof Stopped) return leave(error.exitCode)
    throw error
  }
}

async function choosePack({ folders, words, lang }: Context, ask: Ask): Promise<string> {
  const { versions } = listVersions(folders)
  const latest = new Map(versions.map((version) => [version.id, version]))
  const options = []
  for (const version of latest.values()) {
    const pack = await loadVersion(folders, version, version.version)
    if (pack.ok) options.push({ id: version.id, title: clean(pack.value.title[lang]) })
  }
  options.sort((a, b) => Number(b.id === DEFAULT_PACK) - Number(a.id === DEFAULT_PACK))
  return ask.one({ above: [], title: words.wizard.choosePack }, options, DEFAULT_PACK)
}

/** The moment of discovery comes first: from then on the deadline runs on every screen. */
async function askDiscovered({ words, io }: Context, { ask, zone }: Start): Promise<string> {
  const { wizard } = words
  const options = [
    { id: 'now', title: wizard.now },
    { id: 'hour', title: wizard.hourAgo },
    { id: 'typed', title: wizard.otherTime },
  ]
  const chosen = await ask.one(
    { above: [], title: wizard.discovered, help: wizard.discoveredHelp },
    options,
    'now',
  )
  const now = Math.floor(io.now() / MINUTE) * MINUTE
  if (chosen === 'now') return isoInZone(now, zone)
  if (chosen === 'hour') return isoInZone(now - 60 * MINUTE, zone)
  const typed = await ask.line({ above: [], title: wizard.typeTime }, (text) => {
    const moment = parseMoment('discovered', text, zone)
    if (!moment.ok) return problemText(words, moment.problems[0]!)
    return moment.value.instant > io.now() ? wizard.notInFuture : undefined
  })
  return typed.trim()
}

async function rulesFor(
  { io, folders }: Context,
  { zone }: Start,
  pack: string,
  discovered: string,
): Promise<Rules> {
  const moment = need(parseMoment('discovered', discovered, zone))
  return need(await loadRules(io.home, folders, pack, dayInZone(moment.instant, zone)))
}

/** A draft of other rules: what still fits is kept, and what changed is said. */
function revalidated({ words }: Context, ask: Ask, { pack }: Rules, draft: Draft): Draft {
  const own = pack.files[0]!
  const kept = Object.entries(draft.answers).filter(
    ([question, value]) => readAnswers(pack, [{ question, value }]).ok,
  )
  if (draft.pack !== undefined && draft.pack.sha256 !== own.sha256) {
    const dropped = Object.keys(draft.answers).filter((id) => !kept.some(([question]) => question === id))
    ask.show([words.wizard.otherRules(draft.pack.version, own.version), ...dropped.map(words.wizard.dropped)])
  }
  return {
    ...draft,
    pack: { id: own.id, version: own.version, sha256: own.sha256 },
    answers: Object.fromEntries(kept),
  }
}

function clockLines({ words, io }: Context, { pack }: Rules, discovered: string, zone: Zone): string[] {
  const moment = parseMoment('discovered', discovered, zone)
  if (!moment.ok) return []
  const strictest = pack.duties.find(({ id }) => id === 'authority')?.verdicts.at(-1)
  return (strictest?.deadlines ?? []).flatMap((rule) => {
    const { due } = deadlineOf(rule, moment.value.instant, zone)
    if (due === undefined) return []
    const minutes = Math.floor(Math.abs(due - io.now()) / MINUTE)
    const left = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
    const when = isoInZone(due, zone).slice(0, 16).replace('T', ' ')
    return due < io.now() ? words.wizard.clockOverdue(when, left) : words.wizard.clock(when, left)
  })
}

async function outcome(context: Context, start: Start, rules: Rules, draft: Draft): Promise<number> {
  const { words, io } = context
  const given = {
    answers: Object.entries(draft.answers).map(([question, value]) => ({ question, value })),
    moments: Object.entries(draft.moments).map(([moment, value]) => ({ moment, value })),
    reasons: draft.reasons,
    record: draft.record,
  }
  const incident = need(readIncident(rules.pack, given, start.zone))
  const assessment = assess(rules.pack, rules.compiled, incident, io.now(), start.zone)
  await start.write(assessment)
  const { wizard } = words
  for (;;) {
    const options = [
      { id: 'txt', title: wizard.saveText },
      { id: 'json', title: wizard.saveJson },
      { id: STOP, title: wizard.finish },
    ]
    const chosen = await start.ask.one({ above: [], title: wizard.whatNow }, options, STOP)
    if (chosen === STOP) {
      dropDraft(start.state, start.id)
      return 0
    }
    const suggested = `meldplicht-${start.id}.${chosen}`
    const typed = await start.ask.line({ above: [], title: wizard.fileName(suggested) }, () => undefined)
    await start.write(assessment, pathFor(typed.trim() || suggested, chosen))
  }
}

const pathFor = (typed: string, extension: string): string =>
  typed.endsWith(`.${extension}`) ? typed : `${typed}.${extension}`
