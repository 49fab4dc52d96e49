// An assessment → the report as lines of text: verdict, deadline, why, what would change it, what to do.
import type { Assessment } from '../decide/assess.ts'
import type { AppliedAction } from '../decide/explain.ts'
import { fixedAnswer } from '../pack/model.ts'
import { clean } from './clean.ts'
import { momentText } from './clock.ts'
import { writeChallenges, writePapers, writePrecedents } from './comparison.ts'
import { writeGiven } from './given.ts'
import { Page, type TextOptions } from './layout.ts'
import { writeSeverity } from './severity.ts'
import { writeJudgements, writeVerdict, writeWarnings } from './verdict.ts'
import { writeFlips, writeSettles, writeWhy } from './why.ts'
import { actionText, asked, groundText, say, worthExplaining, type Writer } from './writer.ts'

export { deadlineText } from './verdict.ts'
export { Page, PLAIN, type TextOptions, wrapped } from './layout.ts'

/** The whole report, verdict first. */
export function textReport(
  assessment: Assessment,
  { words, style, width }: TextOptions,
  toolVersion: string,
): string[] {
  const page = new Page(width, style)
  const writer = { page, assessment, words, toolVersion }
  writeVerdict(writer)
  writeWarnings(writer)
  writeJudgements(writer)
  writeWhy(writer)
  writeFlips(writer)
  writeSettles(writer)
  writeChallenges(writer)
  writeGiven(writer)
  writeStanding(writer)
  writeActions(writer)
  writePapers(writer)
  if (assessment.severity !== undefined) {
    writeSeverity(page, words, assessment.severity.table, assessment.severity.result)
  }
  writePrecedents(writer)
  writeSources(writer)
  writeColophon(writer)
  return page.lines
}

/** What the outcome rests on besides the answers: facts that the pack fixes, and assumptions. */
function writeStanding(writer: Writer): void {
  const { page, assessment, words } = writer
  const { pack, decision } = assessment
  const given = pack.terms.filter((term) => term.replaces === 'given')
  if (given.length > 0) {
    page.heading(words.report.fixed)
    for (const term of given) {
      page.item(`${asked(say(writer, term.title))} ${say(writer, fixedAnswer(term).text)}`)
    }
  }
  if (decision.assumed.length > 0) {
    page.heading(words.report.assumed)
    for (const index of decision.assumed) {
      page.item(groundText(writer, { question: index, code: decision.codes[index]! }))
    }
  }
}

function writeActions(writer: Writer): void {
  const { page, assessment, words } = writer
  const actions = assessment.duties.flatMap((duty) =>
    duty.actions.map((applied) => ({ ...applied, isDue: duty.decided !== undefined })),
  )
  if (actions.length === 0) return
  page.heading(words.report.actions)
  const write = ({ action }: AppliedAction): void => {
    page.item(actionText(writer, action))
  }
  actions.filter(({ certain }) => certain).forEach(write)
  const depending = actions.filter(({ certain, isDue }) => !certain && isDue)
  if (depending.length > 0) page.say(words.report.depends, 2)
  depending.forEach(write)
  const possible = actions.filter(({ isDue }) => !isDue)
  if (possible.length > 0) page.say(words.report.ifSo, 2)
  possible.forEach(write)
}

/** Where the law that decided, and what the facts were weighed by, can be read. */
function writeSources({ page, assessment, words }: Writer): void {
  const duties = worthExplaining(assessment.duties)
  const cited = new Set([
    ...duties.flatMap(({ rules }) => rules.flatMap(({ rule }) => rule.sources)),
    ...duties.flatMap(({ terms }) => terms.flatMap(({ rules }) => rules.flatMap((rule) => rule.sources))),
  ])
  const sources = assessment.pack.sources.filter(({ id, url }) => cited.has(id) && url !== undefined)
  const urls = [...new Set(sources.map(({ url }) => url!))]
  if (urls.length === 0) return
  page.heading(words.report.sources)
  for (const url of urls) {
    const titles = sources.filter((source) => source.url === url).map(({ title }) => title[words.lang])
    page.item(clean(titles.join('; ')))
    page.say(clean(url), 4)
  }
}

function writeColophon({ page, assessment, words, toolVersion }: Writer): void {
  const [own] = assessment.pack.files
  page.blank()
  page.say(page.style.faint(words.report.decidedAt(momentText(words, assessment.now, assessment.zone))))
  page.say(
    page.style.faint(words.report.decidedWith(own!.id, own!.version, own!.sha256.slice(0, 12), toolVersion)),
  )
  page.say(page.style.faint(words.report.notAdvice))
}
