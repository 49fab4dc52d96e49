// Compiled pack + coded answers → the outcome: per duty a verdict, or everything that is still possible.
import { dutyOf, type Rules } from '../compile/compile.ts'
import { members, OPEN, possible, single } from '../compile/walk.ts'
import { type Duty, DUTY_IDS, type DutyId, type Pack, type Verdict } from '../pack/model.ts'
import type { Answers } from './answers.ts'
import { type Contradictory, contradictory, type Doubt } from './doubt.ts'

/** A duty that is decided has one possible verdict; the others are open. */
export interface DutyVerdict {
  readonly duty: Duty
  /** Indexes of the verdicts that are still possible, mildest first; never empty. */
  readonly possible: readonly number[]
  /** The one possible verdict, or undefined while the duty is open. */
  readonly decided: number | undefined
  /** The strictest possible verdict; the decided one when there is one. */
  readonly strictest: number
}

/** The headline over all duties. */
export type Headline = 'report' | 'no-report' | 'open'

export interface Decision {
  /** The given answers with the assumptions filled in. */
  readonly codes: readonly number[]
  /** Indexes of the questions whose assumption holds because nobody has said otherwise. */
  readonly assumed: readonly number[]
  readonly duties: readonly DutyVerdict[]
  readonly contradictions: Contradictory
  /** Why «no duty» cannot be relied on; with any of them the headline is never `no-report` and the exit code never 0. */
  readonly doubts: readonly Doubt[]
  /** Not to notify takes a second officer here, whether there is one or not. */
  readonly needsSecond: boolean
  readonly headline: Headline
  readonly exitCode: ExitCode
}

/** What besides the answers «no duty» takes. */
export interface Sight {
  /** It takes two officers to decide that nobody need be told. */
  readonly twoOfficers: boolean
  /** A second one looked. */
  readonly hasSecond: boolean
  /** It is not known when it was discovered, and on another day other rules may have held. */
  readonly isUndated: boolean
  /** Another officer comes to something else. */
  readonly hasOtherView: boolean
}

const ONE_OFFICER: Sight = { twoOfficers: false, hasSecond: false, isUndated: false, hasOtherView: false }

/** The exit codes of an assessment; see the README. */
export type ExitCode = 0 | 3 | 20 | 21 | 22

/** Fills in what is assumed until somebody says otherwise. */
export function withAssumptions(pack: Pack, answers: Answers): Pick<Decision, 'codes' | 'assumed'> {
  const assumed: number[] = []
  const codes = answers.codes.map((code, index) => {
    const assume = pack.questions[index]?.assume
    if (code !== OPEN || assume === undefined) return code
    assumed.push(index)
    return assume
  })
  return { codes, assumed }
}

/**
 * Decides one incident. The pack must be proven (`isProven`): for every combination of answers exactly one verdict.
 * An unknown or missing answer could be any answer, so a duty is decided only where all of them agree.
 */
export function decide(rules: Rules, answers: Answers, sight = ONE_OFFICER): Decision {
  const { codes, assumed } = withAssumptions(rules.pack, answers)
  const duties = verdictsOn(rules, codes)
  const headline = climb(HEADLINE, duties)
  const exitCode = climb(EXIT_CODE, duties)
  const mild = duties.map(({ decided }) => decided === 0)
  const contradictions = contradictory(rules, codes, mild)
  const isNotToNotify = (['authority', 'controller'] as const).every(
    (id) => standing(duties, id) === 'need-not',
  )
  const needsSecond = sight.twoOfficers && isNotToNotify
  const doubts: Doubt[] = [
    ...(contradictions.certain.length > 0 ? (['contradictory'] as const) : []),
    ...(contradictions.possible.length > 0 ? (['possibly-contradictory'] as const) : []),
    ...(isJudgedMilder(rules, codes, duties) ? (['judged-milder'] as const) : []),
    ...(sight.isUndated && (isNotToNotify || standing(duties, 'data-subjects') === 'need-not')
      ? (['undated'] as const)
      : []),
    ...(needsSecond && !sight.hasSecond ? (['second-officer'] as const) : []),
    ...(sight.hasOtherView ? (['officers-differ'] as const) : []),
  ]
  const isDoubtful = doubts.length > 0
  return {
    ...{ codes, assumed, duties, contradictions, doubts, needsSecond },
    headline: isDoubtful && headline === 'no-report' ? 'open' : headline,
    exitCode: isDoubtful && exitCode === 0 ? 3 : exitCode,
  }
}

function verdictsOn({ compiled }: Rules, codes: readonly number[]): DutyVerdict[] {
  return compiled.duties.map(({ duty, root }): DutyVerdict => {
    const set = possible(compiled, root, codes)
    const verdicts = members(set)
    const strictest = verdicts.at(-1)
    if (strictest === undefined) throw new Error(`no verdict on ${duty.id}: the pack was not proven`)
    return { duty, possible: verdicts, decided: single(set), strictest }
  })
}

/** What comes out where the facts decide, in place of the officer's own judgement. */
export function byFacts(rules: Rules, codes: readonly number[]): readonly DutyVerdict[] {
  const factual = codes.map((code, index) => {
    const question = rules.pack.questions[index]
    return question?.judges === undefined ? code : (question.assume ?? OPEN)
  })
  return verdictsOn(rules, factual)
}

/**
 * The strictest verdict on a duty if the facts were as bad as can be: under the same law, in the same role. It has the
 * deadline to keep in sight while «no duty» is doubtful. Where there is no duty under that law or in that role, those are
 * what is doubtful: then in any role, and at last under the law that is assumed where nothing was said.
 *
 * @param codes of the questions that were answered; of none where nothing was said yet
 */
export function strictestAtWorst(
  { pack, compiled }: Rules,
  id: DutyId,
  codes: readonly number[],
  isDoubtful = false,
): Verdict {
  const { duty, root } = dutyOf(compiled, id)
  const strictest = (isKept: (assume: number) => boolean): number => {
    const worst = pack.questions.map(({ judges, assume = OPEN, ordered }, at) => {
      if (judges !== undefined) return assume
      if (ordered) return OPEN
      const code = isKept(assume) ? (codes[at] ?? OPEN) : OPEN
      return code === OPEN ? assume : code
    })
    return members(possible(compiled, root, worst)).at(-1) ?? 0
  }
  const same = strictest(() => true)
  const found =
    same > 0 || !isDoubtful ? same : strictest((assume) => assume !== OPEN) || strictest(() => false)
  return duty.verdicts[found]!
}

/** Whether a judgement decides that somebody need not be told where the facts leave that open. */
function isJudgedMilder(rules: Rules, codes: readonly number[], duties: readonly DutyVerdict[]): boolean {
  const isJudged = rules.pack.questions.some(
    ({ judges, assume }, index) => judges !== undefined && codes[index] !== assume,
  )
  if (!isJudged) return false
  const facts = byFacts(rules, codes)
  return duties.some(({ decided }, index) => decided === 0 && facts[index]?.decided === undefined)
}

/** How a duty stands: whoever it names must be told, need not be told, or that is not decided. */
export type DutyStanding = 'must' | 'need-not' | 'open'

function standing(duties: readonly DutyVerdict[], id: DutyId): DutyStanding {
  const found = duties.find(({ duty }) => duty.id === id)
  if (found === undefined) return 'open'
  // Verdicts of which every one is a duty: it is open only what kind of one.
  if (!found.possible.includes(0)) return 'must'
  return found.decided === 0 ? 'need-not' : 'open'
}

/** What follows from how the duties stand: that of the first rung that holds. Plain data, so that SQL is made of the same. */
export interface Ladder<Outcome> {
  readonly rungs: readonly { readonly duty: DutyId; readonly is: DutyStanding; readonly then: Outcome }[]
  readonly otherwise: Outcome
}

/** `no-report` is the headline only where nobody need be told. */
export const HEADLINE: Ladder<Headline> = {
  rungs: [
    { duty: 'authority', is: 'must', then: 'report' },
    { duty: 'controller', is: 'must', then: 'report' },
    { duty: 'authority', is: 'open', then: 'open' },
    { duty: 'controller', is: 'open', then: 'open' },
    { duty: 'data-subjects', is: 'must', then: 'report' },
    { duty: 'data-subjects', is: 'open', then: 'open' },
  ],
  otherwise: 'no-report',
}

/** A decided duty to notify comes before an open one; «complete» needs every duty decided. */
export const EXIT_CODE: Ladder<ExitCode> = {
  rungs: [
    { duty: 'data-subjects', is: 'must', then: 21 },
    { duty: 'authority', is: 'must', then: 20 },
    { duty: 'controller', is: 'must', then: 22 },
    ...DUTY_IDS.map((duty) => ({ duty, is: 'open', then: 3 }) as const),
  ],
  otherwise: 0,
}

function climb<Outcome>({ rungs, otherwise }: Ladder<Outcome>, duties: readonly DutyVerdict[]): Outcome {
  const found = rungs.find(({ duty, is }) => standing(duties, duty) === is)
  return found === undefined ? otherwise : found.then
}
