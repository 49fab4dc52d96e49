// What the register holds of a notification → whether it was in time: as it stood then, and by what was found out since.
import { type Assessment, countedBy } from '../../decide/assess.ts'
import type { Zone } from '../../decide/zone.ts'
import { dueStill, type Filing, type Incident, nextDue, runningClocks } from '../../register/incidents.ts'
import { clean } from '../../render/clean.ts'
import { shortMomentText } from '../../render/clock.ts'
import type { Words } from '../../words/words.ts'

/** Nothing where the authority was not told. */
export function filingLines(incident: Incident, words: Words, zone: Zone): string[] {
  const { notified, filing } = incident
  if (notified === undefined || filing === undefined) return []
  const { filing: say } = words.register
  const when = (instant: number): string => shortMomentText(words, instant, zone)
  const then =
    filing.isClockBack === true
      ? say.clockBack()
      : filing.due === undefined || filing.late === 'unknown'
        ? say.unknown()
        : say[filing.late](when(filing.due))
  const due = dueStill(incident)
  if (due === undefined || due === filing.due) return [then]
  return [then, (Date.parse(notified.at) > due ? say.lateSince : say.inTimeSince)(when(due))]
}

/** An instant in UTC as data has it. */
export const isoOf = (due: number | undefined): string | undefined =>
  due === undefined ? undefined : new Date(due).toISOString()

/** The same as data. */
export const filingData = ({ due, late }: Filing): { due: string | null; late: Filing['late'] } => ({
  due: isoOf(due) ?? null,
  late,
})

/**
 * An assessment that knows what the register does: that the authority was told, so that it does not ask for that again, and
 * by when it must have been discovered, so that its deadlines are those of the list.
 */
export function asFiled(assessment: Assessment, incident: Incident): Assessment {
  const { notified, withdrawn, recorded, countedFrom } = incident
  const counted = countedBy(assessment, { by: Date.parse(recorded), from: countedFrom })
  if (notified === undefined || withdrawn !== undefined) return counted
  return { ...counted, notified: Date.parse(notified.at) }
}

/** The deadlines of an incident as data. */
export const clocksData = (incident: Incident): object => ({
  due: isoOf(nextDue(incident) ?? dueStill(incident)) ?? null,
  ...(incident.clocks.some(({ isBound }) => isBound) ? { dueFrom: 'recorded' } : {}),
  clocks: incident.clocks.map((clock) => ({ ...clock, due: isoOf(clock.due) ?? null })),
})

/** Why a deadline is not what it seems: it is counted from the recording, or another one has no moment yet. */
export function clockDoubts(incident: Incident, { register: say }: Words): readonly string[] {
  const clocks = runningClocks(incident)
  const why = incident.discovered === undefined ? say.noDeadline : say.futureDiscovery
  return [
    ...(clocks.some(({ isBound }) => isBound) ? [`${why} ${say.fromRecording}`] : []),
    ...clocks.flatMap(({ duty, from, due }) =>
      due === undefined ? [say.toCome(say.duties[duty], clean(from))] : [],
    ),
  ]
}
