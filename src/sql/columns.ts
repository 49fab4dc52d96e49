// The columns of a table of incidents → SQL that reads them as codes: a question, or the kinds of a `several` question in
// one column, as in a table for `batch`.
import { OPEN, UNKNOWN } from '../compile/walk.ts'
import { NONE_WORD, OTHER_WORDS, UNKNOWN_WORD } from '../decide/word.ts'
import { askable, type Group, isGroup, type Pack, type Question, columnName } from '../pack/model.ts'
import { nearestOf } from '../pack/nearest.ts'
import { fail, MOST_PROBLEMS, ok, type Problem, type Result } from '../problem.ts'
import { ANY } from './layers.ts'
import { dayOf, type Holds, isHeldMoment, TODAY } from './discovered.ts'
import { type NameOf } from './names.ts'
import { caseOf, quoted, type Added, type SqlStep } from './steps.ts'

/** The moment of discovery: it chooses the rules. */
export const DISCOVERED = 'discovered'

/** A column of the table. */
export interface Column {
  readonly id: string
  readonly entry: Question | Group | typeof DISCOVERED
}

/** The code of an answer that is not understood: then nothing is decided of the row. */
const NOT_UNDERSTOOD = -2

/**
 * The columns that a table has, by their ids; without a list the moment of discovery and every question, but no
 * judgement: that takes a person and a written reason. A table without the moment of discovery is refused: nobody would know
 * by the rules of which day it is decided.
 */
export function columnsNamed(pack: Pack, names: readonly string[] | undefined): Result<readonly Column[]> {
  const columns: Column[] = [
    { id: DISCOVERED, entry: DISCOVERED },
    ...askable(pack)
      .filter((entry) => isGroup(entry) || entry.judges === undefined)
      .map((entry) => ({ id: entry.id, entry })),
  ]
  if (names === undefined) return ok(columns)
  const kinds = pack.questions
    .filter(({ group }) => group !== undefined)
    .map((entry): Column => ({ id: entry.id, entry }))
  const all = [...columns, ...kinds]
  const known = all.map(({ id }) => id)
  const problems: Problem[] = []
  // As its flag, or as the column of the table.
  const ids = names.map((name) => known.find((id) => id === name || columnName(id) === name) ?? name)
  const chosen = ids.flatMap((name, at): Column[] => {
    const column = all.find(({ id }) => id === name)
    const group =
      column !== undefined && column.entry !== DISCOVERED && 'group' in column.entry
        ? column.entry.group
        : undefined
    const isTwice = ids.indexOf(name) !== at || (group !== undefined && ids.includes(group))
    if (problems.length >= MOST_PROBLEMS) return []
    if (isTwice) problems.push({ code: 'duplicate-name', kind: 'column', name })
    else if (column === undefined)
      problems.push({ code: 'unknown-name', kind: 'column', name, ...nearestOf(name, known), known })
    return column === undefined ? [] : [column]
  })
  if (problems.length > 0) return fail(...problems.slice(0, MOST_PROBLEMS))
  if (!ids.includes(DISCOVERED)) return fail({ code: 'columns-undated' })
  return ok(chosen)
}

/** The codes of the questions that a table has no column for: what is assumed of them, or nothing. */
export function codesWithout(pack: Pack, columns: readonly Column[]): number[] {
  const asked = new Set(
    columns.flatMap(({ entry }) => (entry === DISCOVERED ? [] : isGroup(entry) ? entry.members : [entry.id])),
  )
  return pack.questions.map(({ id, assume }) => (asked.has(id) ? OPEN : (assume ?? UNKNOWN)))
}

const MOST_DIGITS = 15

/**
 * The steps that read a table: cells as text, lists of kinds, codes of answers, and what was not understood.
 *
 * @param undated names of a column that tells of which rows the day of discovery is not known, kept for later steps
 */
export function readingSteps(
  pack: Pack,
  columns: readonly Column[],
  nameOf: NameOf,
  holds: Holds,
  error: string,
  undated: readonly string[],
): SqlStep[] {
  const textName = ({ id }: Column): string => nameOf('text', id)
  const cells = columns.map(({ id }) => ({ name: nameOf('cell', id), sql: cellOf(nameOf('column', id)) }))
  const texts = columns.map((column) => {
    const text = textOf(nameOf('cell', column.id))
    return {
      name: textName(column),
      sql: column.entry === DISCOVERED ? `coalesce(${text}, ${TODAY})` : text,
    }
  })
  const discovered = textOf(nameOf('cell', DISCOVERED))
  const isUndated = `${discovered} is null or ${dayOf(discovered)} > ${TODAY}`
  const flags = undated.map((name) => ({ name, sql: caseOf([[isUndated, 1]], 0) }))
  const lists = columns.flatMap((column): Added[] =>
    isKinds(column.entry) ? [{ name: nameOf('list', column.id), sql: kindsText(textName(column)) }] : [],
  )
  const codes = columns.flatMap((column): Added[] => {
    const { id, entry } = column
    const text = textName(column)
    if (entry === DISCOVERED) return [{ name: nameOf('check', id), sql: momentCode(text, holds) }]
    if (!isGroup(entry)) return [{ name: nameOf('code', id), sql: questionCode(entry, text) }]
    const list = nameOf('list', id)
    const kinds = pack.questions.filter(({ group }) => group === id)
    return [
      { name: nameOf('check', id), sql: kindsCode(entry, text, list) },
      ...kinds.map((kind) => ({ name: nameOf('code', kind.id), sql: kindCode(kind, entry, text, list) })),
    ]
  })
  const wrong = columns.map(({ id, entry }) => {
    const code = nameOf(entry === DISCOVERED || isGroup(entry) ? 'check' : 'code', id)
    return caseOf([[`${code} = ${NOT_UNDERSTOOD}`, quoted(` ${nameOf('column', id)}`)]], "''")
  })
  const names = (added: readonly Added[]): string[] => added.map(({ name }) => name)
  return [
    { kept: ['id'], added: cells },
    { kept: ['id'], added: [...texts, ...flags] },
    { kept: ['id', ...names(texts), ...undated], added: lists },
    { kept: ['id', ...undated], added: codes },
    {
      kept: ['id', ...names(codes), ...undated],
      added: [{ name: error, sql: `trim(${wrong.join(' || ')})` }],
    },
  ]
}

const isKinds = (entry: Column['entry']): entry is Group => entry !== DISCOVERED && isGroup(entry)

/** Longest text of a cell that is read. */
const LONGEST = 1000
/** Stands for a cell that cannot be read: no answer has this sign in it. */
const UNREADABLE = '?'

/** A cell as text. PostgreSQL and Trino cut off what does not fit, so there is room for one more than is read. */
const cellOf = (column: string): string => `cast(${column} as varchar(${LONGEST + 1}))`

/**
 * A cell without blanks around it; empty ones count as none. A column that takes A or á for a would take other words for
 * answers too.
 */
const textOf = (cell: string): string =>
  caseOf(
    [[`length(${cell}) > ${LONGEST} or substr(${cell}, 1, 0) || 'a' in ('A', 'á')`, quoted(UNREADABLE)]],
    `nullif(trim(${cell}), '')`,
  )

/** The words for an answer id, `unknown` or `none`: itself, and those that are read in capitals too. */
function isWord(text: string, id: string, ids: readonly string[]): string {
  // Some collations pass over characters: the length tells.
  const isExactly = (side: string, word: string): string =>
    `(${side} = ${quoted(word)} and length(${text}) = ${word.length})`
  // To Spark a quotation mark within a text ends it.
  const others = Object.entries(OTHER_WORDS).flatMap(([word, meant]) =>
    meant === id && !ids.includes(word) && !word.includes("'") ? [isExactly(`lower(${text})`, word)] : [],
  )
  return [isExactly(text, id), ...others].join(' or ')
}

/** The code of the answer to one question. */
function questionCode(question: Question, text: string): string {
  const ids = question.answers.map(({ id }) => id)
  const bands = question.bands ?? []
  const number = `cast(${text} as bigint)`
  const isNumber = `translate(${text}, '0123456789', '') = '' and length(${text}) <= ${MOST_DIGITS}`
  return caseOf(
    [
      [`${text} is null`, question.assume ?? ANY],
      ...ids.map((id, code) => [isWord(text, id, ids), code] as const),
      [isWord(text, UNKNOWN_WORD, ids), ANY],
      ...(bands.length === 0 ? [] : [[isNumber, bandCode(number, bands)] as const]),
    ],
    NOT_UNDERSTOOD,
  )
}

const bandCode = (number: string, bands: readonly number[]): string =>
  caseOf(bands.map((bound, code) => [`${number} >= ${bound}`, code] as const).reverse(), NOT_UNDERSTOOD)

/** A list of kinds with a bar on either side of each: `|contact||payment|`. */
function kindsText(text: string): string {
  const separated = [', ', ',', ' | '].reduce(
    (sql, separator) => `replace(${sql}, ${quoted(separator)}, '|')`,
    text,
  )
  return `'|' || replace(${separated}, '|', '||') || '|'`
}

/** The code of one kind of a `several` question, of its list. */
function kindCode(question: Question, { id, members }: Group, text: string, list: string): string {
  const kinds = members.map((member) => kindOf(id, member))
  const kind = kindOf(id, question.id)
  return caseOf(
    [
      [`${text} is null`, question.assume ?? ANY],
      [isWord(text, UNKNOWN_WORD, kinds), ANY],
      [isWord(text, NONE_WORD, kinds), 0],
      [`${list} like ${quoted(`%|${kind}|%`)}`, 1],
    ],
    0,
  )
}

/** NOT_UNDERSTOOD where a list has something that is no kind, otherwise ANY. */
function kindsCode({ id, members }: Group, text: string, list: string): string {
  const kinds = members.map((member) => kindOf(id, member))
  const rest = kinds.reduce((sql, kind) => `replace(${sql}, ${quoted(`|${kind}|`)}, '')`, list)
  return caseOf(
    [
      [`${text} is null`, ANY],
      [isWord(text, UNKNOWN_WORD, kinds), ANY],
      [isWord(text, NONE_WORD, kinds), ANY],
      [`${rest} = ''`, ANY],
    ],
    NOT_UNDERSTOOD,
  )
}

const kindOf = (group: string, member: string): string => member.slice(group.length + 1)

/** NOT_UNDERSTOOD where a moment of discovery is none, or other rules may hold. */
const momentCode = (text: string, holds: Holds): string =>
  caseOf([[isHeldMoment(text, holds), ANY]], NOT_UNDERSTOOD)
