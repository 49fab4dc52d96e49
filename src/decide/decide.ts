// Compiled pack + coded answers → the outcome: per duty a verdict, or everything that is still possible.
import type { Compiled } from '../compile/compile.ts'
import { members, OPEN, possible, single } from '../compile/walk.ts'
import { type Duty, DUTY_IDS, type DutyId, type Pack } from '../pack/model.ts'
import type { Answers } from './answers.ts'

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
  readonly headline: Headline
  readonly exitCode: ExitCode
}

/** The exit codes of an assessment; see the README. */
export type ExitCode = 0 | 3 | 20 | 21 | 22

/** Fills in what is assumed until somebody says otherwise. */
export function withAssumptions(pack: Pack, answers: Answers): Pick<Decision, 'codes' | 'assumed'> {
  const assumed: number[] = []
  const codes = answers.codes.map((code, index) => {
    const assume = pack.questions[index]!.assume
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
export function decide(pack: Pack, compiled: Compiled, answers: Answers): Decision {
  const { codes, assumed } = withAssumptions(pack, answers)
  const duties = pack.duties.map((duty, index): DutyVerdict => {
    const set = possible(compiled, compiled.duties[index]!.root, codes)
    const verdicts = members(set)
    const strictest = verdicts.at(-1)
    if (strictest === undefined) throw new Error(`no verdict on ${duty.id}: the pack was not proven`)
    return { duty, possible: verdicts, decided: single(set), strictest }
  })
  return { codes, assumed, duties, headline: climb(HEADLINE, duties), exitCode: climb(EXIT_CODE, duties) }
}

/** How a duty stands: whoever it names must be told, need not be told, or that is not decided. */
export type Standing = 'must' | 'need-not' | 'open'

function standing(duties: readonly DutyVerdict[], id: DutyId): Standing {
  const found = duties.find(({ duty }) => duty.id === id)
  if (found?.decided === undefined) return 'open'
  return found.decided > 0 ? 'must' : 'need-not'
}

/** What follows from how the duties stand: that of the first rung that holds. Plain data, so that SQL is made of the same. */
export interface Ladder<Outcome> {
  readonly rungs: readonly { readonly duty: DutyId; readonly is: Standing; readonly then: Outcome }[]
  readonly otherwise: Outcome
}

export const HEADLINE: Ladder<Headline> = {
  rungs: [
    { duty: 'authority', is: 'must', then: 'report' },
    { duty: 'controller', is: 'must', then: 'report' },
    { duty: 'authority', is: 'open', then: 'open' },
    { duty: 'controller', is: 'open', then: 'open' },
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

/** What is doubtful does not make «no duty»: a person must look again. */
export const exitCodeWhen = (exitCode: ExitCode, isDoubtful: boolean): ExitCode =>
  isDoubtful && exitCode === 0 ? 3 : exitCode
