// The part of the text report beside the verdict: questions to ask oneself, published cases, letters to send by hand.
import type { Precedent } from '../decide/precedents.ts'
import type { Question } from '../pack/model.ts'
import { clean } from './clean.ts'
import { paperLines } from './paper.ts'
import { actionText, asked, say, type Writer } from './writer.ts'

/** More differences than this are for --json. */
const MOST_DIFFERENCES = 3

/** What the AP has heard as an excuse, put to the officer before a mild verdict is accepted. */
export function writeChallenges(writer: Writer): void {
  const { page, assessment, words } = writer
  const challenges = assessment.duties.flatMap((duty) => (duty.decided === undefined ? [] : duty.challenges))
  if (challenges.length === 0) return
  page.heading(words.report.challenges)
  for (const { action } of challenges) {
    page.item(actionText(writer, action))
  }
}

/** Up to three published cases, with what was decided, by whom, and which answers differ. */
export function writePrecedents(writer: Writer): void {
  const { page, assessment, words } = writer
  if (assessment.precedents.length === 0) return
  page.heading(words.report.precedents)
  for (const precedent of assessment.precedents) {
    const { entry, side } = precedent
    page.item(`${page.style.strong(clean(entry.title))} (${words.report.precedentSide[side]})`)
    if (entry.source !== undefined) page.say(clean(entry.source), 4)
    if (entry.url !== undefined) page.say(clean(entry.url), 4)
    page.say(words.report.precedentDecided(decidedThere(writer, precedent)), 4)
    page.say(differencesText(writer, precedent), 4)
  }
  page.say(page.style.faint(words.report.precedentsNote), 2)
}

function decidedThere(writer: Writer, { entry }: Precedent): string[] {
  return writer.assessment.duties.flatMap(({ duty }) => {
    const [only, ...more] = entry.expect[duty.id] ?? []
    const verdict = duty.verdicts.find(({ id }) => id === only)
    const matters = duty.id === 'authority' || duty.id === 'data-subjects'
    return verdict === undefined || more.length > 0 || !matters ? [] : say(writer, verdict.text)
  })
}

function differencesText(writer: Writer, { differs }: Precedent): string {
  const { words } = writer
  if (differs.length === 0) return words.report.precedentSame
  const shown = differs.slice(0, MOST_DIFFERENCES).map(({ id, ours, theirs }) => {
    return `${titleOf(writer, id)} ${words.report.thereNot(say(writer, theirs.text), say(writer, ours.text))}`
  })
  return words.report.precedentDiffers(shown, differs.length - shown.length)
}

function titleOf(writer: Writer, id: string): string {
  const { questions, terms } = writer.assessment.pack
  const entry: Pick<Question, 'title'> | undefined = [...questions, ...terms].find(
    (candidate) => candidate.id === id,
  )
  return asked(entry === undefined ? id : say(writer, entry.title))
}

/** Letters filled in from the record, the moments and the answers. */
export function writePapers({ page, assessment, words }: Writer): void {
  for (const paper of assessment.papers) {
    page.heading(words.report.paper(clean(paper.title[words.lang])))
    for (const line of paperLines(assessment, paper, words)) page.say(line, 2)
  }
}
