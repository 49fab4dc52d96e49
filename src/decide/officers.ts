// Names of officers → who decided, and who looked at it too: whether a text is a name, and whether two are of the same person
// as far as a name can tell.
import { fail, ok, type Result } from '../problem.ts'
import { LONGEST_TEXT } from './reason.ts'

/** Who decided, and who looked at it too and agrees. */
export interface Officers {
  readonly by?: string | undefined
  readonly second?: string | undefined
  /** By the register another officer comes to something else. */
  readonly differs?: true | undefined
}

/** Reads both names; two who look at it must be two. */
export function readOfficers(by: string | undefined, second: string | undefined): Result<Officers> {
  if (second !== undefined && by === undefined) return fail({ code: 'flag-missing', flag: '--by' })
  const [first, other] = [by, second].map((name) => (name === undefined ? undefined : readOfficer(name)))
  if (first?.ok === false) return first
  if (other?.ok === false) return other
  if (first === undefined) return ok({})
  return other === undefined ? ok({ by: first.value }) : twoOfficers(first.value, other.value)
}

/** A name without blanks around it. */
export function readOfficer(typed: string): Result<string> {
  const name = typed.trim()
  if (name.length > LONGEST_TEXT) return fail({ code: 'text-too-long', name: '--by', limit: LONGEST_TEXT })
  return isOfficer(name) ? ok(name) : fail({ code: 'officer-name', name })
}

/** Refuses one officer in two places. */
export function twoOfficers(by: string, second: string): Result<Officers> {
  return isSameOfficer(by, second) ? fail({ code: 'same-officer', name: second }) : ok({ by, second })
}

/** In letters of one alphabet: what looks like another name must not count as one. */
function isOfficer(name: string): boolean {
  return /[\p{Script=Latin}\p{N}]/u.test(plain(name)) && !/[^\p{Script=Latin}\p{N}]/u.test(plain(name))
}

/** Accents, case, blanks, signs and characters that cannot be seen make no difference. */
export function isSameOfficer(one: string | undefined, other: string | undefined): boolean {
  return plain(one ?? '') === plain(other ?? '')
}

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
