// A report or a line of the register → what it takes to decide it again: its own answers, as of then.
import { type Assessment, type Counted, countedBy, type GivenIncident } from '../decide/assess.ts'
import { dayOfRules, parseMoment } from '../decide/moment.ts'
import type { GivenScore } from '../decide/severity.ts'
import type { Zone } from '../decide/zone.ts'
import type { PackFileRef } from '../pack/model.ts'
import { ok, type Result } from '../problem.ts'
import type { RecordedDecision, Report } from './reportSchema.ts'

/** What a decision is made again from. */
export type Decided = Report | RecordedDecision

export interface DecidedAgain {
  readonly assessment: Assessment
  /** Files that are not here, or not as they were; with none of them these are the very rules. */
  readonly otherFiles: readonly { readonly then: PackFileRef; readonly now: PackFileRef | undefined }[]
}

/** The instant at which it was decided, and the day, `yyyy-mm-dd`, whose rules hold for it. */
export function momentsOf(
  { moments, now }: Decided,
  zone: Zone,
): Result<{ readonly asOf: number; readonly day: string }> {
  const asOf = parseMoment('now', now, zone)
  const discovered = parseMoment('discovered', moments['discovered'] ?? now, zone)
  if (!asOf.ok) return asOf
  if (!discovered.ok) return discovered
  const { instant } = asOf.value
  return ok({ asOf: instant, day: dayOfRules(discovered.value.instant, instant, zone) })
}

/** The incident as it was given, its scores for the ENISA second opinion, and whether a second officer was asked for. */
export function givenIn({ answers, moments, reasons, record, officers = {}, severity }: Decided): {
  readonly given: GivenIncident
  readonly scores: readonly GivenScore[] | undefined
  readonly twoOfficers: boolean
} {
  const { required, ...named } = officers
  return {
    given: {
      answers: Object.entries(answers).map(([question, value]) => ({ question, value })),
      moments: Object.entries(moments).map(([moment, value]) => ({ moment, value })),
      reasons,
      record,
      officers: named,
      isRecorded: true,
    },
    scores: severity && Object.entries(severity.scores).map(([criterion, value]) => ({ criterion, value })),
    twoOfficers: required === true,
  }
}

/** The same with its deadlines as the register counted them that the report is from; that can make none later. */
export function countedAgain(assessment: Assessment, { counted }: Report): Assessment {
  if (counted === undefined) return assessment
  return countedBy(assessment, {
    by: Date.parse(counted.recorded),
    from: Date.parse(counted.from),
    clocks: counted.clocks.map(({ due, ...clock }) => {
      const at = due === undefined ? {} : { due: Date.parse(due) }
      // JSON has no keys that are there and undefined.
      return { ...clock, ...at } as Counted
    }),
  })
}

/** Files of the pack that are not here, or not as they were. @param here those of the pack it is decided by now */
export function otherFiles({ pack }: Decided, here: readonly PackFileRef[]): DecidedAgain['otherFiles'] {
  const { id, version, sha256, extends: bases } = pack
  return [{ id, version, sha256 }, ...bases].flatMap((then) => {
    const now = here.find((file) => file.id === then.id)
    return now?.sha256 === then.sha256 ? [] : [{ then, now }]
  })
}
