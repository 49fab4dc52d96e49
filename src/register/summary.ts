// A decision → what a list of incidents shows of it. Nobody promises its shape: what is not as expected is left out.
import { type Doubt, DOUBTS } from '../decide/doubt.ts'
import { MILDEST } from '../pack/duties.ts'
import { DUTY_IDS, type DutyId } from '../pack/model.ts'

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
  /** In UTC; left out where that moment was not known. */
  readonly due?: string
}

/** What a list shows; it stands in the line itself, so that a list need not read whole decisions. */
export interface Summary {
  /** Short name of the incident, where it was given one. */
  readonly title: string
  readonly pack: string
  /** The headline. */
  readonly verdict: (typeof VERDICTS)[number]
  readonly authority: Standing
  readonly people: Standing
  readonly controller: Standing
  /** Why «no duty» cannot be relied on. Lines of before it was recorded have none: see `asCounted`. */
  readonly doubts?: readonly Doubt[]
  /** With its offset from UTC, as it was given. */
  readonly discovered?: string
  /** By when the authority must be told, or would have to be while that is open, in UTC. */
  readonly due?: string
  /** The hours of that period, where they are not those of GDPR art. 33(1). */
  readonly hours?: number
  /**
   * Every period, where there are others than those in hours that the authority has from the discovery. Lines of before have
   * none: see `isSummaryOf`.
   */
  readonly periods?: readonly Period[]
  /** Not to notify takes a second officer. */
  readonly needsSecond?: true
  /** A second officer is named in the decision. */
  readonly hasSecond?: true
}

/** The first instant with a year of four digits, and the one after the last. */
export const FIRST_MOMENT = Date.parse('0000-01-01T00:00:00Z')
export const LAST_MOMENT = Date.UTC(10_000, 0, 1)
const LONGEST_TITLE = 200

/** A decision of which nothing can be understood is not one that says «no»: it is open. */
export function summaryOf(decision: unknown): Summary {
  const verdict = VERDICTS.find((one) => one === valueAt(decision, 'verdict')) ?? 'open'
  const found = valueAt(decision, 'duties', 'authority', 'deadlines')
  const deadlines: readonly unknown[] = Array.isArray(found) ? found : []
  const dues = deadlines
    .map((one) => Date.parse(textOf(valueAt(one, 'dueUtc'))))
    .filter((one) => one < LAST_MOMENT)
  const discovered = textOf(valueAt(decision, 'moments', 'discovered'))
  const doubts = valueAt(decision, 'doubts')
  const officers = valueAt(decision, 'officers')
  const hasSecond = textOf(valueAt(officers, 'second')) !== ''
  return {
    title: textOf(valueAt(decision, 'record', 'title')).slice(0, LONGEST_TITLE),
    pack: textOf(valueAt(decision, 'pack', 'id')).slice(0, LONGEST_TITLE),
    verdict,
    authority: standingOf(decision, 'authority'),
    people: standingOf(decision, 'data-subjects'),
    controller: standingOf(decision, 'controller'),
    ...(Array.isArray(doubts) ? { doubts: DOUBTS.filter((one) => doubts.includes(one)) } : {}),
    ...(discovered === '' ? {} : { discovered }),
    ...hoursIn(deadlines),
    ...(dues.length === 0 ? {} : { due: new Date(Math.min(...dues)).toISOString() }),
    ...periodsIn(decision),
    ...(valueAt(officers, 'required') === true ? { needsSecond: true } : {}),
    ...(hasSecond ? { hasSecond: true } : {}),
  }
}

/** The hours of GDPR art. 33(1). */
const HOURS = 72

function hoursIn(deadlines: readonly unknown[]): Pick<Summary, 'hours'> {
  const hours = deadlines
    .map((one) => valueAt(one, 'hours'))
    .filter((one): one is number => Number.isSafeInteger(one) && Number(one) > 0)
  const least = Math.min(...hours)
  return hours.length === 0 || least === HOURS ? {} : { hours: least }
}

const DISCOVERY = 'discovered'

function periodsIn(decision: unknown): Pick<Summary, 'periods'> {
  const periods = DUTY_IDS.flatMap((duty) => {
    const found = valueAt(decision, 'duties', duty, 'deadlines')
    return (Array.isArray(found) ? (found as readonly unknown[]) : []).map((one): Period => {
      const due = Date.parse(textOf(valueAt(one, 'dueUtc')))
      return {
        duty,
        from: textOf(valueAt(one, 'from')) || DISCOVERY,
        ...countIn(one, 'hours'),
        ...countIn(one, 'days'),
        ...(due < LAST_MOMENT ? { due: new Date(due).toISOString() } : {}),
      }
    })
  })
  const isOrdinary = ({ duty, from, days }: Period): boolean =>
    duty === 'authority' && from === DISCOVERY && days === undefined
  return periods.every(isOrdinary) ? {} : { periods }
}

function countIn<Key extends 'hours' | 'days'>(value: unknown, key: Key): { readonly [key in Key]?: number } {
  const count = valueAt(value, key)
  const isCount = Number.isSafeInteger(count) && Number(count) >= 0
  return (isCount ? { [key]: count } : {}) as { readonly [key in Key]?: number }
}

/** The periods of a summary, also where they go without saying. */
export function periodsOf({ periods, due, hours = HOURS }: Summary): readonly Period[] {
  return periods ?? [{ duty: 'authority', from: DISCOVERY, hours, ...(due === undefined ? {} : { due }) }]
}

function standingOf(decision: unknown, duty: string): Standing {
  const verdict = valueAt(decision, 'duties', duty, 'verdict')
  const isDecided = valueAt(decision, 'duties', duty, 'status') === 'decided' && typeof verdict === 'string'
  if (!isDecided) return 'open'
  return MILDEST.some((mild) => mild === verdict) ? 'not-due' : 'due'
}

/**
 * What counts of a summary: as in the report, a duty decided against is open while that is doubtful. A second officer who
 * is awaited is no doubt of this kind: who agrees with an assessment ends it without another.
 *
 * @param isDoubtful whether a decision of before doubts were recorded had the exit code of one that is open
 */
export function asCounted(summary: Summary, isDoubtful = false): Summary {
  const { verdict, needsSecond, hasSecond } = summary
  const isOld = isDoubtful && summary.doubts === undefined && (needsSecond !== true || hasSecond === true)
  const doubts = (summary.doubts ?? (isOld ? ['contradictory' as const] : [])).filter(isOfAnswers)
  if (doubts.length === 0) return summary.doubts === undefined ? summary : { ...summary, doubts }
  return { ...openWhereNot(summary), doubts, verdict: verdict === 'report' ? verdict : 'open' }
}

/** The same, with every duty open that is decided against. */
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

const isOfAnswers = (doubt: Doubt): boolean => doubt !== 'second-officer'

/** Whether plain data are a summary. */
export function isSummary(value: unknown): value is Summary {
  if (typeof value !== 'object' || value === null) return false
  const { title, pack, verdict, authority, people, controller, doubts, discovered, due, hours, periods } =
    value as Record<string, unknown>
  const isOneOf = (all: readonly string[], one: unknown): boolean => all.some((known) => known === one)
  return (
    typeof title === 'string' &&
    typeof pack === 'string' &&
    isOneOf(VERDICTS, verdict) &&
    [authority, people, controller].every((one) => isOneOf(STANDINGS, one)) &&
    (hours === undefined || (typeof hours === 'number' && hours > 0)) &&
    (doubts === undefined ||
      (Array.isArray(doubts) && doubts.every((one: unknown) => isOneOf(DOUBTS, one)))) &&
    ['string', 'undefined'].includes(typeof discovered) &&
    isDue(due) &&
    (periods === undefined || (Array.isArray(periods) && periods.every(isPeriod)))
  )
}

const isDue = (due: unknown): boolean =>
  due === undefined || (typeof due === 'string' && Date.parse(due) < LAST_MOMENT)

const isPeriod = (value: unknown): value is Period =>
  DUTY_IDS.some((duty) => duty === valueAt(value, 'duty')) &&
  typeof valueAt(value, 'from') === 'string' &&
  ['hours', 'days'].every((key) => ['number', 'undefined'].includes(typeof valueAt(value, key))) &&
  isDue(valueAt(value, 'due'))

/** Whether a summary is that of a decision; lines of before periods were recorded have none of them. */
export function isSummaryOf(
  summary: unknown,
  decision: unknown,
  isSame: (one: unknown, other: unknown) => boolean,
): boolean {
  const { periods, ...before } = summaryOf(decision)
  return isSame(summary, before) || (periods !== undefined && isSame(summary, { ...before, periods }))
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
