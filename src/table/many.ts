// A compiled pack → outcomes of very many incidents, as coded answers. The same decision as `decide`, which it asks for
// every outcome it has not met before; equal outcomes are one object, so what is made of them is made once.
import { dutyOf, type Rules } from '../compile/compile.ts'
import { Diagrams, FALSE, leaf, type Ref, withinBudget } from '../compile/diagram.ts'
import { dependsOn, type Nodes, OPEN, possible, single, UNKNOWN } from '../compile/walk.ts'
import type { DeadlineRule, DutyId, Verdict } from '../pack/model.ts'
import { decide, type ExitCode, type Headline, type Sight, strictestAtWorst } from '../decide/decide.ts'
import type { Doubt } from '../decide/doubt.ts'
import { judgements, timedVerdict } from '../decide/judgement.ts'
import { settles, settlesDoubt } from '../decide/interview/remaining.ts'

/** What came out for one duty. */
export interface DutyOutcome {
  readonly duty: DutyId
  /** Ids of the verdicts that are still possible, mildest first; one where it is decided. */
  readonly possible: readonly string[]
}

/** What came out, for every incident with the same outcome. */
export interface RowOutcome {
  readonly headline: Headline
  readonly exitCode: ExitCode
  readonly duties: readonly DutyOutcome[]
  /** Questions that would settle what is open. */
  readonly settles: readonly string[]
  /** Why «no duty» cannot be relied on. */
  readonly doubts: readonly Doubt[]
  /** Of every duty, of the strictest verdict that is possible. */
  readonly deadlines: readonly DeadlineRule[]
}

/** Outcomes that are kept; with more than these the memory would grow with the number of incidents. */
const MOST_KEPT = 10_000

/** Decides an incident by its codes. @param codes for each question; what is assumed is filled in */
export type DecideCodes = (codes: number[]) => RowOutcome

/**
 * How to decide incidents of a pack. The pack must be proven.
 *
 * @param twoOfficers whether it takes two officers to decide that nobody need be told: one row names none
 * @param isUndated whether they have no moment of discovery, where on another day other rules may have held
 */
export function deciderOf(rules: Rules, twoOfficers: boolean, isUndated = false): DecideCodes {
  const { pack, compiled } = rules
  const sight: Sight = { twoOfficers, hasSecond: false, isUndated, hasOtherView: false }
  const { arity } = compiled
  // A typed array is read twice as fast as the plain one of a file.
  const nodes = { table: Int32Array.from(compiled.table), arity }
  const duties = compiled.duties.map(({ root }) => root)
  const { anyContradiction, contradictions, doubtful } = compiled
  const roots = [...duties, anyContradiction, ...contradictions, ...doubtful.flat()]
  const diagrams = [
    ...joined(nodes, duties, anyContradiction),
    ...joined(nodes, [...duties, ...contradictions]),
  ]
  const assumptions = pack.questions.map(({ assume }) => assume ?? OPEN)
  const judging = pack.questions.flatMap(({ judges }, index) => (judges === undefined ? [] : [index]))
  const groups = pack.groups.map(({ members }) =>
    members.map((member) => pack.questions.findIndex(({ id }) => id === member)),
  )
  const others = new Map<string, RowOutcome>()
  /** All that an outcome is made of: the sets, and what the names of the questions that would settle it depend on. */
  const keyOf = (codes: readonly number[]): string => {
    const sets = roots.map((root) => possible(nodes, root, codes))
    const asked = codes.map((code) => (code === UNKNOWN ? OPEN : code))
    const settling = [
      ...duties.filter((_, at) => single(sets[at]!) === undefined),
      ...contradictions.filter(
        (_, at) =>
          sets[duties.length] !== NEVER ||
          doubtful[at]?.some((root) => possible(nodes, root, codes) !== NEVER),
      ),
    ].map((root) => `${root}:${dependsOn(nodes, root, asked).join()}`)
    const begun = groups.map((places) => (places.some((place) => codes[place]! >= 0) ? 1 : 0))
    return [sets.join(), ...settling, begun.join()].join(';')
  }
  const inTime = timing(rules)
  return (codes) => {
    for (let at = 0; at < codes.length; at += 1) if (codes[at] === OPEN) codes[at] = assumptions[at]!
    // What the facts give in place of a judgement is a part of the outcome that the functions below do not tell.
    if (judging.some((index) => codes[index] !== assumptions[index])) return outcomeOf(rules, codes, sight)
    for (const diagram of diagrams) {
      const number = straight(diagram, codes)
      if (number !== undefined)
        return inTime((diagram.decided[number] ??= outcomeOf(rules, codes, sight)), codes)
    }
    const key = keyOf(codes)
    const known = others.get(key)
    if (known !== undefined) return inTime(known, codes)
    if (others.size >= MOST_KEPT) others.clear()
    const outcome = outcomeOf(rules, codes, sight)
    others.set(key, outcome)
    return outcome
  }
}

/**
 * The deadlines of a doubtful «no duty» are those that the duty has at worst: by role and law, which the rest of an outcome
 * does not tell.
 */
function timing(rules: Rules): (outcome: RowOutcome, codes: readonly number[]) => RowOutcome {
  const { pack } = rules
  const duties = pack.duties.filter(({ verdicts }) => verdicts.some(({ deadlines }) => deadlines.length > 0))
  const timed = new Map<RowOutcome, Map<string, RowOutcome>>()
  return (outcome, codes) => {
    if (outcome.doubts.length === 0) return outcome
    const worst = duties.map(({ id, verdicts }): Verdict => {
      const { possible: found } = outcome.duties.find(({ duty }) => duty === id)!
      return found.join() === verdicts[0]!.id
        ? strictestAtWorst(rules, id, codes, true)
        : verdicts.find((verdict) => verdict.id === found.at(-1))!
    })
    const byVerdict = timed.get(outcome) ?? new Map<string, RowOutcome>()
    if (timed.size >= MOST_KEPT) timed.clear()
    timed.set(outcome, byVerdict)
    const key = worst.map(({ id }) => id).join()
    const known = byVerdict.get(key) ?? { ...outcome, deadlines: worst.flatMap(({ deadlines }) => deadlines) }
    byVerdict.set(key, known)
    return known
  }
}

interface Joined {
  readonly table: Int32Array
  readonly root: Ref
  /** What comes out at each number, as far as it was met. */
  readonly decided: RowOutcome[]
}

/** The set of a function that is false. */
const NEVER = 1
/** No number of a combination. */
const CONTRADICTORY = 0
/** Most nodes of functions joined into one; with more each is looked at by itself. */
const MOST_JOINED = 20_000

/**
 * One diagram in place of several: its leaves are numbers, one for each combination of their outcomes, or CONTRADICTORY where
 * `unless` holds. Where none of the functions depends on what is open, nothing that is open can make doubt.
 */
function joined(nodes: Nodes, roots: readonly Ref[], unless?: Ref): Joined[] {
  const diagrams = new Diagrams(nodes.arity, MOST_JOINED)
  const numbers = new Map<string, number>()
  const numberOf = (before: number, set: number): number => {
    const key = `${before}:${set}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size + 1)
    return numbers.size
  }
  const made = withinBudget('', () => {
    const all = roots.reduce<Ref>(
      (before, next) => diagrams.combine(numberOf, before, diagrams.copy(nodes, next)),
      leaf(0),
    )
    const root = diagrams.combine(
      (number, set) => (set === NEVER ? number : CONTRADICTORY),
      all,
      unless === undefined ? FALSE : diagrams.copy(nodes, unless),
    )
    return { table: Int32Array.from(diagrams.table), root, decided: [] }
  })
  return made.ok ? [made.value] : []
}

/** The number at the end of answers that are all known; undefined where one on the way is not, or they contradict each other. */
function straight({ table, root }: Joined, codes: readonly number[]): number | undefined {
  let ref = root
  while (ref >= 0) {
    const code = codes[table[ref]!]!
    if (code < 0) return undefined
    ref = table[ref + 1 + code]!
  }
  return ~ref === CONTRADICTORY ? undefined : ~ref
}

function outcomeOf(rules: Rules, given: readonly number[], sight: Sight): RowOutcome {
  const decision = decide(rules, { codes: [...given], numbers: {} }, sight)
  const { codes, headline, exitCode, duties, doubts } = decision
  const open = duties.flatMap(({ duty, decided }) =>
    decided === undefined ? [dutyOf(rules.compiled, duty.id).root] : [],
  )
  const judged = judgements(rules, { codes: given, numbers: {} }, decision, {})
  return {
    ...{ headline, exitCode, doubts },
    duties: duties.map(({ duty, possible: verdicts }) => ({
      duty: duty.id,
      possible: verdicts.map((verdict) => duty.verdicts[verdict]!.id),
    })),
    settles: [
      ...new Set([...open.flatMap((root) => settles(rules, root, codes)), ...settlesDoubt(rules, decision)]),
    ],
    deadlines: duties.flatMap((duty) => timedVerdict(rules, decision, judged, duty).deadlines),
  }
}
