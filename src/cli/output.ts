// An assessment → standard output and files, each in the format asked for.
import { extname } from 'node:path'
import type { Assessment } from '../decide/assess.ts'
import { nearestOf } from '../pack/nearest.ts'
import { fail, ok, type Result } from '../pack/problem.ts'
import { clean, jsonLines } from '../report/clean.ts'
import { reportOf } from '../report/report.ts'
import type { TextOptions } from '../report/text.ts'
import { type Context, need, note, print, Trouble } from './context.ts'
import { wantsColor, widthOf } from './settings.ts'

/** How to write a report, by the name of its format; each is loaded only when asked for. */
const FORMATS: Readonly<
  Record<string, (context: Context, assessment: Assessment, toFile: boolean) => Promise<string[]>>
> = {
  text: async (context, assessment, toFile) => {
    const { PLAIN, textReport } = await import('../report/text.ts')
    const options = toFile ? { words: context.words, style: PLAIN, width: 80 } : await styleFor(context)
    return textReport(assessment, options, context.io.version)
  },
  json: async ({ io }, assessment) => jsonLines(reportOf(assessment, io.version)),
  markdown: async ({ io, words }, assessment) =>
    (await import('../report/pages.ts')).markdownReport(assessment, words, io.version),
  html: async ({ io, words }, assessment) =>
    (await import('../report/pages.ts')).htmlReport(assessment, words, io.version),
  ics: async ({ io, words }, assessment) => {
    const { calendarLines } = await import('../report/calendar.ts')
    const lines = calendarLines(assessment, words, io.version)
    return lines ?? need(fail({ code: 'no-deadline' }))
  },
}

/** Words, colours and width for text on standard output. */
export async function styleFor({ io, words, color }: Context): Promise<TextOptions> {
  const { PLAIN } = await import('../report/text.ts')
  const style = wantsColor(io, io.stdout, color) ? (await import('./color.ts')).colors() : PLAIN
  return { words, style, width: widthOf(io, io.stdout) }
}

/** The format of a file, by its extension. */
export const EXTENSIONS: Readonly<Record<string, string>> = {
  '.txt': 'text',
  '.text': 'text',
  '.md': 'markdown',
  '.html': 'html',
  '.json': 'json',
  '.ics': 'ics',
}

/** What is to be written: a format for standard output, and files with theirs. Throws where one does not exist. */
export function targetsOf(options: Readonly<Record<string, unknown>>): {
  format: string | undefined
  targets: readonly { path: string; format: string }[]
} {
  const paths = (options['output'] as string[] | undefined) ?? []
  const asked = options['format'] as string | undefined
  if (options['json'] === true && asked !== undefined && asked !== 'json') {
    throw new Trouble([{ code: 'flag-twice', flag: '--format', first: asked, second: 'json' }])
  }
  const format = options['json'] === true ? 'json' : asked
  if (format !== undefined) need(known(format, Object.keys(FORMATS), '--format'))
  const targets = paths.map((path) => {
    const extension = extname(path).toLowerCase()
    need(known(extension, Object.keys(EXTENSIONS), path))
    return { path, format: EXTENSIONS[extension]! }
  })
  return { format, targets }
}

/** Checks formats and file names before anything is written, then writes everything. */
export async function writeReports(
  context: Context,
  assessment: Assessment,
  options: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { format, targets } = targetsOf(options)
  if (targets.length > 0) {
    const files = await Promise.all(
      targets.map(async ({ path, format: name }) => {
        const lines = await FORMATS[name]!(context, assessment, true)
        return { path, text: `${lines.join('\n')}\n` }
      }),
    )
    const { writeFiles } = await import('./file.ts')
    need(writeFiles([...new Map(files.map((file) => [file.path, file])).values()]))
    for (const { path } of targets) note(context, context.words.commands.wrote(clean(path)))
  }
  // Asked for files only: standard output stays empty unless a format was asked for as well.
  if (targets.length > 0 && format === undefined) return
  print(context.io, await FORMATS[format ?? 'text']!(context, assessment, false))
}

function known(name: string, all: readonly string[], origin: string): Result<string> {
  return all.includes(name)
    ? ok(name)
    : fail({
        code: 'unknown-name',
        kind: 'format',
        name,
        ...nearestOf(name, all),
        known: all,
        at: { origin },
      })
}
