// Flags and configuration → who decided, and who looked at it too.
import { type Officers, readOfficer, readOfficers, twoOfficers } from '../../decide/officers.ts'
import { type Context, need } from '../context.ts'
import type { Options } from '../flags.ts'

/** Names of officers, for a report; two who look at it must be two. */
export const officersOf = (
  { config }: Pick<Context, 'config'>,
  options: Options<'by' | 'second'>,
): Officers => need(readOfficers(options.by ?? config.officer, options.second))

/** Who adds a line to the register: whoever is named, else the user of this computer. */
export function recorderOf({ config, io }: Pick<Context, 'config' | 'io'>, options: Options<'by'>): string {
  const name = options.by ?? config.officer
  return name === undefined ? io.user : need(readOfficer(name))
}

/** Refuses one officer in two places. */
export const needTwo = (first: string, second: string): Officers => need(twoOfficers(first, second))
