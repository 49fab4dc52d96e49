// Two pieces of plain data → the places where they are not the same.
import { isMapping } from '../plain.ts'

export interface Unequal {
  /** `duties.authority.verdict`. */
  readonly path: string
  /** As JSON; undefined where it is not there. */
  readonly here: string | undefined
  readonly there: string | undefined
}

/** Every place, innermost, in the order of the first. The order of keys says nothing. */
export function unequal(here: unknown, there: unknown, path = ''): Unequal[] {
  if (isMapping(here) && isMapping(there)) {
    const keys = [...new Set([...Object.keys(here), ...Object.keys(there)])]
    return keys.flatMap((key) => unequal(here[key], there[key], path === '' ? key : `${path}.${key}`))
  }
  const [one, other] = [JSON.stringify(here), JSON.stringify(there)] as (string | undefined)[]
  if (one === other) return []
  if (Array.isArray(here) && Array.isArray(there) && here.length === there.length)
    return here.flatMap((item, index) => unequal(item, there[index], `${path}.${index}`))
  return [{ path, here: one, there: other }]
}
