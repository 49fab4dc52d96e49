// `meldplicht register export`: the whole register as a table for a spreadsheet, or as data.
import { decisionIn } from '../../../register/entry.ts'
import type { Zone } from '../../../decide/zone.ts'
import { type Pack } from '../../../pack/model.ts'
import type { Outline } from '../../../register/event.ts'
import { type Incident, incidentsFrom } from '../../../register/incidents.ts'
import { entriesOf, outlinesOf } from '../../../register/read.ts'
import { withoutTexts } from '../../../record/freeText.ts'
import { jsonLine } from '../../../render/clean.ts'
import { csvText } from '../../../render/csv.ts'
import type { RecordedDecision } from '../../../record/reportSchema.ts'
import type { ExportColumn, Words } from '../../../words/words.ts'
import { type Out, outputOf } from '../../write/stream.ts'
import { exportCells, exportData, type ExportRow } from '../../../report/register/export.ts'
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
  ...withoutTexts({ incident, notes, decision }, report.hidden, [
    ...FIELDS,
    ...(pack?.record ?? []).map(({ id }) => id),
  ]),
})

/** Texts for the file that have a column of their own, whatever pack it is. */
const FIELDS = ['title', 'summary', 'consequences', 'measures-taken']

interface Known {
  readonly incidents: ReadonlyMap<string, Incident>
  readonly notes: ReadonlyMap<string, readonly string[]>
}

function knownIn(folder: string, now: number): Known {
  const notes = new Map<string, string[]>()
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
    if (incident === undefined || incident.assessment !== entry.hash) continue
    const decision = readDecision(decisionIn(entry), entry.incident)
    if (decision.ok) {
      const { id, version, sha256 } = decision.value.pack
      const name = `${id}@${version} ${sha256}`
      if (!packs.has(name)) packs.set(name, await packOf(context, decision.value))
      yield rowOf(incident, notes, decision.value, packs.get(name))
    } else yield rowOf(incident, notes, undefined, undefined)
  }
}

const rowOf = (
  incident: Incident,
  notes: ReadonlyMap<string, readonly string[]>,
  decision: RecordedDecision | undefined,
  pack: Pack | undefined,
): ExportRow => ({ incident, notes: notes.get(incident.id) ?? [], decision, pack })

/** The lines, with what was noted with each incident on the way. */
function* noting(folder: string, notes: Map<string, string[]>): ReturnType<typeof outlinesOf> {
  for (const entry of outlinesOf(folder)) {
    if (entry.ok)
      for (const text of textsIn(entry.value.event)) {
        const { incident, at } = entry.value
        const known = notes.get(incident) ?? []
        // In place: an incident can have tens of thousands.
        known.push(`${at.slice(0, 10)} ${text}`)
        notes.set(incident, known)
      }
    yield entry
  }
}

/** What was written with an event and has no column of its own. */
function textsIn(event: Outline): readonly string[] {
  switch (event.kind) {
    case 'note':
      return [event.text]
    case 'supplemented':
      return [[event.reference, event.text].flatMap((text) => text ?? []).join(' ')].filter(Boolean)
    case 'informed':
    case 'confirmed':
      return event.text === undefined ? [] : [event.text]
    case 'closed':
      return event.reason === undefined ? [] : [event.reason]
    case 'assessed':
    case 'second':
    case 'notified':
    case 'withdrawn':
      return []
  }
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
  json: () => ({
    head: '{\n  "schema": "meldplicht/register-export@1",\n  "incidents": [',
    row: (row, index) => `${index === 0 ? '' : ','}\n    ${jsonLine(exportData(row))}`,
    foot: '\n  ]\n}\n',
  }),
}
