// The real outside world: Node's process as an `Io`, and the start of the program.
import { join } from 'node:path'
import { isatty } from 'node:tty'
import { DEFAULT_ZONE, type Zone, zoneNamed } from '../decide/zone.ts'
import { ok, type Result } from '../pack/problem.ts'
import type { Io, Output } from './io.ts'
import { run } from './main.ts'

/** Put in by the build. */
declare const MELDPLICHT_VERSION: string

/** A stream by its number; Node's own object for it is made only when something is written or asked. */
function output(number: 1 | 2): Output {
  const stream = (): NodeJS.WriteStream => (number === 1 ? process.stdout : process.stderr)
  const isTerminal = isatty(number)
  return {
    isTerminal,
    columns: isTerminal ? stream().columns : undefined,
    write: (text) => void stream().write(text),
  }
}

/**
 * The default zone without `Intl`, whose first use of a zone costs half a start of Node: the process itself is put in
 * that zone. Any other name goes through `Intl`, which knows whether it exists.
 */
function zone(name: string): Result<Zone> {
  if (name !== DEFAULT_ZONE) return zoneNamed(name)
  process.env['TZ'] = name
  return ok({ name, offsetAt: (instant) => -new Date(instant).getTimezoneOffset() })
}

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
  // A reader that stops early (`| head`) is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  const io: Io = {
    argv: process.argv.slice(2),
    env: process.env,
    home: join(__dirname, '..'),
    version: MELDPLICHT_VERSION,
    now: () => Date.now(),
    zone,
    stdin: {
      isTerminal: isatty(0),
      read: (limit) => readAll(process.stdin, limit),
    },
    stdout: output(1),
    stderr: output(2),
  }
  process.exitCode = await run(io)
}

void start()
