// An assessment → a calendar (RFC 5545) with its deadline in UTC and reminders before it, and nothing of the incident.
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Assessment } from '../../decide/assess.ts'
import { sha256 } from '../../pack/library.ts'
import type { Words } from '../../words/words.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Hours before the deadline at which to be reminded. */
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
  /** Whether two officers do not agree yet, so that what one decided against is open; or whether the authority was told. */
  readonly state?: 'unsettled' | 'done' | 'as-assessed'
  /** The earliest deadline that any officer found, milliseconds since 1970, UTC. */
  readonly due?: number | undefined
  /** How many lines it has, and when the last one was recorded: a later file is a newer one. */
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
  { identity, state = 'as-assessed', due: otherDue, lines = 0, changed = assessment.now }: OfRegister = {},
): readonly string[] | 'no-deadline' | 'not-due' {
  const own = timed(assessment)
  const other = otherDue === undefined ? undefined : { due: otherDue, isDue: true, isOpen: false }
  const found = other !== undefined && (own === undefined || other.due < own.due) ? { ...own, ...other } : own
  if (found === undefined) return 'no-deadline'
  const { due } = found
  const isOpen = found.isOpen || (state === 'unsettled' && !found.isDue)
  const isDue = state !== 'done' && (found.isDue || isOpen)
  if (!isDue && identity === undefined) return 'not-due'
  const title = (assessment.incident.record['title'] ?? '').trim()
  const { calendar: say, lang } = words
  const discovered = assessment.incident.moments['discovered']?.instant ?? due
  const id = sha256(identity ?? `${assessment.pack.files[0]!.id} ${discovered} ${title}`).slice(0, 24)
  const calendar = ical({
    name: say.name,
    method: isDue ? ICalCalendarMethod.PUBLISH : ICalCalendarMethod.CANCEL,
    prodId: { company: 'meldplicht', product: `meldplicht ${toolVersion}`, language: lang.toUpperCase() },
  })
  const newest = Math.max(assessment.now, changed)
  const event = (name: string, end: number, summary: string): void => {
    calendar.createEvent({
      id: `${id}-${name}@meldplicht`,
      sequence: Math.floor((newest - FIRST_SEQUENCE) / SECOND) + lines,
      stamp: new Date(newest),
      start: new Date(end - EVENT),
      end: new Date(end),
      summary: isDue ? summary : say.cancelled,
      description: say.about(isOpen),
      status: isDue ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    })
  }
  event('deadline', due, say.deadline)
  for (const hours of REMINDERS) event(`${hours}h`, due - hours * HOUR, say.reminder(hours))
  return calendar
    .toString()
    .split(/\r\n/)
    .filter(Boolean)
    .map((line) => `${line}\r`)
}

/** The deadline for the authority, whether it is due, open or decided against. */
function timed({
  duties,
  standby,
  incident,
}: Assessment): { due: number; isDue: boolean; isOpen: boolean } | undefined {
  const authority = duties.find(({ duty }) => duty.id === 'authority')
  if (authority === undefined) return undefined
  const isTimed = authority.deadlines.length > 0
  const dues = (isTimed ? authority.deadlines : standby).flatMap(({ due }) => due ?? [])
  // A processor has no deadline at the authority; what a calendar had of it goes, and is known by its name alone.
  const discovered = incident.moments['discovered']?.instant
  if (!isTimed && standby.length === 0 && discovered !== undefined)
    return { due: discovered, isDue: false, isOpen: false }
  if (dues.length === 0) return undefined
  return { due: Math.min(...dues), isDue: isTimed, isOpen: isTimed && authority.possible.includes(0) }
}
