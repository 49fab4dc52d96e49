// A pack and a day → whether the pack holds on it.
import type { Pack } from './model.ts'
import { fail, ok, type Result } from '../problem.ts'

/** Refuses a pack whose last day has passed, its own or that of a pack it extends. */
export function notEnded(pack: Pack, on: string): Result<Pack> {
  if (pack.lastDay === undefined || on <= pack.lastDay) return ok(pack)
  return noVersion(pack.id, on, [`${pack.version} – ${pack.lastDay}`])
}

/** The days of discovery for which a pack decides. */
export interface Period {
  /** The first, `yyyy-mm-dd`. */
  readonly from: string
  /** The first on which it does not any more, where one is known. */
  readonly until: string | undefined
  /** Whether other rules held before: then «no duty» takes the moment of discovery as well. */
  readonly hadOthers: boolean
}

/** The day on which the last of its files began. */
export const beginOf = ({ files }: Pick<Pack, 'files'>): string =>
  files
    .map(({ version }) => version)
    .sort()
    .at(-1)!

/** Refuses a day outside them. */
export function heldOn({ from, until }: Period, pack: string, day: string): Result<string> {
  const holds = day >= from && (until === undefined || day < until)
  return holds ? ok(day) : noVersion(pack, day, [`${from} – ${until === undefined ? '' : dayBefore(until)}`])
}

const DAY = 86_400_000
const dayBeside = (day: string, step: number): string =>
  new Date(Date.parse(day) + step).toISOString().slice(0, day.length)
export const dayAfter = (day: string): string => dayBeside(day, DAY)
const dayBefore = (day: string): string => dayBeside(day, -DAY)

export function noVersion(pack: string, on: string, versions: readonly string[]): Result<never> {
  return fail({ code: 'no-version', pack, on, versions })
}
