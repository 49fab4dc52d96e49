// The text of JSON that was parsed → a key that stands twice in one mapping: two readers could take a different one.

/** The first such key; undefined where there is none. The text must be valid JSON. */
export function duplicateKey(json: string): string | undefined {
  const mappings: Set<string>[] = []
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at]
    if (character === '{') mappings.push(new Set())
    else if (character === '}') mappings.pop()
    if (character !== '"') continue
    const start = at
    for (at += 1; json[at] !== '"'; at += 1) if (json[at] === '\\') at += 1
    let next = at + 1
    while (json[next] === ' ' || json[next] === '\t' || json[next] === '\r') next += 1
    if (json[next] !== ':') continue
    const key = JSON.parse(json.slice(start, at + 1)) as string
    const keys = mappings.at(-1)
    if (keys?.has(key) === true) return key
    keys?.add(key)
  }
  return undefined
}
