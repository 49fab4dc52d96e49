// Scores by the ENISA method → the severity, exact, with what is not scored left open. Never part of a verdict.
import type { SeverityTable } from '../pack/severityTable.ts'
import { nearestOf } from '../pack/nearest.ts'
import { fail, ok, type Problem, type Result } from '../problem.ts'
import type { Decision } from './decide.ts'
import { hasText } from './reason.ts'

/** One typed score: a category with 1 to 4, or a criterion with one of its levels. */
export interface GivenScore {
  readonly criterion: string
  readonly value: string
  readonly at?: Problem['at']
}

export interface Severity {
  readonly scores: Readonly<Record<string, string>>
  /** Criteria that nobody scored; each could be anything on its scale. */
  readonly open: readonly string[]
  /** SE = DPC × EI + CB, lowest and highest possible, times four. */
  readonly quarters: readonly [number, number]
  /** Bands still possible, lowest first. */
  readonly bands: readonly string[]
  /** Categories with another score than their base; they need a reason. */
  readonly adjusted: readonly string[]
  readonly reason: string
  /** `undefined` where it is not known. */
  readonly manyPeople: boolean | undefined
  readonly unintelligible: boolean | undefined
  /** Where the second opinion and the verdict point different ways. */
  readonly clash: 'severe-but-not-notified' | 'low-but-informed' | undefined
}

/** The name under which the reason for an adjusted score is given. */
export const SEVERITY_REASON = 'severity'

/** What the answers say about the two flags of the method. */
export interface Flags {
  readonly people: number | undefined
  readonly unintelligible: boolean | undefined
}

/** Scores an incident. At least one category must be scored; of several the highest counts. */
export function severity(
  table: SeverityTable,
  given: readonly GivenScore[],
  reasons: Readonly<Record<string, string>>,
  flags: Flags,
  decision: Decision,
): Result<Severity> {
  const criteria = [...Object.keys(table.categories), 'identification', ...Object.keys(table.circumstances)]
  const scores = new Map<string, string>()
  const problems: Problem[] = []
  for (const { criterion, value, at } of given) {
    const place = at === undefined ? {} : { at }
    const first = scores.get(criterion)
    if (!criteria.includes(criterion)) {
      problems.push({
        code: 'unknown-name',
        kind: 'criterion',
        name: criterion,
        ...nearestOf(criterion, criteria),
        known: criteria,
        ...place,
      })
      continue
    }
    const options = optionsOf(table, criterion)
    if (!options.includes(value)) {
      problems.push({
        code: 'unknown-name',
        kind: 'score',
        name: value,
        ...nearestOf(value, options),
        known: options,
        ...place,
      })
    }
    if (first !== undefined && first !== value) {
      problems.push({ code: 'answer-conflict', question: criterion, first, second: value, ...place })
    }
    scores.set(criterion, value)
  }
  const scored = Object.keys(table.categories).filter((category) => scores.has(category))
  const adjusted = scored.filter(
    (category) => Number(scores.get(category)) !== table.categories[category]!.base,
  )
  const reason = Object.hasOwn(reasons, SEVERITY_REASON) ? reasons[SEVERITY_REASON]!.trim() : ''
  if (problems.length === 0 && adjusted.length > 0 && !hasText(reason)) {
    problems.push({
      code: 'reason-missing',
      question: SEVERITY_REASON,
      answer: `${adjusted[0]}=${scores.get(adjusted[0]!)}`,
    })
  }
  if (problems.length > 0) return fail(...problems)

  const range = (criterion: string): readonly [number, number] =>
    rangeOf(table, criterion, scores.get(criterion))
  const categoryScores = scored.map((category) => Number(scores.get(category)))
  const dpc: readonly [number, number] =
    scored.length === 0 ? [1, 4] : [Math.max(...categoryScores), Math.max(...categoryScores)]
  const ei = range('identification')
  const cb = Object.keys(table.circumstances).map(range)
  const sum = (end: 0 | 1): number => dpc[end] * ei[end] + cb.reduce((total, one) => total + one[end], 0)
  const quarters: readonly [number, number] = [sum(0), sum(1)]
  const bands = bandsBetween(table, quarters)
  const open = [
    ...(scored.length === 0 ? ['category'] : []),
    ...['identification', ...Object.keys(table.circumstances)].filter((criterion) => !scores.has(criterion)),
  ]
  return ok({
    scores: Object.fromEntries(scores),
    open,
    quarters,
    bands,
    adjusted,
    reason,
    manyPeople: flags.people === undefined ? undefined : flags.people > table['many-people'],
    unintelligible: flags.unintelligible,
    clash: clashOf(table, bands, decision),
  })
}

function optionsOf(table: SeverityTable, criterion: string): string[] {
  if (Object.hasOwn(table.categories, criterion)) return Object.keys(table.categories[criterion]!.scores)
  return Object.keys(levelsOf(table, criterion))
}

function levelsOf(table: SeverityTable, criterion: string): SeverityTable['identification']['levels'] {
  return (criterion === 'identification' ? table.identification : table.circumstances[criterion]!).levels
}

function rangeOf(
  table: SeverityTable,
  criterion: string,
  value: string | undefined,
): readonly [number, number] {
  const levels = levelsOf(table, criterion)
  if (value !== undefined) return [levels[value]!.quarters, levels[value]!.quarters]
  const all = Object.values(levels).map(({ quarters }) => quarters)
  return [Math.min(...all), Math.max(...all)]
}

function bandsBetween({ bands }: SeverityTable, [low, high]: readonly [number, number]): string[] {
  const entries = Object.entries(bands).sort((a, b) => a[1].from - b[1].from)
  return entries
    .filter(([, { from }], index) => from <= high && (entries[index + 1]?.[1].from ?? Infinity) > low)
    .map(([id]) => id)
}

/** Only a clear contradiction counts: the two highest bands without notification, or the lowest with a letter to the people. */
function clashOf(table: SeverityTable, possible: readonly string[], { duties }: Decision): Severity['clash'] {
  const names = Object.entries(table.bands)
    .sort((a, b) => a[1].from - b[1].from)
    .map(([id]) => id)
  const decided = (id: string): number | undefined => duties.find(({ duty }) => duty.id === id)?.decided
  if (decided('authority') === 0 && possible.every((band) => names.indexOf(band) >= 2))
    return 'severe-but-not-notified'
  const isLow = possible.length === 1 && possible[0] === names[0]
  return isLow && (decided('data-subjects') ?? 0) > 0 ? 'low-but-informed' : undefined
}
