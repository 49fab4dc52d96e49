// The part of the report beside the verdict: questions to ask oneself, published cases, letters to send by hand.
import type { Precedent } from '../../decide/precedents.ts'
import type { Paper } from '../../pack/model.ts'
import { clean } from '../../render/clean.ts'
import { type Block, faint, type ListItem, strong } from '../../render/document.ts'
import { completeness, contentBlocks } from './paper.ts'
import { actionText, asked, listed, type Writer } from './writer.ts'
import { say, titleIn } from '../names.ts'

/** More differences than this are for --json. */
const MOST_DIFFERENCES = 3

/** What the AP has heard as an excuse, put to the officer before a mild verdict is accepted. */
export function challengeBlocks(writer: Writer): Block[] {
  const { assessment, words } = writer
  const challenges = assessment.duties.flatMap((duty) => (duty.decided === undefined ? [] : duty.challenges))
  // One excuse can be made for two duties.
  const once = new Map(challenges.map(({ action }) => [action.text[words.lang], action]))
  return listed(
    words.report.challenges,
    [...once.values()].map((action) => actionText(writer, action)),
  )
}

/** Up to three published cases, with what was decided, by whom, and which answers differ. */
export function precedentBlocks(writer: Writer): Block[] {
  const { assessment, words } = writer
  const cases = assessment.precedents.map((precedent): ListItem => {
    const { entry, side } = precedent
    return {
      text: [strong(say(writer, entry.title)), ` (${words.report.precedentSide[side]})`],
      below: [
        ...[entry.source, entry.url].flatMap((text) => (text === undefined ? [] : clean(text))),
        ...outcomeThere(writer, precedent),
        differencesText(writer, precedent),
      ],
    }
  })
  if (cases.length === 0) return []
  return [
    ...listed(words.report.precedents, cases),
    { kind: 'paragraph', depth: 1, text: [faint(words.report.precedentsNote)] },
  ]
}

/** What was decided there and what was left open, each where there is such a duty. */
function outcomeThere(writer: Writer, { entry }: Precedent): string[] {
  // Another authority decided it, so the words are those of the duty and not those of a verdict about the AP.
  const { yes, no, precedentDecided, precedentOpen } = writer.words.report
  const there = writer.assessment.duties.flatMap(({ duty }) => {
    const { [duty.id]: verdicts = [] } = entry.expect
    if (verdicts.length === 0 || (duty.id !== 'authority' && duty.id !== 'data-subjects')) return []
    const title = say(writer, duty.title).toLowerCase()
    if (verdicts.length > 1) return { isOpen: true, text: title }
    return { isOpen: false, text: `${title}: ${verdicts[0] === duty.verdicts[0]!.id ? no : yes}` }
  })
  const texts = (open: boolean): string[] =>
    there.flatMap(({ isOpen, text }) => (isOpen === open ? text : []))
  const [decided, left] = [texts(false), texts(true)]
  return [
    ...(decided.length === 0 ? [] : [precedentDecided(decided)]),
    ...(left.length === 0 ? [] : [precedentOpen(left)]),
  ]
}

function differencesText(writer: Writer, { differs }: Precedent): string {
  const { words, assessment } = writer
  const { questions, terms } = assessment.pack
  if (differs.length === 0) return words.report.precedentSame
  const shown = differs.slice(0, MOST_DIFFERENCES).map(({ id, ours, theirs }) => {
    return `${asked(titleIn(words, [...questions, ...terms], id))} ${words.report.thereNot(say(writer, theirs.text), say(writer, ours.text))}`
  })
  return words.report.precedentDiffers(shown, differs.length - shown.length)
}

/** A message to a given address is written out; the other papers are named, with how to have them. */
export function paperBlocks(writer: Writer): Block[] {
  const { assessment, words } = writer
  const isMessage = ({ content }: Paper): boolean => content.kind === 'letter' && content.to !== undefined
  return [
    ...assessment.papers
      .filter(isMessage)
      .flatMap((paper): Block[] => [
        { kind: 'heading', text: words.report.paper(say(writer, paper.title)) },
        ...contentBlocks(writer, paper),
      ]),
    ...listed(
      words.paper.list,
      assessment.papers
        .filter((paper) => !isMessage(paper))
        .map((paper) => {
          const { said, wanted } = completeness(writer, paper)
          const known = wanted === 0 ? '' : ` (${words.paper.count(said, wanted)})`
          return { text: `${say(writer, paper.title)}${known}`, below: [[strong(`--paper ${paper.id}`)]] }
        }),
    ),
  ]
}
