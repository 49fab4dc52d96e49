// What was given → lines: answers, moments and texts for the file, whether or not they decided anything.
import { OPEN, UNKNOWN } from '../../compile/walk.ts'
import { type Answers, numberOf } from '../../decide/answers.ts'
import { type Fact, knownOf, type Origin } from '../../decide/facts.ts'
import {
  askable,
  factsIn,
  type Group,
  isGroup,
  type Pack,
  type Question,
  type Text,
  indexesOf,
} from '../../pack/model.ts'
import { clean } from '../../render/clean.ts'
import { shortMomentText } from '../../render/clock.ts'
import type { Words } from '../../words/words.ts'
import type { Block } from '../../render/document.ts'
import { say, titleIn } from '../names.ts'
import { asked, listed, sentence, type Writer } from './writer.ts'

/** Codes of the answers of a kind. */
const NO = 0
const YES = 1

/** The answer to a question, or the kinds of a `several` question that are involved, in words. */
export function givenText(pack: Pack, words: Words, answers: Answers, entry: Question | Group): string {
  const { unknown, none } = words.wizard
  const members = indexesOf(pack, entry).map((index) => ({
    question: pack.questions[index]!,
    code: answers.codes[index]!,
  }))
  if (members.every(({ code }) => code === UNKNOWN)) return unknown
  if (!isGroup(entry)) {
    const number = numberOf(answers, entry.id)
    return number === undefined ? say({ words }, entry.answers[members[0]!.code]!.text) : String(number)
  }
  const parts = members.flatMap(({ question, code }) => {
    if (code === NO) return []
    return code === YES
      ? say({ words }, question.title)
      : `${say({ words }, question.title)} (${unknown.toLowerCase()})`
  })
  if (parts.length > 0) return parts.join('; ')
  // To name none of the kinds that are asked says nothing of those that the pack speaks for.
  const speaksFor = pack.terms.some(
    ({ id, replaces }) => replaces !== undefined && id.startsWith(`${entry.id}.`),
  )
  return speaksFor ? words.report.noOthers : none
}

/** What is known of a fact, in words; undefined where nothing is. Of kinds both those that are involved and those still open. */
export function factText(writer: Writer, entry: Question | Group): string | undefined {
  const { assessment, words } = writer
  const facts = assessment.facts.filter(
    ({ question }) => question.id === entry.id || question.group === entry.id,
  )
  if (!isGroup(entry)) {
    const level = facts[0] === undefined ? undefined : knownOf(facts[0])
    if (level === undefined) return undefined
    const number =
      facts[0]!.origin === 'answered' ? numberOf(assessment.incident.answers, entry.id) : undefined
    const text = number === undefined ? say(writer, entry.answers[level]!.text) : String(number)
    return attributed(words, facts[0]!.origin, text)
  }
  const titlesOf = (wanted: number | undefined): string[] =>
    facts
      .filter((fact) => knownOf(fact) === wanted)
      .map(({ question, origin }) => {
        const title = say(writer, question.title)
        return wanted === undefined ? title : attributed(words, origin, title)
      })
  const [involved, open] = [titlesOf(YES), titlesOf(undefined)]
  if (involved.length === 0) return open.length === 0 ? noneText(words, facts) : undefined
  const known = involved.join('; ')
  return open.length === 0 ? known : `${known}. ${words.paper.notKnownYet(open)}`
}

/** A fact with who says it, where that is not whoever answered. */
export function attributed({ paper, report }: Words, origin: Origin, text: string): string {
  switch (origin) {
    case 'given':
    case 'derived':
      return `${text} ${report.established[origin].holds}`
    case 'assumed':
      return paper.assumed(text)
    case 'answered':
    case 'open':
      return text
  }
}

/** That no kind is involved, and who says so. */
function noneText(words: Words, facts: readonly Fact[]): string {
  const { none } = words.wizard
  const [first, ...more] = facts
  if (more.every(({ origin }) => origin === first?.origin))
    return attributed(words, first?.origin ?? 'answered', none)
  const others = facts.filter(({ origin }) => origin !== 'answered')
  const titles = others.map(({ question, origin }) =>
    attributed(words, origin, say({ words }, question.title)),
  )
  return `${none}; ${words.report.notInvolved(titles)}`
}

/** Facts that the pack fixes, or that follow by it from the answers: each in words, and the kinds of a question together. */
export function establishedTexts(writer: Writer, origin: 'given' | 'derived'): string[] {
  const { assessment, words } = writer
  const { groups } = factsIn(assessment.pack)
  const facts = assessment.facts.filter((fact) => fact.origin === origin && knownOf(fact) !== undefined)
  const whole = new Set<string>()
  return facts.flatMap(({ question, possible: [level] }) => {
    const group = groups.find(({ id }) => id === question.group)
    if (group === undefined)
      return `${asked(say(writer, question.title))} ${say(writer, question.answers[level!]!.text)}`
    if (whole.has(group.id)) return []
    whole.add(group.id)
    const titlesOf = (wanted: number): string[] =>
      facts
        .filter((fact) => fact.question.group === group.id && knownOf(fact) === wanted)
        .map((fact) => say(writer, fact.question.title))
    const [involved, not] = [titlesOf(YES), titlesOf(NO)]
    return [
      ...(involved.length === 0 ? [] : [`${asked(say(writer, group.title))} ${involved.join('; ')}`]),
      ...(not.length === 0 ? [] : [`${asked(say(writer, group.title))} ${words.report.notInvolved(not)}`]),
    ]
  })
}

/** Everything that was given, so that the file is complete by itself. */
export function givenBlocks({ assessment, words }: Writer): Block[] {
  const { pack, incident, zone } = assessment
  const { codes } = incident.answers
  const title = (text: Text): string => sentence(say({ words }, text))
  const moments = pack.moments.flatMap(({ id, title: name }) => {
    const moment = incident.moments[id]
    return moment === undefined ? [] : [`${title(name)}: ${shortMomentText(words, moment.instant, zone)}`]
  })
  const answers = askable(pack)
    .filter((entry) => indexesOf(pack, entry).some((index) => codes[index] !== OPEN))
    .map((entry) => `${asked(title(entry.title))} ${givenText(pack, words, incident.answers, entry)}`)
  const fieldTitle = (id: string): string => {
    const name = titleIn(words, pack.record, id)
    return pack.record.some((one) => one.id === id) ? sentence(name) : name
  }
  const record = Object.entries(incident.record)
    .filter(([, text]) => text.trim() !== '')
    .map(([id, text]) => `${fieldTitle(id)}: ${clean(text)}`)
  const { by, second } = incident.officers
  const officers = [
    ...(by === undefined ? [] : [words.report.officers.by(clean(by))]),
    ...(second === undefined ? [] : [words.report.officers.second(clean(second))]),
  ]
  return listed(words.report.given, [...moments, ...answers, ...record, ...officers])
}
