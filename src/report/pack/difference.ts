// The difference between two packs → a document: what changes, how often, with an example, and for which cases.
import type { Difference, DutyDifference, EntryDifference } from '../../check/difference.ts'
import type { DeadlineRule, Duty, Pack } from '../../pack/model.ts'
import type { Example } from '../../problem.ts'
import { clean } from '../../render/clean.ts'
import type { Block, Document } from '../../render/document.ts'
import type { Words } from '../../words/words.ts'

interface Compared {
  readonly before: Pack
  readonly after: Pack
  readonly words: Words
}

/** @param isRegister whether recorded incidents were compared as well */
export function differenceDocument(
  before: Pack,
  after: Pack,
  found: Difference,
  words: Words,
  isRegister: boolean,
): Document {
  const compared = { before, after, words }
  const { difference: say } = words
  const name = ({ id, version }: Pack): string => `${id} ${version}`
  return [
    { kind: 'title', text: say.title(name(before), name(after)) },
    ...[before, after].flatMap((pack): Block[] =>
      pack.proposal === true ? [{ kind: 'paragraph', text: say.proposal(name(pack)) }] : [],
    ),
    ...found.duties.flatMap((duty) => dutyBlocks(compared, duty)),
    ...spaceBlocks(compared, found),
    ...entryBlocks(compared, say.cases, say.noCases, found.cases),
    ...(isRegister ? entryBlocks(compared, say.incidents, say.noIncidents, found.incidents) : []),
    ...(found.incomparable.length === 0
      ? []
      : [{ kind: 'paragraph', text: say.incomparable(found.incomparable.map(clean)) } as const]),
  ]
}

function dutyBlocks(compared: Compared, found: DutyDifference): Block[] {
  const { before, after, words } = compared
  const { difference: say } = words
  const [was, is] = [dutyIn(before, found.duty), dutyIn(after, found.duty)]
  const number = (value: bigint): string => value.toLocaleString(words.lang === 'nl' ? 'nl-NL' : 'en-GB')
  const rows = found.changes.map(({ from, to, count, before: example, after: later }) => [
    say.fromTo(verdictText(words, was, from), verdictText(words, is, to)),
    say.ofAll(number(count), percentage(count, found.total, words)),
    say.example(exampleText(before, words, example)),
    exampleText(after, words, later) === exampleText(before, words, example)
      ? ''
      : say.exampleAfter(exampleText(after, words, later)),
  ])
  return [
    { kind: 'heading', text: clean(was.title[words.lang]) },
    {
      kind: 'paragraph',
      text: found.isSame
        ? say.same(number(found.total))
        : found.total === 0n
          ? say.nothingInCommon
          : say.changed(
              number(found.changed),
              number(found.total),
              percentage(found.changed, found.total, words),
            ),
    },
    ...(rows.length === 0
      ? []
      : [
          { kind: 'table', narrow: 'items', head: [say.verdict, say.count, say.smallest, ''], rows } as const,
        ]),
    ...found.deadlines.map(({ verdict, before: one, after: two }): Block => ({
      kind: 'paragraph',
      text: say.deadline(
        verdictText(words, was, verdict),
        deadlines(before, words, one),
        deadlines(after, words, two),
      ),
    })),
  ]
}

const dutyIn = ({ duties }: Pack, id: string): Duty => duties.find((duty) => duty.id === id)!

function verdictText({ lang }: Words, { verdicts }: Duty, id: string): string {
  return clean(verdicts.find((verdict) => verdict.id === id)?.text[lang] ?? id)
}

/** In hundredths of a per cent, rounded down, but never to nothing. */
function percentage(part: bigint, whole: bigint, { lang }: Words): string {
  const hundredths = whole === 0n ? 0n : (part * 10_000n) / whole
  const style = { style: 'percent', maximumFractionDigits: 2 } as const
  const number = new Intl.NumberFormat(lang === 'nl' ? 'nl-NL' : 'en-GB', style)
  return hundredths === 0n && part > 0n
    ? `< ${number.format(0.0001)}`
    : number.format(Number(hundredths) / 10_000)
}

/** An example in the words of its duty. */
function exampleText(pack: Pack, { lang, show }: Words, { words: pairs }: Example): string {
  if (pairs.length === 0) return show.always
  return pairs
    .map(({ id, level }) => {
      const question = pack.questions.find((one) => one.id === id)
      const term = pack.terms.find((one) => one.id === id)
      const title = question?.title ?? term?.title
      const step = (question?.answers ?? term?.levels)?.find((one) => one.id === level)
      return clean(`${title?.[lang].replace(/\?$/, '') ?? id}: ${step?.text[lang] ?? level}`)
    })
    .join('; ')
}

function deadlines(pack: Pack, { lang, show }: Words, rules: readonly DeadlineRule[]): string {
  return rules
    .map(({ hours, days, from }) => {
      const title = pack.moments.find(({ id }) => id === from)?.title[lang] ?? from
      return clean(show.deadline(hours, days, title))
    })
    .join('; ')
}

/** What only one of the packs asks or knows. */
function spaceBlocks({ before, after, words }: Compared, found: Difference): Block[] {
  const { difference: say } = words
  const titles = (pack: Pack, ids: readonly string[]): string[] =>
    ids.map((id) => clean(pack.questions.find((question) => question.id === id)?.title[words.lang] ?? id))
  return [
    ...(found.onlyBefore.length === 0
      ? []
      : [{ kind: 'paragraph', text: say.onlyIn(before.id, titles(before, found.onlyBefore)) } as const]),
    ...(found.onlyAfter.length === 0
      ? []
      : [{ kind: 'paragraph', text: say.onlyIn(after.id, titles(after, found.onlyAfter)) } as const]),
    ...found.otherAnswers.map(({ question, answers }): Block => ({
      kind: 'paragraph',
      text: say.otherAnswers(titles(before, [question])[0]!, answers.map(clean)),
    })),
  ]
}

function entryBlocks(
  { before, after, words }: Compared,
  heading: string,
  none: string,
  entries: readonly EntryDifference[],
): Block[] {
  const { difference: say, report } = words
  const texts = (pack: Pack, duty: string, ids: readonly string[]): string =>
    ids.map((id) => verdictText(words, dutyIn(pack, duty), id)).join(` ${report.or} `)
  const rows = entries.map(({ id, title, duties }) => [
    clean(title === undefined ? id : `${id}: ${title[words.lang]}`),
    duties.map(({ duty, before: was, after: is }) =>
      say.fromTo(texts(before, duty, was), texts(after, duty, is)),
    ),
  ])
  return [
    { kind: 'heading', text: heading },
    ...(rows.length === 0
      ? [{ kind: 'paragraph', text: none } as const]
      : [{ kind: 'table', narrow: 'items', head: [words.show.columns.case, say.verdict], rows } as const]),
  ]
}
