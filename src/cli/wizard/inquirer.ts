// The wizard's questions on a terminal, by inquirer's prompts. The only file that knows them.
import { checkbox, input, select, Separator } from '@inquirer/prompts'
import type { Style } from '../../report/layout.ts'
import type { Words } from '../../report/words/words.ts'
import type { Terminal } from '../io.ts'
import { type Ask, INTERRUPTED, type Screen, Stopped } from './ask.ts'

/** Questions in place, chosen with the arrow keys. */
export function inquirerAsk(
  terminal: Terminal,
  words: Words,
  style: Style,
  wrap: (text: string) => string[],
): Ask {
  const context = { input: terminal.input, output: terminal.output, signal: terminal.signal }
  const { wizard } = words
  const print = (lines: readonly string[]): void => {
    for (const line of lines.flatMap(wrap)) terminal.output.write(`${line}\n`)
  }
  const open = ({ above, title, help }: Screen): string => {
    print(['', ...above.map((line) => style.faint(line))])
    if (help !== undefined) print(help.split('\n').map((line) => style.faint(line)))
    return title
  }
  // inquirer has its key hints in English only; a theme is the one place to say them otherwise.
  const keys = (hint: string): { style: { keysHelpTip: () => string } } => ({
    style: { keysHelpTip: () => style.faint(hint) },
  })
  const pageSize = 15
  return {
    one: (screen, options, initial) =>
      guard(terminal, () =>
        select(
          {
            message: open(screen),
            choices: options.map(({ id, title }) => ({ value: id, name: title })),
            ...(initial === undefined ? {} : { default: initial }),
            pageSize,
            loop: false,
            theme: keys(wizard.keysOne),
          },
          context,
        ),
      ),
    several: (screen, options, alone, checked) =>
      guard(terminal, () =>
        checkbox(
          {
            message: open(screen),
            choices: [
              ...options.map(({ id, title }) => ({ value: id, name: title, checked: checked.includes(id) })),
              new Separator(),
              ...alone.map(({ id, title }) => ({ value: id, name: title })),
            ],
            pageSize: pageSize + 5,
            loop: false,
            theme: keys(wizard.keysSeveral),
            validate: (chosen) => {
              const ids = chosen.map(({ value }) => value)
              if (ids.length === 0) return wizard.chooseOne
              return ids.length === 1 || !alone.some(({ id }) => ids.includes(id)) || wizard.chooseAlone
            },
          },
          context,
        ),
      ),
    line: (screen, complain) =>
      guard(terminal, () =>
        input({ message: open(screen), validate: (typed) => complain(typed) ?? true }, context),
      ),
    show: print,
  }
}

/** inquirer rejects with errors of its own when the user or a signal stops it. */
async function guard<T>({ signal }: Terminal, prompt: () => Promise<T>): Promise<T> {
  try {
    return await prompt()
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'ExitPromptError') throw new Stopped(INTERRUPTED)
    if (name === 'AbortPromptError')
      throw new Stopped(typeof signal.reason === 'number' ? signal.reason : INTERRUPTED)
    throw error
  }
}
