// An assessment, or the clock alone → lines of text for a terminal.
import type { Assessment } from '../decide/assess.ts'
import type { Document } from './document/document.ts'
import type { Paper } from '../pack/model.ts'
import { documentText } from './document/text.ts'
import type { TextOptions } from './layout.ts'
import { paperDocument } from './paper.ts'
import { reportDocument } from './reportDocument.ts'
import { type Clock, clockDocument, headlineBlocks } from './verdict.ts'

export { Page, PLAIN, type TextOptions, wrapped } from './layout.ts'

/** The whole report, verdict first; before it what was recorded of the incident. */
export function textReport(
  assessment: Assessment,
  { words, style, width }: TextOptions,
  toolVersion: string,
  history: Document = [],
): string[] {
  const report = reportDocument(assessment, words, toolVersion)
  return documentText(history.length === 0 ? report : [...history, { kind: 'rule' }, ...report], style, width)
}

/** A letter or worksheet. */
export function textPaper(
  assessment: Assessment,
  paper: Paper,
  { words, style, width }: TextOptions,
  toolVersion: string,
): string[] {
  return documentText(paperDocument(assessment, paper, words, toolVersion), style, width)
}

/** The headline alone: verdict and deadline. */
export function textHeadline(
  assessment: Assessment,
  { words, style, width }: TextOptions,
  toolVersion: string,
): string[] {
  return documentText(headlineBlocks({ assessment, words, toolVersion }), style, width)
}

/** The clock alone: discovery, deadline, time left. */
export function deadlineText(clock: Clock, { words, style, width }: TextOptions): string[] {
  return documentText(clockDocument(clock, words), style, width)
}
