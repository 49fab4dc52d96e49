// What was given → lines: answers, moments and texts for the file, whether or not they decided anything.
import { OPEN, UNKNOWN } from '../compile/walk.ts'
import { type Answers, numberOf } from '../decide/answers.ts'
import { askable, type Group, isGroup, type Pack, type Question, type Text } from '../pack/model.ts'
import { clean } from './clean.ts'
import { shortMomentText } from './clock.ts'
import type { Words } from './words/words.ts'
import type { Block } from './document/document.ts'
import { asked, listed, sentence, type Writer } from './writer.ts'

/** Codes of the answers of a kind. */
const NO = 0
const YES = 1

/** Where the questions of an entry stand in the pack. */
export function indexesOf(pack: Pack, entry: Question | Group): number[] {
  return pack.questions.flatMap((question, index) =>
    question.id === entry.id || question.group === entry.id ? [index] : [],
  )
}

/** The answer to a question, or the kinds of a `several` question that are involved, in words. */
export function givenText(pack: Pack, words: Words, answers: Answers, entry: Question | Group): string {
  const say = (text: Text): string => clean(text[words.lang])
  const { unknown, none } = words.wizard
  const members = indexesOf(pack, entry).map((index) => ({
    question: pack.questions[index]!,
    code: answers.codes[index]!,
  }))
  if (members.every(({ code }) => code === UNKNOWN)) return unknown
  if (!isGroup(entry)) {
    const number = numberOf(answers, entry.id)
    return number === undefined ? say(entry.answers[members[0]!.code]!.text) : String(number)
  }
  const parts = members.flatMap(({ question, code }) => {
    if (code === NO) return []
    return code === YES ? say(question.title) : `${say(question.title)} (${unknown.toLowerCase()})`
  })
  return parts.length === 0 ? none : parts.join('; ')
}

/** Everything that was given, so that the file is complete by itself. */
export function givenBlocks({ assessment, words }: Writer): Block[] {
  const { pack, incident, zone } = assessment
  const { codes } = incident.answers
  const title = (text: Text): string => sentence(clean(text[words.lang]))
  const moments = pack.moments.flatMap(({ id, title: name }) => {
    const moment = incident.moments[id]
    return moment === undefined ? [] : [`${title(name)}: ${shortMomentText(words, moment.instant, zone)}`]
  })
  const answers = askable(pack)
    .filter((entry) => indexesOf(pack, entry).some((index) => codes[index] !== OPEN))
    .map((entry) => `${asked(title(entry.title))} ${givenText(pack, words, incident.answers, entry)}`)
  const record = Object.entries(incident.record)
    .filter(([, text]) => text.trim() !== '')
    .map(([id, text]) => {
      const field = pack.record.find((one) => one.id === id)
      return `${field === undefined ? clean(id) : title(field.title)}: ${clean(text)}`
    })
  const { by, second } = incident.officers
  const officers = [
    ...(by === undefined ? [] : [words.report.officers.by(clean(by))]),
    ...(second === undefined ? [] : [words.report.officers.second(clean(second))]),
  ]
  return listed(words.report.given, [...moments, ...answers, ...record, ...officers])
}
