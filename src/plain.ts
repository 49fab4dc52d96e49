// What every room needs of plain values: units of time, mappings, and the codes of the system's errors.

/** Milliseconds. */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export type Mapping = Readonly<Record<string, unknown>>

/** Whether plain data are a mapping: neither a list nor a single value. */
export const isMapping = (value: unknown): value is Mapping =>
  // A Map or a Date has no keys of its own: what was given in it would be lost.
  typeof value === 'object' && value !== null && Object.prototype.toString.call(value) === '[object Object]'

/** The code of an error of the system (`ENOENT`); the error as text where it has none. */
export const errorCode = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error)
