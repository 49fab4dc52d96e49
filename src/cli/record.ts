// An assessment → a line of the register.
import type { Assessment } from '../decide/assess.ts'
import type { Entry } from '../register/entry.ts'
import { append } from '../register/register.ts'
import { clean } from '../report/clean.ts'
import { decisionOf, reportOf } from '../report/report.ts'
import { type Context, need, note } from './context.ts'
import { recorderOf } from './officers.ts'
import { registerFolder } from './settings.ts'

/** Records a new incident, or one that is `known` once more, and says so. Throws when it could not be written. */
export async function recordAssessment(
  context: Context,
  assessment: Assessment,
  options: Readonly<Record<string, unknown>>,
  known?: string,
): Promise<Entry> {
  const { io, words } = context
  const folder = registerFolder(context, options['register'] as string | undefined)
  const event = { kind: 'assessed', decision: decisionOf(reportOf(assessment, io.version)) } as const
  const incident = known === undefined ? {} : { incident: known }
  const entry = need(await append(folder, { event, by: recorderOf(context, options), ...incident }, io.now))
  note(context, words.commands.recorded(clean(entry.incident), clean(folder)))
  if (assessment.needsSecond && assessment.incident.officers.second === undefined)
    note(context, words.register.awaitsSecond(clean(entry.incident)))
  return entry
}
