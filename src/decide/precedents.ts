// Published cases nearest to an incident, for comparison only: they are no part of the verdict.
import type { Compiled } from '../compile/compile.ts'
import { possible, single } from '../compile/walk.ts'
import type { Case, Pack, Step } from '../pack/model.ts'
import type { DutyVerdict } from './decide.ts'

/** A fact on which the incident and a case differ: a question, or a term that stands for one. */
export interface Difference {
  readonly id: string
  readonly ours: Step
  readonly theirs: Step
}

export interface Precedent {
  readonly entry: Case
  /** 0 when all facts are the same, 1 when all are as far apart as can be. */
  readonly distance: number
  /** Whether the authority had to be told there as here; `open` where one of the two is not decided. */
  readonly side: 'same' | 'other' | 'open'
  readonly differs: readonly Difference[]
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
export function precedents(
  pack: Pack,
  compiled: Compiled,
  codes: readonly number[],
  duties: readonly DutyVerdict[],
): Precedent[] {
  const facts = factsOf(pack, compiled, codes)
  const measured = pack.precedents.map((entry) => measure(entry, facts, duties))
  return measured
    .filter(({ distance }) => distance <= NEAR)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST)
}

/** What is known of one question: of the pack itself, or of the pack it extends, where a term now stands for it. */
interface Fact {
  readonly id: string
  /** The `several` question that it is a kind of. */
  readonly group: string | undefined
  readonly steps: readonly Step[]
  readonly ordered: boolean
  readonly bands: readonly number[] | undefined
  readonly level: number | undefined
}

function factsOf(pack: Pack, compiled: Compiled, codes: readonly number[]): Fact[] {
  const groupOf = (id: string): string | undefined => (id.includes('.') ? id.split('.')[0] : undefined)
  const asked = pack.questions.flatMap((question, index): Fact[] => {
    const { id, answers: steps, ordered, bands, assume } = question
    const level = codes[index]! < 0 ? undefined : codes[index]
    return assume === undefined ? [{ id, group: groupOf(id), steps, ordered, bands, level }] : []
  })
  const fixed = pack.terms.flatMap((term, index): Fact[] => {
    if (term.replaces === undefined) return []
    const level = single(possible(compiled, compiled.terms[index]!.root, codes))
    return [
      { id: term.id, group: groupOf(term.id), steps: term.levels, ordered: true, bands: undefined, level },
    ]
  })
  return [...asked, ...fixed]
}

function measure(entry: Case, facts: readonly Fact[], duties: readonly DutyVerdict[]): Precedent {
  const byName = new Map<string, number[]>()
  const differs: Difference[] = []
  for (const fact of facts) {
    const name = fact.group ?? fact.id
    // A question that the case leaves out was not settled there; one of the pack's own is in no case of its base.
    if (!Object.hasOwn(entry.answers, name)) continue
    const theirs = levelIn(entry, fact)
    const apart = distance(fact, theirs)
    byName.set(name, [...(byName.get(name) ?? []), apart])
    if (theirs !== undefined && fact.level !== undefined && theirs !== fact.level) {
      differs.push({ id: fact.id, ours: fact.steps[fact.level]!, theirs: fact.steps[theirs]! })
    }
  }
  const means = [...byName.values()].map(mean)
  return { entry, distance: means.length === 0 ? 1 : mean(means), side: sideOf(entry, duties), differs }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

function distance({ level, steps, ordered }: Fact, theirs: number | undefined): number {
  if (level === undefined || theirs === undefined) return HALF
  if (!ordered) return level === theirs ? 0 : 1
  return Math.abs(level - theirs) / (steps.length - 1)
}

/** The answer of a case to one question, if it is known. */
function levelIn({ answers }: Case, { id, group, steps, bands }: Fact): number | undefined {
  const value = answers[group ?? id]
  if (group !== undefined) {
    if (!Array.isArray(value)) return undefined
    return value.includes(id.slice(group.length + 1)) ? 1 : 0
  }
  if (typeof value === 'number' && bands !== undefined) {
    const band = bands.findLastIndex((bound) => bound <= value)
    return band < 0 ? undefined : band
  }
  const level = steps.findIndex((step) => step.id === String(value))
  return level < 0 ? undefined : level
}

function sideOf({ expect }: Case, duties: readonly DutyVerdict[]): Precedent['side'] {
  const authority = duties.find(({ duty }) => duty.id === 'authority')
  const [theirs, ...more] = expect.authority ?? []
  if (authority?.decided === undefined || theirs === undefined || more.length > 0) return 'open'
  return authority.duty.verdicts[authority.decided]!.id === theirs ? 'same' : 'other'
}
