// A letter of a pack and an assessment → its lines, with every {name} filled in.
import { answersAsWritten } from '../decide/answers.ts'
import type { Assessment } from '../decide/assess.ts'
import type { Paper } from '../pack/model.ts'
import { clean } from './clean.ts'
import { momentText } from './clock.ts'
import type { Words } from './words/words.ts'

/** The letter as lines: addressee and subject if it has them, then the body. What is not known is marked. */
export function paperLines(assessment: Assessment, paper: Paper, words: Words): string[] {
  const { lang, report } = words
  const fill = (text: string): string =>
    clean(text.replace(/\{([^{}]*)\}/g, (_, name: string) => valueOf(assessment, name, words)))
  const subject = `${report.paperSubject}: ${fill(paper.subject[lang])}`
  const head = paper.to === undefined ? [subject] : [`${report.paperTo}: ${clean(paper.to)}`, subject]
  return [...head, '', ...paper.body[lang].trimEnd().split('\n').map(fill)]
}

function valueOf({ pack, incident, zone }: Assessment, name: string, words: Words): string {
  const { lang } = words
  const field = pack.record.find(({ id }) => id === name)
  const text = Object.hasOwn(incident.record, name) ? incident.record[name]!.trim() : ''
  if (field !== undefined) return text === '' ? words.report.fillIn(field.title[lang]) : text
  const moment = pack.moments.find(({ id }) => id === name)
  if (moment !== undefined) {
    const known = incident.moments[name]
    return known === undefined
      ? words.report.fillIn(moment.title[lang])
      : momentText(words, known.instant, zone)
  }
  const question = pack.questions.find(({ id }) => id === name)
  const answer = question?.answers[incident.answers.codes[pack.questions.indexOf(question)] ?? -1]
  if (answer !== undefined) return answer.text[lang]
  const group = pack.groups.find(({ id }) => id === name)
  const kinds = answersAsWritten(pack, incident.answers)[name]
  if (Array.isArray(kinds)) {
    const titles = pack.questions.filter(({ id }) => kinds.some((kind) => id === `${name}.${kind}`))
    return titles.map(({ title }) => title[lang]).join('; ')
  }
  return words.report.fillIn((question ?? group)?.title[lang] ?? name)
}
