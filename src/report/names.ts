// A pack and a language → names: what its questions, answers, moments, duties and sources are called, safe to print.
import { factsIn, type Pack, type Step, type Text } from '../pack/model.ts'
import { clean } from '../render/clean.ts'
import type { Words } from '../words/words.ts'

type Language = Pick<Words, 'lang'>

/** What has a name in a pack. */
interface Titled {
  readonly id: string
  readonly title: Text
}

/** A text of the pack in the user's language. */
export function say({ words }: { readonly words: Language }, text: Text): string {
  return clean(text[words.lang])
}

/** What one of some things is called; its id where it is none of them. */
export function titleIn({ lang }: Language, things: readonly Titled[], id: string): string {
  return clean(things.find((one) => one.id === id)?.title[lang] ?? id)
}

/** The text of one of some answers, levels or verdicts; its id where it is none of them. */
export function textIn({ lang }: Language, steps: readonly Pick<Step, 'id' | 'text'>[], id: string): string {
  return clean(steps.find((one) => one.id === id)?.text[lang] ?? id)
}

/** Everything in a pack that a text can name. */
export function namedIn(pack: Pack): readonly Titled[] {
  const { questions, groups } = factsIn(pack)
  return [...pack.record, ...pack.moments, ...groups, ...questions, ...pack.terms]
}

/** Verdicts on a duty by their ids. */
export function verdictsText(words: Words, { duties }: Pack, duty: string, ids: readonly string[]): string {
  const verdicts = duties.find(({ id }) => id === duty)?.verdicts ?? []
  return ids.map((id) => textIn(words, verdicts, id)).join(` ${words.report.or} `)
}

/** An answer as `answersAsWritten` has it; as it is where the pack is not here. */
export function answerText(words: Words, pack: Pack | undefined, name: string, value: string): string {
  if (pack === undefined) return value
  const questions = [...pack.questions, ...factsIn(pack).questions]
  const answers = questions.find(({ id }) => id === name)?.answers ?? []
  if (answers.some(({ id }) => id === value)) return textIn(words, answers, value)
  if (value === 'unknown') return words.wizard.unknown
  if (pack.groups.every(({ id }) => id !== name)) return clean(value)
  if (value === 'none') return words.wizard.none
  return value
    .split(', ')
    .map((kind) => {
      const question = questions.find(({ id }) => id === `${name}.${kind}`)
      return question === undefined ? clean(kind) : say({ words }, question.title)
    })
    .join('; ')
}
