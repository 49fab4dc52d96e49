// The first part of the text report: verdict, deadline, what to look at again, the officer's own judgement.
import type { DutyAssessment } from '../decide/assess.ts'
import type { Deadline } from '../decide/deadline.ts'
import type { Warning } from '../decide/moments.ts'
import { restDayAt } from '../decide/restday.ts'
import type { Zone } from '../decide/zone.ts'
import type { Pack } from '../pack/model.ts'
import { clean } from './clean.ts'
import { durationText, momentText } from './clock.ts'
import { Page, type TextOptions } from './layout.ts'
import { warningText } from './warning.ts'
import type { Words } from './words/words.ts'
import { full, say, sentence, verdictText, type Writer } from './writer.ts'

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

/** The headline, its deadline, and the four duties. */
export function writeVerdict(writer: Writer): void {
  const { page, assessment, words } = writer
  const { style } = page
  const { headline } = assessment.decision
  const find = (id: string): DutyAssessment => assessment.duties.find(({ duty }) => duty.id === id)!
  const told = [find('authority'), find('data-subjects'), find('controller')].filter(
    ({ decided }) => decided !== undefined && decided > 0,
  )
  const authority = find('authority')
  const outcome = (duty: DutyAssessment): string => full(sentence(verdictText(writer, duty, duty.strictest)))
  if (told.length === 0 && headline === 'open') page.say(style.open(style.strong(words.report.openHeadline)))
  for (const duty of told) page.say(style.bad(style.strong(outcome(duty))))
  if (told.length === 0 && headline !== 'open') page.say(style.good(style.strong(outcome(authority))))
  for (const { duty, possible } of assessment.judgements.flatMap(({ changes }) => changes)) {
    if (duty.id === 'register') continue
    const verdicts = possible.map((verdict) => say(writer, duty.verdicts[verdict]!.text))
    page.say(style.bad(words.report.byJudgement(verdicts)))
  }
  if (headline === 'open')
    page.say(words.report.strictest(verdictText(writer, authority, authority.strictest)))
  const timed = headline === 'open' ? [authority] : told
  for (const deadline of timed.flatMap(({ deadlines }) => deadlines))
    writeDeadline(page, words, assessment, deadline)

  page.heading(words.report.duties)
  for (const { duty, decided } of assessment.duties) {
    const { yes, no, open } = words.report
    const result = decided === undefined ? style.open(open) : decided > 0 ? style.strong(yes) : no
    page.say(`${say(writer, duty.title)}: ${result}`, 2, 2)
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

/** What about the moments deserves a second look. */
export function writeWarnings({ page, assessment, words }: Writer): void {
  if (assessment.warnings.length + assessment.contradictions.length === 0) return
  page.heading(words.report.warnings)
  for (const { text } of assessment.contradictions) page.item(page.style.bad(clean(text[words.lang])))
  for (const warning of assessment.warnings) page.item(clean(warningText(words, assessment.pack, warning)))
}

/** The officer's judgement, set against what the facts give. */
export function writeJudgements(writer: Writer): void {
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
