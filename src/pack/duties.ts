// The duties of a pack file → tables of rules with their verdicts and deadlines.
import { type Duty, DUTY_IDS, type DutyId, type Rule, type Verdict } from './model.ts'
import type { PackFile, RawDuty } from './schema.ts'
import type { Scope } from './scope.ts'
import type { Path } from './yaml.ts'

/** Ids that say «no duty»: the first verdict of every duty, and no other. What decides relies on that order. */
const MILDEST = ['no-report', 'not-required'] as const

/** The four duties of a pack that extends no other; one that is missing is a problem. */
export function ownDuties(scope: Scope, raw: PackFile, sourceIds: readonly string[]): Duty[] {
  const duties = raw.duties ?? {}
  for (const id of Object.keys(duties)) {
    if (!DUTY_IDS.includes(id as DutyId)) scope.unknown('duty', id, DUTY_IDS, ['duties', id], 'key')
  }
  return DUTY_IDS.flatMap((id) => {
    const duty = duties[id]
    if (duty !== undefined) return [dutyOf(scope, id, duty, sourceIds, Object.keys(raw.moments ?? {}))]
    scope.problems.push({ code: 'missing-key', key: id, at: scope.file.at(['duties'], 'key') })
    return []
  })
}

function dutyOf(
  scope: Scope,
  id: DutyId,
  raw: RawDuty,
  sourceIds: readonly string[],
  moments: readonly string[],
): Duty {
  const path: Path = ['duties', id]
  const verdicts = Object.entries(raw.verdicts).map(([verdict, { text, deadlines }]): Verdict => {
    const list = (deadlines ?? []).map((deadline, index) => {
      const place: Path = [...path, 'verdicts', verdict, 'deadlines', index]
      const { from, hours, days } = deadline
      if (!moments.includes(from)) scope.unknown('moment', from, moments, [...place, 'from'])
      if ((hours === undefined) === (days === undefined)) {
        scope.problems.push({
          code: 'wrong-value',
          key: 'hours',
          expected: 'hours-or-days',
          at: scope.file.at(place),
        })
      }
      const sources = scope.known('source', deadline.sources, sourceIds, [...place, 'sources'])
      return {
        from,
        ...(hours === undefined ? {} : { hours }),
        ...(days === undefined ? {} : { days }),
        sources,
      }
    })
    return { id: verdict, text, deadlines: list }
  })
  const [mildest, ...stricter] = verdicts.map((verdict) => verdict.id)
  const isMild = (verdict: string | undefined): boolean => MILDEST.some((word) => word === verdict)
  if (!isMild(mildest) || stricter.some(isMild)) {
    scope.problems.push({
      code: 'mildest-verdict',
      duty: id,
      mildest: MILDEST,
      at: scope.file.at([...path, 'verdicts'], 'key'),
    })
  }
  const seen = new Set<string>()
  const rules = raw.rules.flatMap((rule, index): Rule[] => {
    const place: Path = [...path, 'rules', index]
    if (seen.has(rule.id)) {
      scope.problems.push({
        code: 'duplicate-name',
        kind: 'key',
        name: rule.id,
        at: scope.file.at([...place, 'id']),
      })
    }
    seen.add(rule.id)
    const to = scope.step('verdict', verdicts, rule.then, [...place, 'then'])
    const rows = scope.rows(rule.when, [...place, 'when'])
    const sources = scope.known('source', rule.sources, sourceIds, [...place, 'sources'])
    return to === undefined
      ? []
      : [{ id: rule.id, to, rows, text: rule.text, sources, at: scope.file.at(place) }]
  })
  const notMonotone = (raw['not-monotone'] ?? []).map((exemption, index) => ({
    ...exemption,
    at: scope.file.at([...path, 'not-monotone', index]),
  }))
  const sources = scope.known('source', raw.sources, sourceIds, [...path, 'sources'])
  return { id, title: raw.title, verdicts, rules, notMonotone, sources, at: scope.file.at(path, 'key') }
}
