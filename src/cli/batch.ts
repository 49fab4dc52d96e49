// `meldplicht batch <pack> <file|->`: a table of incidents in, one outcome a line out, in the same order and in constant memory.
import { dayInZone } from '../decide/moment.ts'
import { batchWriter } from '../report/batch.ts'
import { hadOthers } from '../pack/library.ts'
import { clean } from '../report/clean.ts'
import { momentText } from '../report/clock.ts'
import { type Block, blocksOf } from './batch/blocks.ts'
import { inputOf, shownName } from './batch/input.ts'
import { jsonForm } from './batch/jsonRows.ts'
import { formatNamed, formatOf, outputOf } from './batch/output.ts'
import { pooled } from './batch/pool.ts'
import { progressOn } from './batch/progress.ts'
import { add, countOf, newTally } from './batch/tally.ts'
import { type Done, newWork, workOnBlock } from './batch/work.ts'
import type { Setting } from './batch/worker.ts'
import { type CommandFunction, need, note, Trouble } from './context.ts'
import { ASSESS_FLAGS, COMMON_FLAGS, lookAt, namesOf } from './flags.ts'
import { rulesLoader } from './packs.ts'
import { addFlags, newCommand, parse } from './program.ts'
import { isSameFile } from './targets.ts'
import { readTime, zoneOf } from './time.ts'

const FLAGS = [
  ...COMMON_FLAGS,
  ...ASSESS_FLAGS.filter(({ name }) => ['now', 'zone'].includes(name)),
  { name: 'tableFormat', long: '--format', value: 'format' } as const,
  { name: 'tableOutput', long: '--output', short: '-o', value: 'file' } as const,
  { name: 'workers', long: '--workers', value: 'number' } as const,
]

/** Exit code where the reader of standard output has gone, as a shell shows SIGPIPE. */
const READ_NO_FURTHER = 141
/** Exit code: some lines could not be read. */
const SOME_WRONG = 2
/** Most columns that are named. */
const MOST_NAMED = 20
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
  const path = options['output'] as string | undefined
  const asked = options['format'] as string | undefined
  const wanted = asked === undefined ? undefined : formatNamed(asked, '--format')
  const byName = path === undefined ? undefined : formatOf(path)
  const workers = workersOf(options['workers'] as string | undefined)
  // The table itself must not be written over.
  if (path !== undefined && isSameFile(file, path))
    throw new Trouble([{ code: 'cannot-write', path, why: 'OWN' }])
  // The rules of today must be there before the first line is read, so that a mistyped pack says so at once.
  const loadFor = rulesLoader(io, folders, pack)
  const rules = need(await loadFor(dayInZone(now, zone)))
  const input = await inputOf(io, file)
  const format = wanted ?? byName ?? input.format
  const table = { pack, zone, now, twoOfficers: config.secondOfficer }
  const csv =
    input.format === 'csv' ? (await import('./batch/csvHead.ts')).csvHead(input.first, rules.pack) : undefined
  const form = csv === undefined ? jsonForm : (await import('./batch/csvRows.ts')).csvForm(csv)
  const ignored = csv?.columns.filter(({ kind }) => kind === 'ignored').map(({ name }) => clean(name)) ?? []
  if (ignored.length > 0) note(context, words.batch.ignored(ignored.slice(0, MOST_NAMED), ignored.length))
  const out = outputOf(context, path)
  const blocks = blocksOf(input.source, csv?.delimiter.charCodeAt(0))
  const tally = newTally()
  const progress = progressOn(context, input.size)
  try {
    const { head } = batchWriter(format, words)
    if (head.length > 0) await out.write(Buffer.from(head.map((line) => `${line}\r\n`).join('')))
    const setting: Setting = {
      ...table,
      ...{ home: io.home, seals: io.seals },
      folders,
      zone: zone.name,
      offsets: SEASONS.map((instant) => [instant, zone.offsetAt(instant)] as const),
      format,
      lang: words.lang,
      csv,
    }
    const work = newWork(
      form,
      format,
      words,
      { ...table, hadOthers: (one) => hadOthers(folders, one) },
      loadFor,
    )
    const here = (block: Block): Promise<Done> => workOnBlock(work, block)
    const done = workers > 1 ? pooled(io.home, workers, setting, blocks, here) : workedOn(here, blocks)
    let lines = 0
    for await (const part of done) {
      // Who has read enough (`| head`) wants no more of it, and no summary.
      if (!(await out.write(part.bytes))) return READ_NO_FURTHER
      add(tally, part.tally)
      lines += part.lines
      progress.show(lines, input.read())
    }
    // No line at all is no answer: perhaps the wrong file, or a job before it that failed.
    if (countOf(tally) === 0) throw new Trouble([{ code: 'file-empty', path: shownName(file) }])
    out.end()
  } catch (error) {
    out.drop()
    throw error
  } finally {
    input.source.close()
    progress.end()
  }
  if (rules.pack.own !== undefined) note(context, words.report.ownPack(rules.pack.own))
  note(context, words.batch.counts(tally))
  if (tally.emptyRows > 0) note(context, words.batch.emptyRows(tally.emptyRows))
  if (tally.undated > 0) note(context, words.batch.undated(tally.undated))
  if (tally.inFuture > 0) note(context, words.batch.inFuture(tally.inFuture))
  if (tally.firstDue < Infinity) note(context, words.batch.firstDue(momentText(words, tally.firstDue, zone)))
  return tally.errors > 0 ? SOME_WRONG : 0
}

async function* workedOn(
  here: (block: Block) => Promise<Done>,
  blocks: AsyncIterable<Block>,
): AsyncGenerator<Done> {
  for await (const block of blocks) {
    yield await here(block)
    // Lets in a signal that stops it.
    await new Promise(setImmediate)
  }
}

function workersOf(typed: string | undefined): number {
  if (typed === undefined) return 1
  const count = Number(typed)
  if (Number.isInteger(count) && count >= 1 && count <= MOST_WORKERS) return count
  throw new Trouble([{ code: 'wrong-value', key: '--workers', expected: 'workers' }])
}
