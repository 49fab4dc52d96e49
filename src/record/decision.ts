// Plain data → a report or a recorded decision, if they have its shape; nobody promises that of a file.
import type { z } from 'zod'
import { fail, ok, type Result } from '../problem.ts'
import { hasTooMany } from '../pack/size.ts'
import { decisionSchema, type RecordedDecision, type Report, reportSchema } from './reportSchema.ts'

/** @param origin the file or incident, for the complaint */
export function readDecision(value: unknown, origin: string): Result<RecordedDecision> {
  return read(decisionSchema, completed(value), origin)
}

/**
 * Decisions of before doubt was recorded say it by their exit code alone, and those of before derived facts were have none.
 */
function completed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || 'doubts' in value) return value
  const { verdict, exitCode } = value as { readonly verdict?: unknown; readonly exitCode?: unknown }
  const isDoubtful = verdict === 'no-report' && exitCode === 3
  return {
    ...{ derived: {}, ...value, doubts: isDoubtful ? ['contradictory'] : [] },
    verdict: isDoubtful ? 'open' : verdict,
  }
}

/** A report, as `assess --json` prints it. */
export function readReport(value: unknown, origin: string): Result<Report> {
  return read(reportSchema, value, origin)
}

function read<T>(schema: z.ZodType, value: unknown, origin: string): Result<T> {
  if (hasTooMany(value)) return fail({ code: 'yaml-feature', feature: 'size', at: { origin } })
  const parsed = schema.safeParse(value)
  if (parsed.success) return ok(value as T)
  const { path } = parsed.error.issues[0]!
  return fail({ code: 'not-a-report', key: path.map(String).join('.'), at: { origin } })
}
