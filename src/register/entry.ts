// What happened to an incident → one line of the register, chained to the line before by its hash; and back.
import { isUtf8 } from 'node:buffer'
import canonicalize from 'canonicalize'
import { sha256 } from '../pack/library.ts'
import type { RecordedDecision } from '../record/reportSchema.ts'
import { type Event, isEvent, type Outline } from './event.ts'
import { summaryOf } from './summary.ts'

/** What every line has, whatever happened. */
interface Head {
  readonly schema: 'meldplicht/register@1'
  /** 1 for the first line. */
  readonly number: number
  /** The year in which it was first recorded, and the number of that line: `2026-14`. */
  readonly incident: string
  /** When it was recorded, in UTC. */
  readonly at: string
  /** Who recorded it. */
  readonly by?: string
  /** Hash of the line before; of the first line: empty. */
  readonly previous: string
  /** SHA-256 over the canonical JSON (RFC 8785) of all the rest of this line, in hexadecimal. */
  readonly hash: string
}

/** One line of the register. */
export interface Entry extends Head {
  readonly event: Event
}

/** The same without the decisions in it, which take nearly all of its length. */
export interface EntryOutline extends Head {
  readonly event: Outline
}

const SCHEMA = 'meldplicht/register@1'

/** Most bytes of one line; a report of an incident takes some tens of thousands. */
export const LONGEST_LINE = 8 * 1024 * 1024

/** What comes before the first line. */
export const START: Pick<Entry, 'number' | 'hash'> = { number: 0, hash: '' }

/** What a new line is made of. */
export interface NewEntry {
  /** The present moment, in UTC. */
  readonly at: string
  readonly event: Event
  /** Left out for an incident that is new. */
  readonly incident?: string
  readonly by?: string
}

/** The line that follows another. */
export function nextEntry(last: Pick<Entry, 'number' | 'hash'>, added: NewEntry): Entry {
  const { at, event, by } = added
  const number = last.number + 1
  const body = wellFormed({
    schema: SCHEMA,
    number,
    incident: added.incident ?? `${at.slice(0, 4)}-${number}`,
    at,
    ...(by === undefined ? {} : { by }),
    event,
    previous: last.hash,
  } as const)
  const hash = sha256(canonicalize(body)!)
  return { ...body, hash }
}

/** Half a character, as a terminal can leave it, has no canonical form; it becomes the sign for one that is lost. */
function wellFormed<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
    typeof inner === 'string' ? inner.toWellFormed() : inner,
  ) as T
}

/** Whether two decisions say the same of an incident, whenever and by whom they were made. */
export function isSameDecision(one: RecordedDecision, other: RecordedDecision): boolean {
  const told = (decision: RecordedDecision): string | undefined =>
    canonicalize(wellFormed({ ...decision, tool: undefined, now: undefined, officers: undefined }))
  return told(one) === told(other)
}

/** Its line: canonical JSON, so that what the hash is over stands there byte for byte. */
export const lineOf = (entry: Entry): string => `${canonicalize(entry)!}\n`

const AT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const INCIDENT = /^\d{4}-\d+$/
const HASH = /^[0-9a-f]{64}$/

/** The entry in a line (without its end), if it is one, whole, and its hash is right. */
export function readEntry(line: Buffer): Entry | undefined {
  // Bytes that are no text would be read as the sign for a character that is lost.
  if (!isUtf8(line)) return undefined
  const text = line.toString('utf8')
  try {
    const entry = JSON.parse(text) as Entry
    return isEntry(entry) && isWritten(entry, text) && hashIn(text, entry.hash) === entry.hash
      ? entry
      : undefined
  } catch {
    return undefined // No JSON, or nested too deeply: not written by this tool.
  }
}

function isEntry(value: Entry): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { schema, number, incident, at, by, event, previous, hash, ...more } = value
  return (
    schema === SCHEMA &&
    Number.isSafeInteger(number) &&
    INCIDENT.test(incident) &&
    AT.test(at) &&
    !Number.isNaN(Date.parse(at)) &&
    ['string', 'undefined'].includes(typeof by) &&
    (previous === '' || HASH.test(previous)) &&
    HASH.test(hash) &&
    isEvent(event, at) &&
    Object.keys(more).length === 0
  )
}

/** Whether a text says no more than what was read of it: nothing twice, no blanks. Canonical JSON has another order of some keys. */
const isWritten = (entry: Entry, text: string): boolean =>
  JSON.stringify(entry) === text || canonicalize(entry) === text

/** The hash over a line without the hash in it, which is the last of its name. */
function hashIn(text: string, hash: string): string {
  const own = `,"hash":"${hash}"`
  const at = text.lastIndexOf(own)
  return sha256(text.slice(0, at), text.slice(at + own.length))
}

/** The same with what a list shows of a decision in place of it. */
export function outlineOf(entry: Entry): EntryOutline {
  const { event } = entry
  if (!('decision' in event)) return { ...entry, event }
  const { decision, ...rest } = event
  return { ...entry, event: { ...rest, summary: summaryOf(decision) } }
}

/** The decision of an assessment as it was recorded; an empty one where there is none. */
export function decisionIn(entry: Entry | undefined): object {
  return entry !== undefined && 'decision' in entry.event ? entry.event.decision : {}
}
