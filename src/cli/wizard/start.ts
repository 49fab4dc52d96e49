// From a command to the wizard: which terminal, how to ask on it, where the draft stands, how reports are written.
import type { Assessment } from '../../decide/assess.ts'
import { dayInZone } from '../../decide/moment.ts'
import type { Zone } from '../../decide/zone.ts'
import { fail } from '../../pack/problem.ts'
import { clean } from '../../report/clean.ts'
import { type Context, need, print } from '../context.ts'
import { writeReports } from '../output.ts'
import { wantsColor, widthOf } from '../settings.ts'
import type { Ask } from './ask.ts'
import { type Draft, EMPTY_DRAFT, listDrafts, newDraftId, type StoredDraft } from './draft.ts'
import { runWizard } from './run.ts'

export interface WizardStart {
  readonly zone: Zone
  readonly accessible: boolean
  readonly pack?: string
  readonly draft?: Partial<Draft>
  /** The draft to go on with; otherwise a new one. */
  readonly id?: string
  /** Flags about output, as `assess` has them. */
  readonly options?: Readonly<Record<string, unknown>>
}

/** Runs the wizard on the terminal of the process. */
export async function startWizard(context: Context, start: WizardStart): Promise<number> {
  const { io } = context
  const asking = await askOn(context, start.accessible)
  const id = start.id ?? newDraftId(io.state, dayInZone(io.now(), start.zone))
  const options = start.options ?? {}
  try {
    return await runWizard(context, {
      ask: asking.ask,
      zone: start.zone,
      state: io.state,
      id,
      draft: { ...EMPTY_DRAFT, ...start.draft },
      ...(start.pack === undefined ? {} : { pack: start.pack }),
      write: (assessment: Assessment, path?: string) =>
        writeReports(context, assessment, path === undefined ? options : { output: [path] }),
    })
  } finally {
    asking.close()
  }
}

/** Goes on with a draft: the named one, the only one, or the one that is chosen. Without a terminal it lists them. */
export async function resumeWizard(
  context: Context,
  named: string | undefined,
  isInteractive: boolean,
  start: WizardStart,
): Promise<number> {
  const { io, words } = context
  const drafts = listDrafts(io.state)
  if (named !== undefined) {
    const found = drafts.find(({ id }) => id === named)
    const known = drafts.map(({ id }) => id)
    if (found === undefined) need(fail({ code: 'unknown-name', kind: 'draft', name: named, known }))
    else if (isInteractive) return startWizard(context, { ...start, id: found.id, draft: found.draft })
  }
  if (!isInteractive || drafts.length === 0) {
    print(
      io,
      drafts.length === 0
        ? [words.wizard.noDrafts]
        : drafts.map(({ id, draft }) => `${id}  ${clean(draft.pack?.id ?? '')}  ${clean(draft.saved)}`),
    )
    return 0
  }
  const { id, draft } =
    drafts.length === 1 ? drafts[0]! : await chooseDraft(context, drafts, start.accessible)
  return startWizard(context, { ...start, id, draft })
}

async function chooseDraft(
  context: Context,
  drafts: readonly StoredDraft[],
  accessible: boolean,
): Promise<StoredDraft> {
  const asking = await askOn(context, accessible)
  const options = drafts.map(({ id, draft }) => ({
    id,
    title: clean(`${draft.pack?.id ?? ''}, ${draft.saved}`),
  }))
  const id = await asking.ask.one({ above: [], title: context.words.wizard.chooseDraft }, options)
  asking.close()
  return drafts.find((draft) => draft.id === id)!
}

async function askOn(context: Context, accessible: boolean): Promise<{ ask: Ask; close: () => void }> {
  const { io, words, color } = context
  const { PLAIN, wrapped } = await import('../../report/text.ts')
  const terminal = io.terminal()
  const width = widthOf(io, io.stderr)
  const wrap = (text: string): string[] => wrapped(text, width)
  if (accessible) {
    const { plainAsk } = await import('./plain.ts')
    const ask = plainAsk(terminal, words, wrap)
    return { ask, close: ask.close }
  }
  const style = wantsColor(io, io.stderr, color) ? (await import('../color.ts')).colors() : PLAIN
  const { inquirerAsk } = await import('./inquirer.ts')
  return { ask: inquirerAsk(terminal, words, style, wrap), close: () => undefined }
}

/** Whether to ask without redrawing. */
export function isAccessible({ io }: Context, flag: boolean): boolean {
  return flag || (io.env['ACCESSIBLE'] ?? '0') !== '0' || io.env['TERM'] === 'dumb'
}
