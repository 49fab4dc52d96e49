// An assessment → a line of the register.
import type { Assessment } from '../../../decide/assess.ts'
import type { Entry } from '../../../register/entry.ts'
import { append } from '../../../register/register.ts'
import { clean } from '../../../render/clean.ts'
import { decisionOf, reportOf } from '../../../record/report.ts'
import { type Context, need, note } from '../../context.ts'
import type { Options } from '../../flags.ts'
import { recorderOf } from '../../input/officers.ts'
import { tellDamage } from './onRegister.ts'
import { isInCi, registerThere } from '../../settings/settings.ts'

/**
 * Records a new incident, or one that is known once more, and says so. Throws when it could not be written.
 *
 * @param known its number, and the hash of the last line when that was read
 */
export async function recordAssessment(
  context: Context,
  assessment: Assessment,
  options: Options<'register' | 'by'>,
  known: { readonly incident?: string | undefined; readonly after?: string } = {},
): Promise<Entry> {
  const { io, words } = context
  const folder = registerThere(context, options.register)
  const event = { kind: 'assessed', decision: decisionOf(reportOf(assessment, io.version)) } as const
  const incident = known.incident === undefined ? {} : { incident: known.incident }
  const added = { event, by: recorderOf(context, options), ...incident }
  const entry = need(await append(folder, added, io.now, known.after))
  const said = known.incident === undefined ? words.commands.recorded : words.register.reassessed
  note(context, said(clean(entry.incident), clean(folder)))
  if (options.by === undefined && context.config.officer === undefined)
    note(context, words.register.unnamed(isInCi(io) ? words.report.hidden : clean(entry.by ?? '')))
  if (assessment.decision.doubts.includes('second-officer'))
    note(context, words.register.awaitsSecond(clean(entry.incident)))
  await tellDamage(context, folder)
  return entry
}
