// `meldplicht register export`: the whole register as a table for a spreadsheet, or as data.
import { ok } from '../../../problem.ts'
import { decisionIn, type Entry, outlineOf } from '../../../register/entry.ts'
import type { Zone } from '../../../decide/zone.ts'
import { type Pack } from '../../../pack/model.ts'
import type { Incident } from '../../../register/incident.ts'
import { incidentsFrom } from '../../../register/incidents.ts'
import { entriesOf, type outlinesOf } from '../../../register/read.ts'
import { withoutTexts } from '../../../record/freeText.ts'
import { jsonLine } from '../../../render/clean.ts'
import { csvText } from '../../../render/csv.ts'
import type { RecordedDecision } from '../../../record/reportSchema.ts'
import type { ExportColumn, Words } from '../../../words/words.ts'
import { type Out, outputOf } from '../../write/stream.ts'
import { exportCells, exportData, type ExportRow, type Note } from '../../../report/register/export.ts'
import { saidBefore, saidIn } from '../../../report/register/said.ts'
import { defineCommand } from '../../command.ts'
import { type Context, need } from '../../context.ts'
import { readDecision } from '../../../record/decision.ts'
import { loadRules } from '../../../check/open.ts'
import { onRegister } from './onRegister.ts'
import { readTime, zoneOf } from '../../input/time.ts'
import { targetsOf, tellTyped } from '../../write/write.ts'

const FORMATS = ['csv', 'json'] as const
type Format = (typeof FORMATS)[number]

export const registerExport = defineCommand({
  name: 'register export',
  about: (words) => words.commands.registerCommands.export,
  flags: ['register', 'now', 'format', 'json', 'output'],
  formats: FORMATS,
  run: async (context, given) => {
    const { io, words } = context
    const targets = targetsOf(context, given)
    const zone = need(await zoneOf(io, undefined))
    need(readTime(io, given.options.now, zone))
    return onRegister(context, given.options.register, async (folder) => {
      // Before anything is written it is known that the register is whole.
      const known = knownIn(folder, io.now())
      const outs: (Out & { readonly pieces: Pieces; readonly isHidden: boolean })[] = []
      try {
        for (const { path, format, isHidden } of targets)
          outs.push({ ...outputOf(context, path), pieces: PIECES[format](words, zone), isHidden })
        const put = async (text: (out: (typeof outs)[number]) => string): Promise<void> => {
          for (const out of outs) await out.write(Buffer.from(text(out)))
        }
        await put(({ pieces }) => pieces.head)
        let index = 0
        for await (const row of rowsOf(context, folder, known)) {
          const at = index
          await put(({ pieces, isHidden }) => pieces.row(isHidden ? hiddenRow(row, words) : row, at))
          index += 1
        }
        await put(({ pieces }) => pieces.foot)
        for (const out of outs) out.end()
      } catch (error) {
        for (const out of outs) out.drop()
        throw error
      }
      for (const to of targets) tellTyped(context, to, true)
      return 0
    })
  },
})

/** A row for a log that others read. */
const hiddenRow = ({ incident, notes, decision, pack }: ExportRow, { report }: Words): ExportRow => ({
  pack,
  notes: notes.map(() => ({ at: '', text: report.hidden })),
  ...withoutTexts({ incident, decision }, report.hidden, [
    ...FIELDS,
    ...(pack?.record ?? []).map(({ id }) => id),
  ]),
})

/** Texts for the file that have a column of their own, whatever pack it is. */
const FIELDS = ['title', 'summary', 'consequences', 'measures-taken']

interface Known {
  readonly incidents: ReadonlyMap<string, Incident>
  readonly notes: Map<string, Note[]>
}

function knownIn(folder: string, now: number): Known {
  const notes = new Map<string, Note[]>()
  const incidents = need(incidentsFrom(noting(folder, notes), now))
  return { incidents: new Map(incidents.map((incident) => [incident.id, incident])), notes }
}

/** One row after the other, by their last assessments: the decisions of a large register together fill the memory. */
async function* rowsOf(
  context: Context,
  folder: string,
  { incidents, notes }: Known,
): AsyncGenerator<ExportRow> {
  const packs = new Map<string, Pack | undefined>()
  for (const read of entriesOf(folder)) {
    const entry = need(read)
    const incident = incidents.get(entry.incident)
    // Known is what was there when it was read; what was added since is not in it.
    if (incident === undefined || entry.event.kind !== 'assessed') continue
    if (incident.assessment !== entry.hash) {
      noteOf(entry, notes)
      continue
    }
    const decision = readDecision(decisionIn(entry), entry.incident)
    if (decision.ok) {
      const { id, version, sha256 } = decision.value.pack
      const name = `${id}@${version} ${sha256}`
      if (!packs.has(name)) packs.set(name, await packOf(context, decision.value))
      yield rowOf(incident, entry, notes, decision.value, packs.get(name))
    } else yield rowOf(incident, entry, notes, undefined, undefined)
    notes.delete(incident.id)
  }
}

const rowOf = (
  incident: Incident,
  { event }: Entry,
  notes: Known['notes'],
  decision: RecordedDecision | undefined,
  pack: Pack | undefined,
): ExportRow => {
  const written = (notes.get(incident.id) ?? []).sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  return { incident, notes: saidBefore(written, saidIn(event)), decision, pack }
}

/** The lines, with what was written with each on the way; of the incident's own assessments it is seen later which stands. */
function* noting(folder: string, notes: Known['notes']): ReturnType<typeof outlinesOf> {
  for (const entry of entriesOf(folder)) {
    if (entry.ok && entry.value.event.kind !== 'assessed') noteOf(entry.value, notes)
    yield entry.ok ? ok(outlineOf(entry.value)) : entry
  }
}

/** In place: an incident can have tens of thousands. What an assessment repeats is noted once. */
function noteOf({ incident, at, event }: Entry, notes: Known['notes']): void {
  const known = notes.get(incident) ?? []
  const said = saidIn(event)
  for (const one of 'decision' in event ? saidBefore(said, known) : said) known.push({ ...one, at })
  if (known.length > 0) notes.set(incident, known)
}

async function packOf({ io, folders }: Context, { pack }: RecordedDecision): Promise<Pack | undefined> {
  const rules = await loadRules(io, folders, pack.id, pack.version)
  return rules.ok && rules.value.pack.files[0]!.sha256 === pack.sha256 ? rules.value.pack : undefined
}

/** A format: what comes before the rows, each row, and what comes behind them. */
interface Pieces {
  readonly head: string
  readonly row: (row: ExportRow, index: number) => string
  readonly foot: string
}

const PIECES: Readonly<Record<Format, (words: Words, zone: Zone) => Pieces>> = {
  csv: (words, zone) => {
    const { columns } = words.register
    const ids = Object.keys(columns) as ExportColumn[]
    return {
      // With a byte order mark, so that a spreadsheet knows it is UTF-8.
      head: `\ufeff${csvText([ids.map((id) => columns[id])])}`,
      row: (row) => {
        const cells = exportCells(row, words, zone)
        return csvText([ids.map((id) => cells[id])])
      },
      foot: '',
    }
  },
  json: (words) => ({
    head: '{\n  "schema": "meldplicht/register-export@1",\n  "incidents": [',
    row: (row, index) => `${index === 0 ? '' : ','}\n    ${jsonLine(exportData(row, words))}`,
    foot: '\n  ]\n}\n',
  }),
}
