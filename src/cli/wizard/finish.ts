// The verdict screen: the report, and what the officer wants to do with it.
import { existsSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Rules } from '../../compile/compile.ts'
import type { Assessment } from '../../decide/assess.ts'
import type { Incident } from '../../register/incident.ts'
import { clean } from '../../render/clean.ts'
import { problemText } from '../../report/problem.ts'
import type { Document } from '../../render/document.ts'
import { documentText } from '../../render/text.ts'
import { PLAIN } from '../../render/layout.ts'
import { reportDocument } from '../../report/incident/document.ts'
import { headlineBlocks } from '../../report/incident/verdict.ts'
import { warningText } from '../../report/incident/warning.ts'
import { type Context, isTrouble, note } from '../context.ts'
import { widthOf } from '../settings/settings.ts'
import { ENDINGS } from '../formats.ts'
import type { Option } from './ask.ts'
import { complete } from './complete.ts'
import { type Draft, goingOn } from './draft.ts'
import type { Start } from './setting.ts'
import { typedWay } from './screen.ts'
import { BACK } from './ways.ts'

/** The officer wants to look at the answers once more. */
export const AGAIN = 'again'

/** Formats that a saved report can have. */
type Format = 'html' | 'markdown' | 'text' | 'json'
const REPORT_FORMATS: readonly Format[] = ['html', 'markdown', 'text', 'json']
const PAPER_FORMATS: readonly Format[] = ['text', 'markdown', 'html']

/** Shows the outcome and does what is asked with it; the exit code comes back, or AGAIN. */
export async function finish(
  context: Context,
  start: Start,
  rules: Rules,
  finished: Draft,
  save: (draft: Draft) => void,
): Promise<{ how: number | typeof AGAIN; draft: Draft }> {
  const { words, io } = context
  const { wizard } = words
  const { ask, file } = start
  let draft = finished
  let assessment = await start.assess(rules, draft)
  let filed: Incident | undefined
  /** The answers can be had again from what was saved. */
  let isSafe = false
  let isRecorded = false
  const record = async (): Promise<boolean> => {
    const done = await start.record(rules, draft, assessment)
    ;({ draft, filed } = done)
    save(draft)
    assessment = done.assessment ?? assessment
    isSafe = isRecorded = done.assessment !== undefined
    return isRecorded
  }
  if (start.recordAtOnce && (await told(context, start, record)) === false) return { how: AGAIN, draft }
  await start.write(assessment, filed)
  for (;;) {
    const options: Option[] = [
      { id: 'report', title: wizard.saveReport },
      ...(hasDeadline(assessment) ? [{ id: 'calendar', title: wizard.saveCalendar }] : []),
      ...(isRecorded ? [] : [{ id: 'register', title: wizard.saveRegister(draft.incident?.id) }]),
      ...(assessment.papers.length > 0 ? [{ id: 'paper', title: words.paper.choose }] : []),
      { id: 'complete', title: wizard.completeFile },
      { id: 'see', title: wizard.seeReport },
      { id: AGAIN, title: wizard.backToAnswers },
      { id: 'stop', title: wizard.finish },
      ...(isSafe ? [] : [{ id: 'discard', title: wizard.discard }]),
    ]
    switch (
      await ask.one({ above: verdictLines(context, assessment), title: wizard.whatNow }, options, 'report')
    ) {
      case 'report': {
        const formats = await chooseFormats(context, start, REPORT_FORMATS, ['html', 'json'])
        if (
          formats.length > 0 &&
          (await saveAs(
            context,
            start,
            assessment,
            formats.map((one) => ENDINGS[one][0]),
          ))
        )
          isSafe ||= formats.includes('json')
        break
      }
      case 'paper':
        await savePaper(context, start, assessment)
        break
      case 'calendar':
        await saveAs(context, start, assessment, ['.ics'], { filed })
        break
      case 'register':
        if ((await told(context, start, record)) === false) return { how: AGAIN, draft }
        break
      case 'complete':
        draft = await complete(
          { ask, words, pack: rules.pack, zone: start.zone, now: start.now, save },
          draft,
        )
        assessment = await start.assess(rules, draft)
        isSafe = false
        isRecorded = false
        ask.show(warningLines(context, assessment))
        break
      case 'see':
        ask.show(linesOf(context, reportDocument(assessment, words, io.version)))
        break
      case AGAIN:
        return { how: AGAIN, draft }
      case 'discard':
        if (!(await isSure(start, words.wizard))) break
        file.drop()
        note({ io, quiet: false }, wizard.discarded)
        return { how: 0, draft }
      default: {
        if (isSafe) file.drop()
        else if (file.id() !== undefined)
          note({ io, quiet: false }, wizard.kept(clean(goingOn(file.id()!, draft))))
        return { how: 0, draft }
      }
    }
  }
}

/** Whether there is a moment by which to notify, decided, still open, or should it have to be after all. */
function hasDeadline({ duties }: Assessment): boolean {
  return duties.some(
    ({ duty, deadlines }) => duty.id === 'authority' && deadlines.some(({ due }) => due !== undefined),
  )
}

/** The outcome once more, because the report before it has scrolled away. */
function verdictLines(context: Context, assessment: Assessment): string[] {
  const { words, io } = context
  return linesOf(context, headlineBlocks({ assessment, words, toolVersion: io.version }))
}

const linesOf = ({ io }: Context, document: Document): string[] =>
  documentText(document, PLAIN, widthOf(io, io.stderr))

/** What about the times deserves a second look. */
function warningLines({ words }: Context, { warnings, pack }: Assessment): string[] {
  return warnings.map((warning) => clean(warningText(words, pack, warning)))
}

/** A letter or worksheet, chosen from those that belong to this outcome. */
async function savePaper(context: Context, start: Start, assessment: Assessment): Promise<void> {
  const { words, lang } = context
  const papers = assessment.papers.map(({ id, title }) => ({ id, title: clean(title[lang]) }))
  const options = [...papers, { id: BACK, title: words.wizard.back }]
  const paper = await start.ask.one({ above: [], title: words.paper.choose }, options)
  if (paper === BACK) return
  const formats = await chooseFormats(context, start, PAPER_FORMATS, ['text'])
  const extensions = formats.map((one) => ENDINGS[one][0])
  if (extensions.length > 0) await saveAs(context, start, assessment, extensions, { paper })
}

async function chooseFormats(
  { words: { wizard } }: Context,
  { ask }: Start,
  ids: readonly Format[],
  ticked: readonly Format[],
): Promise<Format[]> {
  const options = ids.map((id) => ({ id, title: wizard.formats[id] }))
  const chosen = await ask.several(
    { above: [], title: wizard.whichFormats },
    options,
    [{ id: BACK, title: wizard.back }],
    ticked,
  )
  return chosen.alone === undefined ? ids.filter((id) => chosen.ticked.includes(id)) : []
}

/** Asks where, writes, and says what could not be written; false when nothing was. */
async function saveAs(
  context: Context,
  start: Start,
  assessment: Assessment,
  extensions: readonly string[],
  { paper, filed }: { readonly paper?: string; readonly filed?: Incident | undefined } = {},
): Promise<boolean> {
  const { wizard } = context.words
  const what = paper === undefined ? '' : `-${paper}`
  const name = freeName(`meldplicht-${start.file.id() ?? 'report'}${what}`, extensions)
  const pathsFor = (typed: string): string[] => {
    const path = typed.trim().replace(/^~(?=\/|$)/, homedir())
    const inFolder = isFolder(path) || path.endsWith('/')
    const known = Object.values(ENDINGS)
      .flat()
      .find((extension) => path.toLowerCase().endsWith(extension))
    const base = inFolder ? join(path, name) : known === undefined ? path : path.slice(0, -known.length)
    return extensions.map((extension) => `${basename(base) === '' ? join(base, name) : base}${extension}`)
  }
  const typed = await start.ask.line(
    { above: [], title: wizard.where, help: wizard.whereHelp },
    (text) => {
      if (typedWay(context, text) !== undefined) return undefined
      const paths = pathsFor(text)
      const folder = dirname(paths[0]!)
      if (!existsSync(folder)) return wizard.noFolder(clean(folder))
      const taken = paths.find((path) => existsSync(path))
      return taken === undefined ? undefined : wizard.exists(clean(taken))
    },
    name,
  )
  if (typedWay(context, typed) !== undefined) return false
  const write = async (): Promise<true> => {
    await start.write(assessment, filed, pathsFor(typed), paper)
    return true
  }
  return (await told(context, start, write)) === true
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** A name that no report in this folder has yet. */
function freeName(name: string, extensions: readonly string[]): string {
  const isFree = (one: string): boolean => extensions.every((extension) => !existsSync(`${one}${extension}`))
  for (let number = 2, free = name; ; number += 1) {
    if (isFree(free)) return free
    free = `${name}-${number}`
  }
}

/** Does something; expected trouble is told, and the wizard goes on. */
async function told<T>({ words }: Context, { ask }: Start, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!isTrouble(error)) throw error
    ask.show(error.problems.map((problem) => clean(problemText(words, problem))))
    return undefined
  }
}

async function isSure({ ask }: Start, wizard: Context['words']['wizard']): Promise<boolean> {
  const options = [
    { id: 'no', title: wizard.discardNo },
    { id: 'yes', title: wizard.discardYes },
  ]
  return (await ask.one({ above: [], title: wizard.discardSure }, options, 'no')) === 'yes'
}
