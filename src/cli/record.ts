// An assessment → a line of the register.
import type { Assessment } from '../decide/assess.ts'
import { append } from '../register/register.ts'
import { clean } from '../report/clean.ts'
import { reportOf } from '../report/report.ts'
import { type Context, need, note } from './context.ts'
import { registerFolder } from './settings.ts'

/** Records a new incident, or one that is `known` once more, and says so; its number comes back. Throws when it could not be written. */
export async function recordAssessment(
  context: Context,
  assessment: Assessment,
  options: Readonly<Record<string, unknown>>,
  known?: string,
): Promise<string> {
  const { io, words } = context
  const folder = registerFolder(context, options['register'] as string | undefined)
  const event = { kind: 'assessed', report: reportOf(assessment, io.version) } as const
  const { incident } = need(await append(folder, event, io.now, known))
  note(context, words.commands.recorded(incident, clean(folder)))
  return incident
}
