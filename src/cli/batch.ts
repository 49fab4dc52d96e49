// `meldplicht batch <pack> <file|->`: a table of incidents in, one outcome a line out, in the same order and in constant memory.
import {
  closeSync,
  createReadStream,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { resolve } from 'node:path'
import { dayInZone } from '../decide/moment.ts'
import { BATCH_FORMATS, type BatchFormat, batchWriter } from '../report/batch.ts'
import { clean } from '../report/clean.ts'
import { momentText } from '../report/clock.ts'
import { type Block, blocksOf } from './batch/blocks.ts'
import { jsonForm } from './batch/jsonRows.ts'
import { pooled } from './batch/pool.ts'
import { fileSource, peeked, type Source, streamSource } from './batch/source.ts'
import { add, newTally, type Tally } from './batch/tally.ts'
import { type Done, newWork, workOnBlock } from './batch/work.ts'
import type { Setting } from './batch/worker.ts'
import { type CommandFunction, type Context, need, needOneOf, note, Trouble } from './context.ts'
import { ASSESS_FLAGS, COMMON_FLAGS, lookAt, namesOf } from './flags.ts'
import { rulesLoader } from './packs.ts'
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
/** A winter and a summer, by which a worker knows the zone. */
const SEASONS = ['2026-01-15', '2026-07-15'].map((day) => Date.parse(day))

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
  const paths = (options['output'] as string[] | undefined) ?? []
  // The table itself must not be written over.
  const over = paths.find((path) => file !== '-' && resolve(path) === resolve(file))
  if (over !== undefined) throw new Trouble([{ code: 'cannot-write', path: over, why: 'EEXIST' }])
  const out = outputOf(context, paths)
  const asked = options['format'] as string | undefined
  const format = asked === undefined ? (out.format ?? input.format) : formatNamed(asked, '--format')
  const workers = workersOf(options['workers'] as string | undefined)
  // The rules of today must be there before the first line is read, so that a mistyped pack says so at once.
  const day = dayInZone(now, zone)
  const loadFor = rulesLoader(io, folders, pack)
  const rules = need(await loadFor(day))
  const table = { pack, zone, now, twoOfficers: config.secondOfficer }
  const csv =
    input.format === 'csv' ? (await import('./batch/csvHead.ts')).csvHead(input.first, rules.pack) : undefined
  const form = csv === undefined ? jsonForm : (await import('./batch/csvRows.ts')).csvForm(csv)
  const blocks = blocksOf(input.source, csv?.delimiter.charCodeAt(0))
  const tally = newTally()
  const progress = progressOn(context, input.size)
  try {
    const { head } = batchWriter(format, words)
    if (head.length > 0) await out.write(Buffer.from(head.map((line) => `${line}\r\n`).join('')))
    const setting: Setting = {
      ...table,
      ...{ home: io.home, cache: io.cache, version: io.version },
      folders,
      zone: zone.name,
      offsets: SEASONS.map((instant) => [instant, zone.offsetAt(instant)] as const),
      format,
      lang: words.lang,
      csv,
    }
    const work = newWork(form, format, words, table, loadFor)
    const here = (block: Block): Promise<Done> => workOnBlock(work, block)
    const done = workers > 1 ? pooled(io.home, workers, setting, blocks, here) : workedOn(here, blocks)
    let lines = 0
    for await (const part of done) {
      await out.write(part.bytes)
      add(tally, part.tally)
      lines += part.lines
      progress.show(lines, input.read())
    }
    // No line at all is no answer: perhaps the wrong file, or a job before it that failed.
    if (countOf(tally) === 0) throw new Trouble([{ code: 'file-empty', path: file }])
    out.end()
  } catch (error) {
    out.drop()
    throw error
  } finally {
    input.source.close()
    progress.end()
  }
  const { report, 'no-report': not, open } = tally.verdicts
  note(context, words.batch.counts(report, not, open, tally.errors))
  if (tally.firstDue < Infinity) note(context, words.batch.firstDue(momentText(words, tally.firstDue, zone)))
  return tally.errors > 0 ? SOME_WRONG : 0
}

const countOf = ({ verdicts, errors }: Tally): number =>
  verdicts.report + verdicts['no-report'] + verdicts.open + errors

async function* workedOn(
  here: (block: Block) => Promise<Done>,
  blocks: AsyncIterable<Block>,
): AsyncGenerator<Done> {
  for await (const block of blocks) yield await here(block)
}

interface Input {
  readonly format: BatchFormat
  /** The first line, without its end. */
  readonly first: Buffer
  readonly source: Source
  /** Bytes of the file, where that is known. */
  readonly size: number | undefined
  /** Bytes read so far. */
  readonly read: () => number
}

/** What cannot be read is trouble with that file. */
async function readable<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall === undefined) throw error
    throw new Trouble([{ code: 'file-unreadable', path, why: code ?? '' }])
  }
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
  const source = (): Source => {
    if (!isFile) return streamSource(io.stdin.stream())
    return stats?.isFile() === true ? fileSource(file) : streamSource(createReadStream(file))
  }
  const { first, whole } = await readable(file, async () => peeked(source()))
  const read: Source['read'] = async (into, at) => {
    const count = await readable(file, () => whole.read(into, at))
    done += count
    return count
  }
  const byName = /\.csv$/i.test(file) ? 'csv' : /\.(ndjson|jsonl|json)$/i.test(file) ? 'ndjson' : undefined
  const head = first.toString('utf8')
  const format = byName ?? (/^(\ufeff)?\s*(\{|$)/.test(head) ? 'ndjson' : 'csv')
  return { format, first, source: { ...whole, read }, size: stats?.size, read: () => done }
}

interface Out {
  readonly format: BatchFormat | undefined
  readonly write: (bytes: Uint8Array) => Promise<void>
  readonly end: () => void
  /** Leaves nothing of what was begun. */
  readonly drop: () => void
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
      write: async (bytes) => {
        io.stdout.writeLines(bytes)
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
    write: (bytes) => {
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
