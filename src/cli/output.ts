// An assessment → standard output and files, each in the format asked for.
import { extname } from 'node:path'
import type { Assessment } from '../decide/assess.ts'
import type { Paper } from '../pack/model.ts'
import { fail } from '../pack/problem.ts'
import type { Document } from '../report/document/document.ts'
import { clean, jsonLines } from '../report/clean.ts'
import { hasFreeText, withoutFreeText } from '../report/freeText.ts'
import { reportOf } from '../report/report.ts'
import type { OfRegister } from '../report/calendar.ts'
import type { TextOptions } from '../report/text.ts'
import { type Context, need, needOneOf, note, print, Trouble } from './context.ts'
import { isInCi, wantsColor, widthOf } from './settings.ts'

/** What is written, and of which incident of the register it is. */
export interface Filed extends OfRegister {
  readonly assessment: Assessment
  /** What was recorded of it. */
  readonly history: Document
  /** The letter or worksheet to write in place of the report. */
  readonly paper?: Paper
}

/** How to write a report, by the name of its format; each is loaded only when asked for. Undefined: there is nothing to write. */
const FORMATS: Readonly<
  Record<string, (context: Context, filed: Filed, toFile: boolean) => Promise<readonly string[] | undefined>>
> = {
  text: async (context, { assessment, history, paper }, toFile) => {
    const { PLAIN, textPaper, textReport } = await import('../report/text.ts')
    const options = toFile ? { words: context.words, style: PLAIN, width: 80 } : await styleFor(context)
    if (paper !== undefined) return textPaper(assessment, paper, options, context.io.version)
    return textReport(assessment, options, context.io.version, history)
  },
  json: async ({ io }, { assessment }) => jsonLines(reportOf(assessment, io.version)),
  markdown: async ({ io, words }, { assessment, history, paper }) => {
    const { markdownPaper, markdownReport } = await import('../report/pages.ts')
    if (paper !== undefined) return markdownPaper(assessment, paper, words, io.version)
    return markdownReport(assessment, words, io.version, history)
  },
  html: async ({ io, words }, { assessment, history, paper }) => {
    const { htmlPaper, htmlReport } = await import('../report/pages.ts')
    if (paper !== undefined) return htmlPaper(assessment, paper, words, io.version)
    return htmlReport(assessment, words, io.version, history)
  },
  ics: async ({ io, words }, { assessment, ...filing }) => {
    const { calendarLines } = await import('../report/calendar.ts')
    const lines = calendarLines(assessment, words, io.version, filing)
    if (lines === 'no-deadline') return need(fail({ code: 'no-deadline' }))
    return lines === 'not-due' ? undefined : lines
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
  if (format !== undefined) needOneOf('format', format, Object.keys(FORMATS), '--format')
  const targets = paths.map((path) => {
    const extension = extname(path).toLowerCase()
    needOneOf('format', extension, Object.keys(EXTENSIONS), path)
    return { path, format: EXTENSIONS[extension]! }
  })
  return { format, targets }
}

/** What is to be written of an assessment. Throws where it cannot be, so that nothing is done before that is known. */
export async function planOf(
  context: Pick<Context, 'words' | 'io' | 'config' | 'folders'>,
  assessment: Assessment,
  options: Readonly<Record<string, unknown>>,
  due?: number,
): Promise<ReturnType<typeof targetsOf> & { readonly paper: Paper | undefined }> {
  const { words, io } = context
  const { format, targets } = targetsOf(options)
  if (targets.length > 0) {
    const { checkTargets } = await import('./targets.ts')
    checkTargets(
      context,
      options,
      targets.map(({ path }) => path),
    )
  }
  if (format === 'ics' || targets.some((target) => target.format === 'ics')) {
    const { calendarLines } = await import('../report/calendar.ts')
    if (calendarLines(assessment, words, io.version, { due }) === 'no-deadline')
      need(fail({ code: 'no-deadline' }))
  }
  return { format, targets, paper: paperNamed(assessment, options['paper'] as string | undefined) }
}

/** Checks formats and file names before anything is written, then writes everything. */
export async function writeReports(
  context: Context,
  assessment: Assessment,
  options: Readonly<Record<string, unknown>>,
  {
    history = () => [],
    ...filing
  }: OfRegister & {
    readonly history?: (isHidden: boolean) => Document
  } = {},
): Promise<void> {
  const { format, targets, paper } = await planOf(context, assessment, options, filing.due)
  const filed: Filed = {
    ...filing,
    assessment,
    history: history(false),
    ...(paper === undefined ? {} : { paper }),
  }
  const { io, words } = context
  const isTyped = filed.history.length > 0 || hasFreeText(assessment)
  const masked = (): Filed => ({
    ...filed,
    assessment: withoutFreeText(assessment, words.report.hidden),
    history: history(true),
  })
  if (targets.length > 0) {
    const { isPublished, writeTargets } = await import('./targets.ts')
    const files = await Promise.all(
      targets.map(async ({ path, format: name }) => {
        const isMasked = isPublished(io, path)
        const lines = await FORMATS[name]!(context, isMasked ? masked() : filed, true)
        return { path, lines, isTyped: isTyped && !isMasked && name !== 'ics' }
      }),
    )
    const full = files.flatMap(({ path, lines }) =>
      lines === undefined ? [] : [{ path, text: `${lines.join('\n')}\n` }],
    )
    writeTargets(
      context,
      options,
      full,
      files.filter((file) => file.isTyped).map(({ path }) => path),
    )
    for (const { path, lines } of files)
      if (lines === undefined) note(context, context.words.commands.notWritten(clean(path)))
  }
  // Asked for files only: standard output stays empty unless a format was asked for as well.
  if (targets.length > 0 && format === undefined) return
  const shown = FOR_SCRIPTS.includes(format ?? 'text') || !isInCi(io) ? filed : masked()
  const lines = await FORMATS[format ?? 'text']!(context, shown, false)
  if (lines === undefined) note(context, context.words.commands.notWritten('-'))
  else print(context.io, lines)
}

/** Formats that scripts read: they have everything. In any other the log of a CI job shows nothing that somebody typed. */
const FOR_SCRIPTS = ['json', 'ics']

function paperNamed({ papers }: Assessment, name: string | undefined): Paper | undefined {
  if (name === undefined) return undefined
  const ids = papers.map(({ id }) => id)
  return papers[ids.indexOf(needOneOf('paper', name, ids, '--paper'))]
}
