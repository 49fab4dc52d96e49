// The difference between two packs → a document: what changes, how often, with an example, and for which cases.
import type { Difference, DutyDifference, EntryDifference } from '../../check/difference.ts'
import type { DeadlineRule, Pack } from '../../pack/model.ts'
import type { Example } from '../../problem.ts'
import { clean } from '../../render/clean.ts'
import type { Block, Document } from '../../render/document.ts'
import { textIn, titleIn, verdictsText } from '../names.ts'
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
  const verdict = (pack: Pack, id: string): string => verdictsText(words, pack, found.duty, [id])
  const number = (value: bigint): string => value.toLocaleString(words.lang === 'nl' ? 'nl-NL' : 'en-GB')
  const rows = found.changes.map(({ from, to, count, before: example, after: later }) => [
    say.fromTo(verdict(before, from), verdict(after, to)),
    say.ofAll(number(count), percentage(count, found.total, words)),
    say.example(exampleText(before, words, example)),
    exampleText(after, words, later) === exampleText(before, words, example)
      ? ''
      : say.exampleAfter(exampleText(after, words, later)),
  ])
  return [
    { kind: 'heading', text: titleIn(words, before.duties, found.duty) },
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
    ...found.deadlines.map(({ verdict: id, before: one, after: two }): Block => ({
      kind: 'paragraph',
      text: say.deadline(verdict(before, id), deadlines(before, words, one), deadlines(after, words, two)),
    })),
  ]
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
function exampleText(pack: Pack, words: Words, { words: pairs }: Example): string {
  if (pairs.length === 0) return words.show.always
  const named = [
    ...pack.questions.map(({ id, title, answers }) => ({ id, title, steps: answers })),
    ...pack.terms.map(({ id, title, levels }) => ({ id, title, steps: levels })),
  ]
  return pairs
    .map(({ id, level }) => {
      const steps = named.find((one) => one.id === id)?.steps ?? []
      return `${titleIn(words, named, id).replace(/\?$/, '')}: ${textIn(words, steps, level)}`
    })
    .join('; ')
}

function deadlines({ moments }: Pack, words: Words, rules: readonly DeadlineRule[]): string {
  const { show } = words
  return rules
    .map(({ hours, days, from }) => show.deadline(hours, days, titleIn(words, moments, from)))
    .join('; ')
}

/** What only one of the packs asks or knows. */
function spaceBlocks({ before, after, words }: Compared, found: Difference): Block[] {
  const { difference: say } = words
  const titles = (pack: Pack, ids: readonly string[]): string[] =>
    ids.map((id) => titleIn(words, pack.questions, id))
  return [
    ...(found.onlyBefore.length === 0
      ? []
      : [{ kind: 'paragraph', text: say.onlyIn(before.id, titles(before, found.onlyBefore)) } as const]),
    ...(found.onlyAfter.length === 0
      ? []
      : [{ kind: 'paragraph', text: say.onlyIn(after.id, titles(after, found.onlyAfter)) } as const]),
    ...found.otherAnswers.map(({ question, answers }): Block => ({
      kind: 'paragraph',
      text: say.otherAnswers(titleIn(words, before.questions, question), answers.map(clean)),
    })),
  ]
}

function entryBlocks(
  { before, after, words }: Compared,
  heading: string,
  none: string,
  entries: readonly EntryDifference[],
): Block[] {
  const { difference: say } = words
  const rows = entries.map(({ id, title, duties }) => [
    clean(title === undefined ? id : `${id}: ${title[words.lang]}`),
    duties.map(({ duty, before: was, after: is }) =>
      say.fromTo(verdictsText(words, before, duty, was), verdictsText(words, after, duty, is)),
    ),
  ])
  return [
    { kind: 'heading', text: heading },
    ...(rows.length === 0
      ? [{ kind: 'paragraph', text: none } as const]
      : [{ kind: 'table', narrow: 'items', head: [words.show.columns.case, say.verdict], rows } as const]),
  ]
}
