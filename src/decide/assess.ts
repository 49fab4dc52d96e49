// One incident as typed → the whole assessment: decision, explanation, deadlines, judgement, warnings.
import type { Rules } from '../compile/compile.ts'
import { holding, OPEN, possible, single } from '../compile/walk.ts'
import {
  type DeadlineRule,
  type DutyId,
  openQuestion,
  type Pack,
  type Paper,
  type Verdict,
} from '../pack/model.ts'
import type { SeverityTable } from '../pack/severityTable.ts'
import { nearestOf } from '../pack/nearest.ts'
import { fail, MOST_PROBLEMS, ok, type Problem, type Result } from '../problem.ts'
import { type Answers, type GivenAnswer, readAnswers } from './answers.ts'
import { type Deadline, deadlinesOf, type Discovered } from './deadline.ts'
import { decide, type Decision, type DutyVerdict, strictestAtWorst } from './decide.ts'
import { type AppliedAction, explain, type Explanation } from './explain.ts'
import { type Fact, factsOf, isHeard, sourcesUnder } from './facts.ts'
import { namesOf, settlesDoubt } from './interview/remaining.ts'
import { checkReasons, type Judgement, judgements, timedVerdict } from './judgement.ts'
import { isDated } from './moment.ts'
import { type GivenMoment, type Moments, readMoments, type Warning, warningsAbout } from './moments.ts'
import type { Officers } from './officers.ts'
import { type Precedent, precedents } from './precedents.ts'
import { LONGEST_TEXT } from './reason.ts'
import type { Severity } from './severity.ts'
import type { Zone } from './zone.ts'

/** An incident as it was typed, from flags and files together. */
export interface GivenIncident {
  readonly answers: readonly GivenAnswer[]
  readonly moments: readonly GivenMoment[]
  readonly reasons: Readonly<Record<string, string>>
  /** Free text for the file; it never decides anything. */
  readonly record: Readonly<Record<string, string>>
  readonly officers?: Officers
  /** It was taken before, and is only decided again. */
  readonly isRecorded?: true
}

/** An incident that was understood. */
export interface Incident {
  readonly answers: Answers
  readonly moments: Moments
  readonly reasons: Readonly<Record<string, string>>
  readonly record: Readonly<Record<string, string>>
  readonly officers: Officers
}

export interface DutyAssessment extends DutyVerdict, Explanation {
  /**
   * Of the verdict, or of the strictest one that is possible; where it is decided against but that is doubtful, or the
   * officer's own judgement, those that it would then have.
   */
  readonly deadlines: readonly Deadline[]
  /** Where it has none: those that it has if what is decided against cannot be relied on. */
  readonly atWorst: readonly Deadline[]
}

export interface Assessment {
  readonly pack: Pack
  readonly incident: Incident
  readonly decision: Decision
  readonly duties: readonly DutyAssessment[]
  readonly judgements: readonly Judgement[]
  /** Published cases to compare with; no part of the verdict. */
  readonly precedents: readonly Precedent[]
  /** The deadlines for the authority if the facts were as bad as can be. */
  readonly standby: readonly Deadline[]
  /** Ids of the questions that would settle what is open or doubtful. */
  readonly settles: readonly string[]
  /** Letters and worksheets: the conditions for them hold, or may hold. */
  readonly papers: readonly Paper[]
  /** Everything that is known or not known of the incident, whoever says it. */
  readonly facts: readonly Fact[]
  /** Of each term that a paper names its level; undefined where it is open. */
  readonly levels: Readonly<Record<string, number | undefined>>
  readonly warnings: readonly Warning[]
  /** The ENISA second opinion, where it was asked for. */
  readonly severity?: { readonly table: SeverityTable; readonly result: Severity }
  /** Ids of the questions of this pack that nobody has answered and that have no assumption. */
  readonly unanswered: readonly string[]
  /** What made its deadlines others than it comes to by itself. */
  readonly counted?: Known
  /** When the authority was told, where that is known. Milliseconds since 1970, UTC. */
  readonly notified?: number
  /** Milliseconds since 1970, UTC. */
  readonly now: number
  readonly zone: Zone
}

const SECOND = 1000

/** Reads an incident against a pack; all that is wrong with it comes back at once. */
export function readIncident(pack: Pack, given: GivenIncident, zone: Zone): Result<Incident> {
  const answers = readAnswers(pack, given.answers)
  const moments = readMoments(pack.moments, given.moments, zone)
  const problems: Problem[] = []
  if (!answers.ok) problems.push(...answers.problems)
  if (!moments.ok) problems.push(...moments.problems)
  if (answers.ok) {
    const reasons = checkReasons(pack, answers.value, given.reasons, given.isRecorded)
    if (!reasons.ok) problems.push(...reasons.problems)
  }
  for (const [name, text] of [...Object.entries(given.record), ...Object.entries(given.reasons)]) {
    if (text.length > LONGEST_TEXT) problems.push({ code: 'text-too-long', name, limit: LONGEST_TEXT })
  }
  if (!answers.ok || !moments.ok || problems.length > 0) return fail(...problems)
  const { reasons, record, officers = {} } = given
  return ok({ answers: answers.value, moments: moments.value, reasons, record, officers })
}

/**
 * Assesses one incident.
 *
 * @param at milliseconds since 1970, UTC
 * @param twoOfficers whether it takes two officers to decide that nobody need be told
 * @param hadOthers whether other rules may have held on an earlier day, so that it takes the moment of discovery as well;
 *   asked only where that is not known
 */
export function assess(
  rules: Rules,
  incident: Incident,
  at: number,
  zone: Zone,
  twoOfficers = false,
  hadOthers: () => boolean = () => false,
): Assessment {
  const { pack, compiled } = rules
  // A report tells time to the second; what is reckoned from it must come out the same later.
  const now = Math.floor(at / SECOND) * SECOND
  const { second, differs: hasOtherView = false } = incident.officers
  const isUndated = !isDated(incident.moments['discovered']?.instant, now, zone) && hadOthers()
  const decision = decide(rules, incident.answers, {
    ...{ twoOfficers, hasSecond: second !== undefined, isUndated, hasOtherView },
  })
  const judged = judgements(rules, incident.answers, decision, incident.reasons)
  const worst = strictestAtWorst(rules, 'authority', decision.codes)
  const facts = factsOf(rules, decision)
  const cited = <T extends { readonly sources: readonly string[] }>(entry: T): T => ({
    ...entry,
    sources: sourcesUnder(pack, facts, entry.sources),
  })
  const duties = decision.duties.map((duty): DutyAssessment => {
    const verdict = timedVerdict(rules, decision, judged, duty)
    const timesOf = (one: Verdict): Deadline[] =>
      deadlinesOf(one.deadlines.map(cited), incident.moments, now, zone)
    const deadlines = timesOf(verdict)
    const isUntimedNo = duty.decided === 0 && deadlines.length === 0
    const atWorst = isUntimedNo ? timesOf(strictestAtWorst(rules, duty.duty.id, decision.codes, true)) : []
    return { ...duty, ...citedIn(explain(rules, decision, duty), cited), deadlines, atWorst }
  })
  return {
    pack,
    incident,
    decision,
    duties,
    standby: deadlinesOf(worst.deadlines.map(cited), incident.moments, now, zone),
    settles: [...new Set([...duties.flatMap(({ settles }) => settles), ...settlesDoubt(rules, decision)])],
    precedents: precedents(pack, facts, decision.duties),
    papers: holding(
      compiled,
      pack.papers,
      compiled.papers,
      decision.codes,
      (paper) => hasOtherView || mayBeFor(paper, duties),
    ).map(({ entry }) => cited({ ...entry, check: entry.check.map(cited) })),
    facts,
    levels: levelsIn(rules, decision.codes),
    judgements: judged,
    warnings: [...warningsAbout(pack, incident.moments, now), ...unknownFields(pack, incident)],
    unanswered: unanswered(rules, decision.codes),
    now,
    zone,
  }
}

/** An explanation that names the law which holds under the facts, whatever of it names a law. */
function citedIn(
  { rules, terms, actions, challenges, ...rest }: Explanation,
  cited: <T extends { readonly sources: readonly string[] }>(entry: T) => T,
): Explanation {
  const doing = (one: AppliedAction): AppliedAction => ({ ...one, action: cited(one.action) })
  return {
    ...rest,
    rules: rules.map((one) => ({ ...one, rule: cited(one.rule) })),
    terms: terms.map((one) => ({ ...one, term: cited(one.term), rules: one.rules.map(cited) })),
    actions: actions.map(doing),
    challenges: challenges.map(doing),
  }
}

/** A deadline as a register counts it. */
export interface Counted extends Omit<DeadlineRule, 'sources'> {
  readonly duty: DutyId
  /** Milliseconds since 1970, UTC. */
  readonly due?: number
  readonly isBound?: true
  /** It is told: of what is still to be done, or of a duty all of whose deadlines were met. */
  readonly isRunning?: true
}

/** What a register knows of an incident that bears on its deadlines; of the clocks the first to end come first. */
export interface Known extends Discovered {
  readonly clocks: readonly Counted[]
}

/**
 * The same, with the deadlines as a register counts them that knows of the incident: none is later than there, and one that
 * was met gives way to the next of its duty. One of what is still to be done that comes before all that the assessment knows
 * of stands beside them.
 */
export function countedBy(assessment: Assessment, known: Known): Assessment {
  const { incident, now, zone } = assessment
  const counted = (deadlines: readonly Deadline[], id: DutyId): readonly Deadline[] => {
    const rules = deadlines.map(({ rule }) => rule).filter((rule) => !isMet(rule, known.clocks, id))
    const own = deadlinesOf(rules, incident.moments, now, zone, known).map((deadline) =>
      known.clocks
        .filter((one) => one.duty === id && isPeriodOf(one, deadline.rule))
        .reduce((first, one) => earlierOf(first, one), deadline),
    )
    const first = known.clocks.find(
      ({ duty, due, isRunning }) => duty === id && due !== undefined && isRunning,
    )
    const isKnown = own.some(({ due = Infinity }) => due <= (first?.due ?? Infinity))
    if (first === undefined || isKnown) return own
    const { from, hours, days } = first
    const period = { ...(hours === undefined ? {} : { hours }), ...(days === undefined ? {} : { days }) }
    return [earlierOf({ rule: { from, ...period, sources: [] } }, first), ...own]
  }
  const duties = assessment.duties.map((one) => ({ ...one, deadlines: counted(one.deadlines, one.duty.id) }))
  const duesOf = (all: Assessment['duties']): string =>
    JSON.stringify(all.map(({ deadlines }) => deadlines.map(({ due }) => due ?? null)))
  return {
    ...assessment,
    ...(duesOf(duties) === duesOf(assessment.duties) ? {} : { counted: known }),
    duties,
    standby: counted(assessment.standby, 'authority'),
  }
}

/** Whether it is past because who must be told was told, and another deadline of the same duty is still to be met. */
function isMet(rule: DeadlineRule, clocks: readonly Counted[], id: DutyId): boolean {
  const all = clocks.filter(({ duty }) => duty === id)
  const same = all.filter((one) => isPeriodOf(one, rule))
  const isRunning = (one: Counted): boolean => one.isRunning === true
  return same.length > 0 && !same.some(isRunning) && all.some(isRunning)
}

const isPeriodOf = ({ from, hours, days }: Counted, rule: DeadlineRule): boolean =>
  from === rule.from && hours === rule.hours && days === rule.days

function earlierOf(deadline: Deadline, { due, isBound }: Counted): Deadline {
  if (due === undefined || due >= (deadline.due ?? Infinity)) return deadline
  return { rule: deadline.rule, due, ...(isBound === undefined ? {} : { isBound }) }
}

/** Whether one of the verdicts that a paper belongs to may come out. */
function mayBeFor({ for: wanted }: Paper, duties: readonly DutyVerdict[]): boolean {
  return (
    wanted.length === 0 ||
    wanted.some(({ duty, verdicts }) =>
      duties.some(
        (one) => one.duty.id === duty && one.possible.some((verdict) => verdicts.includes(verdict)),
      ),
    )
  )
}

function levelsIn({ pack, compiled }: Rules, codes: readonly number[]): Assessment['levels'] {
  const named = new Set(pack.papers.flatMap(({ names }) => names))
  const terms = compiled.terms.filter(({ term }) => named.has(term.id))
  return Object.fromEntries(terms.map(({ term, root }) => [term.id, single(possible(compiled, root, codes))]))
}

/** Text for the file that the pack has no field for: kept, because nothing typed is lost, but perhaps misspelt. */
function unknownFields(pack: Pack, { record }: Incident): Warning[] {
  const fields = pack.record.map(({ id }) => id)
  const unknown = Object.keys(record)
    .filter((field) => !fields.includes(field))
    .slice(0, MOST_PROBLEMS)
  return unknown.map((field) => ({ code: 'unknown-field', field, ...nearestOf(field, fields) }))
}

/** A question that this pack leaves without any effect, because it fixes other facts or has it follow from others, is not one of its questions. */
function unanswered({ pack, compiled }: Rules, codes: readonly number[]): string[] {
  const matters = new Set(compiled.questions)
  const unheard = new Set(
    compiled.terms.flatMap((table) => {
      const asked = openQuestion(table.term)
      return asked === undefined || isHeard(compiled, table, asked, codes) ? [] : [asked]
    }),
  )
  const open = pack.questions.flatMap(({ group }, index) =>
    codes[index] === OPEN && !unheard.has(index) && (group !== undefined || matters.has(index))
      ? [index]
      : [],
  )
  return namesOf(pack, open, codes)
}
