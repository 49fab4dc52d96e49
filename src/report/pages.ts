// An assessment → the report to file: Markdown, and HTML with its pictures.
import type { Assessment } from '../decide/assess.ts'
import type { Paper } from '../pack/model.ts'
import { clean } from './clean.ts'
import type { Document } from './document/document.ts'
import { documentHtml, htmlPage } from './document/html.ts'
import { documentMarkdown } from './document/markdown.ts'
import { paperDocument } from './paper.ts'
import { pathPicture } from './picture/path.ts'
import { timeLine } from './picture/timeLine.ts'
import { reportDocument } from './reportDocument.ts'
import type { Words } from './words/words.ts'

/** The report as Markdown; the pictures are told in words. */
export function markdownReport(
  assessment: Assessment,
  words: Words,
  toolVersion: string,
  history: Document = [],
): string[] {
  return documentMarkdown(illustrated(assessment, words, toolVersion, history))
}

/** The report as one HTML file. */
export function htmlReport(
  assessment: Assessment,
  words: Words,
  toolVersion: string,
  history: Document = [],
): string[] {
  const document = illustrated(assessment, words, toolVersion, history)
  return htmlPage(words.lang, titleOf(assessment, words), documentHtml(document))
}

/** A letter or worksheet as Markdown. */
export function markdownPaper(
  assessment: Assessment,
  paper: Paper,
  words: Words,
  toolVersion: string,
): string[] {
  return documentMarkdown(paperDocument(assessment, paper, words, toolVersion))
}

/** A letter or worksheet as one HTML file. */
export function htmlPaper(assessment: Assessment, paper: Paper, words: Words, toolVersion: string): string[] {
  const document = paperDocument(assessment, paper, words, toolVersion)
  return htmlPage(words.lang, paper.title[words.lang], documentHtml(document))
}

const titleOf = ({ incident }: Assessment, words: Words): string =>
  clean(words.report.title((incident.record['title'] ?? '').trim()))

function illustrated(assessment: Assessment, words: Words, toolVersion: string, history: Document): Document {
  const pictures = {
    timeLine: timeLine(assessment, words),
    path: pathPicture({ assessment, words, toolVersion }),
  }
  return [
    { kind: 'title', text: titleOf(assessment, words) },
    ...history,
    ...reportDocument(assessment, words, toolVersion, pictures),
  ]
}
