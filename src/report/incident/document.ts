// An assessment → the whole report as a document: verdict, deadline, why, what would change it, what to do.
import type { Assessment } from '../../decide/assess.ts'
import { clean } from '../../render/clean.ts'
import { momentText } from '../../render/clock.ts'
import { challengeBlocks, paperBlocks, precedentBlocks } from './comparison.ts'
import { type Block, type Document, faint, type Inline } from '../../render/document.ts'
import { establishedTexts, givenBlocks } from './given.ts'
import { severityBlocks } from './severity.ts'
import { dutyBlocks, headlineBlocks, judgementBlocks, warningBlocks } from './verdict.ts'
import { flipBlocks, settleBlocks, whyBlocks } from './why.ts'
import type { Words } from '../../words/words.ts'
import { actionText, groundText, listed, worthExplaining, type Writer } from './writer.ts'

/** Pictures for the report where it can have them. */
export interface Pictures {
  readonly timeLine: readonly Block[]
  readonly path: readonly Block[]
}

const NO_PICTURES: Pictures = { timeLine: [], path: [] }

/** The report, verdict first. */
export function reportDocument(
  assessment: Assessment,
  words: Words,
  toolVersion: string,
  pictures = NO_PICTURES,
): Document {
  const writer: Writer = { assessment, words, toolVersion }
  return [
    ...headlineBlocks(writer),
    ...pictures.timeLine,
    ...dutyBlocks(writer),
    ...warningBlocks(writer),
    ...judgementBlocks(writer),
    ...whyBlocks(writer),
    ...pictures.path,
    ...flipBlocks(writer),
    ...settleBlocks(writer),
    ...challengeBlocks(writer),
    ...givenBlocks(writer),
    ...standingBlocks(writer),
    ...actionBlocks(writer),
    ...paperBlocks(writer),
    ...severityBlocks(writer),
    ...precedentBlocks(writer),
    ...sourceBlocks(writer),
    ...colophonBlocks(writer),
  ]
}

/** What the outcome rests on besides the answers: facts that the pack fixes or has follow from them, and assumptions. */
function standingBlocks(writer: Writer): Block[] {
  const { assessment, words } = writer
  const { decision } = assessment
  return [
    ...listed(words.report.fixed, establishedTexts(writer, 'given')),
    ...listed(words.report.derived, establishedTexts(writer, 'derived')),
    ...listed(
      words.report.assumed,
      decision.assumed.map((index) => groundText(writer, { question: index, code: decision.codes[index]! })),
    ),
  ]
}

function actionBlocks(writer: Writer): Block[] {
  const { assessment, words } = writer
  // What was done is no longer to be done.
  const left = assessment.duties.filter(
    ({ duty }) => duty.id !== 'authority' || assessment.notified === undefined,
  )
  const actions = left.flatMap((duty) => duty.actions)
  if (actions.length === 0) return []
  const group = (intro: string | undefined, chosen: typeof actions): Block[] => {
    if (chosen.length === 0) return []
    const items = chosen.map(({ action }) => actionText(writer, action))
    return [
      ...(intro === undefined ? [] : [{ kind: 'paragraph', depth: 1, text: intro } as const]),
      { kind: 'list', items },
    ]
  }
  return [
    { kind: 'heading', text: words.report.actions },
    ...group(
      undefined,
      actions.filter(({ certain }) => certain),
    ),
    ...group(
      words.report.depends,
      actions.filter(({ certain, isDue }) => !certain && isDue),
    ),
    ...group(
      words.report.ifSo,
      actions.filter(({ certain, isDue }) => !certain && !isDue),
    ),
  ]
}

/** Where the law that decided, and what the facts were weighed by, can be read. */
function sourceBlocks({ assessment, words }: Writer): Block[] {
  const duties = worthExplaining(assessment.duties)
  const cited = new Set([
    ...duties.flatMap(({ rules }) => rules.flatMap(({ rule }) => rule.sources)),
    ...duties.flatMap(({ terms }) => terms.flatMap(({ rules }) => rules.flatMap((rule) => rule.sources))),
  ])
  const sources = assessment.pack.sources.filter(({ id, url }) => cited.has(id) && url !== undefined)
  const urls = [...new Set(sources.map(({ url }) => url!))]
  return listed(
    words.report.sources,
    urls.map((url) => {
      const titles = sources.filter((source) => source.url === url).map(({ title }) => title[words.lang])
      return { text: clean(titles.join('; ')), below: [clean(url)] }
    }),
  )
}

function colophonBlocks({ assessment, words, toolVersion }: Writer): Block[] {
  const [own] = assessment.pack.files
  const lines: Inline[] = [
    words.report.decidedAt(momentText(words, assessment.now, assessment.zone)),
    words.report.decidedWith(own!.id, own!.version, own!.sha256.slice(0, 12), toolVersion),
    words.report.notAdvice,
  ].map((text) => [faint(text)])
  return [{ kind: 'rule' }, ...lines.map((text) => ({ kind: 'paragraph', text }) as const)]
}
