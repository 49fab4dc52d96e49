// An assessment → a line of the register.
import type { Assessment } from '../../../decide/assess.ts'
import { ok } from '../../../problem.ts'
import { outlineOf } from '../../../register/entry.ts'
import type { Incident } from '../../../register/incident.ts'
import { incidentsFrom } from '../../../register/incidents.ts'
import { AGAIN, isWaiting, officersNow, tasksOf } from '../../../register/standing.ts'
import { append } from '../../../register/register.ts'
import { clean } from '../../../render/clean.ts'
import { decisionOf, reportOf } from '../../../record/report.ts'
import { asFiled } from '../../../report/register/filing.ts'
import { viewLines } from '../../../report/register/history.ts'
import { type Context, need, note } from '../../context.ts'
import type { Options } from '../../flags.ts'
import { assessWith } from '../../input/assessment.ts'
import type { Input } from '../../input/input.ts'
import { recorderOf } from '../../input/officers.ts'
import { incidentNamed } from './event.ts'
import { tellDamage } from './onRegister.ts'
import { isInCi, registerThere } from '../../settings/settings.ts'

/**
 * Records a new incident, or one that is known once more, and says so and how it stands then. Throws when it could not be
 * written.
 *
 * @param known its number, and the hash of the last line when that was read
 */
export async function recordAssessment(
  context: Context,
  assessment: Assessment,
  options: Options<'register' | 'by'>,
  known?: { readonly incident: string; readonly after: string },
): Promise<Incident> {
  const { io, words } = context
  const folder = registerThere(context, options.register)
  const event = { kind: 'assessed', decision: decisionOf(reportOf(assessment, io.version)) } as const
  const by = recorderOf(context, options)
  const added = { event, by, ...(known === undefined ? {} : { incident: known.incident }) }
  const entry = need(await append(folder, added, io.now, known?.after))
  const said = known === undefined ? words.commands.recorded : words.register.reassessed
  note(context, said(clean(entry.incident), clean(folder)))
  if (options.by === undefined && context.config.officer === undefined)
    note(context, words.register.unnamed(isInCi(io) ? words.report.hidden : clean(by)))
  if (assessment.decision.doubts.includes('second-officer'))
    note(context, words.register.awaitsSecond(clean(entry.incident)))
  await tellDamage(context, folder)
  // Of a new incident that line is all there is.
  if (known === undefined) return need(incidentsFrom([ok(outlineOf(entry))], io.now()))[0]!
  const { incident: current } = incidentNamed(folder, entry.incident, io.now())
  for (const line of viewLines(current, words, assessment.zone, isInCi(io))) note(context, line)
  for (const task of tasksOf(current).filter((one) => AGAIN.includes(one)))
    note(context, words.register.tasks(current.id)[task])
  return current
}

/** An assessment by the register that it is in: what one officer decided against is open while another sees it otherwise. */
export async function asItStands(
  context: Context,
  { rules, incident, scores, now, zone }: Input,
  assessed: Assessment,
  filed: Incident,
): Promise<Assessment> {
  if (!isWaiting(filed)) return asFiled(assessed, filed)
  const officers = officersNow(incident.officers, filed)
  const isAwaited = filed.second === 'awaited'
  return asFiled(
    await assessWith(context, rules, { ...incident, officers }, scores, now, zone, isAwaited),
    filed,
  )
}
