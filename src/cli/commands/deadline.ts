// `meldplicht deadline <discovered>`: just the clock. The hours are those of the pack, never a number of this file.
import { deadlinesAtWorst } from '../../decide/deadline.ts'
import { dayOfRules, isoInZone } from '../../decide/moment.ts'
import { readMoments, warningsAbout } from '../../decide/moments.ts'
import { deadlineReport } from '../../record/report.ts'
import { defineCommand } from '../command.ts'
import { need, Trouble } from '../context.ts'
import { DEFAULT_PACK, loadRules } from '../../check/open.ts'
import { readTime, zoneOf } from '../input/time.ts'
import { jsonMaker, styleFor, targetsOf, write } from '../write/write.ts'

export const deadline = defineCommand({
  name: 'deadline',
  about: (words) => words.commands.deadline,
  args: { '<discovered>': 'discovered' },
  flags: ['now', 'zone', 'format', 'json', 'output'],
  formats: ['text', 'json'],
  run: async (context, given) => {
    const { io, folders } = context
    const { options, args } = given
    const targets = targetsOf(context, given)
    const zone = need(await zoneOf(io, options.zone))
    const now = need(readTime(io, options.now, zone))
    const field = { id: 'discovered', title: { nl: '', en: '' } }
    const moments = need(readMoments([field], [{ moment: 'discovered', value: args[0] }], zone))
    const discovered = moments['discovered']?.instant
    if (discovered === undefined)
      throw new Trouble([{ code: 'argument-missing', name: context.words.commands.argument.discovered }])
    const day = dayOfRules(discovered, now, zone)
    const rules = need(await loadRules(io, folders, DEFAULT_PACK, day))
    const { pack } = rules
    const deadlines = deadlinesAtWorst(rules, [], moments, now, zone)
    const warnings = warningsAbout(pack, moments, now)
    await write(context, targets, {
      text: async ({ path }) => {
        const { clockDocument } = await import('../../report/incident/verdict.ts')
        const { documentText } = await import('../../render/text.ts')
        const { style, width, words } = await styleFor(context, path !== undefined)
        const clock = { pack, deadlines, discovered, warnings, now, zone }
        return documentText(clockDocument(clock, words), style, width)
      },
      json: jsonMaker(() => ({
        schema: 'meldplicht/deadline@1',
        discovered: isoInZone(discovered, zone),
        deadlines: deadlines.map(({ duty, deadline: one }) => ({
          duty: duty.id,
          ...deadlineReport(one, now, zone),
        })),
        warnings,
        now: isoInZone(now, zone),
        zone: zone.name,
      })),
    })
    return 0
  },
})
