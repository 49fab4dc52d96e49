// An incident, or what was recorded of one → its assessment, with the ENISA second opinion where scores for it were given.
import { join } from 'node:path'
import { loadRules } from '../../check/open.ts'
import type { Rules } from '../../compile/compile.ts'
import { assess, type Assessment, type Incident, readIncident } from '../../decide/assess.ts'
import type { GivenScore } from '../../decide/severity.ts'
import type { Zone } from '../../decide/zone.ts'
import { readText } from '../../pack/file.ts'
import { hadOthers } from '../../pack/library.ts'
import { ok, type Result } from '../../problem.ts'
import { type Decided, type DecidedAgain, givenIn, momentsOf, otherFiles } from '../../record/again.ts'
import { type Context, need } from '../context.ts'

/** Assesses at the instant `now`. The second opinion is loaded only where there are scores. */
export async function assessWith(
  { io, folders, config }: Context,
  rules: Rules,
  incident: Incident,
  scores: readonly GivenScore[] | undefined,
  now: number,
  zone: Zone,
  twoOfficers = config.secondOfficer,
): Promise<Assessment> {
  const assessment = assess(rules, incident, now, zone, twoOfficers, () => hadOthers(folders, rules.pack))
  if (scores === undefined) return assessment
  const { readSeverityTable } = await import('../../pack/read.ts')
  const { withSeverity } = await import('../../decide/secondOpinion.ts')
  const path = join(io.home, 'rules', 'enisa-severity.yaml')
  const table = need(readSeverityTable(need(readText(path)), path))
  return need(withSeverity(table, rules, assessment, scores))
}

/**
 * Decides again what was recorded, as of then, with the rules that are here for the day of discovery, or with others.
 *
 * @param at as of when, where that is not then
 */
export async function decideAgain(
  context: Context,
  decided: Decided,
  other?: Rules,
  at?: number,
): Promise<Result<DecidedAgain>> {
  const zone = await context.io.zone(decided.zone)
  if (!zone.ok) return zone
  const moments = momentsOf(decided, zone.value)
  if (!moments.ok) return moments
  const { asOf, day } = moments.value
  const rules =
    other === undefined ? await loadRules(context.io, context.folders, decided.pack.id, day) : ok(other)
  if (!rules.ok) return rules
  const { given, scores, twoOfficers } = givenIn(decided)
  const incident = readIncident(rules.value.pack, given, zone.value)
  if (!incident.ok) return incident
  const now = at ?? asOf
  const assessment = await assessWith(
    context,
    rules.value,
    incident.value,
    scores,
    now,
    zone.value,
    twoOfficers,
  )
  return ok({ assessment, otherFiles: otherFiles(decided, rules.value.pack.files) })
}
