// What happened to an incident → one line of the register, chained to the line before by its hash; and back.
import canonicalize from 'canonicalize'
import { sha256 } from '../pack/library.ts'
import { type Event, isOutline, type Outline } from './event.ts'
import { asCounted, isSummaryOf, summaryOf } from './summary.ts'

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
    event: 'decision' in event ? { ...event, summary: summaryOf(event.decision) } : event,
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

/** Its line: canonical JSON, so that what the hash is over stands there byte for byte. */
export const lineOf = (entry: Entry): string => `${canonicalize(entry)!}\n`

/** What stands behind the event: the keys are in the order of the alphabet. */
const TAIL =
  /,"hash":"([0-9a-f]{64})",("incident":"(\d{4}-\d+)","number":(\d+),"previous":"([0-9a-f]*)","schema":"meldplicht\/register@1"\})$/
const LONGEST_TAIL = 320
const AT = /^\{"at":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)",/
const AT_LENGTH = '{"at":"2026-11-21T23:45:43.052Z",'.length
const EVENT = '"event":'
const DECISION = '{"decision":'

/**
 * The entry in a line (without its end), if it is one whose hash is right; its decision is passed over. A register can
 * have hundreds of thousands of lines, so only what is needed is parsed.
 */
export function readOutline(line: Buffer): EntryOutline | undefined {
  const tail = TAIL.exec(line.toString('latin1', Math.max(0, line.length - LONGEST_TAIL)))
  const at = AT.exec(line.toString('latin1', 0, AT_LENGTH))?.[1]
  if (tail === null || at === undefined) return undefined
  const [whole, hash, rest, incident, number, previous] = tail as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const end = line.length - whole.length
  if (sha256(line.subarray(0, end + 1), rest) !== hash) return undefined
  const start = line.indexOf(EVENT, AT_LENGTH, 'latin1')
  try {
    const by = byIn(line.toString('utf8', AT_LENGTH, start))
    const event = JSON.parse(outlineText(line, start + EVENT.length, end)) as unknown
    const isDate = !Number.isNaN(Date.parse(at))
    if (!isDate || start < 0 || by === null || !isOutline(event, at)) return undefined
    const head = { schema: SCHEMA, number: Number(number), incident, at, previous, hash } as const
    const outline = { ...head, event: counted(event, line) }
    return by === undefined ? outline : { ...outline, by }
  } catch {
    return undefined
  }
}

/** Before doubts were recorded a doubtful decision was known by its exit code alone. */
function counted(event: Outline, line: Buffer): Outline {
  if (!('summary' in event)) return event
  const isOld = event.summary.doubts === undefined
  return { ...event, summary: asCounted(event.summary, isOld && line.includes(OPEN_CODE, 0, 'latin1')) }
}

/** A key between keys: within a text its quotes would be escaped. */
const OPEN_CODE = ',"exitCode":3,'

/** Who recorded it: what stands between the moment and the event; null where it is no name. */
function byIn(text: string): string | null | undefined {
  if (text === '') return undefined
  const { by } = JSON.parse(`{${text.slice(0, -1)}}`) as { by?: unknown }
  return typeof by === 'string' ? by : null
}

/**
 * The text of an event without its decision. A name between quotes can stand only where one belongs: within a text the
 * quotes would be escaped. So the last `kind` is that of the event itself.
 */
function outlineText(line: Buffer, start: number, end: number): string {
  if (line.toString('latin1', start, start + DECISION.length) !== DECISION)
    return line.toString('utf8', start, end)
  return `{${line.toString('utf8', line.lastIndexOf('"kind":', end), end)}`
}

/** What a list shows of a decision must be what it says. */
function isSummed(event: Event): boolean {
  if (!('decision' in event)) return true
  const { decision, summary } = event as { readonly decision: unknown; readonly summary?: unknown }
  const isThere = typeof decision === 'object' && decision !== null
  return (
    isThere &&
    isSummaryOf(summary, decision, (one, other) => canonicalize(one) === canonicalize(wellFormed(other)))
  )
}

/** The entry in a line, with its decision. */
export function readEntry(line: Buffer): Entry | undefined {
  if (readOutline(line) === undefined) return undefined
  const text = line.toString('utf8')
  try {
    const entry = JSON.parse(text) as Entry
    return canonicalize(entry) === text && isSummed(entry.event) ? entry : undefined
  } catch {
    return undefined // Nested too deeply: not written by this tool.
  }
}

/** The decision of an assessment as it was recorded; an empty one where there is none. */
export function decisionIn(entry: Entry | undefined): object {
  return entry !== undefined && 'decision' in entry.event ? entry.event.decision : {}
}
