// The middle of the text report: why, what would change the outcome, what would settle it.
import type { Flip } from '../decide/explain.ts'
import type { Pack } from '../pack/model.ts'
import {
  groundText,
  questionText,
  say,
  sourceTitles,
  verdictText,
  worthExplaining,
  type Writer,
} from './writer.ts'

/** For each duty the answers that force the verdict, and the rules with their law. */
export function writeWhy(writer: Writer): void {
  const { page, assessment, words } = writer
  page.heading(words.report.why)
  for (const duty of worthExplaining(assessment.duties)) {
    if (duty.decided === undefined) continue
    page.say(`${say(writer, duty.duty.title)}: ${verdictText(writer, duty, duty.decided)}`, 2, 2)
    const given = duty.because.filter((ground) => !ground.assumed)
    if (given.length > 0) {
      page.say(words.report.certainBecause, 4)
      for (const ground of given) page.item(groundText(writer, ground), 4)
    }
    for (const { rule, certain } of duty.rules) {
      const law = sourceTitles(writer, rule.sources)
      const text = rule.text === undefined ? rule.id : say(writer, rule.text)
      page.say(`${certain ? '' : `${words.report.maybeRule} `}${text} ${page.style.faint(`[${law}]`)}`, 4, 2)
    }
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

/** Every other answer that would change a decided verdict. */
export function writeFlips(writer: Writer): void {
  const { page, assessment, words } = writer
  const { pack } = assessment
  // Another judgement would always change the outcome; it has a section of its own.
  const relevant = ({ question }: Flip): boolean => pack.questions[question]!.judges === undefined
  const shown = worthExplaining(assessment.duties)
    .filter(({ duty }) => duty.id !== 'register')
    .map((duty) => ({ duty, flips: duty.flips.filter((flip) => relevant(flip) && !flip.assumed) }))
    .filter(({ flips }) => flips.length > 0)
  if (shown.length === 0) return
  page.heading(words.report.flips)
  for (const { duty, flips } of shown) {
    page.say(`${say(writer, duty.duty.title)}:`, 2, 2)
    for (const flip of flips.slice(0, MOST_FLIPS)) {
      const verdicts = flip.possible.map((verdict) => verdictText(writer, duty, verdict))
      const then = verdicts.length === 1 ? words.report.flipTo(verdicts[0]!) : words.report.flipOpen(verdicts)
      page.item(`${groundText(writer, flip)}; ${then}`, 4)
    }
    if (flips.length > MOST_FLIPS) page.item(words.report.moreFlips(flips.length - MOST_FLIPS), 4)
  }
}

/** The questions that would settle what is open, with their flags. */
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
    page.say(page.style.strong(flagHint(pack, id)), 4, 4)
  }
}

/** How to answer a question on the command line. */
export function flagHint(pack: Pack, id: string): string {
  const group = pack.groups.find((candidate) => candidate.id === id)
  if (group !== undefined) {
    const kinds = group.members.slice(0, 2).map((member) => member.slice(id.length + 1))
    return `--${id} ${kinds.join(',')}…`
  }
  const question = pack.questions.find((candidate) => candidate.id === id)
  if (question?.bands !== undefined) return `--${id} 1200`
  const answers = question?.answers.map((answer) => answer.id).join('|') ?? ''
  return id.includes('.') ? `--answer ${id}=${answers}` : `--${id} ${answers}`
}
