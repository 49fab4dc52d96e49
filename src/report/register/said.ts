// A line of the register → the texts that were written with it, each with the name it has; and what an assessment says, in words.
import { SEVERITY_REASON } from '../../decide/severity.ts'
import { factsIn, type Pack } from '../../pack/model.ts'
import { isMapping } from '../../plain.ts'
import type { RecordedDecision } from '../../record/reportSchema.ts'
import type { Event } from '../../register/event.ts'
import type { Words } from '../../words/words.ts'
import { asked } from '../incident/writer.ts'
import { answerText, titleIn } from '../names.ts'

/** A text that somebody wrote. */
export interface Said {
  /** Of the question or the part of the file that it is about. */
  readonly name?: string
  readonly text: string
}

/** What was written with an event, besides what the incident itself has: its notification and withdrawals. */
export function saidIn(event: Event): readonly Said[] {
  if ('decision' in event)
    return Object.entries(event.decision).flatMap(([key, texts]: [string, unknown]) =>
      ['record', 'reasons'].includes(key) && isMapping(texts)
        ? Object.entries(texts).flatMap(([name, text]) => (typeof text === 'string' ? [{ name, text }] : []))
        : [],
    )
  if (event.kind === 'notified' || event.kind === 'withdrawn') return []
  const { reference, text, reason } = event as Partial<Record<'reference' | 'text' | 'reason', string>>
  const written = [reference, text, reason].filter((one) => one !== undefined && one !== '').join(' ')
  return written === '' ? [] : [{ text: written }]
}

/** Of an assessment what the one that stands does not say too. */
export const saidBefore = <T extends Said>(before: readonly T[], standing: readonly Said[]): readonly T[] =>
  before.filter(({ name, text }) => !standing.some((one) => one.name === name && one.text === text))

/** A text behind the name of what it is about. */
export function saidText({ name, text }: Said, pack: Pack | undefined, words: Words): string {
  if (name === undefined) return text
  if (name === SEVERITY_REASON) return `${asked(words.report.severity.title)} ${text}`
  const field = pack?.record.find(({ id }) => id === name)
  return `${asked(field?.title[words.lang] ?? titleOf(pack, words, name))} ${text}`
}

/** A question in the words of the pack; its id where the pack is not here. */
export function titleOf(pack: Pack | undefined, words: Words, name: string): string {
  const questions = pack === undefined ? [] : [...pack.questions, ...factsIn(pack).questions, ...pack.groups]
  return titleIn(words, questions, name)
}

/** An answer in the words of the pack; nothing where there is none. */
export function answerOf(
  { answers }: Pick<RecordedDecision, 'answers'>,
  pack: Pack | undefined,
  words: Words,
  id: string,
): string {
  const answer = answers[id]
  if (answer === undefined) return ''
  const plain = Array.isArray(answer) ? answer.join(', ') || 'none' : String(answer)
  return answerText(words, pack, id, plain)
}

/** Every answer behind its question. */
export const answersOf = (decision: RecordedDecision, pack: Pack | undefined, words: Words): string[] =>
  Object.keys(decision.answers).map(
    (id) => `${asked(titleOf(pack, words, id))} ${answerOf(decision, pack, words, id)}`,
  )
