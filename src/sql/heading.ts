// What an SQL statement is and what it wants of the table → comment lines before it, in the language of the user.
import { UNKNOWN_WORD, NONE_WORD } from '../decide/word.ts'
import { isGroup, type Pack } from '../pack/model.ts'
import { clean } from '../render/clean.ts'
import type { Words } from '../words/words.ts'
import { type Column, DISCOVERED } from './columns.ts'
import { nameColumns, type Wanted } from './statement.ts'

/** The comment lines: the pack and its days, the columns that the table must have, and what comes out. */
export function heading(
  pack: Pack,
  { table, columns, holds, twoOfficers }: Wanted,
  words: Words,
  version: string,
): string[] {
  const { sql } = words
  const nameOf = nameColumns()
  const rows = columns.map((column) => [nameOf('column', column.id), values(pack, column, words)] as const)
  const width = Math.max('id'.length, ...rows.map(([name]) => name.length))
  const listed = [['id', sql.id] as const, ...rows].map(
    ([name, text]) => `  ${name.padEnd(width)}  ${clean(text)}`,
  )
  const assumed = pack.questions.flatMap(({ id, answers, assume }) =>
    assume === undefined ? [] : [`${id} = ${answers[assume]!.id}`],
  )
  return [
    sql.about(clean(pack.title[words.lang])),
    ...pack.files.map(({ id, version: day, sha256 }) => sql.rules(id, day, sha256)),
    sql.made(version),
    ...(pack.own === undefined ? [] : [words.report.ownPack(pack.own)]),
    sql.days(holds.from, holds.until),
    sql.clock(holds.clock.zone, holds.clock.until),
    '',
    sql.columns(table),
    ...listed,
    '',
    ...sql.notes,
    ...(assumed.length === 0 ? [] : [sql.assumed(assumed)]),
    ...(twoOfficers ? [sql.twoOfficers] : []),
    '',
    // Clients that take a semicolon or a quote in a comment for their own would cut the statement in two.
  ].map((line) => (line === '' ? '--' : `-- ${line.replaceAll(';', ',').replaceAll(/['"`]/g, '’')}`))
}

function values(pack: Pack, { id, entry }: Column, { sql }: Words): string {
  if (entry === DISCOVERED) return sql.discovered
  if (isGroup(entry)) {
    const kinds = pack.questions.filter(({ group }) => group === id)
    return sql.list([...kinds.map((kind) => kind.id.slice(id.length + 1)), NONE_WORD, UNKNOWN_WORD])
  }
  const words = [...entry.answers.map((answer) => answer.id), UNKNOWN_WORD]
  return entry.bands === undefined ? words.join(', ') : sql.number(words)
}
