// An assessment and ENISA scores → the assessment with that second opinion; the verdict is not touched.
import { possible, single } from '../compile/walk.ts'
import type { Rules } from '../compile/compile.ts'
import type { SeverityTable } from '../pack/severityTable.ts'
import { ok, type Result } from '../problem.ts'
import { numberOf } from './answers.ts'
import type { Assessment } from './assess.ts'
import { type GivenScore, severity } from './severity.ts'

/** @returns a problem for a score that cannot be read */
export function withSeverity(
  table: SeverityTable,
  { compiled }: Rules,
  assessment: Assessment,
  scores: readonly GivenScore[],
): Result<Assessment> {
  const { incident, decision } = assessment
  const unreadable = compiled.terms.find(({ term }) => term.id === 'unintelligible')
  const level = unreadable && single(possible(compiled, unreadable.root, decision.codes))
  const flags = {
    people: numberOf(incident.answers, 'people'),
    unintelligible: level === undefined ? undefined : [false, true][level],
  }
  const result = severity(table, scores, incident.reasons, flags, decision)
  return result.ok ? ok({ ...assessment, severity: { table, result: result.value } }) : result
}
