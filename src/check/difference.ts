// Two packs → what changes, and for whom: per duty the exact number of combinations of answers, with an example of each.
import { countLeaves } from '../compile/count.ts'
import { type Ref, withinBudget } from '../compile/diagram.ts'
import { type CompiledDuty, dutyOf, type Rules } from '../compile/compile.ts'
import { example, single, support } from '../compile/walk.ts'
import type { Case, DeadlineRule, Duty, DutyId, Text } from '../pack/model.ts'
import type { Example, Result } from '../problem.ts'
import { type CommonSpace, commonSpace } from './commonSpace.ts'
import { exampleOf } from './example.ts'
import { verdictsOf } from './cases.ts'

/** Combinations that went from one verdict to another. */
export interface VerdictChange {
  readonly from: string
  readonly to: string
  readonly count: bigint
  /** A smallest one, in the words of the duty before and after. */
  readonly before: Example
  readonly after: Example
}

/** A verdict whose deadlines are not what they were. */
export interface DeadlineChange {
  readonly verdict: string
  readonly before: readonly DeadlineRule[]
  readonly after: readonly DeadlineRule[]
}

export interface DutyDifference {
  readonly duty: DutyId
  /** Every combination that both packs know gives the same verdict, and there are any. */
  readonly isSame: boolean
  /** Combinations that both packs know, of the answers to the questions on which the duty depends in either. */
  readonly total: bigint
  readonly changed: bigint
  /** The most frequent first. */
  readonly changes: readonly VerdictChange[]
  readonly deadlines: readonly DeadlineChange[]
}

/** A case or a recorded incident that comes out otherwise. */
export interface EntryDifference {
  readonly id: string
  /** None where a register names it by its id alone. */
  readonly title?: Text
  readonly duties: readonly {
    readonly duty: DutyId
    readonly before: readonly string[]
    readonly after: readonly string[]
  }[]
}

/** Answers to compare with, from a case or a recorded incident. */
export type Comparable = Pick<Case, 'id' | 'answers'> & Partial<Pick<Case, 'title'>>

export interface Difference extends Pick<CommonSpace, 'onlyBefore' | 'onlyAfter' | 'otherAnswers'> {
  readonly duties: readonly DutyDifference[]
  readonly cases: readonly EntryDifference[]
  readonly incidents: readonly EntryDifference[]
  /** Cases and incidents whose answers one of the packs does not understand. */
  readonly incomparable: readonly string[]
}

/** Compares two packs. Both must be proven, see `isProven`. */
export function difference(
  before: Rules,
  after: Rules,
  incidents: readonly Comparable[],
): Result<Difference> {
  const space = commonSpace(before.pack, after.pack)
  const cases = [
    ...before.pack.cases,
    ...after.pack.cases.filter((one) => before.pack.cases.every((entry) => !isSameCase(entry, one))),
  ]
  const onCases = entries(before, after, cases)
  const onIncidents = entries(before, after, incidents)
  return withinBudget(`${before.pack.id} – ${after.pack.id}`, () => ({
    duties: before.compiled.duties.map((duty) => dutyDifference(space, before, after, duty)),
    cases: onCases.differing,
    incidents: onIncidents.differing,
    incomparable: [...onCases.incomparable, ...onIncidents.incomparable],
    onlyBefore: space.onlyBefore,
    onlyAfter: space.onlyAfter,
    otherAnswers: space.otherAnswers,
  }))
}

/** Two packs may call different cases by one name. */
const isSameCase = (one: Comparable, other: Comparable): boolean =>
  one.id === other.id && JSON.stringify(one.answers) === JSON.stringify(other.answers)

/** Verdicts of a pack fit in this many bits, so that a pair of them is one number; 0 is no combination at all. */
const SPAN = 32

function dutyDifference(
  space: CommonSpace,
  before: Rules,
  after: Rules,
  { duty, root }: CompiledDuty,
): DutyDifference {
  const { diagrams } = space
  const { duty: other, root: otherRoot } = dutyOf(after.compiled, duty.id)
  const roots: [Ref, Ref] = [space.read(before, root), space.read(after, otherRoot)]
  const pairs = diagrams.combine(
    (one, two) => (one === 0 || two === 0 ? 0 : single(one)! * SPAN + single(two)! + 1),
    ...roots,
  )
  const variables = [...new Set(roots.flatMap((root) => support(diagrams, root)))].sort((a, b) => a - b)
  const idsOf = (pair: number): [string, string] => {
    const [one, two] = [Math.floor((pair - 1) / SPAN), (pair - 1) % SPAN]
    return [duty.verdicts[one]!.id, other.verdicts[two]!.id]
  }
  const counts = [...countLeaves(diagrams, pairs, variables)].filter(([pair]) => pair > 0)
  const changes = counts
    .flatMap(([pair, count]): VerdictChange[] => {
      const [from, to] = idsOf(pair)
      if (from === to) return []
      const codes = example(diagrams, pairs, (set) => set === pair)!
      const shown = (rules: Rules, own: Duty): Example =>
        exampleOf(rules, own, space.codesFor(rules.pack, codes))
      return [{ from, to, count, before: shown(before, duty), after: shown(after, other) }]
    })
    .sort((a, b) => (a.count < b.count ? 1 : a.count > b.count ? -1 : 0))
  const changed = changes.reduce((sum, { count }) => sum + count, 0n)
  const total = counts.reduce((sum, [, count]) => sum + count, 0n)
  return {
    duty: duty.id,
    isSame: changed === 0n && total > 0n,
    total,
    changed,
    changes,
    deadlines: deadlineChanges(duty, other),
  }
}

function deadlineChanges(before: Duty, after: Duty): DeadlineChange[] {
  const told = (deadlines: readonly DeadlineRule[]): string =>
    deadlines.map(({ from, hours, days }) => `${from} ${hours ?? ''} ${days ?? ''}`).join()
  return before.verdicts.flatMap((verdict): DeadlineChange[] => {
    const other = after.verdicts.find(({ id }) => id === verdict.id)
    return other === undefined || told(verdict.deadlines) === told(other.deadlines)
      ? []
      : [{ verdict: verdict.id, before: verdict.deadlines, after: other.deadlines }]
  })
}

function entries(
  before: Rules,
  after: Rules,
  list: readonly Comparable[],
): { differing: EntryDifference[]; incomparable: string[] } {
  const differing: EntryDifference[] = []
  const incomparable: string[] = []
  for (const { id, title, answers } of list) {
    const [one, two] = [verdictsOf(before, answers), verdictsOf(after, answers)]
    if (!one.ok || !two.ok) {
      incomparable.push(id)
      continue
    }
    const duties = before.pack.duties.flatMap(({ id: duty }) => {
      const [was, is] = [one.value[duty], two.value[duty]]
      return was.join() === is.join() ? [] : [{ duty, before: was, after: is }]
    })
    if (duties.length > 0) differing.push({ id, ...(title === undefined ? {} : { title }), duties })
  }
  return { differing, incomparable }
}
