// The middle of the report: why, what would change the outcome, what would settle it.
import type { Assessment, DutyAssessment } from '../../decide/assess.ts'
import type { Contest, Established } from '../../decide/established.ts'
import type { AppliedTerm, Flip } from '../../decide/explain.ts'
import type { Duty, Pack, Question } from '../../pack/model.ts'
import { type Block, faint, strong } from '../../render/document.ts'
import type { Words } from '../../words/words.ts'
import {
  groundText,
  lawSpans,
  listed,
  questionText,
  sentence,
  verdictText,
  worthExplaining,
  type Writer,
} from './writer.ts'
import { say } from '../names.ts'

/** For each duty the answers that force the verdict, and the rules with their law. */
export function whyBlocks(writer: Writer): Block[] {
  const { assessment, words } = writer
  const decided = worthExplaining(assessment.duties).filter((duty) => duty.decided !== undefined)
  if (decided.length === 0) return []
  return [
    { kind: 'heading', text: words.report.why },
    ...decided.flatMap((duty) => whyOf(writer, duty)),
    ...termBlocks(writer),
  ]
}

function whyOf(writer: Writer, duty: DutyAssessment): Block[] {
  const { words } = writer
  // Where some rules certainly apply, those that only may apply say nothing more.
  const certain = duty.rules.filter((rule) => rule.certain)
  const rules = (certain.length > 0 ? certain : duty.rules).map(({ rule }): Block => {
    const text = rule.text === undefined ? rule.id : say(writer, rule.text)
    const maybe = certain.length > 0 ? '' : `${words.report.maybeRule} `
    return { kind: 'paragraph', depth: 2, text: [`${maybe}${text}`, ...lawSpans(writer, rule.sources)] }
  })
  const verdict = verdictText(writer, duty, duty.decided!)
  const isDoubtful = duty.decided === 0 && writer.assessment.decision.doubts.length > 0
  const given = duty.because.filter((ground) => !ground.assumed)
  const grounds = [
    ...given.map((ground) => groundText(writer, ground)),
    ...duty.established.map((fact) => `${establishedText(writer, fact)} ${originOf(writer, fact).holds}`),
  ]
  const isClear = grounds.length === 0 || duty.duty.id === 'register'
  return [
    { kind: 'label', text: isDoubtful ? words.report.byAnswers(verdict) : sentence(verdict) },
    ...rules,
    ...(isClear
      ? []
      : [
          { kind: 'paragraph', depth: 2, text: words.report.certainBecause } as const,
          { kind: 'list', depth: 1, items: grounds } as const,
        ]),
  ]
}

/** The definitions that came out above their lowest level: what the facts were held to be. */
function termBlocks(writer: Writer): Block[] {
  return listed(
    writer.words.report.definitions,
    appliedTerms(writer.assessment).map(({ term, levels, rules }) => {
      const cited = rules.flatMap((rule) => rule.sources)
      const level = say(writer, term.levels[levels[0]!]!.text)
      return [
        `${say(writer, term.title)}: `,
        strong(level),
        ...lawSpans(writer, cited.length > 0 ? cited : term.sources),
      ]
    }),
  )
}

/** The terms that came out above their lowest level, each once, in the order in which the duties name them. */
export function appliedTerms({ duties }: Pick<Assessment, 'duties'>): AppliedTerm[] {
  const applied = new Map<string, AppliedTerm>()
  for (const one of duties.flatMap(({ terms }) => terms)) {
    const isRaised = one.term.replaces === undefined && one.levels.length === 1 && one.levels[0] !== 0
    if (isRaised && !applied.has(one.term.id)) applied.set(one.term.id, one)
  }
  return [...applied.values()]
}

/** More flips than this are for --json. */
const MOST_FLIPS = 8
/** With more open questions than this their help is left to `--help`. */
const FEW = 6

/** Every other answer that would change a decided verdict; answers to one question with the same effect together. */
export function flipBlocks(writer: Writer): Block[] {
  const { assessment, words } = writer
  const { pack } = assessment
  // Another judgement would always change the outcome; it has a section of its own.
  const relevant = ({ question, assumed }: Flip): boolean =>
    !assumed && pack.questions[question]!.judges === undefined
  const shown = worthExplaining(assessment.duties)
    .filter(({ duty }) => duty.id !== 'register')
    .map((duty) => ({
      duty,
      flips: byEffect(duty.flips.filter(relevant)),
      contests: byEffect(duty.contests),
    }))
    .filter(({ flips, contests }) => flips.length + contests.length > 0)
  if (shown.length === 0) return []
  return [
    { kind: 'heading', text: words.report.flips },
    ...shown.flatMap(({ duty, flips, contests }): Block[] => {
      const more = Math.max(flips.length - MOST_FLIPS, 0) + Math.max(contests.length - MOST_FLIPS, 0)
      const items = [
        ...flips.slice(0, MOST_FLIPS).map((same) => flipText(writer, duty, same)),
        ...contests.slice(0, MOST_FLIPS).map((same) => contestText(writer, duty, same)),
      ]
      return [
        { kind: 'paragraph', depth: 1, text: `${say(writer, duty.duty.title)}:` },
        { kind: 'list', depth: 1, items: [...items, ...(more > 0 ? [words.report.moreFlips(more)] : [])] },
      ]
    }),
  ]
}

function flipText(writer: Writer, { duty }: DutyAssessment, same: readonly Flip[]): string {
  const { assessment } = writer
  const [first] = same
  const question = assessment.pack.questions[first!.question]!
  const answers = same.map(({ code }) => say(writer, question.answers[code]!.text))
  return `${questionText(writer, question)} ${answers.join(' / ')} → ${thenText(writer, duty, first!)}`
}

function thenText(
  writer: Writer,
  { verdicts }: Duty,
  { possible, isDoubtful }: Pick<Flip, 'possible' | 'isDoubtful'>,
): string {
  const { flipTo, flipOpen, doubts } = writer.words.report
  if (isDoubtful === true) return flipTo(doubts.contradictory)
  const named = possible.map((verdict) => say(writer, verdicts[verdict]!.text))
  return named.length === 1 ? flipTo(named[0]!) : flipOpen(named)
}

/** A fact that the pack establishes, were it otherwise. */
function contestText(writer: Writer, { duty }: DutyAssessment, same: readonly Contest[]): string {
  const { question } = same[0]!
  const then = thenText(writer, duty, same[0]!)
  const answers = same.map(({ level }) => say(writer, question.answers[level]!.text))
  const { otherwise } = originOf(writer, { question })
  return `${questionText(writer, question)} ${answers.join(' / ')} ${otherwise} → ${then}`
}

/** Whether the supplier said a fact, or it only follows from answers by the rules of its pack. */
function originOf(
  { assessment: { pack }, words }: Writer,
  { question }: Pick<Established, 'question'>,
): { readonly holds: string; readonly otherwise: string } {
  const term = pack.terms.find(({ id }) => id === question.id)
  return words.report.established[term?.replaces === 'given' ? 'given' : 'derived']
}

const establishedText = (writer: Writer, { question, level }: Established): string =>
  `${questionText(writer, question)} ${say(writer, question.answers[level]!.text)}`

/** Answers to one question with the same effect. */
function byEffect<T extends Pick<Flip, 'possible' | 'isDoubtful'> & { readonly question: number | Question }>(
  flips: readonly T[],
): T[][] {
  const groups = new Map<string, T[]>()
  for (const flip of flips) {
    const { question } = flip
    const effect = `${typeof question === 'number' ? question : question.id} ${flip.possible.join()} ${flip.isDoubtful === true}`
    groups.set(effect, [...(groups.get(effect) ?? []), flip])
  }
  return [...groups.values()]
}

/** The questions that would settle what is open, with their flags; with their help while they are few. */
export function settleBlocks(writer: Writer): Block[] {
  const { assessment, words } = writer
  const { pack } = assessment
  const ids = assessment.settles
  return listed(
    words.report.settles,
    ids.map((id) => {
      const group = pack.groups.find((candidate) => candidate.id === id)
      const question = pack.questions.find((candidate) => candidate.id === id)
      const help = ids.length <= FEW ? (group ?? question)?.help : undefined
      return {
        text: group === undefined ? questionText(writer, question!) : say(writer, group.title),
        below: [
          ...(help === undefined ? [] : [[faint(say(writer, help))]]),
          [strong(flagHint(pack, id, words))],
        ],
      }
    }),
  )
}

/** How to answer a question on the command line. */
function flagHint(pack: Pack, id: string, { commands }: Words): string {
  if (pack.groups.some((group) => group.id === id)) return `--${id} <${commands.kindsName}>`
  const question = pack.questions.find((candidate) => candidate.id === id)
  if (question?.bands !== undefined) return `--${id} <${commands.numberName}>`
  const answers = question?.answers.map((answer) => answer.id).join('|') ?? ''
  return id.includes('.') ? `--answer ${id}=${answers}` : `--${id} ${answers}`
}
