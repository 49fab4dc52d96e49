// The wizard's questions as plain numbered lines: no redraw, no cursor tricks. For screen readers and simple terminals.
import { StringDecoder } from 'node:string_decoder'
import { clean } from '../../render/clean.ts'
import type { Words } from '../../words/words.ts'
import type { Terminal } from '../io.ts'
import { type Ask, hung, type Option, type Screen, Stopped, type Wrap } from './ask.ts'
import { EXIT } from '../exit.ts'
import { BURST, typedAhead, typedText } from './typing.ts'

/** Asks by numbers on lines. `close` gives the input free again. */
export function plainAsk(terminal: Terminal, words: Words, wrap: Wrap): Ask & { close: () => void } {
  const { output } = terminal
  const { readText, early, close } = linesOf(terminal)
  const { wizard } = words
  const print = (lines: readonly string[]): void => {
    for (const line of lines.flatMap((text) => wrap(text))) output.write(`${line}\n`)
  }
  const open = async ({ above, title, help }: Screen): Promise<void> => {
    const ahead = await early()
    if (ahead !== '') print(['', wizard.typedAhead(ahead)])
    print(['', ...above, title, ...(help === undefined ? [] : help.split('\n'))])
  }
  const list = (options: readonly Option[], ticked: readonly string[] = []): void => {
    for (const [index, { id, title }] of options.entries()) {
      const mark = ticked.includes(id) ? ` (${wizard.chosen})` : ''
      output.write(`${hung(wrap, `${index + 1}. ${title}${mark}`).join('\n')}\n`)
    }
  }

  const choose = async (
    screen: Screen,
    options: readonly Option[],
    initial: string | undefined,
    takesText: boolean,
  ): Promise<{ readonly id: string } | { readonly text: string }> => {
    await open(screen)
    list(options)
    if (takesText) print([wizard.numberOrText])
    const standing = options.findIndex(({ id }) => id === initial)
    for (;;) {
      output.write(standing < 0 ? wizard.typeNumber : wizard.typeNumberOr(standing + 1))
      const lines = await readText()
      const typed = lines.join(' ').trim()
      // Several lines at once were pasted, and choose nothing.
      const option =
        lines.length > 1 ? undefined : typed === '' ? options[standing] : optionAt(options, typed)
      if (option !== undefined) return { id: option.id }
      if (takesText && /\D/.test(typed)) return { text: typed }
      print([wizard.notANumber(options.length)])
    }
  }

  return {
    one: async (screen, options, initial) =>
      ((await choose(screen, options, initial, false)) as { readonly id: string }).id,
    oneOrText: (screen, options, initial) => choose(screen, options, initial, true),
    several: async (screen, options, alone, ticked) => {
      await open(screen)
      const all = [...options, ...alone]
      list(all, ticked)
      for (;;) {
        output.write(ticked.length === 0 ? wizard.typeNumbers : wizard.typeNumbersOr)
        const typed = (await readText())
          .join(' ')
          .split(/[\s,;]+/)
          .filter(Boolean)
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
      await open(screen)
      if (initial !== undefined) print([wizard.enterKeeps(clean(initial))])
      for (;;) {
        output.write('> ')
        const typed = (await readText()).join(' ').trim() || (initial ?? '')
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

/** Lines as they come; ends with the input or a signal. */
function linesOf(terminal: Terminal): {
  /** All lines that come at once: a text that was pasted has several. */
  readText: () => Promise<string[]>
  /** What was typed before this question, and answers none. */
  early: () => Promise<string>
  close: () => void
} {
  const { input, signal } = terminal
  const decoder = new StringDecoder('utf8')
  let rest = ''
  const ready: string[] = []
  const waiting: { resolve: (line: string) => void; reject: (stopped: Stopped) => void }[] = []
  let ended: Stopped | undefined
  const end = (stopped: Stopped): void => {
    ended ??= stopped
    for (const { reject } of waiting.splice(0)) reject(ended)
  }
  /** What comes between two questions. */
  const between: Buffer[] = []
  let isBetween = false
  const take = (chunk: Buffer | string): void => {
    if (isBetween) return void between.push(Buffer.from(chunk))
    const lines = (rest + decoder.write(Buffer.from(chunk))).split(/\r\n|[\r\n]/)
    rest = lines.pop()!
    for (const line of lines) {
      const next = waiting.shift()
      if (next === undefined) ready.push(line)
      else next.resolve(line)
    }
  }
  const stop = (): void => end(new Stopped(EXIT.interrupted))
  input.on('data', take)
  for (const event of ['end', 'error', 'close']) input.on(event, stop)
  signal.addEventListener('abort', () =>
    end(new Stopped(typeof signal.reason === 'number' ? signal.reason : EXIT.interrupted)),
  )
  const read = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const line = ready.shift()
      if (line !== undefined) resolve(line)
      else if (ended !== undefined) reject(ended)
      else waiting.push({ resolve, reject })
    })
  return {
    readText: async () => {
      const first = await read()
      await new Promise((resolve) => setTimeout(resolve, BURST))
      return [first, ...ready.splice(0)]
    },
    early: async () => {
      if (!input.isTTY) return ''
      isBetween = true
      // A line that was begun is not told by the terminal until it is ended, but to who reads every key.
      const text = await typedAhead(terminal, between)
      input.setRawMode(false)
      isBetween = false
      const before = typedText([...ready.splice(0), rest].join(' '))
      rest = ''
      return `${before} ${text}`.trim()
    },
    close: () => {
      input.off('data', take)
      for (const event of ['end', 'error', 'close']) input.off(event, stop)
      input.pause()
    },
  }
}
