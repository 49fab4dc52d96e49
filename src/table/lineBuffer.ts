// Outcomes → lines of output as bytes, in a buffer that grows.
import type { DueHour } from './dueTimes.ts'
import type { Outcome } from './many.ts'
import type { BatchWriter } from './outcomes.ts'
import type { Reading } from './reading.ts'

/** The hour of a deadline, with what a buffer makes of it: there are too many of them to look it up elsewhere. */
export interface Due {
  readonly hour: DueHour
  /** What stands behind an outcome, but for the minutes, and where those belong. */
  tail: Tail | undefined
}

interface Tail {
  readonly bytes: Uint8Array
  readonly minuteAt: number
  readonly minuteUtcAt: number
}

export interface LineBuffer {
  /** A line of text, without its end. */
  readonly add: (line: string) => void
  /** The outcome of a line that was read as bytes: its id and its minutes are copied from there. */
  readonly addOutcome: (
    bytes: DataView,
    reading: Reading,
    line: number,
    outcome: Outcome,
    due: Due | undefined,
  ) => void
  /** What was added since the last time; good until something is added again. */
  readonly take: () => Uint8Array
}

const ZERO = 48
/** Bytes of `:mm`. */
const MINUTES = 3
const MOST_DIGITS = 16
const FIRST_SIZE = 512 * 1024

export function lineBuffer({ frame }: BatchWriter, lineEnd: string): LineBuffer {
  const ids = Object.fromEntries(
    Object.entries(frame.id).map(([kind, parts]) => [kind, parts.map((part) => Buffer.from(part))]),
  ) as Record<Reading['idKind'], [Buffer, Buffer]>
  const end = Buffer.from(lineEnd)
  const noDue = Buffer.from(frame.noDue + lineEnd)
  const outcomes = new WeakMap<Outcome, Buffer>()
  let out = new Uint8Array(FIRST_SIZE)
  let size = 0
  const room = (more: number): void => {
    if (size + more <= out.length) return
    const larger = new Uint8Array((size + more) * 2)
    larger.set(out.subarray(0, size))
    out = larger
  }
  const put = (part: Uint8Array): void => {
    out.set(part, size)
    size += part.length
  }
  /** Quicker than `put` for a few bytes. */
  const putShort = (part: Uint8Array): void => {
    for (let at = 0; at < part.length; at += 1) out[size + at] = part[at]!
    size += part.length
  }
  const copy = (bytes: DataView, from: number, to: number): void => {
    for (let at = from; at < to; at += 1) out[size + at - from] = bytes.getUint8(at)
    size += to - from
  }
  const number = (value: number): void => {
    let digits = 1
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits += 1
    let rest = value
    for (let at = size + digits - 1; at >= size; at -= 1) {
      const next = Math.floor(rest / 10)
      out[at] = ZERO + rest - next * 10
      rest = next
    }
    size += digits
  }
  const outcomeBytes = (outcome: Outcome): Buffer => {
    let part = outcomes.get(outcome)
    if (part === undefined) outcomes.set(outcome, (part = Buffer.from(frame.outcome(outcome))))
    return part
  }
  const tailOf = ({ hour }: Due): Tail => {
    const [before, between, behind] = frame.due(hour)
    const bytes = Buffer.from(`${before}:mm${between}:mm${behind}${lineEnd}`)
    return { bytes, minuteAt: before.length, minuteUtcAt: before.length + MINUTES + between.length }
  }
  return {
    add: (line) => {
      const bytes = Buffer.from(line)
      room(bytes.length + end.length)
      put(bytes)
      put(end)
    },
    addOutcome: (bytes, reading, line, outcome, due) => {
      const { idKind, idFrom, idTo, minuteAt } = reading
      const [before, behind] = ids[idKind]
      const told = outcomeBytes(outcome)
      const tail = due === undefined ? undefined : (due.tail ??= tailOf(due))
      room(LONGEST_FRAME + (idTo - idFrom) + told.length)
      putShort(before)
      if (idKind !== 'none') copy(bytes, idFrom, idTo)
      putShort(behind)
      number(line)
      put(told)
      if (tail === undefined) return putShort(noDue)
      const start = size
      put(tail.bytes)
      for (let at = 0; at < MINUTES; at += 1) {
        const byte = bytes.getUint8(minuteAt + at)
        out[start + tail.minuteAt + at] = byte
        out[start + tail.minuteUtcAt + at] = byte
      }
    },
    take: () => {
      const taken = out.subarray(0, size)
      size = 0
      return taken
    },
  }
}

/** More than the parts around an id and an outcome take together. */
const LONGEST_FRAME = 256 + MOST_DIGITS
