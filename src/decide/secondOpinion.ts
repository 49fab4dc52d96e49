// An assessment and ENISA scores → the assessment with that second opinion; the verdict is not touched.
import { possible } from '../compile/walk.ts'
import type { Rules } from '../compile/stored.ts'
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
  const { incident, decision, pack } = assessment
  const unreadable = pack.terms.findIndex(({ id }) => id === 'unintelligible')
  const levels = unreadable < 0 ? 3 : possible(compiled, compiled.terms[unreadable]!.root, decision.codes)
  const flags = {
    people: numberOf(incident.answers, 'people'),
    unintelligible: levels === 1 ? false : levels === 2 ? true : undefined,
  }
  const result = severity(table, scores, incident.reasons, flags, decision)
  return result.ok ? ok({ ...assessment, severity: { table, result: result.value } }) : result
}
