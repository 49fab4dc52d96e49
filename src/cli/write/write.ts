// What a command makes → standard output and the files of `-o`. The one way out: formats, endings of file names and refusals
// are the same in every command.
import { extname } from 'node:path'
import { clean, jsonLines } from '../../render/clean.ts'
import type { Document } from '../../render/document.ts'
import type { TextOptions } from '../../render/layout.ts'
import type { Given } from '../definition.ts'
import { ENDINGS, type FormatName } from '../formats.ts'
import { type Context, need, needOneOf, note, print, Trouble } from '../context.ts'
import { writeFiles } from './file.ts'
import { isInCi, wantsColor, widthOf } from '../settings/settings.ts'
import { checkTargets, isPublished } from './targets.ts'

/**
 * Formats that scripts read: who asks for one gets everything, and is told. Whatever else is printed in a CI job shows
 * nothing that somebody typed.
 */
const FOR_SCRIPTS: readonly FormatName[] = ['json', 'ics', 'csv', 'ndjson', 'sql']
/** Formats in which a typed text does not stand. */
const WITHOUT_TEXTS: readonly FormatName[] = ['ics']

/** Where something goes, and how. */
export interface To<Format extends FormatName = FormatName> {
  readonly format: Format
  /** Undefined: standard output. */
  readonly path: string | undefined
  /** Nothing that somebody typed may be in it, for others can read it. */
  readonly isHidden: boolean
}

/** Makes the lines of one format; undefined where there is nothing to write. */
export type Maker<Format extends FormatName = FormatName> = (
  to: To<Format>,
) => readonly string[] | undefined | Promise<readonly string[] | undefined>

/** One maker for each format that a command makes. */
export type Makers<Format extends FormatName> = { readonly [One in Format]: Maker<One> }

type Named = Given<'format' | 'json' | 'output' | 'answers' | 'register'>['options']

/** Where to write what a command makes; throws where that cannot be, so that nothing is done before it is known. */
export function targetsOf<Format extends FormatName>(
  context: Context,
  { options, formats }: { readonly options: Named; readonly formats: readonly Format[] },
): readonly To<Format>[] {
  const { format, json, output = [] } = options
  if (json === true && format !== undefined && format !== 'json')
    throw new Trouble([{ code: 'flag-twice', flag: '--format', first: format, second: 'json' }])
  const asked = json === true ? 'json' : format
  const shown = asked === undefined ? undefined : needOneOf('format', asked, formats, '--format')
  const paths = [...new Set(output)]
  const files = paths.map((path) => ({
    path,
    format: formatOf(path, formats),
    isHidden: isPublished(context.io, path),
  }))
  checkTargets(context, options, paths)
  // Where files were asked for standard output stays empty, unless a format was asked for as well.
  if (files.length > 0 && shown === undefined) return files
  const [usual] = formats
  const out = shown ?? usual!
  const isForScript = shown !== undefined && FOR_SCRIPTS.includes(out)
  const isHidden = isInCi(context.io) && !isForScript
  return [...files, { path: undefined, format: out, isHidden }]
}

/** The format of a file, by its ending. */
function formatOf<Format extends FormatName>(path: string, formats: readonly Format[]): Format {
  const known = formats.flatMap((format) => ENDINGS[format].map((ending) => [ending, format] as const))
  const endings = known.map(([ending]) => ending)
  const found = needOneOf('format', extname(path).toLowerCase(), endings, path)
  return known[endings.indexOf(found)]![1]
}

/**
 * Writes to all targets, or says why not: files all whole or none.
 *
 * @param isTyped whether what is written holds what was typed about an incident
 */
export async function write<Format extends FormatName>(
  context: Context,
  targets: readonly To<Format>[],
  makers: Makers<Format>,
  isTyped = false,
): Promise<void> {
  const { io, words } = context
  const made = await Promise.all(
    targets.map(async (to) => ({ to, lines: await (makers[to.format] as Maker<Format>)(to) })),
  )
  const files = made.flatMap(({ to: { path }, lines }) =>
    path === undefined || lines === undefined ? [] : [{ path, text: `${lines.join('\n')}\n` }],
  )
  need(writeFiles(files))
  for (const { path } of files) note(context, words.commands.wrote(clean(path)))
  for (const { to, lines } of made) {
    if (lines === undefined) note(context, words.commands.notWritten(clean(to.path ?? '-')))
    else if (to.format === 'github' && to.path === undefined)
      io.stdout.writeCommands(lines.map((line) => `${line}\n`).join(''))
    else if (to.path === undefined) print(io, lines)
    if (lines !== undefined) tellTyped(context, to, isTyped)
  }
}

/** Who publishes a file or the log of a CI job by mistake was told, also with `-q`. */
export function tellTyped({ io, words }: Context, { path, format, isHidden }: To, isTyped: boolean): void {
  if (!isTyped || isHidden || WITHOUT_TEXTS.includes(format) || !isInCi(io)) return
  const { holdsTyped, showsTyped } = words.commands
  note({ io, quiet: false }, path === undefined ? showsTyped : holdsTyped(clean(path)))
}

/** Makers of a document for people: as text, as Markdown, as a page. */
export function documentMakers(
  context: Context,
  title: string | ((to: To) => string),
  document: (to: To) => Document | Promise<Document>,
): Makers<'text' | 'markdown' | 'html'> {
  return {
    text: async (to) => {
      const { documentText } = await import('../../render/text.ts')
      const { style, width } = await styleFor(context, to.path !== undefined)
      return documentText(await document(to), style, width)
    },
    markdown: async (to) => {
      const { documentMarkdown } = await import('../../render/markdown.ts')
      return documentMarkdown(await document(to))
    },
    html: async (to) => {
      const { documentHtml, htmlPage } = await import('../../render/html.ts')
      const name = typeof title === 'string' ? title : title(to)
      return htmlPage(context.lang, name, documentHtml(await document(to)))
    },
  }
}

/** The maker of data. */
export const jsonMaker =
  (data: (to: To) => unknown): Maker =>
  (to) =>
    jsonLines(data(to))

/** Columns of a text in a file. */
const FILE_WIDTH = 80

/** Words, colours and width of text on standard output, or in a file. */
export async function styleFor({ io, words, color }: Context, isFile = false): Promise<TextOptions> {
  const { PLAIN } = await import('../../render/layout.ts')
  if (isFile) return { words, style: PLAIN, width: FILE_WIDTH }
  const style = wantsColor(io, io.stdout, color) ? (await import('../color.ts')).colors() : PLAIN
  return { words, style, width: widthOf(io, io.stdout) }
}
