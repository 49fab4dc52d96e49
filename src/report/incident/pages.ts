// An assessment → the report to file, with its pictures: drawn in HTML, told in words in Markdown.
import type { Assessment } from '../../decide/assess.ts'
import type { Document } from '../../render/document.ts'
import { pathPicture } from '../picture/path.ts'
import { timeLine } from '../picture/timeLine.ts'
import { reportDocument } from './document.ts'
import type { Words } from '../../words/words.ts'

/** The report under its title, behind what was recorded of the incident. */
export function illustrated(
  assessment: Assessment,
  words: Words,
  toolVersion: string,
  title: string,
  history: Document,
): Document {
  const pictures = {
    timeLine: timeLine(assessment, words),
    path: pathPicture({ assessment, words, toolVersion }),
  }
  return [
    { kind: 'title', text: title },
    ...history,
    ...reportDocument(assessment, words, toolVersion, pictures),
  ]
}
