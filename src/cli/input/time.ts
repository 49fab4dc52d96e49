// --now and --zone → an instant and a zone.
import { parseMoment } from '../../decide/moment.ts'
import { DEFAULT_ZONE, type Zone } from '../../decide/zone.ts'
import { fail, ok, type Result } from '../../problem.ts'
import { need } from '../context.ts'
import type { Io } from '../io.ts'

/** The instant to assess at: `--now`, else the clock. */
export function readTime(io: Io, typed: string | undefined, zone: Zone): Result<number> {
  if (typed === undefined) return ok(io.now())
  const moment = parseMoment('now', typed, zone)
  return moment.ok
    ? ok(moment.value.instant)
    : fail(...moment.problems.map((problem) => ({ ...problem, at: { origin: '--now' } })))
}

/** Refuses a `--now` that is no moment, in a command that tells nothing of the present one: every command takes the flag. */
export async function checkNow(io: Io, typed: string | undefined): Promise<void> {
  need(readTime(io, typed, need(await zoneOf(io, undefined))))
}

/** The zone for times without an offset. */
export async function zoneOf(io: Io, name: string | undefined): Promise<Result<Zone>> {
  const zone = await io.zone(name ?? DEFAULT_ZONE)
  return zone.ok ? zone : fail(...zone.problems.map((problem) => ({ ...problem, at: { origin: '--zone' } })))
}
