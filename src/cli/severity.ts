// `--severity category=score,…` and the table on disk → the ENISA second opinion.
import { join } from 'node:path'
import type { Compiled } from '../compile/compile.ts'
import { possible } from '../compile/walk.ts'
import { numberOf } from '../decide/answers.ts'
import type { Assessment } from '../decide/assess.ts'
import { type GivenScore, severity } from '../decide/severity.ts'
import { readText } from '../pack/file.ts'
import { fail, ok, type Result } from '../pack/problem.ts'

type Opinion = NonNullable<Assessment['severity']>

/** Scores from flags and files; a flag wins over a file. */
export async function severityOf(
  home: string,
  compiled: Compiled,
  assessment: Assessment,
  typed: readonly string[],
  fromFiles: readonly GivenScore[],
): Promise<Result<Opinion>> {
  const path = join(home, 'rules', 'enisa-severity.yaml')
  const text = readText(path)
  if (!text.ok) return text
  const { readSeverityTable } = await import('../pack/read.ts')
  const table = readSeverityTable(text.value, path)
  if (!table.ok) return table
  const given: GivenScore[] = []
  for (const part of typed.flatMap((value) => value.split(','))) {
    const [criterion, value, ...more] = part.split('=').map((word) => word.trim())
    if (criterion === undefined || value === undefined || criterion === '' || more.length > 0) {
      return fail({ code: 'assignment-shape', flag: '--severity', value: part })
    }
    given.push({ criterion, value, at: { origin: '--severity' } })
  }
  const overruled = new Set(given.map(({ criterion }) => criterion))
  const kept = fromFiles.filter(({ criterion }) => !overruled.has(criterion))
  const { incident, decision, pack } = assessment
  const unreadable = pack.terms.findIndex(({ id }) => id === 'unintelligible')
  const levels = unreadable < 0 ? 3 : possible(compiled, compiled.terms[unreadable]!.root, decision.codes)
  const flags = {
    people: numberOf(incident.answers, 'people'),
    unintelligible: levels === 1 ? false : levels === 2 ? true : undefined,
  }
  const result = severity(table.value, [...kept, ...given], incident.reasons, flags, decision)
  return result.ok ? ok({ table: table.value, result: result.value }) : result
}
