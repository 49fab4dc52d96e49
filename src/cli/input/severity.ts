// `--severity category=score,…` and the table on disk → the ENISA second opinion.
import { join } from 'node:path'
import type { Rules } from '../../compile/stored.ts'
import { possible } from '../../compile/walk.ts'
import { numberOf } from '../../decide/answers.ts'
import type { Assessment } from '../../decide/assess.ts'
import { type GivenScore, severity } from '../../decide/severity.ts'
import { readText } from '../../pack/file.ts'
import { fail, ok, type Result } from '../../problem.ts'
import { need } from '../context.ts'

/** Scores from flags and files; a flag wins over a file. */
export function readScores(
  typed: readonly string[],
  fromFiles: readonly GivenScore[],
): Result<readonly GivenScore[]> {
  const given: GivenScore[] = []
  for (const part of typed.flatMap((value) => value.split(','))) {
    const [criterion, value, ...more] = part.split('=').map((word) => word.trim())
    if (criterion === undefined || value === undefined || criterion === '' || more.length > 0) {
      return fail({ code: 'assignment-shape', flag: '--severity', value: part })
    }
    given.push({ criterion, value, at: { origin: '--severity' } })
  }
  const overruled = new Set(given.map(({ criterion }) => criterion))
  return ok([...fromFiles.filter(({ criterion }) => !overruled.has(criterion)), ...given])
}

/** The assessment with the ENISA second opinion; the verdict is not touched. Throws where a score cannot be read. */
export async function withSeverity(
  home: string,
  { compiled }: Rules,
  assessment: Assessment,
  scores: readonly GivenScore[],
): Promise<Assessment> {
  const path = join(home, 'rules', 'enisa-severity.yaml')
  const { readSeverityTable } = await import('../../pack/read.ts')
  const table = need(readSeverityTable(need(readText(path)), path))
  const { incident, decision, pack } = assessment
  const unreadable = pack.terms.findIndex(({ id }) => id === 'unintelligible')
  const levels = unreadable < 0 ? 3 : possible(compiled, compiled.terms[unreadable]!.root, decision.codes)
  const flags = {
    people: numberOf(incident.answers, 'people'),
    unintelligible: levels === 1 ? false : levels === 2 ? true : undefined,
  }
  const result = need(severity(table, scores, incident.reasons, flags, decision))
  return { ...assessment, severity: { table, result } }
}
