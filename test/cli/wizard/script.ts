// Scripted answers for the wizard's flow, and a record of what was on each screen.
import type { Ask, Option, Screen } from '../../../src/cli/wizard/ask.ts'

export interface Seen extends Screen {
  readonly options: readonly string[]
  /** What was offered as the answer that stands. */
  readonly standing?: string | readonly string[] | undefined
}

/** Answers with what stands. */
export const STANDING = 'standing '

/** Answers by the title of the screen: an option that begins so, several of them, or a typed line. */
export type Script = (title: string, visit: number) => string | readonly string[]

export interface Scripted {
  readonly ask: Ask
  readonly seen: Seen[]
  readonly shown: string[]
}

export function scripted(script: Script): Scripted {
  const seen: Seen[] = []
  const shown: string[] = []
  const visits = new Map<string, number>()
  const answer = (
    screen: Screen,
    options: readonly Option[],
    standing: string | readonly string[] | undefined,
  ): string | readonly string[] => {
    seen.push({ ...screen, options: options.map(({ title }) => title), standing })
    if (seen.length > 80) throw new Error('the wizard does not end')
    const visit = (visits.get(screen.title) ?? 0) + 1
    visits.set(screen.title, visit)
    const chosen = script(screen.title, visit)
    return chosen === STANDING ? (standing ?? '') : chosen
  }
  const idOf = (options: readonly Option[], title: string): string => {
    const option = options.find((one) => one.title.startsWith(title) || one.id === title)
    if (option === undefined)
      throw new Error(`no «${title}» among ${options.map((one) => one.title).join(' | ')}`)
    return option.id
  }
  const ask: Ask = {
    one: (screen, options, initial) =>
      Promise.resolve(idOf(options, String(answer(screen, options, initial)))),
    oneOrText: (screen, options, initial) =>
      Promise.resolve({ id: idOf(options, String(answer(screen, options, initial))) }),
    several: (screen, options, alone, ticked) => {
      const chosen = answer(screen, [...options, ...alone], ticked)
      const ids = [chosen].flat().map((title) => idOf([...options, ...alone], title))
      const single = alone.find(({ id }) => ids.includes(id))
      return Promise.resolve(single === undefined ? { ticked: ids } : { ticked, alone: single.id })
    },
    line: (screen, complain, initial) => {
      const typed = String(answer(screen, [], initial))
      const complaint = complain(typed)
      if (complaint !== undefined) throw new Error(complaint)
      return Promise.resolve(typed)
    },
    show: (lines) => void shown.push(...lines),
  }
  return { ask, seen, shown }
}
