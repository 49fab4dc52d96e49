// A report or a line of the register → its decision, made again from its own answers.
import type { Assessment } from '../decide/assess.ts'
import { readIncident } from '../decide/assess.ts'
import type { Rules } from '../compile/stored.ts'
import { dayOfRules, parseMoment } from '../decide/moment.ts'
import { ok, type Result } from '../problem.ts'
import type { PackFileRef } from '../pack/model.ts'
import type { RecordedDecision, Report } from './reportSchema.ts'
import { assessWith } from '../cli/input/assessment.ts'
import type { Context } from '../cli/context.ts'
import { loadRules } from '../check/open.ts'

/** What a decision is made again from. */
export type Decided = Report | RecordedDecision

export interface DecidedAgain {
  readonly assessment: Assessment
  /** Files that are not here, or not as they were; with none of them these are the very rules. */
  readonly otherFiles: readonly { readonly then: PackFileRef; readonly now: PackFileRef | undefined }[]
}

/**
 * Decides again, as of then, with the rules that are here for the day of discovery, or with those of another pack.
 *
 * @param at as of when, where that is not then
 */
export async function decideAgain(
  context: Context,
  decided: Decided,
  other?: Rules,
  at?: number,
): Promise<Result<DecidedAgain>> {
  const { io, folders } = context
  const { answers, moments, reasons, record, officers = {}, severity, now } = decided
  const zone = await io.zone(decided.zone)
  if (!zone.ok) return zone
  const asOf = parseMoment('now', now, zone.value)
  const discovered = parseMoment('discovered', moments['discovered'] ?? now, zone.value)
  if (!asOf.ok) return asOf
  if (!discovered.ok) return discovered
  const day = dayOfRules(discovered.value.instant, asOf.value.instant, zone.value)
  const rules = other === undefined ? await loadRules(io, folders, decided.pack.id, day) : ok(other)
  if (!rules.ok) return rules
  const { required, ...named } = officers
  const given = {
    answers: Object.entries(answers).map(([question, value]) => ({ question, value })),
    moments: Object.entries(moments).map(([moment, value]) => ({ moment, value })),
    reasons,
    record,
    officers: named,
    isRecorded: true as const,
  }
  const incident = readIncident(rules.value.pack, given, zone.value)
  if (!incident.ok) return incident
  const scores = Object.entries(severity?.scores ?? {}).map(([criterion, value]) => ({ criterion, value }))
  const assessment = await assessWith(
    context,
    rules.value,
    incident.value,
    severity === undefined ? undefined : scores,
    at ?? asOf.value.instant,
    zone.value,
    required === true,
  )
  return ok({ assessment, otherFiles: otherFiles(decided, rules.value.pack.files) })
}

function otherFiles({ pack }: Decided, here: readonly PackFileRef[]): DecidedAgain['otherFiles'] {
  const { id, version, sha256, extends: bases } = pack
  return [{ id, version, sha256 }, ...bases].flatMap((then) => {
    const now = here.find((file) => file.id === then.id)
    return now?.sha256 === then.sha256 ? [] : [{ then, now }]
  })
}
