// The cases of a pack, decided → the ones that come out otherwise than published.
import { readAnswers } from '../decide/answers.ts'
import { certainly, possible } from '../compile/walk.ts'
import type { Ref } from '../compile/diagram.ts'
import { decide, withAssumptions } from '../decide/decide.ts'
import type { Rules } from '../compile/compile.ts'
import type { Case, Duty, DutyId, Term } from '../pack/model.ts'
import { ok, type Problem, type Result, type Place } from '../problem.ts'

/** What came out of a case, per duty the ids of the verdicts still possible. */
export interface CaseOutcome {
  readonly entry: Case
  readonly got: Readonly<Partial<Record<DutyId, readonly string[]>>>
  /** The duties on which something came out that the case does not allow. */
  readonly differs: readonly DutyId[]
}

/** The ids of the verdicts that are still possible under some answers, by duty; answers that cannot be read fail. */
export function verdictsOf(
  rules: Rules,
  answers: Case['answers'],
  at?: Place,
): Result<Readonly<Record<DutyId, readonly string[]>>> {
  const { pack } = rules
  const place = at === undefined ? {} : { at }
  const given = Object.entries(answers).map(([question, value]) => ({ question, value, ...place }))
  const read = readAnswers(pack, given)
  if (!read.ok) return read
  const { duties } = decide(rules, read.value)
  return ok(
    Object.fromEntries(
      duties.map(({ duty, possible }) => [duty.id, possible.map((verdict) => duty.verdicts[verdict]!.id)]),
    ) as Record<DutyId, string[]>,
  )
}

/** Decides one case; answers that cannot be read are problems at the place of the case. */
export function runCase(rules: Rules, entry: Case): CaseOutcome | Problem[] {
  const verdicts = verdictsOf(rules, entry.answers, entry.at)
  if (!verdicts.ok) return [...verdicts.problems]
  const got = verdicts.value
  const differs = (Object.keys(entry.expect) as DutyId[]).filter(
    (duty) => !got[duty].every((verdict) => entry.expect[duty]!.includes(verdict)),
  )
  return { entry, got, differs }
}

/** A binding case that comes out otherwise fails; a `soft` one informs, and fails only without a recorded reason. */
export function caseProblems(rules: Rules): Problem[] {
  return rules.pack.cases.flatMap((entry): Problem[] => {
    const outcome = runCase(rules, entry)
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

/**
 * Rules of the pack's own file that apply in none of its cases. Only for a pack that has cases: one without any is a
 * draft, and a case is the next thing to add.
 */
export function unexercisedRules({ pack, compiled }: Rules): Problem[] {
  if (pack.cases.length === 0) return []
  const incidents = pack.cases.flatMap((entry) => {
    const given = Object.entries(entry.answers).map(([question, value]) => ({ question, value }))
    const answers = readAnswers(pack, given)
    return answers.ok ? [withAssumptions(pack, answers.value).codes] : []
  })
  const unexercised = ({ id, rules }: Term | Duty, refs: readonly Ref[]): Problem[] =>
    rules.flatMap((rule, index) => {
      const isOwn = rule.at.file === pack.file
      if (!isOwn || incidents.some((codes) => certainly(possible(compiled, refs[index]!, codes)))) return []
      return [{ code: 'unexercised-rule', of: id, rule: rule.id, at: rule.at }]
    })
  return [
    ...compiled.terms.flatMap(({ term, rules }) =>
      term.replaces === 'given' ? [] : unexercised(term, rules),
    ),
    ...compiled.duties.flatMap(({ duty, rules }) => unexercised(duty, rules)),
  ]
}
