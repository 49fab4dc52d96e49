// The first part of the report: verdict, deadline, what to look at again, the officer's own judgement.
import type { Assessment, DutyAssessment } from '../../decide/assess.ts'
import type { Deadline } from '../../decide/deadline.ts'
import type { Warning } from '../../decide/moments.ts'
import { restDayAt } from '../../decide/restday.ts'
import type { Zone } from '../../decide/zone.ts'
import type { Duty, Pack } from '../../pack/model.ts'
import { clean } from '../../render/clean.ts'
import { durationText, momentText } from '../../render/clock.ts'
import { bad, type Block, type Document, faint, type Inline, strong } from '../../render/document.ts'
import { contradictionTexts, warningText } from './warning.ts'
import type { Words } from '../../words/words.ts'
import { full, listed, sentence, verdictText, type Writer } from './writer.ts'
import { say, titleIn } from '../names.ts'

/** What the clock alone needs. */
export interface ClockAlone {
  readonly pack: Pack
  readonly deadlines: readonly { readonly duty: Duty; readonly deadline: Deadline }[]
  /** Milliseconds since 1970, UTC. */
  readonly discovered: number
  readonly warnings: readonly Warning[]
  readonly now: number
  readonly zone: Zone
}

/** The clock alone: discovery, deadline, time left. */
export function clockDocument(clock: ClockAlone, words: Words): Document {
  const title = titleIn(words, clock.pack.moments, 'discovered')
  const warnings = clock.warnings.map((warning) => clean(warningText(words, clock.pack, warning)))
  return [
    { kind: 'paragraph', text: `${title}: ${momentText(words, clock.discovered, clock.zone)}` },
    ...clock.deadlines.flatMap(({ duty, deadline }) =>
      deadlineBlocks(words, { ...clock, isCertain: false, ...titleBefore(words, duty, false) }, deadline),
    ),
    { kind: 'list', items: warnings },
    { kind: 'paragraph', text: [faint(words.commands.deadlineNote)] },
  ]
}

/** The headline with its deadline. */
export function headlineBlocks(writer: Writer): Block[] {
  const { assessment, words } = writer
  const { headline, doubts } = assessment.decision
  const find = (id: string): DutyAssessment => assessment.duties.find(({ duty }) => duty.id === id)!
  const authority = find('authority')
  const duties = [authority, find('data-subjects'), find('controller')]
  const told = duties.filter(({ possible }) => !possible.includes(0))
  const open = duties.filter(({ possible }) => possible.includes(0) && possible.length > 1)
  const outcome = (duty: DutyAssessment): string => full(sentence(verdictText(writer, duty, duty.strictest)))
  const says: Inline[] = []
  const { own } = assessment.pack
  if (own !== undefined) says.push([bad(words.report.ownPack(own))])
  if (told.length === 0 && headline === 'open')
    says.push([strong(open.length > 0 ? words.report.openHeadline : words.report.notDecided, 'open')])
  for (const duty of told) says.push([strong(outcome(duty), 'bad')])
  for (const doubt of doubts) says.push([strong(words.report.doubts[doubt], 'open')])
  if (told.length === 0 && headline !== 'open') says.push([strong(outcome(authority), 'good')])
  for (const { duty, possible } of assessment.judgements.flatMap(({ changes }) => changes)) {
    if (duty.id === 'register') continue
    const verdicts = possible.map((verdict) => say(writer, duty.verdicts[verdict]!.text))
    says.push([bad(words.report.byJudgement(verdicts))])
  }
  if (open.length > 0)
    says.push(words.report.strictest(open.map((duty) => verdictText(writer, duty, duty.strictest))))
  if (authority.decided === 0 && authority.deadlines.length > 0) says.push(words.report.afterAll)
  return [
    ...says.map((text) => ({ kind: 'paragraph', text }) as const),
    ...[...duties, find('register')].flatMap(({ duty, possible, deadlines }) => {
      const { pack, now, zone, notified } = assessment
      const isCertain = !possible.includes(0)
      const told = duty.id === 'authority' && notified !== undefined ? { notified } : {}
      const timing = { pack, now, zone, isCertain, ...told, ...titleBefore(words, duty, isCertain) }
      return deadlines.flatMap((deadline) => deadlineBlocks(words, timing, deadline))
    }),
  ]
}

/** Which duty a deadline belongs to: that goes without saying of the authority alone. */
const titleBefore = ({ lang, report }: Words, { id, title }: Duty, isCertain: boolean): { title?: string } =>
  id === 'authority' ? {} : { title: `${clean(title[lang])}${isCertain ? '' : ` (${report.open})`}: ` }

/** The four duties, each with yes, no or open; a «no» that is doubtful says so. */
export function dutyBlocks(writer: Writer): Block[] {
  const { yes, no, open, doubtfulNo } = writer.words.report
  const isDoubtful = writer.assessment.decision.doubts.length > 0
  const result = ({ possible }: DutyAssessment): Inline => {
    if (!possible.includes(0)) return [strong(yes)]
    if (possible.length > 1) return [{ text: open, tones: ['open'] }]
    return isDoubtful ? [{ text: doubtfulNo, tones: ['open'] }] : no
  }
  return [
    { kind: 'heading', text: writer.words.report.duties },
    {
      kind: 'pairs',
      pairs: writer.assessment.duties.map((duty) => [say(writer, duty.duty.title), result(duty)]),
    },
  ]
}

/** Regulation 1182/71 art. 3(5) is about periods of two days or more. */
const TWO_DAYS = 48

function deadlineBlocks(
  words: Words,
  {
    pack,
    now,
    zone,
    isCertain,
    notified,
    title: duty,
  }: Pick<ClockAlone, 'pack' | 'now' | 'zone'> &
    Pick<Assessment, 'notified'> & {
      /** Whether the duty that it belongs to is decided. */
      readonly isCertain: boolean
      /** What stands before it. */
      readonly title?: string
    },
  { rule, due, reading1182, isBound }: Deadline,
): Block[] {
  const { report, moments } = words
  const lines: Inline[] = []
  const title = titleIn(words, pack.moments, rule.from)
  if (due === undefined) {
    const flag = `--${rule.from}`
    lines.push(
      rule.hours === undefined
        ? report.dueDaysUnknown(rule.days ?? 0, title.toLowerCase(), flag)
        : report.dueUnknown(rule.hours, title.toLowerCase(), flag),
    )
  } else {
    lines.push([strong(report.dueBy(momentText(words, due, zone)))])
    if (isBound === true) lines.push([bad(report.bound(title))])
    if (notified !== undefined) lines.push(report.wasTold(momentText(words, notified, zone)))
    else if (now > due)
      lines.push(
        [bad(report.overdue(durationText(words, now - due)))],
        isCertain ? report.lateDuty : report.lateIfDue,
      )
    else lines.push(report.timeLeft(durationText(words, due - now)))
    const restDay = restDayAt(due, zone)
    if (restDay !== undefined) lines.push(report.restDay(moments.restDays[restDay]))
    if (reading1182 !== undefined)
      lines.push([
        faint(report.reading1182(momentText(words, reading1182, zone), (rule.hours ?? 0) >= TWO_DAYS)),
      ])
  }
  return lines.map((text, index) => ({
    kind: 'paragraph',
    text: index === 0 && duty !== undefined ? [duty, ...(typeof text === 'string' ? [text] : text)] : text,
  }))
}

/** What about the answers and moments deserves a second look. */
export function warningBlocks({ assessment, words }: Writer): Block[] {
  return listed(words.report.warnings, [
    ...contradictionTexts(words, assessment.decision).map((text) => [bad(text)]),
    ...assessment.warnings.map((warning) => clean(warningText(words, assessment.pack, warning))),
  ])
}

/** The officer's judgement, set against what the facts give. */
export function judgementBlocks(writer: Writer): Block[] {
  const { assessment, words } = writer
  if (assessment.judgements.length === 0) return []
  const lines = assessment.judgements.flatMap(
    ({ term, judged, facts, milder, changes, reason }): Inline[] => {
      const level = (index: number): string => say(writer, term.levels[index]!.text)
      return [
        words.report.judged(judged.map(level).join(', '), say(writer, term.title), changes.length > 0),
        words.report.reason(clean(reason)),
        words.report.facts(facts.map(level)),
        milder ? [bad(words.report.milder)] : words.report.notMilder,
        ...changes.map(({ duty, possible }) => {
          const verdicts = possible.map((verdict) => say(writer, duty.verdicts[verdict]!.text))
          return words.report.wouldBe(say(writer, duty.title).toLowerCase(), verdicts)
        }),
      ]
    },
  )
  return [
    { kind: 'heading', text: words.report.judgement },
    ...lines.map((text) => ({ kind: 'paragraph', depth: 1, text }) as const),
  ]
}
