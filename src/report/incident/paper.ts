// A letter or worksheet of a pack and an assessment → a document, filled in with what is known; what is missing is marked.
import type { Assessment } from '../../decide/assess.ts'
import { factsIn, type Paper, type PaperCheck } from '../../pack/model.ts'
import { clean } from '../../render/clean.ts'
import { momentText } from '../../render/clock.ts'
import { bad, type Block, type Document, faint, type Inline, type Span } from '../../render/document.ts'
import { factText } from './given.ts'
import type { Words } from '../../words/words.ts'
import { lawSpans, listed, type Writer } from './writer.ts'
import { namedIn, say, titleIn } from '../names.ts'

/** The whole paper: its text, and behind it what the law wants in it. */
export function paperDocument(
  assessment: Assessment,
  paper: Paper,
  words: Words,
  toolVersion: string,
): Document {
  const writer = { assessment, words, toolVersion }
  return [
    { kind: 'title', text: say(writer, paper.title) },
    { kind: 'paragraph', text: [faint(words.paper.draft)] },
    ...contentBlocks(writer, paper),
    ...checkBlocks(writer, paper),
  ]
}

/** What stands in it, filled in: a letter with addressee and subject, or the parts of a form. */
export function contentBlocks(writer: Writer, { content }: Paper): Block[] {
  return templateBlocks(content, writer.words, (template) => filled(writer, template))
}

/** The content of a paper, with every text that can hold names as `fill` gives it. */
export function templateBlocks(
  content: Paper['content'],
  words: Words,
  fill: (template: string) => Inline,
): Block[] {
  const { lang } = words
  if (content.kind === 'form')
    return content.parts.flatMap(({ title, fields }): Block[] => [
      { kind: 'heading', text: clean(title[lang]) },
      {
        kind: 'pairs',
        pairs: fields.map(({ label, value }) => [
          clean(label[lang]),
          value === undefined ? [marked(words, words.paper.onForm)] : fill(value[lang]),
        ]),
      },
    ])
  const addressee = content.to === undefined ? [] : [[words.report.paperTo, clean(content.to)] as const]
  const subject = [words.report.paperSubject, fill(content.subject[lang])] as const
  const lines = content.body[lang].trimEnd().split('\n')
  return [
    { kind: 'pairs', pairs: [...addressee, subject] },
    { kind: 'space' },
    ...lines.map((line): Block =>
      line.trim() === '' ? { kind: 'space' } : { kind: 'paragraph', text: fill(line) },
    ),
  ]
}

/** What the law wants said in it, and whether it is. */
function checkBlocks(writer: Writer, { check }: Paper): Block[] {
  const { paper: words } = writer.words
  const items = check.map((one) => {
    const missing = missingIn(writer, one)
    return [
      `${say(writer, one.text)}: `,
      missing.length === 0 ? words.said : bad(words.missing(missing)),
      ...lawSpans(writer, one.sources),
    ]
  })
  return items.length === 0 ? [] : [{ kind: 'rule' }, ...listed(words.check, items)]
}

/** How many of the things that the law wants said can be said. */
export function completeness(
  writer: Writer,
  { check }: Paper,
): { readonly said: number; readonly wanted: number } {
  return { said: check.filter((one) => missingIn(writer, one).length === 0).length, wanted: check.length }
}

const missingIn = (writer: Writer, { names }: PaperCheck): string[] =>
  names.filter((name) => valueOf(writer, name) === undefined).map((name) => nameOf(writer, name))

/** A text with its names filled in. */
function filled(writer: Writer, template: string): (string | Span)[] {
  return template.split(/\{([^{}]*)\}/).map((part, index) => {
    if (index % 2 === 0) return clean(part)
    const value = valueOf(writer, part)
    return value === undefined ? marked(writer.words, nameOf(writer, part)) : clean(value)
  })
}

const nameOf = ({ assessment: { pack }, words }: Writer, name: string): string =>
  titleIn(words, namedIn(pack), name)

const marked = ({ report }: Words, what: string): Span => ({ text: report.fillIn(what), tones: ['open'] })

/** What a name stands for; undefined where it is not known. */
function valueOf(writer: Writer, name: string): string | undefined {
  const { assessment, words } = writer
  const { pack, incident, zone, levels, now, duties } = assessment
  if (pack.record.some(({ id }) => id === name)) {
    const text = Object.hasOwn(incident.record, name) ? incident.record[name]!.trim() : ''
    return text === '' ? undefined : text
  }
  if (pack.moments.some(({ id }) => id === name)) {
    const moment = incident.moments[name]
    // One that lies later than it can have been is not known, as its deadline says.
    const isWrong = duties.some(({ deadlines }) =>
      deadlines.some(({ rule, isBound }) => rule.from === name && isBound === true),
    )
    return moment === undefined || moment.instant > now || isWrong
      ? undefined
      : momentText(words, moment.instant, zone)
  }
  const entry = [...factsIn(pack).groups, ...factsIn(pack).questions].find(({ id }) => id === name)
  if (entry !== undefined) return factText(writer, entry)
  const term = pack.terms.find(({ id }) => id === name)
  const level = levels[name]
  if (term === undefined || level === undefined) return undefined
  const text = term.levels[level]!.text[words.lang]
  return assessment.judgements.some((judgement) => judgement.term === term) ? words.paper.judged(text) : text
}
