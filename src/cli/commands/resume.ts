// `meldplicht resume [draft]`: goes on with an interrupted wizard, or lists the drafts there are.
import { defineCommand } from '../command.ts'
import { need } from '../context.ts'
import { REPORT_FORMATS } from '../write/report.ts'
import { isInteractive } from '../settings/settings.ts'
import { zoneOf } from '../input/time.ts'
import { isAccessible, resumeWizard } from '../wizard/start.ts'

export const resume = defineCommand({
  name: 'resume',
  about: (words) => words.commands.resume,
  args: { '[draft]': 'draft' },
  flags: ['accessible', 'zone', 'noInput', 'format', 'json', 'output', 'save', 'register'],
  formats: REPORT_FORMATS,
  run: async (context, { args, options }) => {
    const zone = need(await zoneOf(context.io, options.zone))
    const accessible = isAccessible(context, options.accessible === true)
    const isAsking = isInteractive(context.io, options.noInput === true)
    return resumeWizard(context, args[0], isAsking, { zone, accessible, options })
  },
})
