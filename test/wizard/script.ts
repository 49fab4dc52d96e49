// Scripted answers for the wizard's flow, and a record of what was on each screen.
import type { Ask, Option, Screen } from '../../src/cli/wizard/ask.ts'

export interface Seen extends Screen {
  readonly options: readonly string[]
}

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
  const answer = (screen: Screen, options: readonly Option[]): string | readonly string[] => {
    seen.push({ ...screen, options: options.map(({ title }) => title) })
    if (seen.length > 80) throw new Error('the wizard does not end')
    const visit = (visits.get(screen.title) ?? 0) + 1
    visits.set(screen.title, visit)
    return script(screen.title, visit)
  }
  const idOf = (options: readonly Option[], title: string): string => {
    const option = options.find((one) => one.title.startsWith(title) || one.id === title)
    if (option === undefined)
      throw new Error(`no «${title}» among ${options.map((one) => one.title).join(' | ')}`)
    return option.id
  }
  const ask: Ask = {
    one: (screen, options) => Promise.resolve(idOf(options, String(answer(screen, options)))),
    several: (screen, options, alone) => {
      const chosen = answer(screen, [...options, ...alone])
      return Promise.resolve([chosen].flat().map((title) => idOf([...options, ...alone], title)))
    },
    line: (screen, complain) => {
      const typed = String(answer(screen, []))
      const complaint = complain(typed)
      if (complaint !== undefined) throw new Error(complaint)
      return Promise.resolve(typed)
    },
    show: (lines) => void shown.push(...lines),
  }
  return { ask, seen, shown }
}
