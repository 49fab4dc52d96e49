// What the register holds of a notification → whether it was in time: as it stood then, and by what was found out since.
import { type Assessment, countedBy } from '../../decide/assess.ts'
import type { Zone } from '../../decide/zone.ts'
import type { Clock } from '../../register/clocks.ts'
import type { Filing, Incident } from '../../register/incident.ts'
import {
  allClocks,
  dueStill,
  headlineOf,
  nextDue,
  runningClocks,
  standingsOf,
  tasksOf,
  toldClocks,
} from '../../register/standing.ts'
import { clean } from '../../render/clean.ts'
import { shortMomentText } from '../../render/clock.ts'
import type { Words } from '../../words/words.ts'

/** Nothing where the authority was not told. */
export function filingLines(incident: Incident, words: Words, zone: Zone): string[] {
  const { notified, filing } = incident
  if (notified === undefined) return []
  const { filing: say } = words.register
  const when = (instant: number): string => shortMomentText(words, instant, zone)
  const then =
    // A notification that nobody had to make has no deadline.
    filing === undefined
      ? []
      : filing.isClockBack === true
        ? [say.clockBack()]
        : filing.due === undefined || filing.late === 'unknown'
          ? [say.unknown()]
          : [say[filing.late](when(filing.due))]
  const due = dueStill(incident)
  // Where a clock stood wrong the deadline is the strictest that the lines allow, and nobody knows whether it was met.
  const isUnsure = incident.discoveredBy < Date.parse(incident.recorded)
  if (due === undefined || due === filing?.due || isUnsure) return then
  return [...then, (Date.parse(notified.at) > due ? say.lateSince : say.inTimeSince)(when(due))]
}

/** An instant in UTC as data has it. */
export const isoOf = (due: number | undefined): string | undefined =>
  due === undefined ? undefined : new Date(due).toISOString()

/** The same as data. */
const filingData = ({ due, late }: Filing): { due: string | null; late: Filing['late'] } => ({
  due: isoOf(due) ?? null,
  late,
})

/**
 * An assessment that knows what the register does: that the authority was told, so that it does not ask for that again, by
 * when it must have been discovered, and what other officers came to, so that its deadlines are those of the list.
 */
export function asFiled(assessment: Assessment, incident: Incident): Assessment {
  const { notified, withdrawn, discoveredBy, countedFrom } = incident
  const told = toldClocks(incident)
  const clocks = [
    ...told.map((clock) => ({ ...clock, isRunning: true as const })),
    ...allClocks(incident).filter((clock) => !told.includes(clock)),
  ]
  const counted = countedBy(assessment, { by: discoveredBy, from: countedFrom, clocks })
  if (notified === undefined || withdrawn !== undefined) return counted
  return { ...counted, notified: Date.parse(notified.at) }
}

const clockData = (clock: Clock): object => ({ ...clock, due: isoOf(clock.due) ?? null })

/** Whether the deadline that is told first is counted from the recording. */
const isCountedFromRecording = (incident: Incident): boolean => toldClocks(incident)[0]?.isBound === true

/** An incident as data: how it stands by all who looked at it, its deadlines, and what is still to be done. */
export const incidentData = (incident: Incident): object => ({
  ...incident,
  ...standingsOf(incident),
  verdict: headlineOf(incident),
  due: isoOf(nextDue(incident) ?? dueStill(incident)) ?? null,
  ...(isCountedFromRecording(incident) ? { dueFrom: 'recorded' } : {}),
  clocks: incident.clocks.map(clockData),
  otherViews: incident.otherViews.map((view) => ({ ...view, clocks: view.clocks.map(clockData) })),
  ...(incident.filing === undefined ? {} : { filing: filingData(incident.filing) }),
  tasks: tasksOf(incident),
})

/** Why a deadline is not what it seems: it is counted from the recording, or another one has no moment yet. */
export function clockDoubts(incident: Incident, { register: say }: Words): readonly string[] {
  const clocks = runningClocks(incident)
  // Of each duty the first to end is told.
  const isFirst = ({ duty }: Clock, at: number): boolean =>
    clocks.findIndex((one) => one.duty === duty) === at
  const why = incident.discovered === undefined ? say.noDeadline : say.futureDiscovery(incident.id)
  return [
    ...(clocks.some((clock, at) => clock.isBound && isFirst(clock, at))
      ? [`${why} ${say.fromRecording}`]
      : []),
    ...new Set(
      clocks.flatMap(({ duty, from, due }) =>
        due === undefined ? [say.toCome(say.duties[duty], clean(from))] : [],
      ),
    ),
  ]
}
