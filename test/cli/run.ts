// The program as a function: arguments and standard input in, exit code and both outputs out.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Io, Output, Terminal } from '../../src/cli/io.ts'
import { run } from '../../src/cli/main.ts'
import { compiledFolder, type Installed } from '../../src/check/open.ts'
import { bytesOf, sha256 } from '../../src/pack/library.ts'
import { zoneNamed } from '../../src/decide/zoneNamed.ts'
import type { Report } from '../../src/record/reportSchema.ts'

export const HOME = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** The compiled packs of the build, which these tests trust: the program itself has their seals from the build. */
export const INSTALLED: Installed = { home: HOME, seals: sealsIn(compiledFolder(HOME)) }

function sealsIn(folder: string): Installed['seals'] {
  const names = existsSync(folder) ? readdirSync(folder) : []
  return Object.fromEntries(
    names.map((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      const name = basename(file, '.json')
      const sources = name.split('+').map((part) => {
        const [id = '', version = ''] = part.split('@')
        const read = bytesOf({ id, version, path: join(HOME, 'rules', id, `${version}.yaml`) })
        return read.ok ? sha256(...read.value) : ''
      })
      return [name, { form: sha256(text), sources }]
    }),
  )
}

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** With both outputs in the order in which they were written, as a terminal shows them. */
export interface Shown extends Ran {
  readonly both: string
}

export interface Setting {
  readonly stdin?: string | Buffer
  readonly env?: Readonly<Record<string, string>>
  readonly now?: string
  readonly columns?: number
  readonly terminal?: boolean
  readonly state?: string
  readonly config?: string
  /** Answers what the wizard asks by plain numbered lines: what stands on the screen since the last answer → a line. */
  readonly answers?: (screen: string) => string
}

const drained = (): Promise<boolean> => Promise.resolve(true)
const writing = (add: (text: string) => void): Pick<Output, 'write' | 'writeLines' | 'writeCommands'> => ({
  writeCommands: add,
  write: (text) => add(typeof text === 'string' ? text : Buffer.from(text).toString('utf8')),
  writeLines: (bytes) => add(Buffer.from(bytes).toString('utf8')),
})

/** A terminal on which a prompt, which has no end of line, is answered at once. */
function answering(answers: (screen: string) => string, written: (text: string) => void): Terminal {
  const input = new PassThrough()
  let screen = ''
  const write = (text: string): boolean => {
    written(text)
    screen += text
    if (text.endsWith('\n')) return true
    const answer = answers(screen)
    screen = ''
    setImmediate(() => input.write(`${answer}\n`))
    return true
  }
  const signal = new AbortController().signal
  return { input, output: { write }, signal } as unknown as Terminal
}

/** Runs `meldplicht <args>` in this process, in English unless `env` says otherwise. */
export async function meldplicht(args: readonly string[], setting: Setting = {}): Promise<Shown> {
  let out = ''
  let err = ''
  let both = ''
  const { answers } = setting
  const isTerminal = setting.terminal ?? answers !== undefined
  const io: Io = {
    argv: args,
    env: { LANG: 'en_GB.UTF-8', ...setting.env },
    home: HOME,
    version: '0.0.0-test',
    seals: INSTALLED.seals,
    now: () => Date.parse(setting.now ?? '2020-05-02T07:00:00Z'),
    zone: (name) => Promise.resolve(zoneNamed(name)),
    user: 'tester',
    state: setting.state ?? '/nonexistent',
    config: setting.config ?? '/nonexistent',
    data: setting.state ?? '/nonexistent',
    terminal: () => {
      if (answers === undefined) throw new Error('no terminal in this test')
      return answering(answers, (text) => void ((err += text), (both += text)))
    },
    onStop: () => () => undefined,
    stdin: {
      isTerminal: answers !== undefined,
      read: () => Promise.resolve(Buffer.from((setting.stdin ?? '') as string)),
      stream: () => Readable.from([Buffer.from((setting.stdin ?? '') as string)]),
    },
    stdout: {
      isTerminal,
      columns: setting.columns,
      drained,
      ...writing((text) => void ((out += text), (both += text))),
    },
    stderr: {
      isTerminal,
      columns: setting.columns,
      drained,
      ...writing((text) => void ((err += text), (both += text))),
    },
  }
  const code = await run(io)
  return { code, out, err, both }
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
