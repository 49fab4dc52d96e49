// An assessment → the report as data, `meldplicht/report@1`: what scripts read and what can be decided again.
import { answersAsWritten, wordOf } from '../decide/answers.ts'
import type { Assessment, DutyAssessment } from '../decide/assess.ts'
import type { Deadline } from '../decide/deadline.ts'
import type { Headline } from '../decide/decide.ts'
import type { Flip, Ground } from '../decide/explain.ts'
import { isoInZone } from '../decide/moment.ts'
import type { Warning } from '../decide/moments.ts'
import type { Severity } from '../decide/severity.ts'
import { type RestDay, restDayAt } from '../decide/restday.ts'
import type { Zone } from '../decide/zone.ts'
import type { DutyId, Pack } from '../pack/model.ts'

export interface ReportGround {
  readonly question: string
  readonly answer: string
  readonly assumed?: true
}

export interface ReportFlip extends ReportGround {
  /** The verdict that would then be decided, or `open`. */
  readonly verdict: string
  readonly possible?: readonly string[]
}

export interface ReportDeadline {
  readonly due: string | null
  readonly dueUtc: string | null
  readonly from: string
  readonly hours?: number
  readonly days?: number
  readonly overdue: boolean | null
  readonly remainingSeconds: number | null
  /** For information only: Regulation (EEC, Euratom) 1182/71 art. 3. */
  readonly reading1182?: string
  /** The weekend day or holiday it falls on, which does not stretch it. */
  readonly restDay?: RestDay
  readonly sources: readonly string[]
}

export interface ReportDuty {
  readonly status: 'decided' | 'open'
  readonly verdict?: string
  readonly possible?: readonly string[]
  readonly strictest?: string
  readonly because: readonly ReportGround[]
  readonly rules: readonly {
    readonly id: string
    readonly sources: readonly string[]
    readonly certain: boolean
  }[]
  readonly terms: readonly {
    readonly id: string
    readonly levels: readonly string[]
    readonly sources: readonly string[]
  }[]
  readonly flips: readonly ReportFlip[]
  readonly settles: readonly string[]
  readonly deadlines: readonly ReportDeadline[]
  readonly challenges: readonly {
    readonly text: Readonly<Record<string, string>>
    readonly sources: readonly string[]
  }[]
  readonly actions: readonly {
    readonly text: Readonly<Record<string, string>>
    readonly sources: readonly string[]
    readonly certain: boolean
  }[]
}

export interface ReportJudgement {
  readonly question: string
  readonly answer: string
  readonly reason: string
  readonly term: string
  /** Levels of the term that the facts give. */
  readonly facts: readonly string[]
  readonly milder: boolean
  /** Verdicts that the facts would give, where these differ. */
  readonly byFacts: Readonly<Partial<Record<DutyId, readonly string[]>>>
}

/** The ENISA second opinion; no part of the verdict. */
export interface ReportSeverity extends Pick<Severity, 'scores' | 'open' | 'bands' | 'adjusted' | 'reason'> {
  readonly se: { readonly min: number; readonly max: number }
  readonly manyPeople: boolean | null
  readonly unintelligible: boolean | null
  readonly clash: Severity['clash'] | null
}

/** A published case for comparison; no part of the verdict. */
export interface ReportPrecedent {
  readonly case: string
  readonly title: string
  readonly source?: string
  readonly url?: string
  readonly decided: Readonly<Partial<Record<DutyId, readonly string[]>>>
  readonly side: 'same' | 'other' | 'open'
  readonly distance: number
  readonly differs: readonly { readonly question: string; readonly ours: string; readonly theirs: string }[]
}

export interface Report {
  readonly schema: 'meldplicht/report@1'
  readonly tool: { readonly name: 'meldplicht'; readonly version: string }
  readonly pack: {
    readonly id: string
    readonly version: string
    readonly sha256: string
    readonly extends: readonly { readonly id: string; readonly version: string; readonly sha256: string }[]
  }
  readonly verdict: Headline
  readonly exitCode: number
  readonly duties: Readonly<Record<DutyId, ReportDuty>>
  readonly answers: Readonly<Record<string, string | number | readonly string[]>>
  readonly assumed: Readonly<Record<string, string>>
  readonly given: Readonly<Record<string, string>>
  readonly moments: Readonly<Record<string, string>>
  readonly unanswered: readonly string[]
  readonly reasons: Readonly<Record<string, string>>
  readonly record: Readonly<Record<string, string>>
  readonly judgements: readonly ReportJudgement[]
  readonly precedents: readonly ReportPrecedent[]
  readonly contradictions: readonly Readonly<Record<string, string>>[]
  /** Ids of the letters of the pack that belong to this incident; the text report has them filled in. */
  readonly papers: readonly string[]
  readonly severity?: ReportSeverity
  readonly warnings: readonly Warning[]
  readonly now: string
  readonly zone: string
}

/** The report of an assessment. Ids only, no language: the texts are the pack's. */
export function reportOf(assessment: Assessment, toolVersion: string): Report {
  const { pack, decision, incident, duties, zone, now } = assessment
  const [own, ...bases] = pack.files
  const { id, version, sha256 } = own!
  return {
    schema: 'meldplicht/report@1',
    tool: { name: 'meldplicht', version: toolVersion },
    pack: { id, version, sha256, extends: bases },
    verdict: decision.headline,
    exitCode: decision.exitCode,
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
    moments: Object.fromEntries(
      pack.moments.flatMap((field) => {
        const moment = incident.moments[field.id]
        return moment === undefined ? [] : [[field.id, isoInZone(moment.instant, zone)]]
      }),
    ),
    unanswered: assessment.unanswered,
    reasons: incident.reasons,
    record: incident.record,
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
      title: entry.title,
      ...(entry.source === undefined ? {} : { source: entry.source }),
      ...(entry.url === undefined ? {} : { url: entry.url }),
      decided: entry.expect,
      side,
      distance: Math.round(distance * 1000) / 1000,
      differs: differs.map(({ id, ours, theirs }) => ({ question: id, ours: ours.id, theirs: theirs.id })),
    })),
    contradictions: assessment.contradictions.map(({ text }) => text),
    papers: assessment.papers.map(({ id }) => id),
    ...(assessment.severity === undefined ? {} : { severity: severityReport(assessment.severity.result) }),
    warnings: assessment.warnings,
    now: isoInZone(now, zone),
    zone: zone.name,
  }
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
    because: assessed.because.map((ground) => groundOf(pack, ground)),
    rules: assessed.rules.map(({ rule, certain }) => ({ id: rule.id, sources: rule.sources, certain })),
    terms: assessed.terms.map(({ term, levels, rules }) => ({
      id: term.id,
      levels: levels.map((level) => term.levels[level]!.id),
      sources: [...new Set([...rules.flatMap((rule) => rule.sources), ...term.sources])],
    })),
    flips: assessed.flips.map((flip) => flipOf(pack, flip, idOf)),
    settles: assessed.settles,
    deadlines: assessed.deadlines.map((deadline) => deadlineReport(deadline, now, zone)),
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

function flipOf(pack: Pack, flip: Flip, idOf: (verdict: number) => string): ReportFlip {
  const [first, ...more] = flip.possible.map(idOf)
  const ground = groundOf(pack, flip)
  return more.length === 0
    ? { ...ground, verdict: first! }
    : { ...ground, verdict: 'open', possible: [first!, ...more] }
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
  return Object.fromEntries(given.map((term) => [term.id, term.levels[term.rules[0]?.to ?? 0]!.id]))
}
