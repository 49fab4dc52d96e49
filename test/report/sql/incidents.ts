// Random incidents, as rows of a table and as codes for the engine.
import { OPEN, UNKNOWN } from '../../../src/compile/walk.ts'
import { askable, isGroup, type Pack, type Question } from '../../../src/pack/model.ts'
import type { Random } from '../../oracle/random.ts'
import type { Table } from './engines.ts'

export interface Incidents {
  readonly table: Table
  /** For each row, the codes as `readAnswers` would give them. */
  readonly codes: readonly (readonly number[])[]
}

/** How an answer may be written in a cell. */
function written(random: Random, { answers, bands, judges }: Question, code: number): string | null {
  if (code === OPEN) return null
  if (code === UNKNOWN) return random.pick(['unknown', 'onbekend', ' unknown '])
  const { id } = answers[code]!
  const words: Readonly<Record<string, readonly string[]>> = {
    yes: ['ja', 'Ja', 'true'],
    no: ['nee', 'false'],
  }
  const isYesNo =
    answers.some((answer) => answer.id === 'yes') && answers.some((answer) => answer.id === 'no')
  if (isYesNo && judges === undefined) return random.pick([id, ...words[id]!])
  if (bands === undefined || random.chance(0.2)) return id
  const top = bands[code + 1] ?? 200_000_000
  return String(random.between(bands[code]!, top - 1))
}

/**
 * @param columns the questions that the table has a column for; kinds by their own id stand in a column of their own
 * @param known how often a question is answered
 */
export function randomIncidents(
  random: Random,
  pack: Pack,
  count: number,
  known: number,
  columns: readonly string[] = askable(pack).flatMap((entry) =>
    !isGroup(entry) && entry.judges !== undefined ? [] : [entry.id],
  ),
): Incidents {
  const codes: number[][] = []
  const rows = Array.from({ length: count }, (_, at) => {
    const row: (string | null)[] = [`row ${at}`, random.chance(known) ? '2026-05-01T10:15' : null]
    const own = pack.questions.map(() => OPEN)
    for (const column of columns) {
      const group = pack.groups.find(({ id }) => id === column)
      const places = pack.questions.flatMap((question, place) =>
        question.id === column || (group !== undefined && question.group === column) ? [place] : [],
      )
      if (group === undefined) {
        const question = pack.questions[places[0]!]!
        const code = random.chance(known)
          ? random.below(question.answers.length)
          : random.pick([OPEN, UNKNOWN])
        own[places[0]!] = code
        row.push(written(random, question, code))
      } else if (random.chance(known)) {
        const some = random.some(places)
        for (const place of places) own[place] = some.includes(place) ? 1 : 0
        const kinds = some.map((place) => pack.questions[place]!.id.slice(column.length + 1))
        row.push(
          kinds.length === 0
            ? random.pick(['none', 'geen'])
            : kinds.join(random.pick(['|', ',', ', ', ' | '])),
        )
      } else {
        const code = random.pick([OPEN, UNKNOWN])
        for (const place of places) own[place] = code
        row.push(code === OPEN ? random.pick([null, '']) : 'unknown')
      }
    }
    codes.push(own)
    return row
  })
  const names = columns.map((column) => column.replaceAll(/[-.]/g, '_'))
  return { table: { columns: ['id', 'discovered', ...names], rows }, codes }
}
