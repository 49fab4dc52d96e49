// An assessment → the same without what somebody typed about the incident: for logs that others can read.
import type { Assessment } from '../decide/assess.ts'

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
