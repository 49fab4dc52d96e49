// `meldplicht verify <report.json>`: decides again from the report's own answers, and says whether rules or outcome differ.
import { lookOver } from '../../pack/jsonText.ts'
import { fail, ok, type Result } from '../../problem.ts'
import { clean } from '../../render/clean.ts'
import { Page } from '../../render/layout.ts'
import { isTypedAt, withoutTypedPlaces } from '../../record/freeText.ts'
import { reportOf } from '../../record/report.ts'
import type { Report } from '../../record/reportSchema.ts'
import { type Unequal, unequal } from '../../record/unequal.ts'
import type { Warning } from '../../decide/moments.ts'
import { defineCommand } from '../command.ts'
import { type Context, need, Trouble } from '../context.ts'
import { readReport } from '../../record/decision.ts'
import { textAt } from '../input/input.ts'
import { decideAgain } from '../input/assessment.ts'
import { countedAgain, type DecidedAgain } from '../../record/again.ts'
import { jsonMaker, styleFor, targetsOf, type To, write } from '../write/write.ts'
import { EXIT } from '../exit.ts'

/** What tells how a time was typed. */
const AS_TYPED: readonly string[] = ['date-only', 'ambiguous-time'] satisfies Warning['code'][]
const MOST_LINES = 20

export const verify = defineCommand({
  name: 'verify',
  about: (words) => words.commands.verify,
  args: { '<report.json>': 'report' },
  flags: ['format', 'json', 'output'],
  formats: ['text', 'json'],
  run: async (context, given) => {
    const { io } = context
    const targets = targetsOf(context, given)
    const origin = given.args[0]!
    const text = need(await textAt(context, origin))
    const value = need(parsed(text, origin))
    // JSON is YAML too, and this reader refuses what stands there twice: two readers could take a different one of them.
    const { readYaml } = await import('../../pack/read.ts')
    need(readYaml(text, origin))
    const { odd } = lookOver(text, value, ([top]) => top === 'answers')
    if (odd !== undefined)
      throw new Trouble([{ code: 'number-spelling', question: odd.key, value: odd.spelling, at: { origin } }])
    const report = need(readReport(value, origin))
    const again = need(await decideAgain(context, report))
    const now = reportOf(countedAgain(again.assessment, report), io.version)
    // Where the rules are others that is told by itself.
    const pack = again.otherFiles.length === 0 ? now.pack : report.pack
    const found = unequal(withoutBeside(report), withoutBeside({ ...now, pack }))
    const shown = ({ isHidden }: To): readonly Unequal[] =>
      isHidden ? withoutTypedPlaces(found, again.assessment.pack, context.words.report.hidden) : found
    const isSame = again.otherFiles.length === 0 && found.length === 0
    await write(
      context,
      targets,
      {
        text: (to) => linesOf(context, report, again, shown(to), to),
        json: jsonMaker((to) => ({
          schema: 'meldplicht/verify@1',
          same: isSame,
          rules: again.otherFiles,
          outcome: shown(to),
        })),
      },
      found.some(({ path }) => isTypedAt(path)),
    )
    return isSame ? EXIT.done : EXIT.different
  },
})

function parsed(text: string, origin: string): Result<unknown> {
  try {
    return ok(JSON.parse(text) as unknown)
  } catch {
    return fail({ code: 'wrong-value', key: origin, expected: 'json' })
  }
}

/** Without what cannot be had again: the version of the tool, and how a time was typed. */
const withoutBeside = (report: Report): unknown => ({
  ...report,
  tool: undefined,
  warnings: report.warnings.filter(({ code }) => !AS_TYPED.includes(code)),
})

async function linesOf(
  context: Context,
  { pack, counted }: Report,
  { otherFiles }: DecidedAgain,
  found: readonly Unequal[],
  { path: file }: To,
): Promise<string[]> {
  const { verify: say } = context.words
  const { style, width } = await styleFor(context, file !== undefined)
  const page = new Page(width, style)
  if (otherFiles.length === 0) page.say(clean(say.sameRules(pack.id, pack.version)))
  for (const { then, now } of otherFiles)
    page.say(
      style.bad(
        clean(
          say.otherRules(
            `${then.id} ${then.version}`,
            then.sha256.slice(0, 12),
            now && `${now.version} ${now.sha256.slice(0, 12)}`,
          ),
        ),
      ),
    )
  page.say(found.length === 0 ? say.sameOutcome : style.bad(say.otherOutcome(found.length)))
  for (const { path, here, there } of found.slice(0, MOST_LINES))
    page.item(clean(say.unequal(path, shortened(here), shortened(there))))
  if (counted !== undefined) page.say(style.faint(say.counted))
  page.say(style.faint(say.beside))
  return page.lines
}

/** Whole values are for --json. */
const LONGEST = 80
const shortened = (value: string | undefined): string | undefined =>
  value !== undefined && value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value
