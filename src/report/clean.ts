// Text from a file or a flag → text that is safe to print: no control, escape or direction characters.

const UNSAFE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe-\uffff]/g

/** One printable line: control, escape and text-direction characters become blanks, runs of blanks become one. */
export function clean(text: string): string {
  return text.replace(UNSAFE, ' ').replace(/ {2,}/g, ' ')
}

/** The same for every string in plain data. */
export function cleanAll<T>(value: T): T {
  if (typeof value === 'string') return clean(value) as T
  if (Array.isArray(value)) return value.map(cleanAll) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [clean(key), cleanAll(inner)])) as T
}

/** The same but for the ends of lines: JSON has none within its texts. */
const UNSAFE_IN_LINES = new RegExp(
  UNSAFE.source.replace('\\u0000-\\u001f', '\\u0000-\\u0009\\u000b-\\u001f'),
  'g',
)

/** Plain data as lines of JSON; unsafe characters are written as escapes, so nothing is lost and nothing acts. */
export function jsonLines(value: unknown): string[] {
  return [harmless(JSON.stringify(value, null, 2))]
}

/** The same on one line. */
export function jsonLine(value: unknown): string {
  return harmless(JSON.stringify(value))
}

const harmless = (json: string): string =>
  json.replace(UNSAFE_IN_LINES, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
