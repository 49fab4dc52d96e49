// Steps over the rows of a table → SQL: each step is a query over the one before.

/** A column that a step adds. */
export interface Added {
  readonly name: string
  /** Over columns of the step before. */
  readonly sql: string
}

/** One pass over the rows: columns of the step before, and new ones. */
export interface SqlStep {
  readonly kept: readonly string[]
  readonly added: readonly Added[]
}

const WIDTH = 110

/**
 * Steps as lines of `with …`; the last step is the name to select from.
 *
 * «offset 0» keeps PostgreSQL from writing the steps into one another, which would make the statement grow without bound;
 * the other engines pass over it.
 */
export function withSteps(
  table: string,
  steps: readonly SqlStep[],
): { readonly lines: string[]; readonly last: string } {
  const names = steps.map((_, at) => `step_${at + 1}`)
  const lines = steps.flatMap(({ kept, added }, at) => [
    `${names[at]!} as (`,
    '  select',
    ...listed([...kept, ...added.map(({ name, sql }) => (name === sql ? name : `${sql} as ${name}`))]),
    `  from ${names[at - 1] ?? table}`,
    '  offset 0',
    at === steps.length - 1 ? ')' : '),',
  ])
  return { lines: ['with', ...lines], last: names.at(-1) ?? table }
}

/** Items with commas between them; short ones share a line. */
function listed(items: readonly string[]): string[] {
  const lines: string[] = []
  items.forEach((item, at) => {
    const text = at === items.length - 1 ? item : `${item},`
    const line = lines.at(-1)
    if (line !== undefined && line.length + text.length < WIDTH) lines[lines.length - 1] = `${line} ${text}`
    else lines.push(`    ${text}`)
  })
  return lines
}

/** `case … end` of conditions and what follows from each, in order. */
export function caseOf(
  cases: readonly (readonly [when: string, then: string | number])[],
  otherwise: string | number,
): string {
  if (cases.length === 0) return String(otherwise)
  return `case ${cases.map(([when, then]) => `when ${when} then ${then}`).join(' ')} else ${otherwise} end`
}

/** A text as SQL has it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
