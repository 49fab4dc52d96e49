// What every part of the report needs: the assessment, the words, and names of things in the user's language.
import { numberOf, wordOf } from '../../decide/answers.ts'
import type { Assessment, DutyAssessment } from '../../decide/assess.ts'
import type { Ground } from '../../decide/explain.ts'
import { type Action, factsIn, type Question } from '../../pack/model.ts'
import { clean } from '../../render/clean.ts'
import { type Block, faint, type ListItem, type Span } from '../../render/document.ts'
import { say, titleIn } from '../names.ts'
import type { Words } from '../../words/words.ts'

/** Goes through every part of the report. */
export interface Writer {
  readonly assessment: Assessment
  readonly words: Words
  readonly toolVersion: string
}

/** A list under a heading; nothing where there is nothing to list. */
export function listed(heading: string, items: readonly ListItem[]): Block[] {
  if (items.length === 0) return []
  return [
    { kind: 'heading', text: heading },
    { kind: 'list', items },
  ]
}

/** With a capital. */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const uncapitalised = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`

/** With a question mark or a colon behind it. */
export const asked = (text: string): string => (text.endsWith('?') ? text : `${text}:`)

/** With a full stop. */
export const full = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

/** A verdict of a duty in the pack's words; what the duty is called where it is open to whom that is done. */
export function verdictText(
  writer: Writer,
  { duty, decided, actions }: DutyAssessment,
  verdict: number,
): string {
  const exact = decided === verdict ? actions.filter(({ action }) => action.verdict !== undefined) : []
  const certain = exact.find((one) => one.certain)?.action.verdict
  if (certain === undefined && exact.length > 0) return uncapitalised(say(writer, duty.title))
  return say(writer, certain ?? duty.verdicts[verdict]!.text)
}

/** The duties of which the reader wants to know why: the authority always, the people where there is a breach. */
export function worthExplaining(duties: readonly DutyAssessment[]): DutyAssessment[] {
  const isBreach = duties.some(({ strictest }) => strictest > 0)
  return duties.filter(({ duty, strictest }) => {
    return duty.id === 'authority' || strictest > 0 || (duty.id === 'data-subjects' && isBreach)
  })
}

/** Sources by their titles. */
function sourceTitles({ assessment, words }: Writer, ids: readonly string[]): string {
  return [...new Set(ids)].map((id) => titleIn(words, assessment.pack.sources, id)).join('; ')
}

/** Something to do or to ask oneself, with its sources behind it. */
export function actionText(writer: Writer, { text, sources }: Action): (string | Span)[] {
  return [say(writer, text), ...lawSpans(writer, sources)]
}

/** Sources between brackets, behind what rests on them. */
export function lawSpans(writer: Writer, ids: readonly string[]): (string | Span)[] {
  return ids.length === 0 ? [] : [' ', faint(`[${sourceTitles(writer, ids)}]`)]
}

/** A question with one of its answers. */
export function groundText(
  writer: Writer,
  { question: index, code }: Pick<Ground, 'question' | 'code'>,
): string {
  const question = writer.assessment.pack.questions[index]!
  return clean(`${questionText(writer, question)} ${answerText(writer, question, code)}`)
}

/** A kind of a `several` question is shown behind the title of that question. */
export function questionText(writer: Writer, question: Question): string {
  const group = factsIn(writer.assessment.pack).groups.find((candidate) => candidate.id === question.group)
  const title = say(writer, question.title)
  return asked(group === undefined ? title : `${say(writer, group.title)} ${title}`)
}

function answerText(writer: Writer, question: Question, code: number): string {
  const number = numberOf(writer.assessment.incident.answers, question.id)
  const isGiven =
    writer.assessment.decision.codes[writer.assessment.pack.questions.indexOf(question)] === code
  if (number !== undefined && isGiven) return String(number)
  const answer = question.answers[code]
  return answer === undefined ? (wordOf(question, code) ?? '') : say(writer, answer.text)
}
