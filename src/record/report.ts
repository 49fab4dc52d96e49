// An assessment → the report as data, `meldplicht/report@1`: what scripts read and what can be decided again.
import { answersAsWritten, wordOf } from '../decide/answers.ts'
import type { Assessment, DutyAssessment, Known } from '../decide/assess.ts'
import type { Deadline } from '../decide/deadline.ts'
import type { Established } from '../decide/established.ts'
import type { Flip, Ground } from '../decide/explain.ts'
import { isoInZone } from '../decide/moment.ts'
import type { Severity } from '../decide/severity.ts'
import { restDayAt } from '../decide/restday.ts'
import type { Zone } from '../decide/zone.ts'
import { fixedAnswer, type DutyId, type Pack } from '../pack/model.ts'
import type {
  RecordedDecision,
  Report,
  ReportDeadline,
  ReportDuty,
  ReportFlip,
  ReportGround,
  ReportSeverity,
} from './reportSchema.ts'

/** The report of an assessment. Ids only, no language: the texts are the pack's. */
export function reportOf(assessment: Assessment, toolVersion: string): Report {
  const { pack, decision, incident, duties, zone, now } = assessment
  const [own, ...bases] = pack.files
  const { id, version, sha256 } = own!
  return {
    schema: 'meldplicht/report@1',
    tool: { name: 'meldplicht', version: toolVersion },
    pack: { id, version, sha256, extends: bases, ...(pack.own === undefined ? {} : { own: pack.own }) },
    verdict: decision.headline,
    exitCode: decision.exitCode,
    doubts: decision.doubts,
    duties: Object.fromEntries(
      duties.map((duty) => [duty.duty.id, dutyReport(pack, duty, now, zone)]),
    ) as Record<DutyId, ReportDuty>,
    answers: answersAsWritten(pack, incident.answers),
    assumed: Object.fromEntries(
      decision.assumed.map((index) => {
        const question = pack.questions[index]!
        return [question.id, question.answers[decision.codes[index]!]!.id]
      }),
    ),
    given: givenOf(pack),
    derived: Object.fromEntries(
      assessment.facts
        .filter(({ origin }) => origin === 'derived')
        .map(({ question, possible }) => [question.id, possible.map((level) => question.answers[level]!.id)]),
    ),
    moments: Object.fromEntries(
      pack.moments.flatMap((field) => {
        const moment = incident.moments[field.id]
        return moment === undefined ? [] : [[field.id, isoInZone(moment.instant, zone)]]
      }),
    ),
    unanswered: assessment.unanswered,
    settles: assessment.settles,
    reasons: incident.reasons,
    record: incident.record,
    ...officersOf(assessment),
    judgements: assessment.judgements.map((judgement) => ({
      ...groundOf(pack, { ...judgement, assumed: false }),
      reason: judgement.reason,
      term: judgement.term.id,
      facts: judgement.facts.map((level) => judgement.term.levels[level]!.id),
      milder: judgement.milder,
      byFacts: Object.fromEntries(
        judgement.changes.map(({ duty, possible }) => [
          duty.id,
          possible.map((verdict) => duty.verdicts[verdict]!.id),
        ]),
      ),
    })),
    precedents: assessment.precedents.map(({ entry, distance, side, differs }) => ({
      case: entry.id,
      // Data has one language.
      title: entry.title.en,
      ...(entry.source === undefined ? {} : { source: entry.source }),
      ...(entry.url === undefined ? {} : { url: entry.url }),
      decided: entry.expect,
      side,
      distance: Math.round(distance * 1000) / 1000,
      differs: differs.map(({ id, ours, theirs }) => ({ question: id, ours: ours.id, theirs: theirs.id })),
    })),
    contradictions: decision.contradictions.certain.map(({ text }) => text),
    possibleContradictions: decision.contradictions.possible.map(({ text }) => text),
    ...(assessment.counted === undefined ? {} : { counted: countedReport(assessment.counted) }),
    papers: assessment.papers.map(({ id }) => id),
    ...(assessment.severity === undefined ? {} : { severity: severityReport(assessment.severity.result) }),
    warnings: assessment.warnings,
    now: isoInZone(now, zone),
    zone: zone.name,
  }
}

function countedReport({ by, from, clocks }: Known): NonNullable<Report['counted']> {
  const iso = (instant: number): string => new Date(instant).toISOString()
  return {
    recorded: iso(by),
    from: iso(from),
    clocks: clocks.map(({ duty, from: moment, hours, days, due, isBound, isRunning }) => ({
      ...{ duty, from: moment },
      ...(hours === undefined ? {} : { hours }),
      ...(days === undefined ? {} : { days }),
      ...(due === undefined ? {} : { due: iso(due) }),
      ...(isBound === undefined ? {} : { isBound }),
      ...(isRunning === undefined ? {} : { isRunning }),
    })),
  }
}

/** A report without what explains it, for the register. */
export function decisionOf(report: Report): RecordedDecision {
  const { tool, pack, verdict, exitCode, doubts, answers, assumed, given, derived } = report
  const { moments, unanswered } = report
  const { duties, reasons, record, officers, severity, now, zone } = report
  return {
    schema: 'meldplicht/decision@1',
    ...{ tool, pack, verdict, exitCode, doubts, answers, assumed, given, derived, moments, unanswered },
    ...{ reasons, record, officers, severity, now, zone },
    duties: {
      authority: recordedDuty(duties.authority),
      'data-subjects': recordedDuty(duties['data-subjects']),
      controller: recordedDuty(duties.controller),
      register: recordedDuty(duties.register),
    },
  }
}

function recordedDuty(duty: ReportDuty): RecordedDecision['duties']['authority'] {
  const { status, verdict, possible, strictest, because, rules, deadlines, atWorst } = duty
  return { status, verdict, possible, strictest, because, rules, deadlines: deadlines.map(fixed), atWorst }
}

/** A deadline without what depends on the present moment. */
const fixed = ({
  due,
  dueUtc,
  from,
  hours,
  days,
}: ReportDeadline): RecordedDecision['duties']['authority']['deadlines'][number] => ({
  ...{ due, dueUtc, from },
  ...(hours === undefined ? {} : { hours }),
  ...(days === undefined ? {} : { days }),
})

function officersOf({ incident, decision }: Assessment): Pick<Report, 'officers'> {
  const officers = { ...incident.officers, ...(decision.needsSecond ? { required: true as const } : {}) }
  return Object.keys(officers).length === 0 ? {} : { officers }
}

function severityReport({ quarters, manyPeople, unintelligible, clash, ...rest }: Severity): ReportSeverity {
  return {
    ...rest,
    se: { min: quarters[0] / 4, max: quarters[1] / 4 },
    manyPeople: manyPeople ?? null,
    unintelligible: unintelligible ?? null,
    clash: clash ?? null,
  }
}

function dutyReport(pack: Pack, assessed: DutyAssessment, now: number, zone: Zone): ReportDuty {
  const { duty, decided } = assessed
  const idOf = (verdict: number): string => duty.verdicts[verdict]!.id
  return {
    ...(decided === undefined
      ? { status: 'open', possible: assessed.possible.map(idOf), strictest: idOf(assessed.strictest) }
      : { status: 'decided', verdict: idOf(decided) }),
    because: [
      ...assessed.because.map((ground) => groundOf(pack, ground)),
      ...assessed.established.map(factOf),
    ],
    rules: assessed.rules.map(({ rule, certain }) => ({ id: rule.id, sources: rule.sources, certain })),
    terms: assessed.terms.map(({ term, levels, rules }) => ({
      id: term.id,
      levels: levels.map((level) => term.levels[level]!.id),
      sources: [...new Set([...rules.flatMap((rule) => rule.sources), ...term.sources])],
    })),
    flips: [
      ...assessed.flips.map((flip) => flipOf(groundOf(pack, flip), flip, idOf)),
      ...assessed.contests.map((contest) => flipOf(factOf(contest), contest, idOf)),
    ],
    settles: assessed.settles,
    deadlines: assessed.deadlines.map((deadline) => deadlineReport(deadline, now, zone)),
    ...(assessed.atWorst.length === 0
      ? {}
      : { atWorst: assessed.atWorst.map((deadline) => fixed(deadlineReport(deadline, now, zone))) }),
    challenges:
      decided === undefined
        ? []
        : assessed.challenges.map(({ action: { text, sources } }) => ({ text, sources })),
    actions: assessed.actions.map(({ action, certain }) => ({
      text: action.text,
      sources: action.sources,
      certain,
    })),
  }
}

function groundOf(pack: Pack, { question: index, code, assumed }: Ground): ReportGround {
  const question = pack.questions[index]!
  return { question: question.id, answer: wordOf(question, code) ?? '', ...(assumed ? { assumed } : {}) }
}

const factOf = ({ question, level }: Established): ReportGround => ({
  question: question.id,
  answer: question.answers[level]!.id,
  given: true,
})

function flipOf(
  ground: ReportGround,
  { possible, isDoubtful }: Pick<Flip, 'possible' | 'isDoubtful'>,
  idOf: (verdict: number) => string,
): ReportFlip {
  const [first, ...more] = possible.map(idOf)
  return {
    ...ground,
    ...(more.length === 0 ? { verdict: first! } : { verdict: 'open', possible: [first!, ...more] }),
    ...(isDoubtful === true ? { doubt: 'contradictory' } : {}),
  }
}

/** One deadline as data, at the instant `now`. */
export function deadlineReport(
  { rule, due, reading1182 }: Deadline,
  now: number,
  zone: Zone,
): ReportDeadline {
  const { from, hours, days, sources } = rule
  const period = { ...(hours === undefined ? {} : { hours }), ...(days === undefined ? {} : { days }) }
  if (due === undefined) {
    return { due: null, dueUtc: null, from, ...period, overdue: null, remainingSeconds: null, sources }
  }
  const restDay = restDayAt(due, zone)
  return {
    due: isoInZone(due, zone),
    dueUtc: new Date(due).toISOString().replace('.000Z', 'Z'),
    from,
    ...period,
    overdue: now > due,
    remainingSeconds: Math.floor((due - now) / 1000),
    ...(reading1182 === undefined ? {} : { reading1182: isoInZone(reading1182, zone) }),
    ...(restDay === undefined ? {} : { restDay }),
    sources,
  }
}

/** Questions of the base that the pack answers once and for all. */
function givenOf(pack: Pack): Record<string, string> {
  const given = pack.terms.filter((term) => term.replaces === 'given')
  return Object.fromEntries(given.map((term) => [term.id, fixedAnswer(term).id]))
}
