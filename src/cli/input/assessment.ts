// An incident → its assessment, with the ENISA second opinion where scores for it were given.
import type { Rules } from '../../compile/stored.ts'
import { assess, type Assessment, type Incident } from '../../decide/assess.ts'
import type { GivenScore } from '../../decide/severity.ts'
import type { Zone } from '../../decide/zone.ts'
import { hadOthers } from '../../pack/library.ts'
import type { Context } from '../context.ts'

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
  const assessment = assess(rules.pack, rules.compiled, incident, now, zone, twoOfficers, () =>
    hadOthers(folders, rules.pack),
  )
  if (scores === undefined) return assessment
  const { withSeverity } = await import('./severity.ts')
  return withSeverity(io.home, rules, assessment, scores)
}
