// `meldplicht batch <pack> <file|->`: a table of incidents in, one outcome a line out, in the same order and in constant memory.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { Readable } from 'node:stream'
import { dayInZone } from '../decide/moment.ts'
import { loadPack } from '../pack/library.ts'
import { BATCH_FORMATS, type BatchFormat, batchWriter } from '../report/batch.ts'
import { clean } from '../report/clean.ts'
import { momentText } from '../report/clock.ts'
import { blocksOf, fileStream, peeked } from './batch/blocks.ts'
import { pooled } from './batch/pool.ts'
import { rowDecider } from './batch/rows.ts'
import { add, newTally, type Tally } from './batch/tally.ts'
import { type Done, workOnBlock, workOnRows } from './batch/work.ts'
import type { Setting } from './batch/worker.ts'
import { type CommandFunction, type Context, need, needOneOf, note, Trouble } from './context.ts'
import { ASSESS_FLAGS, COMMON_FLAGS, lookAt, namesOf } from './flags.ts'
import { loadRules } from './packs.ts'
import { addFlags, newCommand, parse } from './program.ts'
import { readTime, zoneOf } from './time.ts'

const FLAGS = [
  ...COMMON_FLAGS,
  ...ASSESS_FLAGS.filter(({ name }) => ['now', 'zone', 'format', 'output'].includes(name)),
  { name: 'workers', long: '--workers', value: 'number' } as const,
]

/** Exit code: some lines could not be read. */
const SOME_WRONG = 2
const MOST_WORKERS = 64

export const batchCommand: CommandFunction = async (context, argv) => {
  const { io, words, folders, config } = context
  const command = newCommand('meldplicht batch', io, words)
    .description(words.commands.batch)
    .argument('<pack>', words.commands.argument.packShown)
    .argument('<file>', words.commands.argument.table)
    .allowExcessArguments(false)
  const { args, options } = parse(addFlags(command, FLAGS, words, lookAt(argv)), argv, namesOf(FLAGS))
  const [pack, file] = args as [string, string]
  const zone = need(await zoneOf(io, options['zone'] as string | undefined))
  const now = need(readTime(io, options['now'] as string | undefined, zone))
  const input = await inputOf(context, file)
  const out = outputOf(context, (options['output'] as string[] | undefined) ?? [])
  const asked = options['format'] as string | undefined
  const format = asked === undefined ? (out.format ?? input.format) : formatNamed(asked, '--format')
  const workers = workersOf(options['workers'] as string | undefined)
  // The rules of today must be there before the first line is read, so that a mistyped pack says so at once.
  const day = dayInZone(now, zone)
  need(await loadRules(io.home, folders, pack, day))
  const setting: Setting = {
    ...{ home: io.home, folders, pack, zone: zone.name, now, format, lang: words.lang },
    twoOfficers: config.secondOfficer,
  }
  const decider = rowDecider(pack, zone, now, config.secondOfficer, (on) =>
    loadRules(io.home, folders, pack, on),
  )
  const writer = batchWriter(format, words)
  const work = { decider, writer, lineEnd: format === 'csv' ? '\r\n' : '\n' }
  const tally = newTally()
  const progress = progressOn(context, input.size)
  try {
    for (const line of writer.head) await out.write(`${line}${work.lineEnd}`)
    let lines = 0
    const told = async (text: string | Uint8Array, done: { lines: number; tally: Tally }): Promise<void> => {
      await out.write(text)
      add(tally, done.tally)
      lines += done.lines
      progress.show(lines, input.read())
    }
    if (input.format === 'csv') {
      const { csvRows } = await import('./batch/csvRows.ts')
      const known = need(await loadPack(folders, pack, day))
      for await (const rows of csvRows(input.stream, known)) {
        const done: Done = await workOnRows(work, rows, rows.length)
        await told(done.text, done)
      }
    } else if (workers > 1) {
      for await (const done of pooled(io.home, workers, setting, blocksOf(input.stream)))
        await told(done.bytes, done)
    } else {
      for await (const block of blocksOf(input.stream)) {
        const done = await workOnBlock(work, block)
        await told(done.text, done)
      }
    }
    // No line at all is no answer: perhaps the wrong file, or a job before it that failed.
    if (countOf(tally) === 0) throw new Trouble([{ code: 'file-empty', path: file }])
    out.end()
  } catch (error) {
    out.drop()
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall === 'read' || syscall === 'open')
      throw new Trouble([{ code: 'file-unreadable', path: file, why: code ?? '' }])
    throw error
  } finally {
    progress.end()
  }
  const { report, 'no-report': not, open } = tally.verdicts
  note(context, words.batch.counts(report, not, open, tally.errors))
  if (tally.firstDue !== undefined)
    note(context, words.batch.firstDue(momentText(words, Date.parse(tally.firstDue), zone)))
  return tally.errors > 0 ? SOME_WRONG : 0
}

const countOf = ({ verdicts, errors }: Tally): number =>
  verdicts.report + verdicts['no-report'] + verdicts.open + errors

interface Input {
  readonly format: BatchFormat
  readonly stream: Readable
  /** Bytes of the file, where that is known. */
  readonly size: number | undefined
  /** Bytes read so far. */
  readonly read: () => number
}

/** The table, and whether it is CSV: by the name of the file, otherwise by how it begins. */
async function inputOf({ io }: Context, file: string): Promise<Input> {
  const isFile = file !== '-'
  const stats = isFile ? statSync(file, { throwIfNoEntry: false }) : undefined
  if (isFile && stats === undefined)
    throw new Trouble([{ code: 'file-unreadable', path: file, why: 'ENOENT' }])
  if (stats?.isDirectory() === true)
    throw new Trouble([{ code: 'file-unreadable', path: file, why: 'EISDIR' }])
  let done = 0
  const { first, whole } = await peeked(isFile ? fileStream(file) : io.stdin.stream())
  const counting = async function* (): AsyncGenerator<Buffer> {
    for await (const piece of whole as AsyncIterable<Buffer>) {
      done += piece.length
      yield piece
    }
  }
  const byName = /\.csv$/i.test(file) ? 'csv' : /\.(ndjson|jsonl|json)$/i.test(file) ? 'ndjson' : undefined
  const format = byName ?? (/^(\ufeff)?\s*(\{|$)/.test(first.toString('utf8')) ? 'ndjson' : 'csv')
  const stream = Readable.from(counting(), { objectMode: false })
  return { format, stream, size: stats?.size, read: () => done }
}

interface Out {
  readonly format: BatchFormat | undefined
  readonly write: (text: string | Uint8Array) => Promise<void>
  readonly end: () => void
  /** Leaves nothing of what was begun. */
  readonly drop: () => void
}

/** What a pipe takes whole or not at all. */
const PIPE = 4096
const NEWLINE = 10

/** Pieces that end with a line and go out whole, so that who is killed half-way leaves no half line. */
function* wholeLines(text: string | Uint8Array): Generator<Uint8Array> {
  const bytes =
    typeof text === 'string' ? Buffer.from(text) : Buffer.from(text.buffer, text.byteOffset, text.byteLength)
  for (let from = 0; from < bytes.length;) {
    const fitting = bytes.subarray(from, from + PIPE).lastIndexOf(NEWLINE)
    const end =
      from + fitting + 1 > from ? from + fitting + 1 : bytes.indexOf(NEWLINE, from) + 1 || bytes.length
    yield bytes.subarray(from, end)
    from = end
  }
}

/** Standard output, or a file that is there only when it is complete. */
function outputOf(context: Context, paths: readonly string[]): Out {
  const [path, other] = paths
  if (other !== undefined)
    throw new Trouble([{ code: 'flag-twice', flag: '--output', first: path!, second: other }])
  const { io } = context
  if (path === undefined)
    return {
      format: undefined,
      write: async (text) => {
        for (const piece of wholeLines(text)) io.stdout.write(piece)
        await io.stdout.drained()
      },
      end: () => undefined,
      drop: () => undefined,
    }
  const format = formatNamed(path.replace(/^.*\./s, '').replace('jsonl', 'ndjson'), path)
  const temporary = `${path}.${process.pid}-${Math.random().toString(36).slice(2, 10)}.tmp`
  const trouble = (error: unknown): Trouble =>
    new Trouble([{ code: 'cannot-write', path, why: (error as NodeJS.ErrnoException).code ?? String(error) }])
  const tried = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw trouble(error)
    }
  }
  const file = tried(() => openSync(temporary, 'wx', 0o600))
  return {
    format,
    write: (text) => {
      const bytes = typeof text === 'string' ? Buffer.from(text) : text
      tried(() => {
        for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done)
      })
      return Promise.resolve()
    },
    end: () => {
      tried(() => {
        fsyncSync(file)
        closeSync(file)
        renameSync(temporary, path)
      })
      note(context, context.words.commands.wrote(clean(path)))
    },
    drop: () => rmSync(temporary, { force: true }),
  }
}

const formatNamed = (name: string, origin: string): BatchFormat =>
  needOneOf('format', name.toLowerCase(), BATCH_FORMATS, origin)

function workersOf(typed: string | undefined): number {
  if (typed === undefined) return 1
  const count = Number(typed)
  if (Number.isInteger(count) && count >= 1 && count <= MOST_WORKERS) return count
  throw new Trouble([{ code: 'wrong-value', key: '--workers', expected: 'number' }])
}

/** A line on the terminal that tells how far it is; nothing where standard error is none. */
function progressOn(
  { io, quiet, words }: Context,
  size: number | undefined,
): { show: (lines: number, bytes: number) => void; end: () => void } {
  if (!io.stderr.isTerminal || quiet) return { show: () => undefined, end: () => undefined }
  const EVERY = 100
  let last = 0
  return {
    show: (lines, bytes) => {
      const now = performance.now()
      if (now - last < EVERY) return
      last = now
      const share = size === undefined || size === 0 ? undefined : Math.min(bytes / size, 1)
      io.stderr.write(`\r${words.batch.progress(lines, share)}\u001b[K`)
    },
    end: () => io.stderr.write('\r\u001b[K'),
  }
}
