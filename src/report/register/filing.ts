// What the register holds of a notification → whether it was in time: as it stood then, and by what was found out since.
import type { Assessment } from '../../decide/assess.ts'
import type { Zone } from '../../decide/zone.ts'
import { dueStill, type Filing, type Incident } from '../../register/incidents.ts'
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

/** An assessment that knows that the authority was told, so that it does not ask for that again. */
export function withNotified(assessment: Assessment, { notified, withdrawn }: Incident): Assessment {
  if (notified === undefined || withdrawn !== undefined) return assessment
  return { ...assessment, notified: Date.parse(notified.at) }
}
