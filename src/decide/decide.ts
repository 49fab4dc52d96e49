// Compiled pack + coded answers → the outcome: per duty a verdict, or everything that is still possible.
import type { Compiled } from '../compile/compile.ts'
import { members, OPEN, possible, single } from '../compile/walk.ts'
import type { Duty, DutyId, Pack } from '../pack/model.ts'
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
  return { codes, assumed, duties, headline: headlineOf(duties), exitCode: exitCodeOf(duties) }
}

type Standing = 'must' | 'need not' | 'open'

function standing(duties: readonly DutyVerdict[], id: DutyId): Standing {
  const found = duties.find(({ duty }) => duty.id === id)
  if (found?.decided === undefined) return 'open'
  return found.decided > 0 ? 'must' : 'need not'
}

function headlineOf(duties: readonly DutyVerdict[]): Headline {
  const tell = [standing(duties, 'authority'), standing(duties, 'controller')]
  if (tell.includes('must')) return 'report'
  return tell.includes('open') ? 'open' : 'no-report'
}

/** What is doubtful does not make «no duty»: a person must look again. */
export const exitCodeWhen = (exitCode: ExitCode, isDoubtful: boolean): ExitCode =>
  isDoubtful && exitCode === 0 ? 3 : exitCode

/** A decided duty to notify comes before an open one; «complete» needs every duty decided. */
function exitCodeOf(duties: readonly DutyVerdict[]): ExitCode {
  if (standing(duties, 'data-subjects') === 'must') return 21
  if (standing(duties, 'authority') === 'must') return 20
  if (standing(duties, 'controller') === 'must') return 22
  return duties.some(({ decided }) => decided === undefined) ? 3 : 0
}
