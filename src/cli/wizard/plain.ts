// The wizard's questions as plain numbered lines: no redraw, no cursor tricks. For screen readers and simple terminals.
import { createInterface } from 'node:readline'
import { clean } from '../../report/clean.ts'
import type { Words } from '../../report/words/words.ts'
import type { Terminal } from '../io.ts'
import { type Ask, INTERRUPTED, type Option, type Screen, Stopped } from './ask.ts'

/** Asks by numbers on lines. `close` gives the input free again. */
export function plainAsk(
  terminal: Terminal,
  words: Words,
  wrap: (text: string) => string[],
): Ask & { close: () => void } {
  const { output } = terminal
  const { read, readText, close } = linesOf(terminal)
  const { wizard } = words
  const print = (lines: readonly string[]): void => {
    for (const line of lines.flatMap(wrap)) output.write(`${line}\n`)
  }
  const open = ({ above, title, help }: Screen): void =>
    print(['', ...above, title, ...(help === undefined ? [] : help.split('\n'))])
  const list = (options: readonly Option[], ticked: readonly string[] = []): void =>
    print(
      options.map(({ id, title }, index) => {
        const mark = ticked.includes(id) ? ` (${wizard.chosen})` : ''
        return `${index + 1}. ${title}${mark}`
      }),
    )

  return {
    one: async (screen, options, initial) => {
      open(screen)
      list(options)
      const standing = options.findIndex(({ id }) => id === initial)
      for (;;) {
        output.write(standing < 0 ? wizard.typeNumber : wizard.typeNumberOr(standing + 1))
        const typed = (await read()).trim()
        const option = typed === '' ? options[standing] : optionAt(options, typed)
        if (option !== undefined) return option.id
        print([wizard.notANumber(options.length)])
      }
    },
    several: async (screen, options, alone, ticked) => {
      open(screen)
      const all = [...options, ...alone]
      list(all, ticked)
      for (;;) {
        output.write(ticked.length === 0 ? wizard.typeNumbers : wizard.typeNumbersOr)
        const typed = (await read()).split(/[\s,;]+/).filter(Boolean)
        if (typed.length === 0 && ticked.length > 0) return { ticked }
        const ids = typed.flatMap((word) => optionAt(all, word)?.id ?? [])
        if (ids.length === 0 || ids.length < typed.length) print([wizard.notANumber(all.length)])
        else {
          const single = alone.find(({ id }) => ids.includes(id))
          if (single === undefined) return { ticked: [...new Set(ids)] }
          if (new Set(ids).size === 1) return { ticked, alone: single.id }
          print([wizard.chooseAlone])
        }
      }
    },
    line: async (screen, complain, initial) => {
      open(screen)
      if (initial !== undefined) print([wizard.enterKeeps(clean(initial))])
      for (;;) {
        output.write('> ')
        const typed = (await readText()).trim() || (initial ?? '')
        const complaint = complain(typed)
        if (complaint === undefined) return typed
        print([complaint])
      }
    },
    show: print,
    close,
  }
}

/** The option with a number as people count; only digits are a number. */
function optionAt(options: readonly Option[], typed: string): Option | undefined {
  return /^\d{1,4}$/.test(typed) ? options[Number(typed) - 1] : undefined
}

/** Milliseconds in which nobody types another line: what comes faster was pasted. */
const BURST = 25

/** Lines as they come, kept until they are asked for; ends with the input or a signal. */
function linesOf({ input, signal }: Terminal): {
  read: () => Promise<string>
  /** All lines that come at once: a text that was pasted. */
  readText: () => Promise<string>
  close: () => void
} {
  const reader = createInterface({ input, terminal: false })
  const ready: string[] = []
  const waiting: { resolve: (line: string) => void; reject: (stopped: Stopped) => void }[] = []
  let ended: Stopped | undefined
  const end = (stopped: Stopped): void => {
    ended ??= stopped
    for (const { reject } of waiting.splice(0)) reject(ended)
  }
  reader.on('line', (line) => {
    const next = waiting.shift()
    if (next === undefined) ready.push(line)
    else next.resolve(line)
  })
  reader.on('close', () => end(new Stopped(INTERRUPTED)))
  signal.addEventListener('abort', () =>
    end(new Stopped(typeof signal.reason === 'number' ? signal.reason : INTERRUPTED)),
  )
  const read = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const line = ready.shift()
      if (line !== undefined) resolve(line)
      else if (ended !== undefined) reject(ended)
      else waiting.push({ resolve, reject })
    })
  return {
    read,
    readText: async () => {
      const first = await read()
      await new Promise((resolve) => setTimeout(resolve, BURST))
      return [first, ...ready.splice(0)].join(' ')
    },
    close: () => reader.close(),
  }
}
