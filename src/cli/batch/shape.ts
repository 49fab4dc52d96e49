// Lines that are written alike → their answers in codes, without parsing them: a table has the same keys in the same order
// on nearly every line, and few different answers to a question. A line that is not like one before is parsed.
import type { Put } from '../../decide/coder.ts'

/** What was read of a line. */
export interface Read {
  id: string | undefined
  discovered: string | undefined
}

/** A value that was met before, and what it does to the codes. */
interface Known {
  /** As it stands in the text, with what stands behind it. */
  readonly text: string
  /** Its second character: most others differ in that. */
  readonly second: number
  /** Index of a question and its code, by turns. */
  readonly codes: readonly number[]
}

interface Slot {
  readonly kind: 'id' | 'discovered' | 'answer'
  readonly put: Put | undefined
  /** What stands behind the value: up to the next one, or to the end of the line. */
  after: string
  readonly known: Known[]
}

/** How the lines are written that are like one that was parsed. */
export interface Shape {
  /** What stands before the first value. */
  readonly start: string
  readonly slots: readonly Slot[]
}

/** With more different values than this, to look through them takes longer than to read one anew. */
const MOST_KNOWN = 40
const QUOTE = 34
const BACKSLASH = '\\'

/**
 * The shape of a line, if it is written as `JSON.stringify` would and has nothing but an id, plain answers and a moment of
 * discovery.
 */
export function shapeOf(
  row: unknown,
  line: string,
  putOf: (question: string) => Put | undefined,
): Shape | undefined {
  if (JSON.stringify(row) !== line || typeof row !== 'object' || row === null) return undefined
  const slots: Slot[] = []
  let start = ''
  let between = '{'
  let isPlain = true
  const add = (kind: Slot['kind'], key: string, put?: Put): void => {
    const literal = `${between}${JSON.stringify(key)}:`
    const last = slots.at(-1)
    if (last === undefined) start = literal
    else last.after = literal
    slots.push({ kind, put, after: '', known: [] })
    between = ','
  }
  for (const [key, value] of Object.entries(row)) {
    if (key === 'id' && typeof value === 'string') add('id', key)
    else if ((key === 'answers' || key === 'moments') && Object.keys(value as object).length > 0) {
      between += `${JSON.stringify(key)}:{`
      for (const [name, inner] of Object.entries(value as object)) {
        const put = key === 'answers' ? putOf(name) : undefined
        if (put !== undefined) add('answer', name, put)
        else if (key === 'moments' && name === 'discovered' && typeof inner === 'string')
          add('discovered', name)
        else isPlain = false
      }
      between = '},'
    } else isPlain = false
  }
  const last = slots.at(-1)
  if (!isPlain || last === undefined) return undefined
  last.after = `${between.slice(0, -1)}}`
  return { start, slots }
}

/** Reads a line of a text into `codes` (filled with OPEN before) and `read`; false where it is not of this shape. */
export function readShape(
  { start, slots }: Shape,
  text: string,
  from: number,
  to: number,
  codes: number[],
  read: Read,
): boolean {
  if (!text.startsWith(start, from)) return false
  let at = from + start.length
  for (let index = 0; index < slots.length; index += 1) {
    const slot = slots[index]!
    at =
      slot.kind === 'answer' ? readAnswer(slot, text, at, codes) : readText(slot, slot.kind, text, at, read)
    if (at < 0) return false
  }
  return at === to
}

/** Behind what stands behind a value; -1 where something else does. */
const behind = ({ after }: Slot, text: string, end: number): number =>
  text.startsWith(after, end) ? end + after.length : -1

function readText(slot: Slot, kind: 'id' | 'discovered', text: string, at: number, read: Read): number {
  if (text.charCodeAt(at) !== QUOTE) return -1
  const end = text.indexOf('"', at + 1)
  if (end < 0) return -1
  const value = text.slice(at + 1, end)
  if (value.includes(BACKSLASH)) return -1
  read[kind] = value
  return behind(slot, text, end + 1)
}

function readAnswer(slot: Slot, text: string, at: number, codes: number[]): number {
  const { put, known } = slot
  const second = text.charCodeAt(at + 1)
  for (let one = 0; one < known.length; one += 1) {
    const { text: value, second: other, codes: pairs } = known[one]!
    if (other !== second || !text.startsWith(value, at)) continue
    for (let pair = 0; pair < pairs.length; pair += 2) codes[pairs[pair]!] = pairs[pair + 1]!
    return at + value.length
  }
  const digits = endOfDigits(text, at)
  if (digits > at) return put!(Number(text.slice(at, digits)), codes) ? behind(slot, text, digits) : -1
  const end = endOfValue(text, at)
  if (end < 0) return -1
  const value = text.slice(at, end)
  let parsed: unknown
  try {
    parsed = JSON.parse(value)
  } catch {
    return -1
  }
  const before = [...codes]
  if (put!(parsed, codes) !== true) return -1
  const next = behind(slot, text, end)
  if (next > 0 && known.length < MOST_KNOWN)
    known.push({
      text: value + slot.after,
      second: value.charCodeAt(1),
      codes: codes.flatMap((code, index) => (code === before[index] ? [] : [index, code])),
    })
  return next
}

const ZERO = 48
const NINE = 57
const MOST_DIGITS = 15

/** Where a whole number ends that JSON can have: without a sign, a fraction or a zero before it. */
function endOfDigits(text: string, at: number): number {
  let end = at
  for (let code = text.charCodeAt(end); code >= ZERO && code <= NINE; code = text.charCodeAt(end)) end += 1
  const isPlain = end - at <= MOST_DIGITS && (end - at === 1 || text.charCodeAt(at) !== ZERO)
  return isPlain ? end : at
}

/** Where a value ends: a text or a list of texts without escapes, or a word. */
function endOfValue(text: string, at: number): number {
  const first = text[at]
  if (first === '"' || first === '[') {
    const end = text.indexOf(first === '[' ? ']' : '"', at + 1)
    return end < 0 || text.slice(at, end).includes(BACKSLASH) ? -1 : end + 1
  }
  let end = at
  while (end < text.length && /[\w.+-]/.test(text[end]!)) end += 1
  return end > at ? end : -1
}
