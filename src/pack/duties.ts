// The duties of a pack file → tables of rules with their verdicts and deadlines.
import { type Duty, DUTY_IDS, type DutyId, type Pack, type Rule, type Verdict } from './model.ts'
import type { PackFile, RawDuty } from './schema.ts'
import type { Scope } from './scope.ts'
import type { Path } from './yaml.ts'

/** Ids that say «no duty»: the first verdict of every duty, and no other. What decides relies on that order. */
export const MILDEST = ['no-report', 'not-required'] as const

/**
 * The duties that a pack states itself: all four, or, where it is a proposal to change a base, the ones it changes. Each
 * is stated whole; rules are never mixed with those of the base.
 */
export function ownDuties(
  scope: Scope,
  raw: PackFile,
  sourceIds: readonly string[],
  base: Pack | undefined,
): Duty[] {
  const duties = raw.duties ?? {}
  for (const id of Object.keys(duties)) {
    if (!DUTY_IDS.includes(id as DutyId)) scope.unknown('duty', id, DUTY_IDS, ['duties', id], 'key')
  }
  return DUTY_IDS.flatMap((id) => {
    const duty = duties[id]
    const moments = [...Object.keys(raw.moments ?? {}), ...(base?.moments ?? []).map((moment) => moment.id)]
    if (duty !== undefined) {
      const stated = dutyOf(scope, id, duty, sourceIds, moments)
      checkVerdicts(scope, stated, base)
      return [stated]
    }
    if (base !== undefined) return []
    scope.problems.push({ code: 'missing-key', key: id, at: scope.file.at(['duties'], 'key') })
    return []
  })
}

/** What is inherited for a duty names its verdicts, so a proposal must keep them. */
function checkVerdicts(scope: Scope, stated: Duty, base: Pack | undefined): void {
  const options = base?.duties.find(({ id }) => id === stated.id)?.verdicts.map(({ id }) => id)
  if (options === undefined || options.join() === stated.verdicts.map(({ id }) => id).join()) return
  const at = scope.file.at(['duties', stated.id, 'verdicts'], 'key')
  scope.problems.push({ code: 'wrong-value', key: 'verdicts', expected: 'one-of', options, at })
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
  const mildAssumption = (raw['mild-assumption'] ?? []).map((exemption, index) => ({
    ...exemption,
    at: scope.file.at([...path, 'mild-assumption', index]),
  }))
  const sources = scope.known('source', raw.sources, sourceIds, [...path, 'sources'])
  const at = scope.file.at(path, 'key')
  return { id, title: raw.title, verdicts, rules, notMonotone, mildAssumption, sources, at }
}
