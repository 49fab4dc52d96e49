// The middle of the text report: why, what would change the outcome, what would settle it.
import type { Flip } from '../decide/explain.ts'
import type { Pack } from '../pack/model.ts'
import type { Words } from './words/words.ts'
import {
  groundText,
  questionText,
  say,
  sentence,
  sourceTitles,
  verdictText,
  worthExplaining,
  type Writer,
} from './writer.ts'

/** For each duty the answers that force the verdict, and the rules with their law. */
export function writeWhy(writer: Writer): void {
  const { page, assessment, words } = writer
  const decided = worthExplaining(assessment.duties).filter((duty) => duty.decided !== undefined)
  if (decided.length === 0) return
  page.heading(words.report.why)
  for (const duty of decided) {
    page.say(page.style.strong(sentence(verdictText(writer, duty, duty.decided!))), 2, 2)
    // Where some rules certainly apply, those that only may apply say nothing more.
    const certain = duty.rules.filter((rule) => rule.certain)
    for (const { rule } of certain.length > 0 ? certain : duty.rules) {
      const law = sourceTitles(writer, rule.sources)
      const text = rule.text === undefined ? rule.id : say(writer, rule.text)
      page.say(
        `${certain.length > 0 ? '' : `${words.report.maybeRule} `}${text} ${page.style.faint(`[${law}]`)}`,
        4,
      )
    }
    const given = duty.because.filter((ground) => !ground.assumed)
    if (given.length === 0 || duty.duty.id === 'register') continue
    page.say(words.report.certainBecause, 4)
    for (const ground of given) page.item(groundText(writer, ground), 4)
  }
  writeTerms(writer)
}

/** The definitions that came out above their lowest level: what the facts were held to be. */
function writeTerms(writer: Writer): void {
  const { page, assessment, words } = writer
  const seen = new Set<string>()
  const terms = assessment.duties.flatMap(({ terms: applied }) =>
    applied.filter(({ term, levels }) => {
      if (seen.has(term.id) || term.replaces !== undefined || levels.length !== 1 || levels[0] === 0)
        return false
      seen.add(term.id)
      return true
    }),
  )
  if (terms.length === 0) return
  page.heading(words.report.definitions)
  for (const { term, levels, rules } of terms) {
    const cited = rules.flatMap((rule) => rule.sources)
    const law = sourceTitles(writer, cited.length > 0 ? cited : term.sources)
    const level = say(writer, term.levels[levels[0]!]!.text)
    page.item(`${say(writer, term.title)}: ${page.style.strong(level)} ${page.style.faint(`[${law}]`)}`)
  }
}

/** More flips than this are for --json. */
const MOST_FLIPS = 8
/** With more open questions than this their help is left to `--help`. */
const FEW = 6

/** Every other answer that would change a decided verdict; answers to one question with the same effect together. */
export function writeFlips(writer: Writer): void {
  const { page, assessment, words } = writer
  const { pack } = assessment
  // Another judgement would always change the outcome; it has a section of its own.
  const relevant = ({ question, assumed }: Flip): boolean =>
    !assumed && pack.questions[question]!.judges === undefined
  const shown = worthExplaining(assessment.duties)
    .filter(({ duty }) => duty.id !== 'register')
    .map((duty) => ({ duty, flips: byEffect(duty.flips.filter(relevant)) }))
    .filter(({ flips }) => flips.length > 0)
  if (shown.length === 0) return
  page.heading(words.report.flips)
  for (const { duty, flips } of shown) {
    page.say(`${say(writer, duty.duty.title)}:`, 2, 2)
    for (const same of flips.slice(0, MOST_FLIPS)) {
      const [first] = same
      const question = pack.questions[first!.question]!
      const answers = same.map(({ code }) => say(writer, question.answers[code]!.text))
      const verdicts = first!.possible.map((verdict) => say(writer, duty.duty.verdicts[verdict]!.text))
      const then = verdicts.length === 1 ? words.report.flipTo(verdicts[0]!) : words.report.flipOpen(verdicts)
      page.item(`${questionText(writer, question)} ${answers.join(' / ')} → ${then}`, 4)
    }
    if (flips.length > MOST_FLIPS) page.item(words.report.moreFlips(flips.length - MOST_FLIPS), 4)
  }
}

function byEffect(flips: readonly Flip[]): Flip[][] {
  const groups = new Map<string, Flip[]>()
  for (const flip of flips) {
    const effect = `${flip.question} ${flip.possible.join()}`
    groups.set(effect, [...(groups.get(effect) ?? []), flip])
  }
  return [...groups.values()]
}

/** The questions that would settle what is open, with their flags; with their help while they are few. */
export function writeSettles(writer: Writer): void {
  const { page, assessment, words } = writer
  const { pack } = assessment
  const ids = [...new Set(assessment.duties.flatMap((duty) => duty.settles))]
  if (ids.length === 0) return
  page.heading(words.report.settles)
  for (const id of ids) {
    const group = pack.groups.find((candidate) => candidate.id === id)
    const question = pack.questions.find((candidate) => candidate.id === id)
    page.item(group === undefined ? questionText(writer, question!) : say(writer, group.title))
    const help = (group ?? question)?.help
    if (help !== undefined && ids.length <= FEW) page.say(page.style.faint(say(writer, help)), 4)
    page.say(page.style.strong(flagHint(pack, id, words)), 4, 4)
  }
}

/** How to answer a question on the command line. */
function flagHint(pack: Pack, id: string, { commands }: Words): string {
  if (pack.groups.some((group) => group.id === id)) return `--${id} <${commands.kindsName}>`
  const question = pack.questions.find((candidate) => candidate.id === id)
  if (question?.bands !== undefined) return `--${id} <${commands.numberName}>`
  const answers = question?.answers.map((answer) => answer.id).join('|') ?? ''
  return id.includes('.') ? `--answer ${id}=${answers}` : `--${id} ${answers}`
}
