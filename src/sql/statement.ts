// A pack as compiled → one SQL statement that decides a table of incidents: the same diagrams as everywhere, followed by
// the engine that holds the table. Only what DuckDB, PostgreSQL, Spark SQL and Trino all understand.
import { Diagrams, withinBudget } from '../compile/diagram.ts'
import type { Rules } from '../compile/compile.ts'
import { restrict } from '../compile/walk.ts'
import {
  EXIT_CODE,
  type ExitCode,
  HEADLINE,
  type Headline,
  type Ladder,
  type DutyStanding,
} from '../decide/decide.ts'
import type { Doubt } from '../decide/doubt.ts'
import { type Duty, DUTY_IDS, type DutyId } from '../pack/model.ts'
import type { Result } from '../problem.ts'
import { codesWithout, type Column, DISCOVERED, readingSteps } from './columns.ts'
import type { Holds } from './discovered.ts'
import { type Followed, layersOf, outcomeColumn } from './layers.ts'
import { namesWithout, type NameOf } from './names.ts'
import { caseOf, quoted, type SqlStep, withSteps } from './steps.ts'

/** What a statement is made for. */
export interface Wanted {
  /** Name of the table, as SQL has it. */
  readonly table: string
  readonly columns: readonly Column[]
  readonly holds: Holds
  /** It takes two officers to decide that nobody need be told: a table names none. */
  readonly twoOfficers: boolean
  /** Other rules may have held on an earlier day, so that «no duty» takes the moment of discovery. */
  readonly hadOthers: boolean
}

const ID = 'id'
const ERROR = 'error'
const DOUBTS = 'doubts'
const resultOf = (duty: DutyId): string => duty.replace('-', '_')
const standingOf = (duty: DutyId): string => `${resultOf(duty)}_stands`

/** How columns are called: none as what comes out is called. */
export const nameColumns = (): NameOf =>
  namesWithout([ID, 'verdict', 'exit_code', ...DUTY_IDS.map(resultOf), DOUBTS, ERROR])

/** Most nodes of the diagrams of a statement; an engine takes longer to read more than to decide. `ap` has some 300. */
const MOST_NODES = 5_000

/**
 * The statement, as lines: for each row its `id`, and what `batch` would say of it. The pack must be proven.
 *
 * @returns the problem `too-complex` for a pack whose diagrams are too large for a statement
 */
export function statement(rules: Rules, wanted: Wanted): Result<string[]> {
  return withinBudget(rules.pack.id, () => linesOf(rules, wanted))
}

function linesOf(
  { pack, compiled }: Rules,
  { table, columns, holds, twoOfficers, hadOthers }: Wanted,
): string[] {
  const nameOf = nameColumns()
  for (const { id } of columns) nameOf('column', id)
  const rest = new Diagrams(compiled.arity, MOST_NODES)
  const without = codesWithout(pack, columns)
  const followed = (name: string, root: number): Followed => ({
    name,
    root: restrict(compiled, root, without, rest),
  })
  const duties = compiled.duties.map(({ duty, root }) => followed(resultOf(duty.id), root))
  const contradictions = compiled.contradictions.map((root, index) =>
    followed(`contradiction_${index}`, root),
  )
  const doubtful = pack.duties.map(({ id }, duty) =>
    compiled.doubtful.map((roots, index) => followed(`doubtful_${index}_${resultOf(id)}`, roots[duty]!)),
  )
  const any = followed('contradiction', compiled.anyContradiction)
  const layers = layersOf(rest, [...duties, ...contradictions, any, ...doubtful.flat()], (variable) =>
    nameOf('code', pack.questions[variable]!.id),
  )
  const reached = new Set(layers.at(-1)?.added.map(({ name }) => name))
  const possible: Possible = (name, outcome) => {
    const column = outcomeColumn(name, outcome)
    return reached.has(column) ? column : 'false'
  }
  const certain = contradictions.map(({ name }) => `(${possible(name, 1)} and not ${possible(name, 0)})`)
  const isAny = `${possible(any.name, 1)} and not ${possible(any.name, 0)}`
  const mayDoubt = pack.duties.flatMap(({ id, verdicts }, duty) => {
    const doubts = [
      ...doubtful[duty]!.map(({ name }) => possible(name, 1)),
      ...(possible(any.name, 1) === 'false' ? [] : [`(${isAny})`]),
    ].filter((sql) => sql !== 'false')
    const told = verdicts.slice(1).map((_, at) => possible(resultOf(id), at + 1))
    return doubts.length === 0 ? [] : [`(${doubts.join(' or ')}) and not (${told.join(' or ')})`]
  })
  const contradictory = caseOf(
    [
      [certain.join(' or ') || 'false', quoted('contradictory' satisfies Doubt)],
      [mayDoubt.join(' or ') || 'false', quoted('possibly-contradictory' satisfies Doubt)],
    ],
    "''",
  )
  const outcomes: SqlStep = {
    kept: [ID, ERROR],
    added: [
      ...pack.duties.map((duty) => ({ name: resultOf(duty.id), sql: verdictsSql(duty, possible) })),
      ...pack.duties.map((duty) => ({ name: standingOf(duty.id), sql: standingSql(duty, possible) })),
      { name: DOUBTS, sql: contradictory },
    ],
  }
  const undated = hadOthers ? [nameOf('undated', DISCOVERED)] : []
  const deciding: readonly SqlStep[] = [
    ...layers.map(({ kept, added }) => ({ kept: [ID, ERROR, ...kept], added })),
    outcomes,
  ]
  const { lines, last } = withSteps(table, [
    ...readingSteps(pack, columns, nameOf, holds, ERROR, undated),
    ...deciding.map(({ kept, added }) => ({ kept: [...kept, ...undated], added })),
    ...undated.map(undatedStep),
  ])
  return [...lines, 'select', ...resultsSql(twoOfficers).map((line) => `  ${line}`), `from ${last};`]
}

/** SQL that tells whether an outcome of a function is possible. */
type Possible = (name: string, outcome: number) => string

/** The verdicts that are possible, mildest first, with a bar between them. */
function verdictsSql({ id, verdicts }: Duty, possible: Possible): string {
  const parts = verdicts.map((verdict, index) =>
    caseOf([[possible(resultOf(id), index), quoted(`|${verdict.id}`)]], "''"),
  )
  return `substr(${parts.join(' || ')}, 2)`
}

function standingSql({ id, verdicts }: Duty, possible: Possible): string {
  const stricter = verdicts.slice(1).map((_, index) => possible(resultOf(id), index + 1))
  return caseOf(
    [
      [`not ${possible(resultOf(id), 0)}`, quoted('must' satisfies DutyStanding)],
      [stricter.join(' or ') || 'false', quoted('open' satisfies DutyStanding)],
    ],
    quoted('need-not' satisfies DutyStanding),
  )
}

/** The columns that come out. A row with something that is not understood is decided on nothing. */
function resultsSql(twoOfficers: boolean): string[] {
  const isWrong = `${ERROR} <> ''`
  const isDoubtful = `${DOUBTS} <> ''`
  const headline = twoOfficers ? 'open' : HEADLINE.otherwise
  const exitCode = twoOfficers ? 3 : EXIT_CODE.otherwise
  const verdicts = [[isWrong, quoted('error')], ...rungsSql(HEADLINE), [isDoubtful, quoted('open')]] as const
  const exitCodes = [[isWrong, 2], ...rungsSql(EXIT_CODE), [isDoubtful, 3]] as const
  const unlessWrong = (sql: string): string => caseOf([[isWrong, 'null']], sql)
  return [
    `${ID},`,
    `${caseOf(verdicts, quoted(headline satisfies Headline))} as verdict,`,
    `${caseOf(exitCodes, exitCode satisfies ExitCode)} as exit_code,`,
    ...DUTY_IDS.map((duty) => `${unlessWrong(resultOf(duty))} as ${resultOf(duty)},`),
    `${unlessWrong(twoOfficers ? doubtsOfOne() : DOUBTS)} as ${DOUBTS},`,
    `nullif(${ERROR}, '') as ${ERROR}`,
  ]
}

const isNot = (duty: DutyId): string => `${standingOf(duty)} = ${quoted('need-not' satisfies DutyStanding)}`
const isNotToNotify = `${isNot('authority')} and ${isNot('controller')}`

/** Adds the doubt of a row of which the day of discovery is not known. @param flag the column that tells it */
function undatedStep(flag: string): SqlStep {
  const undated = 'undated' satisfies Doubt
  const isNoDuty = `(${isNot('data-subjects')} or ${isNotToNotify})`
  const also = caseOf([[`${DOUBTS} = ''`, quoted(undated)]], `${DOUBTS} || ${quoted(`|${undated}`)}`)
  return {
    kept: [ID, ERROR, ...DUTY_IDS.map(resultOf), ...DUTY_IDS.map(standingOf)],
    added: [{ name: DOUBTS, sql: caseOf([[`${flag} = 1 and ${isNoDuty}`, also]], DOUBTS) }],
  }
}

/** What makes doubt where not to notify takes a second officer, of whom a table knows nothing. */
function doubtsOfOne(): string {
  const awaited = 'second-officer' satisfies Doubt
  const also = caseOf([[`${DOUBTS} = ''`, quoted(awaited)]], `${DOUBTS} || ${quoted(`|${awaited}`)}`)
  return caseOf([[isNotToNotify, also]], DOUBTS)
}

const rungsSql = <Outcome extends string | number>({
  rungs,
}: Ladder<Outcome>): (readonly [string, string | number])[] =>
  rungs.map(({ duty, is, then }) => [
    `${standingOf(duty)} = ${quoted(is)}`,
    typeof then === 'string' ? quoted(then) : then,
  ])
