// The built program in a real pseudo-terminal, with a screen that can be read.
import pty from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { join } from 'node:path'
import { HOME } from '../cli/run.ts'

export const KEY = { enter: '\r', down: '\u001b[B', up: '\u001b[A', space: ' ', interrupt: '\u0003' } as const

export interface Terminal {
  /** Waits until the screen (with what scrolled off) holds a text, and gives all of it. */
  readonly until: (text: string | RegExp, milliseconds?: number) => Promise<string>
  readonly type: (...keys: readonly string[]) => Promise<void>
  readonly screen: () => string
  readonly kill: (signal: string) => void
  readonly exit: Promise<{ exitCode: number; signal?: number | undefined }>
  readonly isCursorShown: () => boolean
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
    MELDPLICHT_STATE: setting.state,
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
    screen: text,
    kill: (signal) => child.kill(signal),
    exit,
    isCursorShown: () => raw.lastIndexOf('\u001b[?25h') >= raw.lastIndexOf('\u001b[?25l'),
  }
}
