// The built program in a real pseudo-terminal, with a screen that can be read.
import pty from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { join } from 'node:path'
import { HOME } from '../run.ts'

export const KEY = {
  enter: '\r',
  down: '\u001b[B',
  up: '\u001b[A',
  space: ' ',
  tab: '\t',
  interrupt: '\u0003',
} as const

export interface Terminal {
  /** Waits until the screen (with what scrolled off) holds a text, and gives all of it. */
  readonly until: (text: string | RegExp, milliseconds?: number) => Promise<string>
  readonly type: (...keys: readonly string[]) => Promise<void>
  /** Moves to the option with a title, as a person would, and presses Enter on it. */
  readonly choose: (title: string) => Promise<void>
  readonly screen: () => string
  /** All that was written, with its control characters. */
  readonly raw: () => string
  readonly kill: (signal: string) => void
  /** Closes the window. */
  readonly close: () => void
  readonly exit: Promise<{ exitCode: number; signal?: number | undefined }>
  readonly isCursorShown: () => boolean
}

/** Answers in whose name it is recorded: that of the user of this computer. */
export async function inOwnName(terminal: Terminal): Promise<void> {
  await terminal.until('? In whose name')
  await terminal.type(KEY.enter)
}

/** Starts `meldplicht <args>` on a terminal of its own. */
export function onTerminal(
  args: readonly string[],
  setting: { state: string; columns?: number; env?: Readonly<Record<string, string>>; cwd?: string },
): Terminal {
  const columns = setting.columns ?? 80
  const screen = new xterm.Terminal({ cols: columns, rows: 40, scrollback: 2000, allowProposedApi: true })
  const env = {
    PATH: process.env['PATH'] ?? '',
    TERM: 'xterm-256color',
    LANG: 'en_GB.UTF-8',
    XDG_CONFIG_HOME: setting.state,
    MELDPLICHT_STATE: setting.state,
    MELDPLICHT_REGISTER: join(setting.state, 'register'),
    ...setting.env,
  }
  const child = pty.spawn(process.execPath, [join(HOME, 'bin', 'meldplicht.js'), ...args], {
    cols: columns,
    rows: 40,
    env,
    cwd: setting.cwd ?? HOME,
  })
  let raw = ''
  child.onData((data) => {
    raw += data
    screen.write(data)
  })
  const exit = new Promise<{ exitCode: number; signal?: number | undefined }>((resolve) =>
    child.onExit(resolve),
  )
  const text = (): string => {
    const { active } = screen.buffer
    return Array.from(
      { length: active.length },
      (_, line) => active.getLine(line)?.translateToString(true) ?? '',
    ).join('\n')
  }
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, milliseconds))
  return {
    until: async (wanted, milliseconds = 10_000) => {
      const started = Date.now()
      for (;;) {
        const now = text()
        if (typeof wanted === 'string' ? now.includes(wanted) : wanted.test(now)) return now
        if (Date.now() - started > milliseconds)
          throw new Error(`«${String(wanted)}» did not come:\n${now.trim()}`)
        await pause(25)
      }
    },
    type: async (...keys) => {
      for (const key of keys) {
        child.write(key)
        await pause(60)
      }
    },
    choose: async (title) => {
      for (let step = 0; step < 60; step += 1) {
        const lines = text().split('\n')
        const cursor = lines.findLastIndex((line) => line.startsWith('> '))
        if (cursor >= 0 && lines[cursor]!.includes(title)) {
          child.write(KEY.enter)
          await pause(60)
          return
        }
        const target = lines.findLastIndex((line) => /^ {2}\S/.test(line) && line.includes(title))
        child.write(cursor < 0 ? '' : target > cursor ? KEY.down : KEY.up)
        await pause(40)
      }
      throw new Error(`«${title}» cannot be chosen:\n${text().trim()}`)
    },
    screen: text,
    raw: () => raw,
    kill: (signal) => child.kill(signal),
    // Known to node-pty, not to its types.
    close: () => (child as unknown as { destroy: () => void }).destroy(),
    exit,
    isCursorShown: () => raw.lastIndexOf('\u001b[?25h') >= raw.lastIndexOf('\u001b[?25l'),
  }
}

/** Chooses each answer in turn, when its question has come. */
export async function through(
  terminal: Terminal,
  path: readonly (readonly [string, string])[],
): Promise<void> {
  for (const [question, answer] of path) {
    await terminal.until(`? ${question}`)
    await terminal.choose(answer)
  }
}
