// The officer's own judgement, set against what the facts give.
import type { Rules } from '../compile/compile.ts'
import { members, OPEN, possible } from '../compile/walk.ts'
import type { Pack, Question, Term, Verdict } from '../pack/model.ts'
import { fail, MOST_PROBLEMS, ok, type Problem, type Result } from '../problem.ts'
import { nearestOf } from '../pack/nearest.ts'
import type { Answers } from './answers.ts'
import { hasText, isEmptyReason } from './reason.ts'
import { SEVERITY_REASON } from './severity.ts'
import { byFacts, type Decision, type DutyVerdict, strictestAtWorst } from './decide.ts'

/** A term that the officer judged instead of letting the answers decide. */
export interface Judgement {
  /** Index of the question. */
  readonly question: number
  readonly code: number
  readonly reason: string
  readonly term: Term
  /** Levels of the term by the officer's judgement. */
  readonly judged: readonly number[]
  /** Levels of the term that the answers would give. */
  readonly facts: readonly number[]
  /** The judgement allows less than the facts may give. */
  readonly milder: boolean
  /** The duties that would come out differently, as the facts would have them. */
  readonly changes: readonly DutyVerdict[]
}

/**
 * Reasons that were given: each for a question that exists, and one for every judgement.
 *
 * @param isRecorded whether they were taken long ago, when less was asked of a reason
 */
export function checkReasons(
  pack: Pack,
  answers: Answers,
  reasons: Readonly<Record<string, string>>,
  isRecorded = false,
): Result<Readonly<Record<string, string>>> {
  const problems: Problem[] = []
  const known = [
    SEVERITY_REASON,
    ...pack.questions.map((question) => question.id),
    ...pack.groups.map((group) => group.id),
  ]
  for (const [name, reason] of Object.entries(reasons)) {
    if (problems.length >= MOST_PROBLEMS) break
    if (!known.includes(name)) {
      problems.push({ code: 'unknown-name', kind: 'question', name, ...nearestOf(name, known) })
    } else if (!isRecorded && isEmptyReason(reason)) {
      problems.push({ code: 'reason-empty', flag: `--reason ${name}`, text: reason })
    }
  }
  for (const { question, code } of judgedAnswers(pack, answers)) {
    const { id, answers: all } = question
    const reason = Object.hasOwn(reasons, id) ? reasons[id]! : ''
    if (!hasText(reason)) problems.push({ code: 'reason-missing', question: id, answer: all[code]!.id })
  }
  return problems.length > 0 ? fail(...problems) : ok(reasons)
}

function judgedAnswers(
  { questions }: Pack,
  { codes }: Answers,
): { index: number; question: Question; code: number }[] {
  return questions.flatMap((question, index) => {
    const { [index]: code = OPEN } = codes
    return question.judges === undefined || code < 0 || code === question.assume
      ? []
      : [{ index, question, code }]
  })
}

/**
 * The verdict on a duty whose deadlines count: its own, the strictest that is possible, or, where it is decided against but
 * that is doubtful or the officer's own milder judgement, the one it would have at worst.
 */
export function timedVerdict(
  rules: Rules,
  { codes, doubts }: Decision,
  judged: readonly Judgement[],
  { duty, decided, strictest }: DutyVerdict,
): Verdict {
  const isRelied = doubts.length === 0 && !judged.some(({ milder }) => milder)
  return decided === 0 && !isRelied
    ? strictestAtWorst(rules, duty.id, codes, doubts.length > 0)
    : duty.verdicts[strictest]!
}

/** Every judgement in the answers, compared with what would come out if the answers decided. */
export function judgements(
  rules: Rules,
  answers: Answers,
  decision: Decision,
  reasons: Readonly<Record<string, string>>,
): Judgement[] {
  const { pack, compiled } = rules
  return judgedAnswers(pack, answers).map(({ index, question, code }) => {
    const { term, root } = compiled.terms.find((table) => table.term.id === question.judges)!
    const factual = decision.codes.with(index, question.assume ?? 0)
    const duties = byFacts(rules, decision.codes)
    const judged = members(possible(compiled, root, decision.codes))
    const facts = members(possible(compiled, root, factual))
    return {
      question: index,
      code,
      reason: reasons[question.id] ?? '',
      term,
      judged,
      facts,
      milder: facts.at(-1)! > judged.at(-1)!,
      changes: duties.filter((duty, at) => duty.possible.join() !== decision.duties[at]?.possible.join()),
    }
  })
}
