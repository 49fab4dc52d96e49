// A document → standard output or files, as text, Markdown, HTML or the data behind it.
import { extname } from 'node:path'
import { jsonLines } from '../report/clean.ts'
import type { Document } from '../report/document/document.ts'
import { documentHtml, htmlPage } from '../report/document/html.ts'
import { documentMarkdown } from '../report/document/markdown.ts'
import { documentText } from '../report/document/text.ts'
import { PLAIN } from '../report/layout.ts'
import { type Context, needOneOf, print } from './context.ts'
import { styleFor } from './output.ts'
import { writeTargets } from './targets.ts'

/** What can be written; `json` only where there are data behind the document. */
export interface Content {
  readonly title: string
  readonly document: Document
  readonly json?: unknown
  /** Further formats of this document alone, as lines. */
  readonly others?: Readonly<Record<string, () => readonly string[]>>
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  '.txt': 'text',
  '.md': 'markdown',
  '.html': 'html',
  '.json': 'json',
}

/** Writes to the files of `-o`, or to standard output in the format of `--format`. */
export async function writeDocument(
  context: Context,
  content: Content,
  options: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { io, lang } = context
  const { title, document, json, others = {} } = content
  const formats: Readonly<Record<string, (toFile: boolean) => Promise<readonly string[]>>> = {
    text: async (toFile) => {
      const { style, width } = toFile ? { style: PLAIN, width: FILE_WIDTH } : await styleFor(context)
      return documentText(document, style, width)
    },
    markdown: () => Promise.resolve(documentMarkdown(document)),
    html: () => Promise.resolve(htmlPage(lang, title, documentHtml(document))),
    ...(json === undefined ? {} : { json: () => Promise.resolve(jsonLines(json)) }),
    ...Object.fromEntries(
      Object.entries(others).map(([name, lines]) => [name, () => Promise.resolve(lines())]),
    ),
  }
  const asked = options['json'] === true ? 'json' : (options['format'] as string | undefined)
  if (asked !== undefined) needOneOf('format', asked, Object.keys(formats), '--format')
  const extensions = {
    ...EXTENSIONS,
    ...Object.fromEntries(Object.keys(others).map((name) => [`.${name}`, name])),
  }
  const known = Object.keys(extensions).filter((extension) => formats[extensions[extension]!] !== undefined)
  const targets = ((options['output'] as string[] | undefined) ?? []).map((path) => ({
    path,
    format: extensions[needOneOf('format', extname(path).toLowerCase(), known, path)]!,
  }))
  const files = await Promise.all(
    targets.map(async ({ path, format }) => ({
      path,
      text: `${(await formats[format]!(true)).join('\n')}\n`,
    })),
  )
  writeTargets(context, options, files)
  if (targets.length > 0 && asked === undefined) return
  print(io, [...(await formats[asked ?? 'text']!(false))])
}

const FILE_WIDTH = 80
