// A decision → what a list of incidents shows of it. Nobody promises its shape: what is not as expected is left out.
import { type Doubt, DOUBTS } from '../decide/doubt.ts'
import { SEVERITY_REASON } from '../decide/severity.ts'
import { MILDEST } from '../pack/duties.ts'
import { DUTY_IDS, type DutyId } from '../pack/model.ts'
import { HOUR, isMapping } from '../plain.ts'

/** Whether somebody must be told: `due`, `not-due`, or open. */
export const STANDINGS = ['due', 'open', 'not-due'] as const
export type Standing = (typeof STANDINGS)[number]

const VERDICTS = ['report', 'no-report', 'open'] as const

/** A period of a duty, as it was decided. */
export interface Period {
  readonly duty: DutyId
  /** The moment that it runs from. */
  readonly from: string
  readonly hours?: number
  readonly days?: number
  /** When that moment was, as it was told; milliseconds since 1970, UTC. */
  readonly start?: number
  /** In UTC; left out where that moment was not known. */
  readonly due?: string
}

/** What a list shows of a decision, as it counts. */
export interface Summary {
  /** Short name of the incident, where it was given one. */
  readonly title: string
  readonly pack: string
  /** The headline. */
  readonly verdict: (typeof VERDICTS)[number]
  readonly authority: Standing
  readonly people: Standing
  readonly controller: Standing
  /** Why «no duty» cannot be relied on; not that a second officer is awaited. */
  readonly doubts: readonly Doubt[]
  /** With its offset from UTC, as it was given. */
  readonly discovered?: string
  /** Of every duty its verdict, or those that are possible, and what was judged. */
  readonly verdicts: string
  /** As of when it was decided; milliseconds since 1970, UTC. */
  readonly asOf?: number
  /** Every period of a duty. */
  readonly periods: readonly Period[]
  /** Those of duties that have none, if it cannot be relied on that nobody need be told. */
  readonly atWorst: readonly Period[]
  /** Not to notify takes a second officer. */
  readonly needsSecond?: true
  /** A second officer is named in the decision. */
  readonly hasSecond?: true
}

/** The first instant with a year of four digits, and the one after the last. */
export const FIRST_MOMENT = Date.parse('0000-01-01T00:00:00Z')
export const LAST_MOMENT = Date.UTC(10_000, 0, 1)
const LONGEST_TITLE = 200

/**
 * The summary of a decision. One of which nothing can be understood does not say «no»: it is open. As in the report, a duty
 * decided against is open while that is doubtful. A second officer who is awaited is no doubt of this kind: who agrees with
 * an assessment ends it without another.
 */
export function summaryOf(decision: unknown): Summary {
  const officers = valueAt(decision, 'officers')
  const needsSecond = valueAt(officers, 'required') === true
  const hasSecond = textOf(valueAt(officers, 'second')) !== ''
  const discovered = textOf(valueAt(decision, 'moments', 'discovered'))
  const asOf = Date.parse(textOf(valueAt(decision, 'now')))
  const verdict = VERDICTS.find((one) => one === valueAt(decision, 'verdict')) ?? 'open'
  const isAwaited = needsSecond && !hasSecond
  const doubts = doubtsIn(decision, isAwaited)
  const decided = {
    authority: standingOf(decision, 'authority'),
    people: standingOf(decision, 'data-subjects'),
    controller: standingOf(decision, 'controller'),
  }
  const isMild = Object.values(decided).every((standing) => standing === 'not-due')
  const isDoubtful =
    doubts.length > 0 || hasOtherDoubt(decision) || (isMild && !isAwaited && saysMore(decision))
  const standings = isDoubtful ? openWhereNot(decided) : decided
  return {
    title: textOf(valueAt(decision, 'record', 'title')).slice(0, LONGEST_TITLE),
    pack: textOf(valueAt(decision, 'pack', 'id')).slice(0, LONGEST_TITLE),
    ...standings,
    verdict: isDoubtful && verdict === 'no-report' ? 'open' : verdict,
    doubts,
    verdicts: [...DUTY_IDS.map((duty) => verdictsOf(decision, duty)), ...judgedIn(decision)].join(';'),
    ...(Number.isNaN(asOf) ? {} : { asOf }),
    periods: periodsIn(decision, isDoubtful, discovered),
    atWorst: isDoubtful ? [] : atWorstIn(decision, discovered),
    ...(discovered === '' ? {} : { discovered }),
    ...(needsSecond ? { needsSecond } : {}),
    ...(hasSecond ? { hasSecond } : {}),
  }
}

/** Before doubts were recorded a doubtful decision was known by its exit code, or by the contradictions it names. */
function doubtsIn(decision: unknown, isAwaited: boolean): readonly Doubt[] {
  const doubts = valueAt(decision, 'doubts')
  if (Array.isArray(doubts)) return DOUBTS.filter((one) => one !== 'second-officer' && doubts.includes(one))
  const contradictions = valueAt(decision, 'contradictions')
  const isNamed = Array.isArray(contradictions) && contradictions.length > 0
  const isOpen = valueAt(decision, 'verdict') === 'no-report' && valueAt(decision, 'exitCode') === OPEN_CODE
  return isNamed || (isOpen && !isAwaited) ? ['contradictory'] : []
}

/** Whether it has a doubt that is not known here. */
function hasOtherDoubt(decision: unknown): boolean {
  const doubts = valueAt(decision, 'doubts')
  return Array.isArray(doubts) && doubts.some((doubt) => !DOUBTS.some((one) => one === doubt))
}

/**
 * Whether a headline or an exit code is another than that of duties that are all decided against: then it is not relied on.
 * Whether it must be recorded may still be open.
 */
function saysMore(decision: unknown): boolean {
  const [verdict, exitCode = 0] = [valueAt(decision, 'verdict'), valueAt(decision, 'exitCode')]
  const isOpenRecord = exitCode === OPEN_CODE && valueAt(decision, 'duties', 'register', 'status') === 'open'
  return verdict !== 'no-report' || (exitCode !== 0 && !isOpenRecord)
}

const OPEN_CODE = 3

/** The moment that GDPR art. 33(1) counts from. */
export const DISCOVERY = 'discovered'
/** GDPR art. 33(1). */
const USUAL_HOURS = 72
/** No period of a law is longer than a century. */
const LONGEST_PERIOD = 100 * 366 * 24

/**
 * The periods that were recorded. Where none can be read for the authority, or it was decided that there is none and that is
 * doubtful, it is that of GDPR art. 33(1).
 */
function periodsIn(decision: unknown, isDoubtful: boolean, discovered: string): readonly Period[] {
  const periods = recordedIn(decision, 'deadlines')
  const isRead = Array.isArray(valueAt(decision, 'duties', 'authority', 'deadlines'))
  return isRead && !isDoubtful ? periods : withUsual(periods, discovered)
}

/** Lines of before had only the periods that counted. */
function atWorstIn(decision: unknown, discovered: string): readonly Period[] {
  const timed = recordedIn(decision, 'deadlines').map(({ duty }) => duty)
  const isDecided = valueAt(decision, 'duties', 'authority', 'atWorst') !== undefined
  const periods = recordedIn(decision, 'atWorst').filter(({ duty }) => !timed.includes(duty))
  return isDecided || timed.includes('authority') ? periods : withUsual(periods, discovered)
}

function recordedIn(decision: unknown, key: 'deadlines' | 'atWorst'): readonly Period[] {
  return DUTY_IDS.flatMap((duty) => {
    const found = valueAt(decision, 'duties', duty, key)
    return (Array.isArray(found) ? (found as readonly unknown[]) : []).map((one): Period => {
      const from = textOf(valueAt(one, 'from')) || DISCOVERY
      const start = Date.parse(textOf(valueAt(decision, 'moments', from)))
      const due = Date.parse(textOf(valueAt(one, 'dueUtc')))
      return {
        ...{ duty, from },
        ...countIn(one, 'hours'),
        ...countIn(one, 'days'),
        ...(Number.isNaN(start) ? {} : { start }),
        ...(due < LAST_MOMENT ? { due: new Date(due).toISOString() } : {}),
      }
    })
  })
}

function withUsual(periods: readonly Period[], discovered: string): readonly Period[] {
  if (periods.some(({ duty }) => duty === 'authority')) return periods
  const start = Date.parse(discovered)
  const due = start + USUAL_HOURS * HOUR
  const usual = { duty: 'authority', from: DISCOVERY, hours: USUAL_HOURS } as const
  return [due < LAST_MOMENT ? { ...usual, start, due: new Date(due).toISOString() } : usual, ...periods]
}

function countIn<Key extends 'hours' | 'days'>(value: unknown, key: Key): { readonly [key in Key]?: number } {
  const count = valueAt(value, key)
  const isCount = Number.isSafeInteger(count) && Number(count) >= 0 && Number(count) <= LONGEST_PERIOD
  return (isCount ? { [key]: count } : {}) as { readonly [key in Key]?: number }
}

function standingOf(decision: unknown, duty: string): Standing {
  const verdict = valueAt(decision, 'duties', duty, 'verdict')
  const isDecided = valueAt(decision, 'duties', duty, 'status') === 'decided' && typeof verdict === 'string'
  if (!isDecided) return 'open'
  return MILDEST.some((mild) => mild === verdict) ? 'not-due' : 'due'
}

/** The questions that an officer answered by judgement: another one agrees with that, or made no such judgement. */
function judgedIn(decision: unknown): readonly string[] {
  const reasons = valueAt(decision, 'reasons')
  return isMapping(reasons) ? Object.keys(reasons).filter((name) => name !== SEVERITY_REASON) : []
}

function verdictsOf(decision: unknown, duty: string): string {
  const [verdict, possible] = ['verdict', 'possible'].map((key) => valueAt(decision, 'duties', duty, key))
  return typeof verdict === 'string' ? verdict : Array.isArray(possible) ? possible.map(textOf).join('|') : ''
}

/** How duties stand, with every one open that is decided against. */
export function openWhereNot<S extends Pick<Summary, 'authority' | 'people' | 'controller'>>(summary: S): S {
  const opened = (standing: Standing): Standing => (standing === 'not-due' ? 'open' : standing)
  const { authority, people, controller } = summary
  return {
    ...summary,
    authority: opened(authority),
    people: opened(people),
    controller: opened(controller),
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What stands at a path in plain data, if there is such a path. */
function valueAt(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string, unknown>)[key]
        : undefined,
    value,
  )
}
