// `--severity category=score,…` and what answers files hold → the scores for the ENISA second opinion.
import type { GivenScore } from '../../decide/severity.ts'
import { fail, ok, type Result } from '../../problem.ts'

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
