// A command line with the questions of a pack as flags → the rules and the incident it tells of.
import type { Rules } from '../compile/precompiled.ts'
import { type Incident, readIncident } from '../decide/assess.ts'
import { dayOfRules } from '../decide/moment.ts'
import { readMoments, type GivenMoment } from '../decide/moments.ts'
import type { GivenScore } from '../decide/severity.ts'
import type { Zone } from '../decide/zone.ts'
import { askable, type Pack } from '../pack/model.ts'
import { decodeText, FILE_LIMIT, readText } from '../pack/file.ts'
import { fail, ok, type Result } from '../pack/problem.ts'
import type { AnswersFile } from './answersFile.ts'
import { type Context, need, Trouble } from './context.ts'
import type { Asking } from './asking.ts'
import { type FirstLook, type Flag, lookAt, namesOf } from './flags.ts'
import { incidentOf, momentKey, questionKey, replacedIn } from './incident.ts'
import { officersOf } from './officers.ts'
import { DEFAULT_PACK, loadRules } from './packs.ts'
import { type PackFlag, type Parsed, quickParse } from './quickParse.ts'
import { readTime, zoneOf } from './time.ts'

/** What a command line told. */
export interface Input {
  readonly rules: Rules
  readonly incident: Incident
  /** For the ENISA second opinion; undefined where nobody asked for it. */
  readonly scores: readonly GivenScore[] | undefined
  readonly options: Parsed['options']
  /** Milliseconds since 1970, UTC. */
  readonly now: number
  readonly zone: Zone
}

/** Reads a command line. Throws where something in it is not understood. */
export async function readInput(context: Context, argv: readonly string[], asking: Asking): Promise<Input> {
  const look = lookAt(argv)
  const zone = need(await zoneOf(context.io, look.values.get('--zone')?.at(-1)))
  const now = need(readTime(context.io, look.values.get('--now')?.at(-1), zone))
  const files = [
    ...(asking.known === undefined ? [] : [asking.known]),
    ...need(await readAnswersFiles(context, look)),
  ]
  const rules = await rulesFor(context, look, files, now, zone)
  const declared = { rules, asking, packFlags: packFlags(rules.pack, asking.flags) }
  const { args, options } =
    quickParse(argv, look, asking.flags, declared.packFlags) ??
    (await (await import('./assessProgram.ts')).parseAssess(context, declared, look, argv))
  if (args.length > 1) throw new Trouble([{ code: 'argument-excess', word: args[1]! }])
  const given = need(incidentOf(rules.pack, options, files))
  const officers = officersOf(context, options)
  const incident = need(readIncident(rules.pack, { ...given, officers }, zone))
  return { rules, incident, scores: await scoresOf(options, files), options, now, zone }
}

/** Every question and moment of the pack as a flag, unless the tool has that flag itself or commander would misread it. */
function packFlags(pack: Pack, own: readonly Flag[]): PackFlag[] {
  const taken = new Set([...namesOf(own), '--version'])
  const questions = [...askable(pack).map(({ id }) => id), ...replacedIn(pack)]
  return [
    ...pack.moments.map(({ id }) => ({ long: `--${id}`, key: momentKey(id) })),
    ...questions.map((id) => ({ long: `--${id}`, key: questionKey(id) })),
    // commander reads `--no-x` as a negation; such a question, or one named like a flag, is answered with --answer.
  ].filter(({ long }) => !taken.has(long) && !long.startsWith('--no-'))
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
  return need(await loadRules(context.io, context.folders, id, dayOfRules(discovered?.instant, now, zone)))
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
