// `meldplicht verify <report.json>`: decides again from the report's own answers, and says whether rules or outcome differ.
import { FILE_LIMIT, decodeText, readText } from '../pack/file.ts'
import { lookOver } from '../pack/jsonText.ts'
import { fail, ok, type Result } from '../pack/problem.ts'
import { clean, jsonLines } from '../report/clean.ts'
import { Page } from '../report/layout.ts'
import { reportOf } from '../report/report.ts'
import type { Report } from '../report/reportSchema.ts'
import { type Unequal, unequal } from '../report/unequal.ts'
import type { Warning } from '../decide/moments.ts'
import { type CommandFunction, type Context, need, print, Trouble } from './context.ts'
import { readReport } from './decisionFile.ts'
import { ASSESS_FLAGS, COMMON_FLAGS, lookAt, namesOf } from './flags.ts'
import { styleFor } from './output.ts'
import { addFlags, newCommand, parse } from './program.ts'
import { decideAgain, type DecidedAgain } from './recorded.ts'

const FLAGS = [...COMMON_FLAGS, ...ASSESS_FLAGS.filter(({ name }) => name === 'json')]
const SAME = 0
const DIFFERENT = 5

/** What tells how a time was typed. */
const AS_TYPED: readonly string[] = ['date-only', 'ambiguous-time'] satisfies Warning['code'][]
const MOST_LINES = 20

export const verifyCommand: CommandFunction = async (context, argv) => {
  const { io, words } = context
  const command = newCommand('meldplicht verify', io, words)
    .description(words.commands.verify)
    .argument('<report.json>', words.commands.argument.report)
    .allowExcessArguments(false)
  const { args, options } = parse(addFlags(command, FLAGS, words, lookAt(argv)), argv, namesOf(FLAGS))
  const origin = args[0]!
  const text = need(await textOf(context, origin))
  const value = need(parsed(text, origin))
  // JSON is YAML too, and this reader refuses what stands there twice: two readers could take a different one of them.
  const { readYaml } = await import('../pack/read.ts')
  need(readYaml(text, origin))
  const { odd } = lookOver(text, ([top]) => top === 'answers')
  if (odd !== undefined)
    throw new Trouble([{ code: 'number-spelling', question: odd.key, value: odd.spelling, at: { origin } }])
  const report = need(readReport(value, origin))
  const again = need(await decideAgain(context, report))
  const now = reportOf(again.assessment, io.version)
  // Where the rules are others that is told by itself.
  const pack = again.otherFiles.length === 0 ? now.pack : report.pack
  const found = unequal(withoutBeside(report), withoutBeside({ ...now, pack }))
  const isSame = again.otherFiles.length === 0 && found.length === 0
  if (options['json'] === true)
    print(
      io,
      jsonLines({ schema: 'meldplicht/verify@1', same: isSame, rules: again.otherFiles, outcome: found }),
    )
  else print(io, await linesOf(context, report, again, found))
  return isSame ? SAME : DIFFERENT
}

async function textOf({ io }: Context, origin: string): Promise<Result<string>> {
  if (origin !== '-') return readText(origin)
  const bytes = await io.stdin.read(FILE_LIMIT)
  if (bytes.length > FILE_LIMIT) return fail({ code: 'file-too-large', path: 'stdin', limit: FILE_LIMIT })
  return decodeText({ path: 'stdin', bytes })
}

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
  { pack }: Report,
  { otherFiles }: DecidedAgain,
  found: readonly Unequal[],
): Promise<string[]> {
  const { verify: say } = context.words
  const { style, width } = await styleFor(context)
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
  page.say(style.faint(say.beside))
  return page.lines
}

/** Whole values are for --json. */
const LONGEST = 80
const shortened = (value: string | undefined): string | undefined =>
  value !== undefined && value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value
