// An assessment → the report as lines of text: verdict, deadline, why, what would change it, what to do.
import { numberOf, wordOf } from '../decide/answers.ts'
import type { Assessment, DutyAssessment } from '../decide/assess.ts'
import type { Deadline } from '../decide/deadline.ts'
import type { Flip, Ground } from '../decide/explain.ts'
import type { Warning } from '../decide/moments.ts'
import { restDayAt } from '../decide/restday.ts'
import type { Zone } from '../decide/zone.ts'
import type { Pack, Question, Text } from '../pack/model.ts'
import { clean } from './clean.ts'
import { durationText, momentText } from './clock.ts'
import { Page, type Style } from './layout.ts'
import { warningText } from './warning.ts'
import type { Words } from './words/words.ts'

export { Page, PLAIN } from './layout.ts'

/** More flips than this are for --json. */
const MOST_FLIPS = 8

export interface TextOptions {
  readonly words: Words
  readonly style: Style
  /** Columns of the terminal. */
  readonly width: number
}

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
  writeStanding(writer)
  writeActions(writer)
  writeSources(writer)
  writeColophon(writer)
  return page.lines
}

/** What the clock alone needs. */
export interface Clock {
  readonly pack: Pack
  readonly deadlines: readonly Deadline[]
  /** Milliseconds since 1970, UTC. */
  readonly discovered: number
  readonly warnings: readonly Warning[]
  readonly now: number
  readonly zone: Zone
}

/** The clock alone: discovery, deadline, time left. */
export function deadlineText(clock: Clock, { words, style, width }: TextOptions): string[] {
  const page = new Page(width, style)
  const title = clock.pack.moments.find(({ id }) => id === 'discovered')?.title[words.lang] ?? 'discovered'
  page.say(`${clean(title)}: ${momentText(words, clock.discovered, clock.zone)}`)
  for (const deadline of clock.deadlines) writeDeadline(page, words, clock, deadline)
  for (const warning of clock.warnings) page.item(clean(warningText(words, clock.pack, warning)))
  page.say(style.faint(words.commands.deadlineNote))
  return page.lines
}

interface Writer {
  readonly page: Page
  readonly assessment: Assessment
  readonly words: Words
  readonly toolVersion: string
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
const asked = (text: string): string => (text.endsWith('?') ? text : `${text}:`)
const full = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

function say({ words }: Writer, text: Text): string {
  return clean(text[words.lang])
}

function verdictText(writer: Writer, { duty }: DutyAssessment, verdict: number): string {
  return say(writer, duty.verdicts[verdict]!.text)
}

function writeVerdict(writer: Writer): void {
  const { page, assessment, words } = writer
  const { style } = page
  const { headline } = assessment.decision
  const find = (id: string): DutyAssessment => assessment.duties.find(({ duty }) => duty.id === id)!
  const [authority, controller] = [find('authority'), find('controller')]
  // For a processor the duty that counts is the one to its controller.
  const telling = controller.decided !== undefined && controller.decided > 0 ? controller : authority
  const outcome = full(sentence(verdictText(writer, telling, telling.strictest)))
  if (headline === 'open') {
    page.say(style.open(style.strong(words.report.openHeadline)))
    page.say(words.report.strictest(verdictText(writer, telling, telling.strictest)))
  } else page.say((headline === 'report' ? style.bad : style.good)(style.strong(outcome)))
  for (const deadline of telling.deadlines) writeDeadline(page, words, assessment, deadline)

  page.heading(words.report.duties)
  for (const duty of assessment.duties) {
    const verdicts = duty.possible.map((verdict) => verdictText(writer, duty, verdict))
    const result =
      duty.decided === undefined ? style.open(words.report.open(verdicts)) : style.strong(verdicts[0]!)
    page.say(`${say(writer, duty.duty.title)}: ${result}`, 2, 2)
  }
}

function writeDeadline(
  page: Page,
  words: Words,
  { pack, now, zone }: Pick<Clock, 'pack' | 'now' | 'zone'>,
  { rule, due, reading1182 }: Deadline,
): void {
  const { report, moments } = words
  if (due === undefined) {
    const title = clean(pack.moments.find((field) => field.id === rule.from)?.title[words.lang] ?? rule.from)
    const flag = `--${rule.from}`
    page.say(
      rule.hours === undefined
        ? report.dueDaysUnknown(rule.days ?? 0, title.toLowerCase(), flag)
        : report.dueUnknown(rule.hours, title.toLowerCase(), flag),
    )
    return
  }
  page.say(page.style.strong(report.dueBy(momentText(words, due, zone))))
  if (now > due) {
    page.say(page.style.bad(report.overdue(durationText(words, now - due))))
    page.say(report.lateDuty)
  } else page.say(report.timeLeft(durationText(words, due - now)))
  const restDay = restDayAt(due, zone)
  if (restDay !== undefined) page.say(report.restDay(moments.restDays[restDay]))
  if (reading1182 !== undefined) {
    page.say(page.style.faint(report.reading1182(momentText(words, reading1182, zone))))
  }
}

function writeWarnings({ page, assessment, words }: Writer): void {
  if (assessment.warnings.length === 0) return
  page.heading(words.report.warnings)
  for (const warning of assessment.warnings) page.item(clean(warningText(words, assessment.pack, warning)))
}

function writeJudgements(writer: Writer): void {
  const { page, assessment, words } = writer
  if (assessment.judgements.length === 0) return
  page.heading(words.report.judgement)
  for (const { term, judged, facts, milder, changes, reason } of assessment.judgements) {
    const level = (index: number): string => say(writer, term.levels[index]!.text)
    page.say(words.report.judged(judged.map(level).join(', '), say(writer, term.title)), 2)
    page.say(words.report.reason(clean(reason)), 2, 2)
    page.say(words.report.facts(facts.map(level)), 2)
    page.say(milder ? page.style.bad(words.report.milder) : words.report.notMilder, 2)
    for (const { duty, possible } of changes) {
      const verdicts = possible.map((verdict) => say(writer, duty.verdicts[verdict]!.text))
      page.say(words.report.wouldBe(say(writer, duty.title).toLowerCase(), verdicts), 2)
    }
  }
}

/** The duties that matter to the reader: open ones, those with something to do, and always the authority. */
function worthExplaining(duties: readonly DutyAssessment[]): DutyAssessment[] {
  return duties.filter(({ duty, strictest }) => duty.id === 'authority' || strictest > 0)
}

function writeWhy(writer: Writer): void {
  const { page, assessment, words } = writer
  page.heading(words.report.why)
  for (const duty of worthExplaining(assessment.duties)) {
    if (duty.decided === undefined) continue
    page.say(`${say(writer, duty.duty.title)}: ${verdictText(writer, duty, duty.decided)}`, 2, 2)
    const given = duty.because.filter((ground) => !ground.assumed)
    if (given.length > 0) {
      page.say(words.report.certainBecause, 4)
      for (const ground of given) page.item(groundText(writer, ground), 4)
    }
    for (const { rule, certain } of duty.rules) {
      const law = sourceTitles(writer, rule.sources)
      const text = rule.text === undefined ? rule.id : say(writer, rule.text)
      page.say(`${certain ? '' : `${words.report.maybeRule} `}${text} ${page.style.faint(`[${law}]`)}`, 4, 2)
    }
  }
  writeTerms(writer)
}

/** The definitions that came out above their lowest level: what the facts were held to be. */
function writeTerms(writer: Writer): void {
  const { page, assessment, words } = writer
  const seen = new Set<string>()
  const terms = assessment.duties.flatMap(({ terms: applied }) =>
    applied.filter(({ term, levels }) => {
      if (seen.has(term.id) || term.replaces !== undefined || levels.length !== 1 || levels[0] === 0)
        return false
      seen.add(term.id)
      return true
    }),
  )
  if (terms.length === 0) return
  page.heading(words.report.definitions)
  for (const { term, levels, rules } of terms) {
    const cited = rules.flatMap((rule) => rule.sources)
    const law = sourceTitles(writer, cited.length > 0 ? cited : term.sources)
    const level = say(writer, term.levels[levels[0]!]!.text)
    page.item(`${say(writer, term.title)}: ${page.style.strong(level)} ${page.style.faint(`[${law}]`)}`)
  }
}

function sourceTitles({ assessment, words }: Writer, ids: readonly string[]): string {
  const titles = [...new Set(ids)].map(
    (id) => assessment.pack.sources.find((source) => source.id === id)?.title[words.lang] ?? id,
  )
  return clean(titles.join('; '))
}

function groundText(writer: Writer, { question: index, code }: Pick<Ground, 'question' | 'code'>): string {
  const question = writer.assessment.pack.questions[index]!
  return clean(`${questionText(writer, question)} ${answerText(writer, question, code)}`)
}

/** A kind of a `several` question is shown behind the title of that question. */
function questionText(writer: Writer, question: Question): string {
  const group = writer.assessment.pack.groups.find((candidate) => candidate.id === question.group)
  const title = say(writer, question.title)
  return asked(group === undefined ? title : `${say(writer, group.title)} ${title}`)
}

function answerText(writer: Writer, question: Question, code: number): string {
  const number = numberOf(writer.assessment.incident.answers, question.id)
  const isGiven =
    writer.assessment.decision.codes[writer.assessment.pack.questions.indexOf(question)] === code
  if (number !== undefined && isGiven) return String(number)
  const answer = question.answers[code]
  return answer === undefined ? (wordOf(question, code) ?? '') : say(writer, answer.text)
}

function writeFlips(writer: Writer): void {
  const { page, assessment, words } = writer
  const { pack } = assessment
  // Another judgement would always change the outcome; it has a section of its own.
  const relevant = ({ question }: Flip): boolean => pack.questions[question]!.judges === undefined
  const shown = worthExplaining(assessment.duties)
    .filter(({ duty }) => duty.id !== 'register')
    .map((duty) => ({ duty, flips: duty.flips.filter((flip) => relevant(flip) && !flip.assumed) }))
    .filter(({ flips }) => flips.length > 0)
  if (shown.length === 0) return
  page.heading(words.report.flips)
  for (const { duty, flips } of shown) {
    page.say(`${say(writer, duty.duty.title)}:`, 2, 2)
    for (const flip of flips.slice(0, MOST_FLIPS)) {
      const verdicts = flip.possible.map((verdict) => verdictText(writer, duty, verdict))
      const then = verdicts.length === 1 ? words.report.flipTo(verdicts[0]!) : words.report.flipOpen(verdicts)
      page.item(`${groundText(writer, flip)}; ${then}`, 4)
    }
    if (flips.length > MOST_FLIPS) page.item(words.report.moreFlips(flips.length - MOST_FLIPS), 4)
  }
}

function writeSettles(writer: Writer): void {
  const { page, assessment, words } = writer
  const { pack } = assessment
  const ids = [...new Set(assessment.duties.flatMap((duty) => duty.settles))]
  if (ids.length === 0) return
  page.heading(words.report.settles)
  for (const id of ids) {
    const group = pack.groups.find((candidate) => candidate.id === id)
    const question = pack.questions.find((candidate) => candidate.id === id)
    page.item(group === undefined ? questionText(writer, question!) : say(writer, group.title))
    page.say(page.style.strong(flagHint(pack, id)), 4, 4)
  }
}

/** How to answer a question on the command line. */
export function flagHint(pack: Pack, id: string): string {
  const group = pack.groups.find((candidate) => candidate.id === id)
  if (group !== undefined) {
    const kinds = group.members.slice(0, 2).map((member) => member.slice(id.length + 1))
    return `--${id} ${kinds.join(',')}…`
  }
  const question = pack.questions.find((candidate) => candidate.id === id)
  if (question?.bands !== undefined) return `--${id} 1200`
  const answers = question?.answers.map((answer) => answer.id).join('|') ?? ''
  return id.includes('.') ? `--answer ${id}=${answers}` : `--${id} ${answers}`
}

/** What the outcome rests on besides the answers: facts that the pack fixes, and assumptions. */
function writeStanding(writer: Writer): void {
  const { page, assessment, words } = writer
  const { pack, decision } = assessment
  const given = pack.terms.filter((term) => term.replaces === 'given')
  if (given.length > 0) {
    page.heading(words.report.fixed)
    for (const term of given) {
      page.item(`${asked(say(writer, term.title))} ${say(writer, term.levels[term.rules[0]?.to ?? 0]!.text)}`)
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
  const actions = assessment.duties.flatMap((duty) => duty.actions)
  if (actions.length === 0) return
  page.heading(words.report.actions)
  for (const { action, certain } of actions) {
    const law =
      action.sources.length === 0 ? '' : ` ${page.style.faint(`[${sourceTitles(writer, action.sources)}]`)}`
    page.item(`${certain ? '' : `${words.report.ifSo} `}${say(writer, action.text)}${law}`)
  }
}

/** Where the law that decided can be read. */
function writeSources({ page, assessment, words }: Writer): void {
  const cited = new Set(
    worthExplaining(assessment.duties).flatMap(({ rules }) => rules.flatMap(({ rule }) => rule.sources)),
  )
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
