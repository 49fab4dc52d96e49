// How long: `24h`, `3 days`, `2 dagen`. The one reader of durations.
import { fail, ok, type Result } from '../../problem.ts'
import { HOUR } from '../../plain.ts'

const FORM = /^(\d{1,4}) ?(?:(h|hours?|uur|uren|u)|(d|days?|dag(?:en)?))$/i

/** The duration behind a flag in milliseconds; a day is 24 elapsed hours. */
export function readDuration(flag: string, typed: string): Result<number> {
  const [, number, hours] = FORM.exec(typed.trim()) ?? []
  if (number === undefined) return fail({ code: 'duration-format', flag, value: typed })
  return ok(Number(number) * HOUR * (hours === undefined ? 24 : 1))
}
