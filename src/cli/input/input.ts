// A command line with the questions of a pack as flags → the rules and the incident it tells of.
import type { Rules } from '../../compile/compile.ts'
import { type Incident, readIncident } from '../../decide/assess.ts'
import { dayOfRules } from '../../decide/moment.ts'
import { readMoments, type GivenMoment } from '../../decide/moments.ts'
import { isNotAnswered } from '../../decide/word.ts'
import type { GivenScore } from '../../decide/severity.ts'
import type { Zone } from '../../decide/zone.ts'
import { askable, type Pack, replacedIn } from '../../pack/model.ts'
import { decodeText, FILE_LIMIT, readText } from '../../pack/file.ts'
import { fail, ok, type Result } from '../../problem.ts'
import { clean } from '../../render/clean.ts'
import type { AnswersFile } from '../../record/answersFile.ts'
import { type Argv, lastOf } from '../argv.ts'
import { refuseOthers } from '../command.ts'
import type { Given, QuestionsHelp } from '../definition.ts'
import { type Context, need, Trouble } from '../context.ts'
import { incidentOf } from './incident.ts'
import { officersOf } from './officers.ts'
import { DEFAULT_PACK, loadRules } from '../../check/open.ts'
import { readTime, zoneOf } from './time.ts'

/** What a command line told. */
export interface Input {
  readonly rules: Rules
  readonly incident: Incident
  /** For the ENISA second opinion; undefined where nobody asked for it. */
  readonly scores: readonly GivenScore[] | undefined
  /** Milliseconds since 1970, UTC. */
  readonly now: number
  readonly zone: Zone
}

/** Flags that tell of an incident, besides the questions and moments of its pack. */
export const INCIDENT_FLAGS = [
  ...(['answers', 'answer', 'reason', 'record', 'severity'] as const),
  ...(['now', 'zone', 'by', 'second'] as const),
] as const

type InputGiven = Pick<Given<(typeof INCIDENT_FLAGS)[number]>, 'options' | 'argv' | 'flags'>

/**
 * Reads a command line. Throws where something in it is not understood.
 *
 * @param named the pack that it names
 * @param known what is known before it, like an answers file
 */
export async function readInput(
  context: Context,
  { options, argv, flags }: InputGiven,
  named: string | undefined,
  known?: AnswersFile,
): Promise<Input> {
  const zone = need(await zoneOf(context.io, options.zone))
  const now = need(readTime(context.io, options.now, zone))
  const said = need(await readAnswersFiles(context, options.answers))
  const files = [...(known === undefined ? [] : [beneath(known, said)]), ...said]
  const rules = await rulesFor(context, argv, named, files, now, zone)
  const ofPack = flagsOf(rules.pack, flags)
  refuseOthers(argv, [...flags, ...ofPack])
  const empty = ofPack.filter((flag) => argv.alone.has(flag))
  if (empty.length > 0) throw new Trouble(empty.map((flag) => ({ code: 'flag-value', flag })))
  const valuesOf = (id: string): readonly string[] =>
    ofPack.includes(`--${id}`) ? (argv.values.get(`--${id}`) ?? []) : []
  const given = need(incidentOf(rules.pack, options, valuesOf, files))
  const officers = officersOf(context, options)
  const incident = need(readIncident(rules.pack, { ...given, officers }, zone))
  return { rules, incident, scores: await scoresOf(options.severity, files), now, zone }
}

/** What was known before, where files do not say otherwise. */
function beneath(known: AnswersFile, files: readonly AnswersFile[]): AnswersFile {
  const { answers, moments, severity } = known
  const timed = files.flatMap((file) => file.moments.filter(({ value }) => !isNotAnswered(value)))
  const scored = files.flatMap((file) => file.severity ?? [])
  return {
    ...known,
    answers: answers.map((answer) => ({ ...answer, weak: 2 })),
    moments: moments.filter(({ moment }) => timed.every((one) => one.moment !== moment)),
    ...(severity === undefined
      ? {}
      : { severity: severity.filter(({ criterion }) => scored.every((one) => one.criterion !== criterion)) }),
  }
}

/** What help says of the questions of a pack: the one that is named, else the default one. */
export async function questionsOf(context: Context, argv: Argv, named?: string): Promise<QuestionsHelp> {
  const zone = need(await zoneOf(context.io, lastOf(argv, 'zone')))
  const now = need(readTime(context.io, lastOf(argv, 'now'), zone))
  const files = need(await readAnswersFiles(context, lastOf(argv, 'answers')))
  const rules = await rulesFor(context, argv, named, files, now, zone)
  const { title, about } = rules.pack
  const { questionsHelp } = await import('./questionsHelp.ts')
  return {
    about: clean(`${title[context.lang]}. ${about[context.lang]}`),
    after: await questionsHelp(context, rules),
  }
}

/** Every question and moment of the pack as a flag, unless the tool has that flag itself. */
function flagsOf(pack: Pack, own: readonly string[]): string[] {
  const ids = [...pack.moments.map(({ id }) => id), ...askable(pack).map(({ id }) => id), ...replacedIn(pack)]
  return ids.map((id) => `--${id}`).filter((flag) => !own.includes(flag))
}

/** Chooses the pack (word, answers file, default) and its version, by the day of discovery. */
async function rulesFor(
  context: Context,
  argv: Argv,
  word: string | undefined,
  files: readonly AnswersFile[],
  now: number,
  zone: Zone,
): Promise<Rules> {
  const named = [
    ...new Set([...(word === undefined ? [] : [word]), ...files.flatMap(({ pack }) => pack ?? [])]),
  ]
  const [id = DEFAULT_PACK, other] = named
  if (other !== undefined) {
    throw new Trouble([{ code: 'answer-conflict', question: 'pack', first: id, second: other }])
  }
  const typed = argv.values.get('--discovered') ?? []
  const fromFiles = files.flatMap(({ moments }) => moments.filter(({ moment }) => moment === 'discovered'))
  const given =
    typed.length > 0 ? typed.map((value): GivenMoment => ({ moment: 'discovered', value })) : fromFiles
  const field = { id: 'discovered', title: { nl: '', en: '' } }
  const { discovered } = need(readMoments([field], given, zone))
  return need(await loadRules(context.io, context.folders, id, dayOfRules(discovered?.instant, now, zone)))
}

async function readAnswersFiles(
  context: Context,
  path: string | undefined,
): Promise<Result<readonly AnswersFile[]>> {
  if (path === undefined) return ok([])
  const { readAnswersFile } = await import('../../record/answersFile.ts')
  const text = await textAt(context, path)
  if (!text.ok) return text
  const file = await readAnswersFile(text.value, path === '-' ? 'stdin' : path)
  return file.ok ? ok([file.value]) : file
}

/** The text of a file, or of standard input for `-`. */
export async function textAt({ io }: Pick<Context, 'io'>, path: string): Promise<Result<string>> {
  if (path !== '-') return readText(path)
  const bytes = await io.stdin.read(FILE_LIMIT)
  if (bytes.length > FILE_LIMIT) return fail({ code: 'file-too-large', path: 'stdin', limit: FILE_LIMIT })
  return decodeText({ path: 'stdin', bytes })
}

/** Scores for the ENISA second opinion, from flags and files; undefined where nobody asked for it. */
async function scoresOf(
  typed: readonly string[] | undefined,
  files: readonly AnswersFile[],
): Promise<readonly GivenScore[] | undefined> {
  const given = files.flatMap(({ severity }) => severity ?? [])
  if (typed === undefined && files.every(({ severity }) => severity === undefined)) return undefined
  const { readScores } = await import('./severity.ts')
  return need(readScores(typed ?? [], given))
}
