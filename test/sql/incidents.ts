// Random incidents, as rows of a table and as codes for the engine.
import { OPEN, UNKNOWN } from '../../src/compile/walk.ts'
import { askable, isGroup, type Pack, type Question } from '../../src/pack/model.ts'
import type { Random } from '../oracle/random.ts'
import type { Table } from './engines.ts'

export interface Incidents {
  readonly table: Table
  /** For each row, the codes as `readAnswers` would give them. */
  readonly codes: readonly (readonly number[])[]
}

const UNKNOWNS = ['unknown', 'onbekend', ' unknown ']
const YES_NO = { yes: ['yes', 'ja', 'Ja', 'true'], no: ['no', 'nee', 'false'] }
const hasBoth = (answers: Question['answers']): boolean =>
  answers.some(({ id }) => id === 'yes') && answers.some(({ id }) => id === 'no')

/** How an answer may be written in a cell. */
function written(random: Random, { answers, bands, judges }: Question, code: number): string | null {
  if (code === OPEN) return null
  if (code === UNKNOWN) return random.pick(UNKNOWNS)
  const { id } = answers[code]!
  const isYesNo = judges === undefined && (id === 'yes' || id === 'no') && hasBoth(answers)
  if (isYesNo) return random.pick(YES_NO[id])
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
  const read = columns.map((column) => {
    const places = pack.questions.flatMap((question, place) =>
      question.id === column || question.group === column ? [place] : [],
    )
    const isGroup = pack.groups.some(({ id }) => id === column)
    return { column, isGroup, places, question: pack.questions[places[0]!]! }
  })
  const none = pack.questions.map(() => OPEN)
  const rows = Array.from({ length: count }, (_, at) => {
    const row: (string | null)[] = [`row ${at}`, random.chance(known) ? '2026-05-01T10:15' : null]
    const own = [...none]
    for (const { column, isGroup, places, question } of read) {
      if (!isGroup) {
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
