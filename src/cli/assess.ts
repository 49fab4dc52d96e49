// `meldplicht assess [pack]`: flags and answers files → the report and the exit code; on a terminal the wizard asks the rest.
import { readIncident, type Assessment, type Incident } from '../decide/assess.ts'
import { dayInZone, isoInZone } from '../decide/moment.ts'
import { readMoments, type GivenMoment } from '../decide/moments.ts'
import type { Zone } from '../decide/zone.ts'
import { askable, type Pack } from '../pack/model.ts'
import { decodeText, FILE_LIMIT, readText } from '../pack/file.ts'
import { fail, ok, type Result } from '../pack/problem.ts'
import type { Rules } from '../compile/precompiled.ts'
import { clean } from '../report/clean.ts'
import { type Context, need, note, Trouble } from './context.ts'
import { ASSESS_FLAGS, COMMON_FLAGS, type FirstLook, lookAt, namesOf, WIZARD_FLAGS } from './flags.ts'
import type { GivenScore } from '../decide/severity.ts'
import type { AnswersFile } from './answersFile.ts'
import { assessWith } from './assessment.ts'
import type { Draft } from './wizard/draft.ts'
import { answersAsWritten } from '../decide/answers.ts'
import { nextQuestion } from '../decide/remaining.ts'
import { isInteractive } from './settings.ts'
import { DEFAULT_PACK, loadRules } from './packs.ts'
import { type PackFlag, quickParse } from './quickParse.ts'
import { readTime, zoneOf } from './time.ts'
import { incidentOf, momentKey, questionKey, replacedIn } from './incident.ts'

const OWN_FLAGS = [...COMMON_FLAGS, ...ASSESS_FLAGS, ...WIZARD_FLAGS]

/** Every question and moment of the pack as a flag, unless the tool has that flag itself or commander would misread it. */
function packFlags(pack: Pack): PackFlag[] {
  const taken = new Set([...namesOf(OWN_FLAGS), '--version'])
  const questions = [...askable(pack).map(({ id }) => id), ...replacedIn(pack)]
  return [
    ...pack.moments.map(({ id }) => ({ long: `--${id}`, key: momentKey(id) })),
    ...questions.map((id) => ({ long: `--${id}`, key: questionKey(id) })),
    // commander reads `--no-x` as a negation; such a question, or one named like a flag, is answered with --answer.
  ].filter(({ long }) => !taken.has(long) && !long.startsWith('--no-'))
}

export async function assessCommand(context: Context, argv: readonly string[]): Promise<number> {
  const look = lookAt(argv)
  const zone = need(await zoneOf(context.io, look.values.get('--zone')?.at(-1)))
  const now = need(readTime(context.io, look.values.get('--now')?.at(-1), zone))
  const files = need(await readAnswersFiles(context, look))
  const rules = await rulesFor(context, look, files, now, zone)
  const declared = { rules, flags: OWN_FLAGS, packFlags: packFlags(rules.pack) }
  const { args, options } =
    quickParse(argv, look, OWN_FLAGS, declared.packFlags) ??
    (await (await import('./assessProgram.ts')).parseAssess(context, declared, look, argv))
  if (args.length > 1) throw new Trouble([{ code: 'argument-excess', word: args[1]! }])
  const incident = need(readIncident(rules.pack, need(incidentOf(rules.pack, options, files)), zone))
  const scores = await scoresOf(options, files)
  const assessment = await assessWith(context, rules, incident, scores, now, zone)
  if (
    nextQuestion(rules.pack, rules.compiled, incident.answers) !== undefined &&
    isInteractive(context.io, options['input'] === false)
  ) {
    const { isAccessible, startWizard } = await import('./wizard/start.ts')
    const { targetsOf } = await import('./output.ts')
    targetsOf(options)
    const draft = draftOf(rules.pack, incident, scores, zone)
    const accessible = isAccessible(context, options['accessible'] === true)
    const at = options['now'] === undefined ? {} : { now }
    return startWizard(context, { zone, accessible, pack: rules.pack.files[0]!.id, draft, options, ...at })
  }
  const { writeReports } = await import('./output.ts')
  await writeReports(context, assessment, options)
  if (options['json'] === true || (options['format'] ?? 'text') !== 'text') await warn(context, assessment)
  if (options['save'] === true) {
    const { recordAssessment } = await import('./record.ts')
    await recordAssessment(context, assessment, options)
  }
  return options['exitZero'] === true ? 0 : assessment.exitCode
}

/** Chooses the pack (word, answers file, default) and its version, by the day of discovery. */
async function rulesFor(
  context: Context,
  look: FirstLook,
  files: readonly AnswersFile[],
  now: number,
  zone: Zone,
): Promise<Rules> {
  const named = [...new Set([...look.words.slice(0, 1), ...files.flatMap(({ pack }) => pack ?? [])])]
  const [id = DEFAULT_PACK, other] = named
  if (other !== undefined) {
    throw new Trouble([{ code: 'answer-conflict', question: 'pack', first: id, second: other }])
  }
  const typed = look.values.get('--discovered') ?? []
  const fromFiles = files.flatMap(({ moments }) => moments.filter(({ moment }) => moment === 'discovered'))
  const given =
    typed.length > 0 ? typed.map((value): GivenMoment => ({ moment: 'discovered', value })) : fromFiles
  const field = { id: 'discovered', title: { nl: '', en: '' } }
  const { discovered } = need(readMoments([field], given, zone))
  return need(
    await loadRules(context.io.home, context.folders, id, dayInZone(discovered?.instant ?? now, zone)),
  )
}

async function readAnswersFiles({ io }: Context, look: FirstLook): Promise<Result<readonly AnswersFile[]>> {
  const files: AnswersFile[] = []
  const paths = look.values.get('--answers') ?? []
  if (paths.length === 0) return ok(files)
  const { readAnswersFile } = await import('./answersFile.ts')
  for (const path of paths) {
    const origin = path === '-' ? 'stdin' : path
    const text = path === '-' ? stdinText(await io.stdin.read(FILE_LIMIT)) : readText(path)
    if (!text.ok) return text
    const file = await readAnswersFile(text.value, origin)
    if (!file.ok) return file
    files.push(file.value)
  }
  return ok(files)
}

function stdinText(bytes: Uint8Array): Result<string> {
  if (bytes.length > FILE_LIMIT) return fail({ code: 'file-too-large', path: 'stdin', limit: FILE_LIMIT })
  return decodeText({ path: 'stdin', bytes })
}

/** Scores for the ENISA second opinion, from flags and files; undefined where nobody asked for it. */
async function scoresOf(
  options: Readonly<Record<string, unknown>>,
  files: readonly AnswersFile[],
): Promise<readonly GivenScore[] | undefined> {
  const typed = options['severity'] as string[] | undefined
  const given = files.flatMap(({ severity }) => severity ?? [])
  if (typed === undefined && files.every(({ severity }) => severity === undefined)) return undefined
  const { readScores } = await import('./severity.ts')
  return need(readScores(typed ?? [], given))
}

/** The text report has the warnings in it; with any other they go to standard error. */
async function warn(context: Context, { warnings, contradictions, pack }: Assessment): Promise<void> {
  const { words, quiet, lang } = context
  if (warnings.length + contradictions.length === 0 || quiet) return
  const { warningText } = await import('../report/warning.ts')
  for (const { text } of contradictions) note(context, `${words.commands.warning} ${clean(text[lang])}`)
  for (const warning of warnings)
    note(context, `${words.commands.warning} ${clean(warningText(words, pack, warning))}`)
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
