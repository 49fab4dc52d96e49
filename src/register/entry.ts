// What happened to an incident → one line of the register, chained to the line before by its hash; and back.
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** An incident was assessed; `report` is `meldplicht/report@1`, with which it can be decided again. */
export interface Assessed {
  readonly kind: 'assessed'
  readonly report: object
}

/** The authority was told, at a moment with its offset from UTC; after the deadline with the reason for the delay. */
export interface Notified {
  readonly kind: 'notified'
  readonly at: string
  readonly reference?: string
  readonly reason?: string
}

export type Event = Assessed | Notified

/** One line of the register. */
export interface Entry {
  readonly schema: 'meldplicht/register@1'
  /** 1 for the first line. */
  readonly number: number
  /** The year in which it was first recorded, and the number of that line: `2026-14`. */
  readonly incident: string
  /** When it was recorded, in UTC. */
  readonly at: string
  readonly event: Event
  /** Hash of the line before; of the first line: empty. */
  readonly previous: string
  /** SHA-256 over the canonical JSON (RFC 8785) of all the rest of this line, in hexadecimal. */
  readonly hash: string
}

const SCHEMA = 'meldplicht/register@1'

/** What comes before the first line. */
export const START: Pick<Entry, 'number' | 'hash'> = { number: 0, hash: '' }

/** The line that follows another. `incident` is left out for an incident that is new. */
export function nextEntry(
  last: Pick<Entry, 'number' | 'hash'>,
  at: string,
  event: Event,
  incident?: string,
): Entry {
  const number = last.number + 1
  const body = {
    schema: SCHEMA,
    number,
    incident: incident ?? `${at.slice(0, 4)}-${number}`,
    at,
    event: wellFormed(event),
    previous: last.hash,
  } as const
  return { ...body, hash: hashOf(body) }
}

/** Half a character, as a terminal can leave it, has no canonical form; it becomes the sign for one that is lost. */
function wellFormed(event: Event): Event {
  return JSON.parse(JSON.stringify(event), (_, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value,
  ) as Event
}

export const lineOf = (entry: Entry): string => `${JSON.stringify(entry)}\n`

/** The entry in a line, if it is one whose hash is right. */
export function readLine(line: string): Entry | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null || !('hash' in value)) return undefined
  const { hash, ...body } = value as Entry
  return body.schema === SCHEMA && hash === hashOf(body) && isEntry(body) ? (value as Entry) : undefined
}

/** Whoever can reckon a hash can write a line; only what has the shape of one is taken for it. */
function isEntry({
  number,
  incident,
  at,
  event,
  previous,
}: Record<keyof Omit<Entry, 'hash'>, unknown>): boolean {
  const isText = [incident, at, previous].every((text) => typeof text === 'string')
  if (typeof number !== 'number' || !isText || Number.isNaN(Date.parse(String(at)))) return false
  if (typeof event !== 'object' || event === null || !('kind' in event)) return false
  const { kind, report, at: told, reference, reason } = event as Record<string, unknown>
  const isOptional = (text: unknown): boolean => text === undefined || typeof text === 'string'
  if (kind === 'assessed') return typeof report === 'object' && report !== null
  // Nobody can have told before it was recorded that they did.
  const isTold = typeof told === 'string' && Date.parse(told) <= Date.parse(String(at))
  return kind === 'notified' && isTold && isOptional(reference) && isOptional(reason)
}

function hashOf(body: object): string {
  try {
    return createHash('sha256').update(canonicalize(body)!).digest('hex')
  } catch {
    return '' // What has no canonical form was not written by this tool.
  }
}
