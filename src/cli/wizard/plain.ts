// The wizard's questions as plain numbered lines: no redraw, no cursor tricks. For screen readers and simple terminals.
import { createInterface } from 'node:readline'
import type { Words } from '../../report/words/words.ts'
import type { Terminal } from '../io.ts'
import { type Ask, INTERRUPTED, type Option, type Screen, Stopped } from './ask.ts'

/** Asks by numbers on lines. `close` gives the input free again. */
export function plainAsk(
  { input, output, signal }: Terminal,
  words: Words,
  wrap: (text: string) => string[],
): Ask & { close: () => void } {
  const reader = createInterface({ input, terminal: false })
  const waiting: ((line: string) => void)[] = []
  const ready: string[] = []
  let failed: Stopped | undefined
  const failing: ((stopped: Stopped) => void)[] = []
  const end = (stopped: Stopped): void => {
    failed ??= stopped
    failing.splice(0).forEach((fail) => fail(stopped))
  }
  reader.on('line', (line) => {
    const next = waiting.shift()
    if (next === undefined) ready.push(line)
    else next(line)
  })
  reader.on('close', () => end(new Stopped(INTERRUPTED)))
  signal.addEventListener('abort', () =>
    end(new Stopped(typeof signal.reason === 'number' ? signal.reason : INTERRUPTED)),
  )
  const print = (lines: readonly string[]): void => {
    for (const line of lines.flatMap(wrap)) output.write(`${line}\n`)
  }
  const read = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const line = ready.shift()
      if (line !== undefined) resolve(line)
      else if (failed !== undefined) reject(failed)
      else {
        waiting.push(resolve)
        failing.push(reject)
      }
    })
  const open = ({ above, title, help }: Screen): void =>
    print(['', ...above, title, ...(help === undefined ? [] : help.split('\n'))])
  const list = (options: readonly Option[]): void =>
    print(options.map(({ title }, index) => `${index + 1}. ${title}`))

  const { wizard } = words
  return {
    one: async (screen, options, initial) => {
      open(screen)
      list(options)
      const standing = options.findIndex(({ id }) => id === initial)
      for (;;) {
        output.write(standing < 0 ? wizard.typeNumber : wizard.typeNumberOr(standing + 1))
        const typed = (await read()).trim()
        const option = options[typed === '' ? standing : Number(typed) - 1]
        if (option !== undefined) return option.id
        print([wizard.notANumber(options.length)])
      }
    },
    several: async (screen, options, alone) => {
      open(screen)
      const all = [...options, ...alone]
      list(all)
      for (;;) {
        output.write(wizard.typeNumbers)
        const chosen = (await read())
          .split(/[\s,;]+/)
          .filter(Boolean)
          .map((word) => all[Number(word) - 1])
        const ids = chosen.flatMap((option) => option?.id ?? [])
        if (ids.length === 0 || ids.length < chosen.length) print([wizard.notANumber(all.length)])
        else if (ids.length > 1 && alone.some(({ id }) => ids.includes(id))) print([wizard.chooseAlone])
        else return [...new Set(ids)]
      }
    },
    line: async (screen, complain) => {
      open(screen)
      for (;;) {
        output.write('> ')
        const typed = await read()
        const complaint = complain(typed)
        if (complaint === undefined) return typed
        print([complaint])
      }
    },
    show: print,
    close: () => reader.close(),
  }
}
