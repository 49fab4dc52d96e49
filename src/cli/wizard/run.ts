// The wizard from start to end: pack, moment of discovery, questions, outcome, and what to do with it.
import type { Rules } from '../../compile/compile.ts'
import { readIncident } from '../../decide/assess.ts'
import { deadlinesAtWorst } from '../../decide/deadline.ts'
import { dayOfRules, parseMoment } from '../../decide/moment.ts'
import { readMoments } from '../../decide/moments.ts'
import { listVersions } from '../../pack/library.ts'
import { clean } from '../../render/clean.ts'
import { durationText, shortMomentText } from '../../render/clock.ts'
import { sentence } from '../../report/incident/writer.ts'
import { problemText } from '../../report/problem.ts'
import type { Words } from '../../words/words.ts'
import { type Context, need, note, Trouble } from '../context.ts'
import { DEFAULT_PACK, loadRules, headOf } from '../../check/open.ts'
import { notePassedOver } from '../input/packChoice.ts'
import { type Ask, Stopped } from './ask.ts'
import { askDiscovery, discoveryText } from './discovery.ts'
import { type Draft, goingOn } from './draft.ts'
import { AGAIN, finish } from './finish.ts'
import { runFlow } from './flow.ts'
import { codedAnswers } from '../../decide/interview/path.ts'
import type { Start } from './setting.ts'
import { BACK, STOP } from './ways.ts'
import { MINUTE } from '../../plain.ts'

/** Runs the wizard; the exit code comes back. What was answered is in the draft whatever happens. */
export async function runWizard(context: Context, start: Start): Promise<number> {
  const { words, io } = context
  const { file, ask, zone } = start
  const save = (next: Draft): void => need(file.save({ ...next, saved: new Date(io.now()).toISOString() }))
  const leave = (exitCode: number): number => {
    const id = file.id()
    if (id !== undefined) note({ io, quiet: false }, words.wizard.resume(clean(goingOn(id, draft))))
    return exitCode
  }
  let { draft } = start
  try {
    if (Object.keys({ ...draft.answers, ...draft.moments, ...draft.record }).length > 0) save(draft)
    for (let isAgain = false; ;) {
      const begun = await begin(context, start, draft, isAgain, save)
      if (begun === STOP) return leave(0)
      const { rules } = begun
      save(begun.draft)
      const clock = (): string[] => clockLines(words, start, rules, begun.draft)
      const discovery = (): string => discoveryText(words, begun.draft.moments['discovered'] ?? '', zone)
      const ended = await runFlow({ ask, words, rules, clock, discovery, save }, begun.draft)
      draft = ended.draft
      save(draft)
      if (ended.how === 'stopped') return leave(0)
      isAgain = ended.how === 'discovery'
      if (isAgain) continue
      const finished = await finish(context, start, rules, draft, save)
      if (finished.how !== AGAIN) return finished.how
      draft = finished.draft
    }
  } catch (error) {
    if (error instanceof Stopped) return leave(error.exitCode)
    const id = file.id()
    if (id !== undefined) note({ io, quiet: false }, words.wizard.savedUntil(clean(goingOn(id, draft))))
    throw error
  }
}

/** The pack and the moment of discovery, asked where they are not known, until there are rules for them. */
async function begin(
  context: Context,
  start: Start,
  draft: Draft,
  isAgain: boolean,
  save: (draft: Draft) => void,
): Promise<{ rules: Rules; draft: Draft } | typeof STOP> {
  const { words, io } = context
  const { ask, zone, now } = start
  let pack = start.pack ?? draft.pack?.id
  let moment = draft.moments['discovered']
  let isAsked = isAgain
  for (;;) {
    if (pack === undefined) {
      pack = await choosePack(context, ask)
      // The answers to the questions of another pack stay in a draft of their own.
      if (draft.pack !== undefined && draft.pack.id !== pack) start.file.leave()
    }
    if (moment === undefined || isAsked) {
      const asked = await askDiscovery({ ask, words, zone, now, canGoBack: start.pack === undefined }, moment)
      if (asked === STOP) return STOP
      if (asked === BACK) {
        pack = undefined
        isAsked = true
        continue
      }
      ;({ moment } = asked)
      save({ ...draft, moments: { ...draft.moments, discovered: moment } })
    }
    const discovered = parseMoment('discovered', moment, zone)
    const rules = discovered.ok
      ? await loadRules(io, context.folders, pack, dayOfRules(discovered.value.instant, now(), zone))
      : discovered
    const known = { ...draft, moments: { ...draft.moments, discovered: moment } }
    if (rules.ok) return { rules: rules.value, draft: revalidated(context, start, rules.value, known) }
    if (discovered.ok && rules.problems.some(({ code }) => code !== 'no-version'))
      throw new Trouble(rules.problems)
    ask.show(['', ...rules.problems.map((problem) => clean(problemText(words, problem)))])
    isAsked = true
  }
}

async function choosePack(context: Context, ask: Ask): Promise<string> {
  const { io, folders, words, lang } = context
  const { versions, problems } = listVersions(folders)
  const latest = new Map(versions.map((version) => [version.id, version]))
  const options = []
  for (const version of latest.values()) {
    const head = await headOf(io, folders, version)
    if (!head.ok) problems.push(...head.problems)
    else if (head.value.proposal !== true)
      options.push({ id: version.id, title: clean(head.value.title[lang]) })
  }
  notePassedOver(context, problems)
  options.sort((a, b) => Number(b.id === DEFAULT_PACK) - Number(a.id === DEFAULT_PACK))
  return ask.one({ above: [], title: words.wizard.choosePack }, options, DEFAULT_PACK)
}

/** The draft as these rules understand it: what fits is kept, and what was left out is said. */
function revalidated({ words }: Context, { ask, zone }: Start, { pack }: Rules, draft: Draft): Draft {
  const own = pack.files[0]!
  const { wizard } = words
  const fits = (answers: readonly [string, unknown][]): boolean => {
    const given = answers.map(([question, value]) => ({ question, value }))
    return readIncident(pack, { answers: given, moments: [], reasons, record: {} }, zone).ok
  }
  const reasons = Object.fromEntries(
    Object.entries(draft.reasons).filter(
      ([name, text]) =>
        readIncident(pack, { answers: [], moments: [], reasons: { [name]: text }, record: {} }, zone).ok,
    ),
  )
  let answers: [string, unknown][] = []
  const clashing = new Set<string>()
  for (const answer of Object.entries(draft.answers)) {
    if (fits([...answers, answer])) answers.push(answer)
    else clashing.add(groupOf(answer[0]))
  }
  // Of a question with answers that do not go together none is kept, so that it is asked again.
  answers = answers.filter(([question]) => !clashing.has(groupOf(question)))
  const moments = Object.entries(draft.moments).filter(
    ([moment, value]) => readMoments(pack.moments, [{ moment, value }], zone).ok,
  )
  const kept = { answers: Object.fromEntries(answers), moments: Object.fromEntries(moments) }
  const lost = [
    ...Object.keys(draft.answers)
      .filter((id) => !Object.hasOwn(kept.answers, id))
      .map(wizard.dropped),
    ...[...Object.keys(draft.moments), ...Object.keys(draft.reasons)]
      .filter((id) => !Object.hasOwn(kept.moments, id) && !Object.hasOwn(reasons, id))
      .map(wizard.droppedMoment),
  ]
  const before = draft.pack
  const isOther = before !== undefined && before.sha256 !== own.sha256
  const why = !isOther
    ? []
    : [
        before.id === own.id
          ? wizard.otherRules(before.version, own.version)
          : wizard.otherPack(before.id, own.id),
      ]
  if (why.length + lost.length > 0) ask.show(['', ...why, ...lost].map(clean))
  const from = { id: own.id, version: own.version, sha256: own.sha256 }
  return { ...draft, pack: from, ...kept, reasons }
}

/** The question that an answer is about; `data.contact` is about `data`. */
const groupOf = (question: string): string => question.split('.')[0]!

/** When it was discovered, and by when each duty would have to be done at worst: in every screen's first lines. */
export function clockLines(
  words: Words,
  { zone, now }: Pick<Start, 'zone' | 'now'>,
  rules: Rules,
  draft: Draft,
): string[] {
  const { pack } = rules
  const moments = readMoments(
    pack.moments,
    Object.entries(draft.moments).map(([moment, value]) => ({ moment, value })),
    zone,
  )
  if (!moments.ok) return []
  const { wizard } = words
  const { discovered } = moments.value
  const dues = deadlinesAtWorst(rules, codedAnswers(pack, draft).codes, moments.value, now(), zone)
  return [
    ...(discovered === undefined
      ? []
      : [wizard.clockDiscovered(shortMomentText(words, discovered.instant, zone))]),
    ...dues.flatMap(({ duty, deadline: { due } }) => {
      if (due === undefined) return []
      const when = shortMomentText(words, due, zone)
      if (duty.id !== 'authority') {
        const say = due < now() ? words.register.ranOut : words.register.due
        const title = sentence(clean(duty.title[words.lang]))
        return `${title} (${words.report.open}): ${say(when, durationText(words, due - now()))}`
      }
      if (due < now()) return wizard.clockOverdue(when, durationText(words, now() - due))
      const minutes = Math.floor((due - now()) / MINUTE)
      return wizard.clock(when, Math.floor(minutes / 60), minutes % 60)
    }),
  ]
}
