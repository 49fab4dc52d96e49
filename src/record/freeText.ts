// An assessment, a line of the register or a problem → the same without what somebody typed about an incident: for logs
// that others can read.
import type { Assessment } from '../decide/assess.ts'
import type { Pack } from '../pack/model.ts'
import type { NameKind, Problem, ProblemOf } from '../problem.ts'
import type { Unequal } from './unequal.ts'

/** Whether somebody typed something about the incident besides what is chosen. */
export function hasFreeText({ incident, severity }: Assessment): boolean {
  return (
    Object.keys({ ...incident.record, ...incident.reasons, ...incident.officers }).length > 0 ||
    (severity?.result.reason ?? '') !== ''
  )
}

/** @param hidden what stands in place of each text */
export function withoutFreeText(assessment: Assessment, hidden: string): Assessment {
  const { incident, judgements, severity, warnings } = assessment
  const typed = warnings.filter(({ code }) => code === 'unknown-field')
  const hide = (texts: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.keys(texts).map((name) => [name, hidden]))
  return {
    ...assessment,
    incident: {
      ...incident,
      record: withoutTexts({ record: incident.record }, hidden, fieldsOf(assessment.pack)).record,
      reasons: hide(incident.reasons),
      officers: withoutTexts({ officers: incident.officers }, hidden).officers,
    },
    warnings: [
      ...warnings.filter((warning) => !typed.includes(warning)),
      ...typed.slice(0, 1).map(() => ({ code: 'unknown-field' as const, field: hidden })),
    ],
    judgements: judgements.map((judgement) => ({ ...judgement, reason: hidden })),
    ...(severity === undefined
      ? {}
      : { severity: { ...severity, result: { ...severity.result, reason: hidden } } }),
  }
}

/** Names of what somebody typed, in a line of the register, an incident, a decision and a report. */
const TYPED = [
  'title',
  'text',
  'reason',
  'reference',
  'record',
  'reasons',
  'notes',
  'by',
  'agreedBy',
  'officers',
]

const isTyped = (name: string): boolean => TYPED.includes(name)

const fieldsOf = ({ record }: Pick<Pack, 'record'>): readonly string[] => record.map(({ id }) => id)

/** Names of texts for the file: one that no pack has was typed, and can be anything. */
export const withoutNames = (
  names: readonly string[],
  pack: Pick<Pack, 'record'>,
  hidden: string,
): readonly string[] => [...new Set(names.map((name) => (fieldsOf(pack).includes(name) ? name : hidden)))]

/**
 * Plain data without what somebody typed, however deep it stands.
 *
 * @param fields names of texts for the file that were not typed
 */
export function withoutTexts<T>(
  value: T,
  hidden: string,
  fields: readonly string[] = [],
  of: 'data' | 'text' | 'record' = 'data',
): T {
  if (typeof value === 'string') return of !== 'data' && value !== '' ? (hidden as T) : value
  if (Array.isArray(value)) return value.map((inner: unknown) => withoutTexts(inner, hidden, fields, of)) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inner]: [string, unknown]) => [
    of === 'record' && !fields.includes(name) ? hidden : name,
    withoutTexts(
      inner,
      hidden,
      fields,
      name === 'record' ? name : of !== 'data' || isTyped(name) ? 'text' : of,
    ),
  ])
  return Object.fromEntries(entries) as T
}

/** Places where two reports differ, without what was typed there. */
export function withoutTypedPlaces(
  places: readonly Unequal[],
  { record }: Pick<Pack, 'record'>,
  hidden: string,
): readonly Unequal[] {
  const hide = (value: string | undefined): string | undefined => (value === undefined ? value : hidden)
  return places.map(({ path, here, there }) => ({
    path: pathWithout(path, fieldsOf({ record }), hidden),
    ...(isTypedAt(path) ? { here: hide(here), there: hide(there) } : { here, there }),
  }))
}

/** Whether what stands at a path of a report was typed; a warning names a field as it was typed. */
export const isTypedAt = (path: string): boolean =>
  path.split('.').some((name) => isTyped(name) || name === 'warnings')

/** `record.<name>` without the name, where it is not that of a field. */
function pathWithout(path: string, fields: readonly string[], hidden: string): string {
  const [top, ...rest] = path.split('.')
  return top === 'record' && rest.length > 0 && !fields.includes(rest.join('.')) ? `${top}.${hidden}` : path
}

/** Where a word that was typed is taken for a name, it can be an answer, or a text that was not put in quotes. */
const TAKEN: readonly NameKind[] = ['answer', 'score', 'pack', 'incident']
/** What only a pack names, and nobody who tells of an incident. */
const OF_PACKS: readonly NameKind[] = ['question-or-term', 'term', 'verdict', 'duty', 'source']
const QUOTED = ['value', 'text', 'word', 'first', 'second']

/** A problem without what was typed; it names the flag, the question and the line in the file all the same. */
export function withoutTyped<P extends Problem>(problem: P, hidden: string): P {
  const isTaken =
    ['officer-name', 'same-officer'].includes(problem.code) ||
    (problem.code === 'text-too-long' && !isTyped(problem.name)) ||
    (problem.code === 'unknown-name' && isTakenForName(problem))
  const entries = Object.entries(problem).map(([name, value]: [string, unknown]) => {
    const isQuoted = QUOTED.includes(name) || (isTaken && name === 'name')
    // What the reader of YAML says of a text ends with the text.
    if (problem.code === 'yaml-syntax' && name === 'why') return [name, String(value).replace(/: .*/s, '')]
    // The name of a text for the file is a text too.
    if (problem.code === 'flag-twice' && name === 'flag')
      return [name, String(value).replace(/^(--record) .*/s, `$1 ${hidden}`)]
    if (problem.code === 'not-a-report' && name === 'key') return [name, pathWithout(problem.key, [], hidden)]
    const isField = problem.code === 'wrong-value' && problem.expected === 'text' && !isTyped(problem.key)
    if ((isField || problem.code === 'duplicate-key') && name === 'key') return [name, hidden]
    return [name, isQuoted ? hidden : value]
  })
  return Object.fromEntries(entries) as P
}

/** A word that is near to no name was perhaps not meant as one. */
const isTakenForName = ({ kind, nearest }: ProblemOf<'unknown-name'>): boolean =>
  TAKEN.includes(kind) || (nearest === undefined && !OF_PACKS.includes(kind))
