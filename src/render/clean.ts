// Text from a file or a flag → text that is safe to print: nothing that acts, nothing that cannot be seen.

/** Control, direction and every other character that a reader does not see but a terminal or a search does. */
const UNSEEN = String.raw`\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb`

const JOINING = `[${[
  ...['Arab', 'Syrc', 'Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml', 'Telu', 'Knda', 'Mlym', 'Sinh', 'Khmr'],
]
  .map((script) => `\\p{Script=${script}}`)
  .join('')}]`
const PICTURE = String.raw`\p{Extended_Pictographic}`
/** Without these a word of Persian or Hindi is another one, and a picture falls apart. Between Latin letters they only hide. */
const NEEDED = [
  `(?<=${JOINING})[\\u200c\\u200d](?=${JOINING})`,
  `(?<=${PICTURE})[\\ufe0e\\ufe0f]`,
  `(?<=[${PICTURE}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=${PICTURE})`,
].join('|')

const UNSAFE = new RegExp(`(?!${NEEDED})[${UNSEEN}]`, 'gu')
/** Most texts, known at a glance. */
const PLAIN = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac]*$/

/** One printable line: characters that act or cannot be seen become blanks, runs of blanks become one. */
export function clean(text: string): string {
  return (PLAIN.test(text) ? text : text.replace(UNSAFE, ' ')).replace(/ {2,}/g, ' ')
}

/** The same for every string in plain data; one of more than `most` characters is cut off. */
export function cleanAll<T>(value: T, most = Infinity): T {
  if (typeof value === 'string')
    return (value.length > most ? `${clean(value.slice(0, most))}…` : clean(value)) as T
  if (Array.isArray(value)) return value.map((one: unknown) => cleanAll(one, most)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [clean(key), cleanAll(inner, most)]),
  ) as T
}

/** All of them but for the ends of lines, which JSON has none of within its texts; and what begins a command to a CI runner. */
const ACTING = new RegExp(String.raw`(?!\n)[${UNSEEN}]|(?<=")::|(?<=#)#(?=[a-z]*\[)`, 'giu')

/** Plain data as lines of JSON; what acts is written as escapes, so nothing is lost and nothing acts. */
export function jsonLines(value: unknown): string[] {
  return [harmless(JSON.stringify(value, null, 2))]
}

/** The same on one line. */
export function jsonLine(value: unknown): string {
  return harmless(JSON.stringify(value))
}

const harmless = (json: string): string => json.replace(ACTING, escaped)

const escaped = (characters: string): string =>
  Array.from(
    { length: characters.length },
    (_, at) => `\\u${characters.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('')

/** What a runner passes over when it looks for a command. */
const PASSED_OVER = String.raw`\p{Default_Ignorable_Code_Point}`
const COMMAND = new RegExp(
  String.raw`(^(?:[\s${PASSED_OVER}]|\u001b\[[\d;]*m)*)(?=:${PASSED_OVER}*:)|(#)(?=${PASSED_OVER}*#[a-z${PASSED_OVER}]*\[)`,
  'gimu',
)

/**
 * Lines in which a CI runner finds no command: `::` at the start (GitHub), `##[`, `##vso[` (Azure) and `##teamcity[`
 * anywhere. A dot in the middle parts them, so that a reader still sees what stood there.
 */
export function commandless(text: string): string {
  return text.replace(
    COMMAND,
    (_, start: string | undefined, hash: string | undefined) => `${start ?? hash}\u00b7`,
  )
}
