// Flags and configuration → who decided, and who looked at it too.
import type { Officers } from '../../decide/assess.ts'
import { LONGEST_TEXT } from '../../decide/assess.ts'
import { fail } from '../../problem.ts'
import { isOfficer, isSameOfficer } from '../../register/officer.ts'
import { type Context, need, Trouble } from '../context.ts'
import type { Options } from '../flags.ts'

/** Names of officers, for a report; two who look at it must be two. */
export function officersOf({ config }: Pick<Context, 'config'>, options: Options<'by' | 'second'>): Officers {
  const by = nameIn(options.by ?? config.officer)
  const second = nameIn(options.second)
  if (second !== undefined) {
    if (by === undefined) throw new Trouble([{ code: 'flag-missing', flag: '--by' }])
    needTwo(by, second)
  }
  return { ...(by === undefined ? {} : { by }), ...(second === undefined ? {} : { second }) }
}

/** Who adds a line to the register: whoever is named, else the user of this computer. */
export function recorderOf({ config, io }: Pick<Context, 'config' | 'io'>, options: Options<'by'>): string {
  return nameIn(options.by ?? config.officer) ?? io.user
}

/** Refuses one officer in two places. */
export function needTwo(first: string, second: string): void {
  if (isSameOfficer(first, second)) throw new Trouble([{ code: 'same-officer', name: second }])
}

function nameIn(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const name = value.trim()
  if (name.length > LONGEST_TEXT) need(fail({ code: 'text-too-long', name: '--by', limit: LONGEST_TEXT }))
  if (!isOfficer(name)) throw new Trouble([{ code: 'officer-name', name }])
  return name
}
