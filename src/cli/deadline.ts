// `meldplicht deadline <discovered>`: just the clock. The hours are those of the pack, never a number of this file.
import { deadlinesOf } from '../decide/deadline.ts'
import { strictestAtWorst } from '../decide/decide.ts'
import { dayOfRules, isoInZone } from '../decide/moment.ts'
import { readMoments, warningsAbout } from '../decide/moments.ts'
import { nearestOf } from '../pack/nearest.ts'
import { jsonLines } from '../report/clean.ts'
import { deadlineReport } from '../report/report.ts'
import { type Context, need, print, Trouble } from './context.ts'
import { COMMON_FLAGS, DEADLINE_FLAGS, type FirstLook, type Flag, lookAt, namesOf } from './flags.ts'
import { DEFAULT_PACK, loadRules } from './packs.ts'
import { type Parsed, quickParse } from './quickParse.ts'
import { readTime, zoneOf } from './time.ts'

const FORMATS = ['text', 'json']

export async function deadlineCommand(context: Context, argv: readonly string[]): Promise<number> {
  const { io, folders } = context
  const look = lookAt(argv)
  const flags = [...COMMON_FLAGS, ...DEADLINE_FLAGS]
  const quick = look.words.length === 1 ? quickParse(argv, look, flags) : undefined
  const { args, options } = quick ?? (await parseDeadline(context, flags, look, argv))
  const format = options['json'] === true ? 'json' : String(options['format'] ?? 'text')
  if (!FORMATS.includes(format)) {
    throw new Trouble([
      { code: 'unknown-name', kind: 'format', name: format, ...nearestOf(format, FORMATS), known: FORMATS },
    ])
  }
  const zone = need(await zoneOf(io, look.values.get('--zone')?.at(-1)))
  const now = need(readTime(io, options['now'] as string | undefined, zone))
  const field = { id: 'discovered', title: { nl: '', en: '' } }
  const moments = need(readMoments([field], [{ moment: 'discovered', value: args[0] }], zone))
  const discovered = moments['discovered']?.instant
  if (discovered === undefined)
    throw new Trouble([{ code: 'argument-missing', name: context.words.commands.argument.discovered }])
  const day = dayOfRules(discovered, now, zone)
  const { pack, compiled } = need(await loadRules(io, folders, DEFAULT_PACK, day))
  const deadlines = deadlinesOf(strictestAtWorst(pack, compiled, 'authority', []), moments, now, zone)
  const warnings = warningsAbout(pack, moments, now)
  if (format === 'json') {
    const report = {
      schema: 'meldplicht/deadline@1',
      discovered: isoInZone(discovered, zone),
      deadlines: deadlines.map((deadline) => deadlineReport(deadline, now, zone)),
      warnings,
      now: isoInZone(now, zone),
      zone: zone.name,
    }
    print(io, jsonLines(report))
    return 0
  }
  const { deadlineText } = await import('../report/text.ts')
  const { styleFor } = await import('./output.ts')
  print(io, deadlineText({ pack, deadlines, discovered, warnings, now, zone }, await styleFor(context)))
  return 0
}

/** The command line by commander: for help, and for complaints. */
async function parseDeadline(
  { io, words }: Context,
  flags: readonly Flag[],
  look: FirstLook,
  argv: readonly string[],
): Promise<Parsed> {
  const { addFlags, newCommand, parse } = await import('./program.ts')
  const command = newCommand('meldplicht deadline', io, words)
    .description(words.commands.deadline)
    .argument('<discovered>', words.commands.argument.discovered)
    .allowExcessArguments(false)
  return parse(addFlags(command, flags, words, look), argv, namesOf(flags))
}
