// The real outside world: Node's process as an `Io`, and the start of the program.
import { fstatSync, type Stats, statSync, writeSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { clockZone, DEFAULT_ZONE, type Zone } from '../decide/zone.ts'
import { ok, type Result } from '../problem.ts'
import type { ReadStream } from 'node:tty'
import type { Io, Output, Terminal } from './io.ts'
import { run } from './main.ts'
import { EXIT } from './exit.ts'
import { type Places, placesOf } from './settings/places.ts'

/** Put in by the build. */
declare const MELDPLICHT_VERSION: string
declare const MELDPLICHT_SEALS: Io['seals']

/**
 * A stream by its number. Node's own object for it costs a tenth of a start, so a file or a pipe is written directly;
 * a terminal, and a pipe that is full and does not block, go through that object.
 */
function output(number: 1 | 2): Output {
  const stream = (): NodeJS.WriteStream => streamOf(number)
  let direct = !isTerminalAt(number)
  const put = (bytes: Uint8Array, from: number, end = bytes.length): void => {
    let at = from
    while (direct && at < end) {
      try {
        at += writeSync(number, bytes, at, end - at)
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        if (code !== 'EAGAIN') return lost(number, code)
        direct = false
      }
    }
    // Copied, because the stream keeps it until it has gone out.
    if (at < end) stream().write(Uint8Array.prototype.slice.call(bytes, at, end))
  }
  return {
    get isTerminal() {
      return isTerminalAt(number)
    },
    get columns() {
      return isTerminalAt(number) ? stream().columns : undefined
    },
    write: (text) => {
      put(typeof text === 'string' ? Buffer.from(text) : text, 0)
    },
    writeCommands: (lines) => put(Buffer.from(lines), 0),
    writeLines: (bytes) => {
      const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      for (let from = 0; from < lines.length;) {
        const last = lines.lastIndexOf(NEWLINE, from + PIPE - 1) + 1
        const end = last > from ? last : lines.indexOf(NEWLINE, from) + 1 || lines.length
        put(lines, from, end)
        from = end
      }
    },
    drained: async () => {
      if (!direct && stream().writableNeedDrain) await goneOut(stream())
      return !closed.has(number)
    },
  }
}

/** Resolves when a stream takes more again, or never will. */
function goneOut(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of ['drain', 'error', 'close']) stream.off(event, done)
      resolve()
    }
    for (const event of ['drain', 'error', 'close']) stream.on(event, done)
  })
}

/** What a pipe takes whole or not at all. */
const PIPE = 4096
const NEWLINE = 10

/** A reader that stops early (`| head`) is no trouble; a full disk is, on standard output. */
function lost(number: 1 | 2, code: string | undefined): void {
  closed.add(number)
  if (code !== 'EPIPE' && number === 1) unwritten = code ?? 'EIO'
}
let unwritten: string | undefined
/** Outputs that take nothing any more. */
const closed = new Set<1 | 2>()

const guarded = new Set<NodeJS.WriteStream>()

function streamOf(number: 1 | 2): NodeJS.WriteStream {
  const stream = number === 1 ? process.stdout : process.stderr
  if (!guarded.has(stream)) {
    guarded.add(stream)
    stream.on('error', (error: NodeJS.ErrnoException) => lost(number, error.code))
  }
  return stream
}

/** `node:tty` brings the network with it, so it is asked of character devices only, and not of the one that CI jobs have. */
function isTerminalAt(number: 0 | 1 | 2): boolean {
  try {
    const stats = fstatSync(number)
    return stats.isCharacterDevice() && !isNull(stats) && process.getBuiltinModule('node:tty').isatty(number)
  } catch {
    return false
  }
}

/** Whether it is the device that takes everything and gives nothing. Windows numbers none. */
const isNull = ({ rdev }: Stats): boolean =>
  rdev !== 0 && rdev === statSync('/dev/null', { throwIfNoEntry: false })?.rdev

/**
 * The default zone without `Intl`, whose first use of a zone costs half a start of Node: the process itself is put in
 * that zone. Any other name goes through `Intl`, which knows whether it exists.
 */
async function zone(name: string): Promise<Result<Zone>> {
  if (name !== DEFAULT_ZONE) return (await import('../decide/zoneNamed.ts')).zoneNamed(name)
  process.env['TZ'] = name
  return ok(clockZone(name))
}

/** Asked of the system only where a line of the register is to be signed; a container may know no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return process.env['USER'] ?? '?'
  }
}

/** What a variable names, else the user's own place; `main` refuses an empty one and a relative one. */
const placeOf = (variable: string, name: keyof Places): string | undefined =>
  process.env[variable] ?? placesOf(process.env, process.platform)[name]

/** Signals that stop a process, and the exit codes that a shell shows for them. */
const STOPS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const

function onStop(work: () => void): () => void {
  const stop = (signal: NodeJS.Signals): void => {
    work()
    goOn()
    process.kill(process.pid, signal)
  }
  const names = Object.keys(STOPS) as (keyof typeof STOPS)[]
  const goOn = (): void => names.forEach((name) => void process.off(name, stop))
  for (const name of names) process.on(name, stop)
  return goOn
}

/** The terminal has been asked on. */
let isAsked = false

/** The terminal to ask on. A signal or a terminal that goes away ends the wizard in good order, with its exit code. */
function terminal(): Terminal {
  const controller = new AbortController()
  // Not `once`: inquirer's signal-exit kills the process when it finds no other listener than its own.
  for (const [name, code] of Object.entries(STOPS)) process.on(name, () => controller.abort(code))
  isAsked = true
  process.stdin.once('end', () => controller.abort(STOPS.SIGHUP))
  // readline puts the terminal back as it was when the input ends, also when there is none any more.
  const { stdin } = process
  stdin.setRawMode = (mode) => {
    try {
      return setRawMode(stdin, mode)
    } catch {
      return stdin
    }
  }
  return { input: stdin, output: process.stderr, signal: controller.signal }
}

/** Whether the terminal that was asked on has gone away. */
function isHungUp(): boolean {
  try {
    // Setting what is set already asks nobody; so both ways.
    if (isAsked) [true, false].forEach((mode) => setRawMode(process.stdin, mode))
    return false
  } catch {
    return true
  }
}

/** Fails where there is no terminal any more. */
const setRawMode = <T extends ReadStream>(stdin: T, mode: boolean): T =>
  process.getBuiltinModule('node:tty').ReadStream.prototype.setRawMode.call(stdin, mode) as T

async function readAll(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of stream) {
      chunks.push(chunk)
      length += chunk.length
      if (length > limit) break
    }
  } catch {
    // A closed standard input cannot be read; it counts as empty, and empty input is refused.
  }
  return Buffer.concat(chunks)
}

/** Runs the program in this process; sets its exit code and never ends it, so that pipes are written out. */
async function start(): Promise<void> {
  const io: Io = {
    argv: process.argv.slice(2),
    env: process.env,
    home: join(__dirname, '..'),
    version: MELDPLICHT_VERSION,
    now: () => Date.now(),
    zone,
    get user() {
      return userName()
    },
    get state() {
      return placeOf('MELDPLICHT_STATE', 'state')
    },
    get config() {
      return placeOf('MELDPLICHT_CONFIG', 'config')
    },
    get data() {
      return placesOf(process.env, process.platform).data
    },
    seals: MELDPLICHT_SEALS,
    terminal,
    onStop,
    stdin: {
      get isTerminal() {
        return isTerminalAt(0)
      },
      read: (limit) => readAll(process.stdin, limit),
      stream: () => process.stdin,
    },
    stdout: output(1),
    stderr: output(2),
  }
  const exitCode = await run(io)
  process.exitCode = unwritten === undefined ? exitCode : EXIT.notStored
  if (unwritten !== undefined) io.stderr.write(`stdout: ${unwritten}\n`)
  if (!isHungUp()) return
  // On leaving, Node puts the terminal back as it was, and aborts with a core dump where there is none any more.
  process.removeAllListeners('SIGHUP')
  process.kill(process.pid, 'SIGHUP')
}

void start()
