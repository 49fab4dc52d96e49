// The text of JSON that was parsed → what its values do not tell any more: keys that stand twice, and how numbers are spelled.
import { isPlainNumber } from './plainNumber.ts'

export interface JsonText {
  /** The first key that stands twice in one mapping: two readers could take a different one. */
  readonly duplicate?: string
  /** The first number that is not spelled in plain digits, of those that are looked for. */
  readonly odd?: { readonly key: string; readonly spelling: string }
}

const NUMBER = /-?\d[\d.eE+-]*/y

/**
 * Looks a text over once. The text must be valid JSON.
 *
 * @param wanted whether a number counts that stands at this path of keys and is spelled so
 */
export function lookOver(
  json: string,
  wanted: (path: readonly string[], spelling: string) => boolean = () => false,
): JsonText {
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
