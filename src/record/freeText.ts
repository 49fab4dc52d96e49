// An assessment, a line of the register or a problem → the same without what somebody typed about an incident: for logs
// that others can read.
import type { Assessment } from '../decide/assess.ts'
import type { NameKind, Problem } from '../problem.ts'

/** Whether somebody typed something about the incident besides what is chosen. */
export function hasFreeText({ incident, severity }: Assessment): boolean {
  return (
    Object.keys({ ...incident.record, ...incident.reasons }).length > 0 ||
    (severity?.result.reason ?? '') !== ''
  )
}

/** @param hidden what stands in place of each text */
export function withoutFreeText(assessment: Assessment, hidden: string): Assessment {
  const { incident, judgements, severity } = assessment
  const hide = (texts: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.keys(texts).map((name) => [name, hidden]))
  return {
    ...assessment,
    incident: { ...incident, record: hide(incident.record), reasons: hide(incident.reasons) },
    judgements: judgements.map((judgement) => ({ ...judgement, reason: hidden })),
    ...(severity === undefined
      ? {}
      : { severity: { ...severity, result: { ...severity.result, reason: hidden } } }),
  }
}

/** Names of what somebody typed, in a line of the register, an incident, a decision and a report. */
const TYPED = ['title', 'text', 'reason', 'reference', 'record', 'reasons', 'notes']

export const isTyped = (name: string): boolean => TYPED.includes(name)

/** Plain data without what somebody typed, however deep it stands. */
export function withoutTexts<T>(value: T, hidden: string, isText = false): T {
  if (typeof value === 'string') return isText && value !== '' ? (hidden as T) : value
  if (Array.isArray(value)) return value.map((inner: unknown) => withoutTexts(inner, hidden, isText)) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inner]: [string, unknown]) => [
    name,
    withoutTexts(inner, hidden, isText || isTyped(name)),
  ])
  return Object.fromEntries(entries) as T
}

/** Where a word that was typed is taken for a name, it can be an answer, or a text that was not put in quotes. */
const TAKEN: readonly NameKind[] = ['answer', 'score', 'pack', 'incident']
const QUOTED = ['value', 'text', 'word', 'first', 'second']

/** A problem without what was typed; it names the flag, the question and the line in the file all the same. */
export function withoutTyped<P extends Problem>(problem: P, hidden: string): P {
  const isTaken =
    problem.code === 'officer-name' || (problem.code === 'unknown-name' && TAKEN.includes(problem.kind))
  const entries = Object.entries(problem).map(([name, value]: [string, unknown]) => {
    const isQuoted = QUOTED.includes(name) || (isTaken && name === 'name')
    // What the reader of YAML says of a text ends with the text.
    if (problem.code === 'yaml-syntax' && name === 'why') return [name, String(value).replace(/: .*/s, '')]
    return [name, isQuoted ? hidden : value]
  })
  return Object.fromEntries(entries) as P
}
