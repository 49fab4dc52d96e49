// Published cases nearest to an incident, for comparison only: they are no part of the verdict.
import type { Case, Pack, Step } from '../pack/model.ts'
import type { DutyVerdict } from './decide.ts'
import { type Fact, knownOf } from './facts.ts'

/** A fact on which the incident and a case differ: a question, or a term that stands for one. */
export interface FactDifference {
  readonly id: string
  readonly ours: Step
  readonly theirs: Step
}

export interface Precedent {
  readonly entry: Case
  /** 0 when all facts are the same, 1 when all are as far apart as can be. */
  readonly distance: number
  /** Whether every duty that was decided there comes out so here; `open` where one of them is not decided here, or was left open there. */
  readonly side: 'same' | 'other' | 'open'
  readonly differs: readonly FactDifference[]
}

/** How many cases are named, and how near they must be. */
const MOST = 3
const NEAR = 0.25
/** A fact that one of the two does not know counts as half-way. */
const HALF = 0.5

/**
 * The published cases nearest to an incident. The distance is the mean over the facts: on an ordered scale the number
 * of steps between the answers as a share of the scale, otherwise 0 or 1; the kinds of a `several` question count as one.
 */
export function precedents(pack: Pack, known: readonly Fact[], duties: readonly DutyVerdict[]): Precedent[] {
  // Where no duty can arise there is nothing to compare.
  if (duties.every(({ strictest }) => strictest === 0)) return []
  const facts = comparable(known)
  const weighed = facts.filter(({ assume }) => assume === undefined)
  const groups = new Set(weighed.map(({ group }) => group))
  const together = [...groups].map((one) => weighed.filter(({ group }) => group === one))
  return pack.precedents
    .map((entry) => ({ entry, distance: distanceTo(entry, together) }))
    .filter(({ distance }) => distance <= NEAR)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ entry, distance }) => ({
      entry,
      distance,
      side: sideOf(entry, duties),
      differs: differences(entry, facts),
    }))
}

/** What is known of one question: of the pack itself, or of the pack it extends, where a term now stands for it. */
interface Compared {
  readonly id: string
  /** The `several` question that it is a kind of, and which; otherwise its own id. */
  readonly group: string
  readonly kind: string | undefined
  readonly steps: readonly Step[]
  readonly ordered: boolean
  readonly bands: readonly number[] | undefined
  /** What holds where nobody said otherwise, here or there. Such a fact is told where it differs, and weighs nothing. */
  readonly assume: number | undefined
  readonly level: number | undefined
}

function comparable(facts: readonly Fact[]): Compared[] {
  const named = (id: string): Pick<Compared, 'id' | 'group' | 'kind'> => {
    const [group = id, kind] = id.split('.')
    return { id, group, kind }
  }
  return facts.map((fact): Compared => {
    const { id, answers: steps, ordered, bands, assume } = fact.question
    return { ...named(id), steps, ordered, bands, assume, level: knownOf(fact) }
  })
}

/** The mean over the questions that the case answers; kinds of one question stand together and weigh as one. */
function distanceTo(entry: Case, questions: readonly (readonly Compared[])[]): number {
  // A question that the case leaves out was not settled there; one of the pack's own is in no case of its base.
  const settled = questions.filter(([first]) => Object.hasOwn(entry.answers, first!.group))
  const most = NEAR * settled.length + 1e-9
  let total = 0
  for (const kinds of settled) {
    for (const kind of kinds) total += distance(kind, levelIn(entry, kind)) / kinds.length
    if (total > most) return 1
  }
  return settled.length === 0 ? 1 : total / settled.length
}

function differences(entry: Case, facts: readonly Compared[]): FactDifference[] {
  return facts.flatMap((fact) => {
    const theirs = levelIn(entry, fact)
    if (theirs === undefined || fact.level === undefined || theirs === fact.level) return []
    return [{ id: fact.id, ours: fact.steps[fact.level]!, theirs: fact.steps[theirs]! }]
  })
}

function distance({ level, steps, ordered }: Compared, theirs: number | undefined): number {
  if (level === undefined || theirs === undefined) return HALF
  if (!ordered) return level === theirs ? 0 : 1
  return Math.abs(level - theirs) / (steps.length - 1)
}

/** The answer of a case to one question, if it is known. */
function levelIn({ answers }: Case, { group, kind, steps, bands, assume }: Compared): number | undefined {
  const value = answers[group]
  if (value === undefined) return assume
  if (kind !== undefined) return Array.isArray(value) ? Number(value.includes(kind)) : undefined
  if (typeof value === 'number' && bands !== undefined) {
    const band = bands.findLastIndex((bound) => bound <= value)
    return band < 0 ? undefined : band
  }
  const level = steps.findIndex((step) => step.id === String(value))
  return level < 0 ? undefined : level
}

function sideOf({ expect }: Case, duties: readonly DutyVerdict[]): Precedent['side'] {
  const sides = duties.flatMap(({ duty, decided }): Precedent['side'][] => {
    const [theirs, ...more] = expect[duty.id] ?? []
    if (theirs === undefined) return []
    if (decided === undefined || more.length > 0) return ['open']
    // The same duty under another law is the same side.
    return [(duty.verdicts[0]!.id === theirs) === (decided === 0) ? 'same' : 'other']
  })
  return (['other', 'open'] as const).find((side) => sides.includes(side)) ?? 'same'
}
