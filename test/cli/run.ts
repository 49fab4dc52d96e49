// The program as a function: arguments and standard input in, exit code and both outputs out.
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Io, Output } from '../../src/cli/io.ts'
import { run } from '../../src/cli/main.ts'
import { zoneNamed } from '../../src/decide/zoneNamed.ts'
import type { Report } from '../../src/report/reportSchema.ts'

export const HOME = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface Setting {
  readonly stdin?: string | Buffer
  readonly env?: Readonly<Record<string, string>>
  readonly now?: string
  readonly columns?: number
  readonly terminal?: boolean
  readonly state?: string
  readonly config?: string
  readonly cache?: string
}

const drained = (): Promise<boolean> => Promise.resolve(true)
const writing = (add: (text: string) => void): Pick<Output, 'write' | 'writeLines' | 'writeCommands'> => ({
  writeCommands: add,
  write: (text) => add(typeof text === 'string' ? text : Buffer.from(text).toString('utf8')),
  writeLines: (bytes) => add(Buffer.from(bytes).toString('utf8')),
})

/** Runs `meldplicht <args>` in this process, in English unless `env` says otherwise. */
export async function meldplicht(args: readonly string[], setting: Setting = {}): Promise<Ran> {
  let out = ''
  let err = ''
  const isTerminal = setting.terminal ?? false
  const io: Io = {
    argv: args,
    env: { LANG: 'en_GB.UTF-8', ...setting.env },
    home: HOME,
    version: '0.0.0-test',
    now: () => Date.parse(setting.now ?? '2020-05-02T07:00:00Z'),
    zone: (name) => Promise.resolve(zoneNamed(name)),
    user: 'tester',
    state: setting.state ?? '/nonexistent',
    config: setting.config ?? '/nonexistent',
    cache: setting.cache,
    data: setting.state ?? '/nonexistent',
    terminal: () => {
      throw new Error('no terminal in this test')
    },
    onStop: () => () => undefined,
    stdin: {
      isTerminal: false,
      read: () => Promise.resolve(Buffer.from((setting.stdin ?? '') as string)),
      stream: () => Readable.from([Buffer.from((setting.stdin ?? '') as string)]),
    },
    stdout: { isTerminal, columns: setting.columns, drained, ...writing((text) => void (out += text)) },
    stderr: { isTerminal, columns: setting.columns, drained, ...writing((text) => void (err += text)) },
  }
  const code = await run(io)
  return { code, out, err }
}

/** The same with `--json`, parsed. */
export async function report(
  args: readonly string[],
  setting: Setting = {},
): Promise<Report & { code: number }> {
  const { code, out, err } = await meldplicht([...args, '--json'], setting)
  if (out === '') throw new Error(err)
  return { ...(JSON.parse(out) as Report), code }
}

export const PROCURIOS = ['assess', 'procurios-contactmomenten', '--discovered', '2020-05-01T10:15'] as const
