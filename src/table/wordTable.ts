// Words → their numbers, looked up by the bytes they are written in: four at a time, and without making a text of them.

export interface WordTable {
  /** The number of the word that stands at `from` and ends there; -1 where there is none. */
  readonly find: (bytes: DataView, from: number) => number
  /** Whether this word stands at `from` and ends there. */
  readonly isAt: (word: number, bytes: DataView, from: number) => boolean
  readonly lengthOf: (word: number) => number
}

/** Bytes that are compared at once; as many may be read behind what is looked for, whatever stands there. */
export const AT_ONCE = 4
/** Spreads words over their places. */
const SPREAD = 0x9e3779b1

/**
 * @param words each has its place in the list as its number
 * @param ends characters that may stand behind a word; none of them stands in one
 */
export function wordTable(words: readonly string[], ends: string): WordTable {
  const isEnd = Uint8Array.from({ length: 256 }, (_, byte) =>
    Number(ends.includes(String.fromCharCode(byte))),
  )
  const lengths = Int32Array.from(words, (word) => Buffer.byteLength(word))
  const sizes = lengths.map((length) => Math.ceil(length / AT_ONCE))
  const starts = new Int32Array(words.length + 1)
  sizes.forEach((size, word) => (starts[word + 1] = starts[word]! + size))
  const all = new DataView(new ArrayBuffer((starts.at(-1)! + 1) * AT_ONCE))
  words.forEach((word, at) =>
    Buffer.from(all.buffer, starts[at]! * AT_ONCE).write(word, 0, lengths[at]!, 'utf8'),
  )
  const parts = Int32Array.from({ length: starts.at(-1)! }, (_, part) => all.getInt32(part * AT_ONCE, true))
  /** The bytes of the last part of a word that belong to it. */
  const masks = lengths.map((length) => maskOf(length % AT_ONCE || AT_ONCE))
  // Bytes that every word has.
  const prefix = maskOf(Math.min(AT_ONCE, ...lengths))
  // Four places for each word, so that most words stand in a place of their own.
  const bits = Math.ceil(Math.log2(words.length * 4 + 1))
  const slots = new Int32Array(2 ** bits).fill(-1)
  const slotOf = (bytes: DataView, from: number): number =>
    Math.imul(bytes.getInt32(from, true) & prefix, SPREAD) >>> (32 - bits)
  words.forEach((_, word) => {
    let at = slotOf(all, starts[word]! * AT_ONCE)
    while (slots[at]! >= 0) at = (at + 1) % slots.length
    slots[at] = word
  })
  const isAt = (word: number, bytes: DataView, from: number): boolean => {
    const last = starts[word + 1]! - 1
    let at = from
    for (let part = starts[word]!; part < last; part += 1) {
      if (bytes.getInt32(at, true) !== parts[part]) return false
      at += AT_ONCE
    }
    return (
      ((bytes.getInt32(at, true) ^ parts[last]!) & masks[word]!) === 0 &&
      isEnd[bytes.getUint8(from + lengths[word]!)] === 1
    )
  }
  return {
    isAt,
    lengthOf: (word) => lengths[word]!,
    find: (bytes, from) => {
      let at = slotOf(bytes, from)
      for (let word = slots[at]!; word >= 0; word = slots[at]!) {
        if (isAt(word, bytes, from)) return word
        at = (at + 1) % slots.length
      }
      return -1
    },
  }
}

/** The first bytes of a number that was read with its first byte the lowest. */
const maskOf = (count: number): number => (count >= AT_ONCE ? -1 : 2 ** (8 * count) - 1)
