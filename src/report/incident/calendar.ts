// An assessment → a calendar (RFC 5545) with the deadlines of its duties in UTC, each with its alarms, and nothing of the incident.
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Assessment, DutyAssessment } from '../../decide/assess.ts'
import { sha256 } from '../../pack/library.ts'
import type { Duty, DutyId } from '../../pack/model.ts'
import { clean } from '../../render/clean.ts'
import type { Words } from '../../words/words.ts'
import { titleIn } from '../names.ts'
import { MINUTE, HOUR } from '../../plain.ts'

/** Hours before the deadline at which an alarm goes. */
const REMINDERS = [24, 4]
/** How long each event takes: the deadline is its end. */
const EVENT = 30 * MINUTE
const SECOND = 1000
/** Sequence numbers count seconds from here: a later file is a newer one, and they fit in 31 bits until 2088. */
const FIRST_SEQUENCE = Date.UTC(2020, 0, 1)

/** What the register knows of the incident that a calendar is made of. */
export interface OfRegister {
  /** Hash of the first line of the incident; without it, it is known by pack, moment of discovery and short name. */
  readonly identity?: string
  /** Duties that are open by the register, whatever one officer decided. */
  readonly open?: readonly DutyId[]
  /** Duties that were done. */
  readonly done?: readonly DutyId[]
  /** The first deadline of each duty that is still to be met, by any officer, milliseconds since 1970, UTC. */
  readonly dues?: Readonly<Partial<Record<DutyId, number | undefined>>>
  /**
   * How many lines it has, and the latest moment at which one was recorded: with every line the file is a newer one, as of
   * whatever moment it is made.
   */
  readonly lines?: number
  readonly changed?: number
}

/**
 * The lines of the calendar, or why there are none. A duty that is decided against gives the events of the deadline as
 * cancelled, so that they go away in a calendar that has them; but only where it is certain of which incident: two of
 * one day could otherwise take away each other's deadline.
 */
export function calendarLines(
  assessment: Assessment,
  words: Words,
  toolVersion: string,
  { identity, open = [], done = [], dues = {}, lines = 0, changed = assessment.now }: OfRegister = {},
): readonly string[] | 'no-deadline' | 'not-due' {
  const { pack, incident, duties } = assessment
  const all = duties.flatMap((duty) => timed(assessment, duty, dues[duty.duty.id]) ?? [])
  if (all.length === 0) return 'no-deadline'
  const isOpen = ({ duty, isOpen: isOpenItself, isPast }: Timed): boolean =>
    isOpenItself || (open.includes(duty.id) && !isPast)
  const isShown = (one: Timed): boolean => !done.includes(one.duty.id) && (one.isDue || isOpen(one))
  const hasAny = all.some(isShown)
  if (!hasAny && identity === undefined) return 'not-due'
  const title = (incident.record['title'] ?? '').trim()
  const { calendar: say, lang } = words
  const discovered = incident.moments['discovered']?.instant ?? all[0]!.due
  const id = sha256(identity ?? `${pack.files[0]!.id} ${discovered} ${title}`).slice(0, 24)
  const calendar = ical({
    name: say.name,
    method: hasAny ? ICalCalendarMethod.PUBLISH : ICalCalendarMethod.CANCEL,
    prodId: { company: 'meldplicht', product: `meldplicht ${toolVersion}`, language: lang.toUpperCase() },
  })
  const momentTitle = (from: string): string => titleIn(words, pack.moments, from)
  for (const one of all.filter((each) => identity !== undefined || isShown(each))) {
    const isDue = isShown(one)
    const isToAuthority = one.duty.id === 'authority'
    const duty = clean(one.duty.title[lang])
    const toCome = one.toCome.length === 0 ? '' : say.toCome(one.toCome.map(momentTitle))
    calendar.createEvent({
      id: `${id}-${isToAuthority ? '' : `${one.duty.id}-`}deadline@meldplicht`,
      sequence: Math.floor((changed - FIRST_SEQUENCE) / SECOND) + lines,
      stamp: new Date(changed),
      start: new Date(one.due - EVENT),
      end: new Date(one.due),
      summary: isDue ? say.deadline(duty) : say.cancelled(duty),
      description: `${say.about(isOpen(one) ? 'open' : one.isAgainst ? 'against' : 'due')}${one.isBound ? say.bound : ''}${toCome}`,
      status: isDue ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
      // Counted from the start, for few calendars know of another way.
      alarms: isDue
        ? REMINDERS.filter((hours) => one.due - hours * HOUR > assessment.now).map((hours) => ({
            type: ICalAlarmType.display,
            trigger: (hours * HOUR - EVENT) / SECOND,
          }))
        : [],
    })
  }
  return calendar
    .toString()
    .split(/\r\n/)
    .filter(Boolean)
    .map((line) => `${line}\r`)
}

/** The first deadline of a duty that is due, open or decided against. */
interface Timed {
  readonly duty: Duty
  readonly due: number
  readonly isDue: boolean
  readonly isOpen: boolean
  /** It is decided against, by the officer's own judgement. */
  readonly isAgainst: boolean
  /** There is no such deadline; what a calendar had of it goes, and is known by its name alone. */
  readonly isPast: boolean
  readonly isBound: boolean
  /** Moments that are not known, from which another deadline runs. */
  readonly toCome: readonly string[]
}

/** @param other the earliest deadline that any officer found */
function timed(
  { standby, incident, decision }: Assessment,
  { duty, deadlines, possible, decided }: DutyAssessment,
  other: number | undefined,
): Timed | undefined {
  const isTimed = deadlines.length > 0
  const dated = (isTimed ? deadlines : duty.id === 'authority' ? standby : []).flatMap(
    ({ due, isBound = false }) => (due === undefined ? [] : [{ due, isBound }]),
  )
  const [own] = dated.sort((a, b) => a.due - b.due)
  const common = {
    duty,
    isOpen: possible.includes(0) && (decided === undefined || decision.doubts.length > 0),
    isAgainst: decided === 0,
    isPast: false,
    toCome: deadlines.flatMap(({ rule, due }) => (due === undefined ? [rule.from] : [])),
  }
  if (other !== undefined && (own === undefined || other < own.due))
    return { ...common, due: other, isDue: true, isBound: own?.isBound ?? false }
  if (own !== undefined) return { ...common, ...own, isDue: isTimed, isOpen: isTimed && common.isOpen }
  // A processor has no deadline at the authority.
  const discovered = incident.moments['discovered']?.instant
  const hasDeadlines = duty.verdicts.some((verdict) => verdict.deadlines.length > 0)
  return isTimed ||
    !hasDeadlines ||
    discovered === undefined ||
    (duty.id === 'authority' && standby.length > 0)
    ? undefined
    : { ...common, due: discovered, isDue: false, isOpen: false, isPast: true, isBound: false }
}
