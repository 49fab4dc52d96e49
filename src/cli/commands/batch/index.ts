// `meldplicht batch <pack> <file|->`: a table of incidents in, one outcome a line out, in the same order and in constant memory.
import { dayInZone } from '../../../decide/moment.ts'
import { BATCH_FORMATS, batchWriter } from '../../../table/outcomes.ts'
import { hadOthers } from '../../../pack/library.ts'
import { clean } from '../../../render/clean.ts'
import { momentText } from '../../../render/clock.ts'
import { blocksOf } from '../../../table/blocks.ts'
import { inputOf, shownName } from './input.ts'
import { jsonForm } from '../../../table/jsonRows.ts'
import { outputOf } from '../../write/stream.ts'
import { progressOn } from './progress.ts'
import { add, countOf, newTally } from '../../../table/tally.ts'
import { newWork, workOnBlock } from '../../../table/work.ts'
import { defineCommand } from '../../command.ts'
import { need, note, Trouble } from '../../context.ts'
import { rulesLoader } from '../../../check/open.ts'
import { isSameFile } from '../../write/targets.ts'
import { readTime, zoneOf } from '../../input/time.ts'
import { targetsOf, tellTyped } from '../../write/write.ts'
import { EXIT } from '../../exit.ts'

/** Most columns that are named. */
const MOST_NAMED = 20

export const batch = defineCommand({
  name: 'batch',
  about: (words) => words.commands.batch,
  args: { '<pack>': 'packShown', '<file>': 'table' },
  flags: ['now', 'zone', 'format', 'output'],
  formats: BATCH_FORMATS,
  run: async (context, given) => {
    const { io, words, folders, config } = context
    const { options } = given
    const [pack, file] = given.args as [string, string]
    const zone = need(await zoneOf(io, options.zone))
    const now = need(readTime(io, options.now, zone))
    const [target, other] = targetsOf(context, given)
    if (other?.path !== undefined)
      throw new Trouble([{ code: 'flag-twice', flag: '--output', first: target!.path!, second: other.path }])
    const path = target?.path
    const wanted = options.format === undefined && path === undefined ? undefined : (other ?? target)?.format
    // The table itself must not be written over.
    if (path !== undefined && isSameFile(file, path))
      throw new Trouble([{ code: 'cannot-write', path, why: 'OWN' }])
    // The rules of today must be there before the first line is read, so that a mistyped pack says so at once.
    const loadFor = rulesLoader(io, folders, pack)
    const rules = need(await loadFor(dayInZone(now, zone)))
    const input = await inputOf(io, file)
    const format = wanted ?? input.format
    const table = { pack, zone, now, twoOfficers: config.secondOfficer }
    const csv =
      input.format === 'csv'
        ? need((await import('../../../table/csvHead.ts')).csvHead(input.first, rules.pack))
        : undefined
    const form = csv === undefined ? jsonForm : (await import('../../../table/csvRows.ts')).csvForm(csv)
    const ignored = csv?.columns.filter(({ kind }) => kind === 'ignored').map(({ name }) => clean(name)) ?? []
    if (ignored.length > 0) note(context, words.batch.ignored(ignored.slice(0, MOST_NAMED), ignored.length))
    const out = outputOf(context, path)
    const blocks = blocksOf(input.source, csv?.delimiter.charCodeAt(0))
    const tally = newTally()
    const progress = progressOn(context, input.size)
    try {
      const writer = batchWriter(format, words, target?.isHidden)
      const { head } = writer
      if (head.length > 0) await out.write(Buffer.from(head.map((line) => `${line}\r\n`).join('')))
      const work = newWork(
        form,
        format,
        writer,
        { ...table, hadOthers: (one) => hadOthers(folders, one) },
        loadFor,
      )
      let lines = 0
      for await (const block of blocks) {
        const part = await workOnBlock(work, block)
        // Who has read enough (`| head`) wants no more of it, and no summary.
        if (!(await out.write(part.bytes))) return EXIT.noReader
        add(tally, part.tally)
        lines += part.lines
        progress.show(lines, input.read())
        // A signal that stops it comes only between two turns of the event loop.
        await new Promise(setImmediate)
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
    tellTyped(context, target!, tally.errors > 0)
    if (rules.pack.own !== undefined) note(context, words.report.ownPack(rules.pack.own))
    note(context, words.batch.counts(tally))
    if (tally.emptyRows > 0) note(context, words.batch.emptyRows(tally.emptyRows))
    if (tally.undated > 0) note(context, words.batch.undated(tally.undated))
    if (tally.toCome > 0) note(context, words.batch.toCome(tally.toCome))
    if (tally.inFuture > 0) note(context, words.batch.inFuture(tally.inFuture))
    if (tally.firstDue < Infinity)
      note(context, words.batch.firstDue(momentText(words, tally.firstDue, zone)))
    return tally.errors > 0 ? EXIT.wrongUse : 0
  },
})
