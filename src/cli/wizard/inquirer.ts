// The wizard's questions on a terminal, by prompts of our own on inquirer. With `prompts.ts` the only file that knows it.
import { clean } from '../../render/clean.ts'
import type { Style } from '../../render/layout.ts'
import type { Words } from '../../words/words.ts'
import type { Terminal } from '../io.ts'
import { type Ask, hung, type Option, type Screen, Stopped, type Wrap } from './ask.ts'
import { EXIT } from '../exit.ts'
import { askLine, askList, type ListConfig, type Listed, type PromptContext } from './prompts.ts'
import { keysOf, NO_PASTE, TELL_PASTE } from './typing.ts'

/** Rows of a terminal that tells no size. */
const ROWS = 24
/** Lines below a list: a blank one, a complaint, the keys, the cursor. */
const BELOW = 6
const SHORTEST_LIST = 6

/** Questions in place, chosen with the arrow keys. */
export function inquirerAsk(
  terminal: Terminal,
  words: Words,
  style: Style,
  wrap: Wrap,
): Ask & { close: () => void } {
  const { output, signal } = terminal
  const keys = terminal.input.isTTY ? keysOf(terminal) : undefined
  const { wizard } = words
  const print = (lines: readonly string[]): void => {
    for (const line of lines.flatMap((text) => wrap(text))) terminal.output.write(`${line}\n`)
  }
  /** A question that only answers what was typed while it stood on the screen; what came before is shown, and answers nothing. */
  const guarded = async <T>(prompt: (context: PromptContext) => Promise<T>): Promise<T> => {
    if (keys === undefined) return guard(terminal, () => prompt({ input: terminal.input, output, signal }))
    const ahead = await keys.ahead()
    if (ahead !== '') print(['', wizard.typedAhead(ahead)])
    output.write(TELL_PASTE)
    try {
      return await guard(terminal, () => keys.during((input) => prompt({ input, output, signal })))
    } finally {
      output.write(NO_PASTE)
    }
  }
  /** Title and help while the question stands, the title alone once it is answered; `end` closes what is asked. */
  const themed = ({ above, title, help }: Screen, keys: string, end = ''): ReturnType<typeof themeOf> => {
    print(['', ...above.map((line) => style.faint(line))])
    const head = wrap(title, PREFIX).map((line) => style.strong(line))
    const lines = (help ?? '')
      .split('\n')
      .filter(Boolean)
      .flatMap((line) => wrap(line, PREFIX))
    const asking = [...head, ...lines.map((line) => style.faint(line))].join(`\n${INDENT}`)
    return themeOf(style, wrap, keys, (status) =>
      status === 'done' ? head.join(`\n${INDENT}`) : asking + end,
    )
  }
  const row = (mark: string, title: string): string => `${mark}${hung(wrap, title, mark.length).join('\n')}`
  // A list that is higher than what is left of the terminal could not be redrawn in place.
  const pageSize = ({ title, help }: Screen): number => {
    const head = [title, ...(help ?? '').split('\n')].flatMap((line) => wrap(line, PREFIX)).length
    return Math.max((terminal.output.rows || ROWS) - head - BELOW, SHORTEST_LIST)
  }
  /** The keys, and that there is more where a list does not fit. */
  const keysFor = (screen: Screen, options: readonly Option[], keys: string): string => {
    const lines = options.flatMap(({ title }) => hung(wrap, title, WIDEST_MARK)).length
    return lines > pageSize(screen) ? `${keys}; ${wizard.keysMore}` : keys
  }
  const list = (
    screen: Screen,
    keys: string,
    rows: Pick<ListConfig, 'options' | 'alone' | 'ticked' | 'goOn' | 'initial' | 'takesText'>,
  ): Promise<Listed> =>
    guarded((context) =>
      askList(
        {
          ...rows,
          numbered: screen.numbered === true,
          nothingTicked: wizard.nothingTicked,
          typed: (text) => {
            const shown = shortened(clean(text.trim()))
            return rows.takesText === true ? wizard.typedTaken(shown) : wizard.typedOnList(shown)
          },
          pageSize: pageSize(screen),
          theme: themed(screen, keysFor(screen, [...rows.options, ...rows.alone], keys)),
          row,
        },
        context,
      ),
    )
  return {
    one: async (screen, options, initial) =>
      (await list(screen, wizard.keysOne, oneOf(options, initial))).alone!,
    oneOrText: async (screen, options, initial) => {
      const rows = { ...oneOf(options, initial), takesText: true }
      const { alone, text } = await list(screen, wizard.keysOneOrText, rows)
      return text === undefined ? { id: alone! } : { text }
    },
    several: (screen, options, alone, ticked) =>
      list(screen, wizard.keysSeveral, { options, alone, ticked, goOn: wizard.goOnTicked }),
    line: (screen, complain, initial) =>
      guarded((context) =>
        askLine({ initial: clean(initial ?? ''), complain, theme: themed(screen, '', '\n>') }, context),
      ),
    show: print,
    close: () => keys?.close(),
  }
}

const oneOf = (
  options: readonly Option[],
  initial: string | undefined,
): Pick<ListConfig, 'options' | 'alone' | 'ticked' | 'initial'> => ({
  ...{ options: [], alone: options, ticked: [] },
  ...(initial === undefined ? {} : { initial }),
})

/** A pasted text may be a whole letter; its beginning says which it is. */
const shortened = (text: string): string => {
  const characters = [...text]
  return characters.length > LONGEST_SHOWN ? `${characters.slice(0, LONGEST_SHOWN).join('')}…` : text
}
const LONGEST_SHOWN = 120

/** Columns before a message and before a choice. */
const PREFIX = 2
const INDENT = ' '.repeat(PREFIX)
/** Columns before a choice with a number or a tick. */
const WIDEST_MARK = 6

/**
 * inquirer colours by itself, whatever `--color` and NO_COLOR say, and has its key hints in English only; a theme is
 * the one place to change both. It calls these with more than a text, and chalk would print all it is given.
 */
function themeOf(
  { strong, faint, bad, good }: Style,
  wrap: (text: string) => string[],
  keys: string,
  message: (status: string) => string,
) {
  const inLines = (text: string): string => wrap(text).join('\n')
  return {
    prefix: { idle: strong('?'), done: good('√') },
    spinner: { interval: 80, frames: ['.'] },
    keybindings: [],
    icon: { cursor: '>' },
    style: {
      answer: (text: string) => text,
      message: (_: string, status: string) => message(status),
      error: (text: string) => bad(inLines(text)),
      defaultAnswer: (text: string) => faint(text),
      help: (text: string) => faint(text),
      highlight: (text: string) => strong(text),
      key: (text: string) => strong(text),
      description: (text: string) => faint(text),
      disabled: (text: string) => faint(text),
      keysHelpTip: () => faint(inLines(keys)),
    },
  }
}

/** inquirer rejects with errors of its own when the user or a signal stops it. */
async function guard<T>({ signal }: Terminal, prompt: () => Promise<T>): Promise<T> {
  try {
    return await prompt()
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'ExitPromptError') throw new Stopped(EXIT.interrupted)
    if (name === 'AbortPromptError')
      throw new Stopped(typeof signal.reason === 'number' ? signal.reason : EXIT.interrupted)
    throw error
  }
}
