// An answers file (or a report, or a published case) → answers, moments, reasons and record, each with its place.
import type { GivenAnswer } from '../decide/answers.ts'
import type { GivenIncident } from '../decide/assess.ts'
import type { GivenScore } from '../decide/severity.ts'
import type { GivenMoment } from '../decide/moments.ts'
import { nearestOf } from '../pack/nearest.ts'
import { fail, MOST_PROBLEMS, ok, type Problem, type Result } from '../problem.ts'
import type { Path, YamlFile } from '../pack/yaml.ts'
import { isMapping, type Mapping } from '../plain.ts'
import type { Report } from './reportSchema.ts'

/** The keys of an answers file; `pack` may be an id or, in a report, a mapping with an id. */
export const KEYS = ['pack', 'answers', 'moments', 'reasons', 'record', 'severity'] as const
/** Further keys of a report, fed back as they are; one that a report has and this lacks does not compile. */
const OF_REPORT: Readonly<Record<Exclude<keyof Report, (typeof KEYS)[number]>, true>> = {
  schema: true,
  tool: true,
  verdict: true,
  exitCode: true,
  doubts: true,
  duties: true,
  assumed: true,
  given: true,
  derived: true,
  officers: true,
  unanswered: true,
  judgements: true,
  precedents: true,
  papers: true,
  counted: true,
  settles: true,
  contradictions: true,
  possibleContradictions: true,
  warnings: true,
  now: true,
  zone: true,
}
/** The same with those of a draft, which has a `schema` too; and those of a published case (`expect`). */
const REPORT_KEYS = [...Object.keys(OF_REPORT), 'beforehand', 'incident', 'saved']
const CASE_KEYS = ['id', 'title', 'source', 'url', 'strength', 'inferred', 'expect', 'note', 'differs']

export interface AnswersFile extends GivenIncident {
  readonly pack?: string
  /** Scores for the ENISA second opinion. */
  readonly severity?: readonly GivenScore[]
}

/** The keys that plain data may have: those of an answers file, and what a report or a case has besides. */
export function keysFor(data: object): readonly string[] {
  return [
    ...KEYS,
    ...(Object.hasOwn(data, 'schema') ? REPORT_KEYS : []),
    ...(Object.hasOwn(data, 'expect') ? CASE_KEYS : []),
  ]
}

/** Plain data, and where each value of it stands: in a file, or in what a program gave. */
export interface AnswersSource extends Pick<YamlFile, 'value' | 'oddNumberAt'> {
  readonly at: (path: Path, part?: 'key') => NonNullable<Problem['at']>
}

/** Reads the text of an answers file. */
export async function readAnswersFile(text: string, path: string): Promise<Result<AnswersFile>> {
  const { readYaml } = await import('../pack/read.ts')
  const file = readYaml(text, path)
  return file.ok ? answersIn(file.value, path) : file
}

/** Reads what an answers file holds. Unknown keys are refused: a misspelt `answers` must not pass for no answers. */
export function answersIn(file: AnswersSource, path: string): Result<AnswersFile> {
  if (!isMapping(file.value)) {
    return fail({ code: 'wrong-value', key: path, expected: 'mapping', at: file.at([]) })
  }
  const top = file.value
  const allowed = keysFor(top)
  const problems = Object.keys(top)
    .filter((key) => !allowed.includes(key))
    .slice(0, MOST_PROBLEMS)
    .map((name): Problem => {
      return {
        code: 'unknown-name',
        kind: 'key',
        name,
        ...nearestOf(name, allowed),
        known: allowed,
        at: file.at([name], 'key'),
      }
    })
  const answers = entries(file, 'answers', problems).map(([question, value]): GivenAnswer => {
    const at = file.at(['answers', question], 'key')
    const odd = file.oddNumberAt(['answers', question])
    if (odd !== undefined && problems.length < MOST_PROBLEMS)
      problems.push({ code: 'number-spelling', question, value: odd, at })
    return { question, value, at }
  })
  const moments = entries(file, 'moments', problems).map(([moment, value]): GivenMoment => ({
    moment,
    value,
    at: file.at(['moments', moment], 'key'),
  }))
  const reasons = texts(file, 'reasons', problems)
  const record = texts(file, 'record', problems)
  const pack = isMapping(top['pack']) ? (top['pack']['id'] ?? null) : top['pack']
  if (pack !== undefined && typeof pack !== 'string') {
    problems.push({ code: 'wrong-value', key: 'pack', expected: 'id', at: file.at(['pack']) })
  }
  const severity = Object.hasOwn(top, 'severity') ? scoresIn(file, problems) : undefined
  if (problems.length > 0) return fail(...problems)
  return ok({
    answers,
    moments,
    reasons,
    record,
    ...(severity === undefined ? {} : { severity }),
    ...(typeof pack === 'string' ? { pack } : {}),
  })
}

function entries(file: AnswersSource, key: string, problems: Problem[]): [string, unknown][] {
  const value = (file.value as Mapping)[key]
  if (value === undefined) return []
  if (isMapping(value)) return Object.entries(value)
  problems.push({ code: 'wrong-value', key, expected: 'mapping', at: file.at([key]) })
  return []
}

function texts(file: AnswersSource, key: string, problems: Problem[]): Record<string, string> {
  return Object.fromEntries(
    entries(file, key, problems).map(([name, value]) => {
      if (typeof value === 'string' || typeof value === 'number') return [name, String(value)]
      if (problems.length < MOST_PROBLEMS)
        problems.push({ code: 'wrong-value', key: name, expected: 'text', at: file.at([key, name]) })
      return [name, '']
    }),
  )
}

/** `severity: {financial: 3, …}`; in a report the scores stand one level deeper. */
function scoresIn(file: AnswersSource, problems: Problem[]): GivenScore[] {
  const severity = (file.value as Mapping)['severity']
  const path =
    isMapping(severity) && isMapping(severity['scores']) && Object.hasOwn(file.value as Mapping, 'schema')
      ? ['severity', 'scores']
      : ['severity']
  const scores = path.length === 2 ? (severity as Mapping)['scores'] : severity
  if (!isMapping(scores)) {
    problems.push({ code: 'wrong-value', key: 'severity', expected: 'mapping', at: file.at(['severity']) })
    return []
  }
  return Object.entries(scores).map(([criterion, value]) => {
    if (typeof value !== 'string' && typeof value !== 'number' && problems.length < MOST_PROBLEMS) {
      problems.push({
        code: 'wrong-value',
        key: criterion,
        expected: 'answer',
        at: file.at([...path, criterion]),
      })
    }
    return {
      criterion,
      value: typeof value === 'string' || typeof value === 'number' ? String(value) : '',
      at: file.at([...path, criterion], 'key'),
    }
  })
}
