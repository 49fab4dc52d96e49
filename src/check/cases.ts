// The cases of a pack, decided → the ones that come out otherwise than published.
import type { Compiled } from '../compile/compile.ts'
import { readAnswers } from '../decide/answers.ts'
import { decide } from '../decide/decide.ts'
import type { Case, DutyId, Pack } from '../pack/model.ts'
import type { Problem } from '../pack/problem.ts'

/** What came out of a case, per duty the ids of the verdicts still possible. */
export interface CaseOutcome {
  readonly entry: Case
  readonly got: Readonly<Partial<Record<DutyId, readonly string[]>>>
  /** The duties on which something came out that the case does not allow. */
  readonly differs: readonly DutyId[]
}

/** Decides one case; answers that cannot be read are problems at the place of the case. */
export function runCase(pack: Pack, compiled: Compiled, entry: Case): CaseOutcome | Problem[] {
  const given = Object.entries(entry.answers).map(([question, value]) => ({ question, value, at: entry.at }))
  const answers = readAnswers(pack, given)
  if (!answers.ok) return [...answers.problems]
  const { duties } = decide(pack, compiled, answers.value)
  const got = Object.fromEntries(
    duties.map(({ duty, possible }) => [duty.id, possible.map((verdict) => duty.verdicts[verdict]!.id)]),
  ) as Record<DutyId, string[]>
  const differs = (Object.keys(entry.expect) as DutyId[]).filter(
    (duty) => !got[duty].every((verdict) => entry.expect[duty]!.includes(verdict)),
  )
  return { entry, got, differs }
}

/** A binding case that comes out otherwise fails; a `soft` one informs, and fails only without a recorded reason. */
export function caseProblems(pack: Pack, compiled: Compiled): Problem[] {
  return pack.cases.flatMap((entry): Problem[] => {
    const outcome = runCase(pack, compiled, entry)
    if (Array.isArray(outcome)) return outcome
    if (entry.strength === 'soft' && entry.differs !== undefined) return []
    return outcome.differs.map((duty) => ({
      code: 'case-fails',
      case: entry.id,
      duty,
      expected: entry.expect[duty]!,
      got: outcome.got[duty]!,
      at: entry.at,
    }))
  })
}
