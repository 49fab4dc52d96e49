// An assessment → standard output and files: the report, or the letter or worksheet in its place.
import type { Assessment } from '../../decide/assess.ts'
import type { Paper } from '../../pack/model.ts'
import { fail } from '../../problem.ts'
import type { OfRegister } from '../../report/incident/calendar.ts'
import { clean, jsonLines } from '../../render/clean.ts'
import type { Document } from '../../render/document.ts'
import { hasFreeText, withoutFreeText } from '../../record/freeText.ts'
import { reportOf } from '../../record/report.ts'
import type { Given } from '../definition.ts'
import { type Context, need, needOneOf } from '../context.ts'
import { documentMakers, type To, write } from './write.ts'

/** What can be made of an assessment. */
export const REPORT_FORMATS = ['text', 'json', 'markdown', 'html', 'ics'] as const
type ReportFormat = (typeof REPORT_FORMATS)[number]

/** Flags that say what is made of an assessment, and where it goes. */
export type ReportOptions = Given<'format' | 'json' | 'output' | 'paper' | 'answers' | 'register'>['options']

/** What is to be written of an assessment. */
export interface ReportPlan {
  readonly targets: readonly To<ReportFormat>[]
  readonly paper: Paper | undefined
}

/** What the register holds of the incident. */
export interface Filed extends OfRegister {
  /** What was recorded of it, perhaps without what was typed. */
  readonly history?: (isHidden: boolean) => Document
}

/**
 * What is to be written of an assessment. Throws where it cannot be made, so that nothing is done before that is known.
 *
 * @param paper the name of a letter or worksheet to write in place of the report
 * @param filing what the register holds of the incident
 */
export async function planOf(
  context: Context,
  assessment: Assessment,
  targets: readonly To<ReportFormat>[],
  paper: string | undefined,
  filing: OfRegister = {},
): Promise<ReportPlan> {
  if (targets.some(({ format }) => format === 'ics')) {
    const { calendarLines } = await import('../../report/incident/calendar.ts')
    if (calendarLines(assessment, context.words, context.io.version, filing) === 'no-deadline')
      need(fail({ code: 'no-deadline' }))
  }
  return { targets, paper: paperNamed(assessment, paper) }
}

/** Writes what was planned. */
export async function writeReport(
  context: Context,
  assessment: Assessment,
  { targets, paper }: ReportPlan,
  { history = () => [], ...filing }: Filed = {},
): Promise<void> {
  const { io, words } = context
  const shown = ({ isHidden }: To): Assessment =>
    isHidden ? withoutFreeText(assessment, words.report.hidden) : assessment
  const titleOf = (to: To): string =>
    paper?.title[words.lang] ?? clean(words.report.title((shown(to).incident.record['title'] ?? '').trim()))
  const document = async (to: To): Promise<Document> => {
    if (paper !== undefined)
      return (await import('../../report/incident/paper.ts')).paperDocument(
        shown(to),
        paper,
        words,
        io.version,
      )
    const recorded = history(to.isHidden)
    if (to.format !== 'text') {
      const { illustrated } = await import('../../report/incident/pages.ts')
      return illustrated(shown(to), words, io.version, titleOf(to), recorded)
    }
    const { reportDocument } = await import('../../report/incident/document.ts')
    const report = reportDocument(shown(to), words, io.version)
    return recorded.length === 0 ? report : [...recorded, { kind: 'rule' }, ...report]
  }
  await write(
    context,
    targets,
    {
      ...documentMakers(context, titleOf, document),
      json: (to) => jsonLines(reportOf(shown(to), io.version)),
      ics: async () => {
        const { calendarLines } = await import('../../report/incident/calendar.ts')
        const lines = calendarLines(assessment, words, io.version, filing)
        if (lines === 'no-deadline') return need(fail({ code: 'no-deadline' }))
        return lines === 'not-due' ? undefined : lines
      },
    },
    hasFreeText(assessment) || history(false).length > 0,
  )
}

function paperNamed({ papers, pack }: Assessment, name: string | undefined): Paper | undefined {
  if (name === undefined) return undefined
  const ids = papers.map(({ id }) => id)
  if (!ids.includes(name) && pack.papers.some(({ id }) => id === name))
    need(fail({ code: 'paper-not-due', paper: name, known: ids }))
  return papers[ids.indexOf(needOneOf('paper', name, ids, '--paper'))]
}
