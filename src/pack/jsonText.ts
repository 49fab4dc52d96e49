// The text of JSON that was parsed → what its values do not tell any more: keys that stand twice, and how numbers are spelled.
import { isPlainNumber } from './plainNumber.ts'

export interface JsonText {
  /** The first key that stands twice in one mapping: two readers could take a different one. */
  readonly duplicate?: string
  /** The first number that is not spelled in plain digits, of those that are looked for. */
  readonly odd?: { readonly key: string; readonly spelling: string }
}

const NUMBER = /-?\d[\d.eE+-]*/y

/** A number that may not be spelled in plain digits: a sign, a fraction, an exponent, or very many digits. */
const MAYBE_ODD = /[[:,]\s*(?:-|\d+[.eE]|\d{16})|^\s*[-\d]/

/**
 * What is odd about a text that was parsed. It is looked over only where something may be: where more names stand in it
 * than its value has keys, or a number that may not be plain.
 *
 * @param json the text, valid JSON
 * @param value what was parsed of it
 * @param wanted whether a number counts that stands at this path of keys and is spelled so
 */
export function lookOver(
  json: string,
  value: unknown,
  wanted: (path: readonly string[], spelling: string) => boolean = () => false,
): JsonText {
  return namesIn(json) === keysIn(value) && !MAYBE_ODD.test(json) ? {} : lookedOver(json, wanted)
}

/** How many quotation marks have a colon behind them: as many as there are names, and more where a text has such a thing. */
function namesIn(json: string): number {
  let names = 0
  for (let colon = json.indexOf(':'); colon >= 0; colon = json.indexOf(':', colon + 1)) {
    let before = colon - 1
    while (before >= 0 && json.charCodeAt(before) <= BLANK) before -= 1
    if (json.charCodeAt(before) === QUOTE) names += 1
  }
  return names
}
const [BLANK, QUOTE] = [32, 34]

/** How many keys its mappings have together. A list of what is left, because it may be deeper than functions call each other. */
function keysIn(value: unknown): number {
  let keys = 0
  const left = [value]
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    if (typeof one !== 'object' || one === null) continue
    const inside: unknown[] = Object.values(one)
    if (!Array.isArray(one)) keys += inside.length
    for (const part of inside) if (typeof part === 'object' && part !== null) left.push(part)
  }
  return keys
}

function lookedOver(json: string, wanted: (path: readonly string[], spelling: string) => boolean): JsonText {
  const mappings: Set<string>[] = []
  const path: string[] = []
  let odd: JsonText['odd']
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at]!
    if (character === '{' || character === '[') {
      mappings.push(new Set())
      path.push('')
    } else if (character === '}' || character === ']') {
      mappings.pop()
      path.pop()
    } else if (character === '-' || (character >= '0' && character <= '9')) {
      NUMBER.lastIndex = at
      const [spelling] = NUMBER.exec(json)!
      if (odd === undefined && !isPlainNumber(spelling) && wanted(path, spelling))
        odd = { key: path.findLast((key) => key !== '') ?? '', spelling }
      at += spelling.length - 1
    } else if (character === '"') {
      const start = at
      for (at += 1; json[at] !== '"'; at += 1) if (json[at] === '\\') at += 1
      let next = at + 1
      while (/\s/.test(json[next] ?? '')) next += 1
      if (json[next] !== ':') continue
      const key = JSON.parse(json.slice(start, at + 1)) as string
      const keys = mappings.at(-1)!
      if (keys.has(key)) return { duplicate: key }
      keys.add(key)
      path[path.length - 1] = key
    }
  }
  return odd === undefined ? {} : { odd }
}
