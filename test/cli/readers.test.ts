// One thing typed in every way there is: flags, answers files, NDJSON, CSV, SQL and the wizard read it as the same, or all
// refuse it. SQL may refuse more.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isoFromTyped } from '../../src/cli/wizard/typedTime.ts'
import { isoInZone, parseMoment } from '../../src/decide/moment.ts'
import { zoneNamed } from '../../src/decide/zoneNamed.ts'
import type { Report } from '../../src/record/reportSchema.ts'
import { samples } from '../size.ts'
import { duckdb, type Engine } from '../sql/engines.ts'
import { meldplicht } from './run.ts'

/** Lower bounds of the answers to `people`: each has a verdict of its own. */
const BANDS = [0, 1, 2, 5, 10, 12, 100, 120, 999, 1000, 1001, 1200, 1201, 12_000, 100_000, 1_200_000]
const KINDS = ['contact', 'payment', 'none-of-it']
const NOW = Date.parse('2027-11-20T09:00Z')
const zone = zoneNamed('Europe/Amsterdam')

const text = (word: string): string => `{ nl: ${word}, en: ${word} }`
/** A pack in which every answer to `people`, `sure` and `what` comes out otherwise. */
const PACK = `meldplicht: pack@1
id: spelt
valid-from: 2018-05-25
title: ${text('Spelt')}
about: ${text('Spelt')}
authority: { name: ${text('AP')}, url: https://example.org/ }
sources: { law: { title: ${text('Law')} } }
moments: { discovered: { title: ${text('Seen')} } }
questions:
  people:
    title: ${text('Number')}
    bands: { ${BANDS.map((bound) => `from-${bound}: ${bound}`).join(', ')} }
  sure: { title: ${text('Really')}, answers: [no, yes] }
  what:
    title: ${text('Things')}
    several: true
    answers: { ${KINDS.map((kind) => `${kind}: ${text(kind)}`).join(', ')} }
duties:
  authority:
    title: ${text('Authority')}
    sources: [law]
    verdicts:
${BANDS.map((bound, at) => `      ${at === 0 ? 'no-report' : `report-${bound}`}: { text: ${text(`v${bound}`)}${at === 0 ? '' : ', deadlines: [{ from: discovered, hours: 72, sources: [law] }]'} }`).join('\n')}
    rules:
${BANDS.map((bound, at) => `      - { id: r${bound}, then: ${at === 0 ? 'no-report' : `report-${bound}`}, when: { people: from-${bound} }, text: ${text('x')}, sources: [law] }`).join('\n')}
  data-subjects:
    title: ${text('People')}
    sources: [law]
    verdicts: { not-required: { text: ${text('no')} }, inform: { text: ${text('yes')} } }
    rules:
      - { id: sure, then: inform, when: { sure: yes }, text: ${text('x')}, sources: [law] }
      - { id: unsure, then: not-required, when: { sure: no }, text: ${text('x')}, sources: [law] }
${['controller', 'register']
  .map(
    (duty, at) => `  ${duty}:
    title: ${text(duty)}
    sources: [law]
    verdicts: { not-required: { text: ${text('no')} }, ${duty === 'register' ? 'record' : 'inform'}: { text: ${text('yes')} } }
    rules:
      - { id: ${duty}-yes, then: ${duty === 'register' ? 'record' : 'inform'}, when: { what.${KINDS[at]!}: yes }, text: ${text('x')}, sources: [law] }
      - { id: ${duty}-no, then: not-required, when: { what.${KINDS[at]!}: no }, text: ${text('x')}, sources: [law] }`,
  )
  .join('\n')}
`

let folder = ''
let duck: Engine
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-readers-'))
  mkdirSync(join(folder, 'rules', 'spelt'), { recursive: true })
  writeFileSync(join(folder, 'rules', 'spelt', '2018-05-25.yaml'), PACK)
  duck = await duckdb()
})
afterAll(() => {
  duck.end()
  rmSync(folder, { recursive: true })
})

const run = (args: readonly string[], stdin = ''): ReturnType<typeof meldplicht> =>
  meldplicht([...args, '--rules', join(folder, 'rules')], {
    stdin,
    now: new Date(NOW).toISOString(),
  })

const REFUSED = 'refused'
const DUTIES = ['authority', 'data-subjects', 'controller', 'register']

/** What `assess` makes of it: what is possible of every duty, and the deadline. */
async function alone(args: readonly string[], stdin = ''): Promise<string> {
  const { code, out, err } = await run(['assess', 'spelt', ...args, '--json'], stdin)
  if (code === 2) return REFUSED
  if (out === '') throw new Error(err)
  const { duties } = JSON.parse(out) as Report
  const told = Object.values(duties).map((duty) => (duty.possible ?? [duty.verdict]).join('|'))
  return [...told, duties.authority.deadlines[0]?.due ?? ''].join(' ')
}

/** The same of each row of a table. */
async function together(stdin: string): Promise<string[]> {
  const { out, err } = await run(['batch', 'spelt', '-', '--format', 'ndjson'], stdin)
  if (out === '') throw new Error(err)
  return out
    .trimEnd()
    .split('\n')
    .map((line) => {
      const row = JSON.parse(line) as Partial<Report> & { error?: string; due: string | null }
      if (row.error !== undefined) return REFUSED
      const told = DUTIES.map((id) => {
        const { possible, verdict } = row.duties![id as 'authority']
        return (possible ?? [verdict]).join('|')
      })
      return [...told, row.due ?? ''].join(' ')
    })
}

/** Where an answer or a moment is asked. */
interface Place {
  readonly name: 'people' | 'sure' | 'what' | 'discovered'
  readonly typed: string
}
const isMoment = ({ name }: Place): boolean => name === 'discovered'
/** With a moment the deadline is looked at, for which there must be one. */
const fileOf = (place: Place, value: unknown): string =>
  JSON.stringify(
    isMoment(place)
      ? { answers: { people: 5 }, moments: { discovered: value } }
      : { answers: { [place.name]: value } },
  )
const yamlOf = (place: Place): string =>
  isMoment(place)
    ? `answers:\n  people: 5\nmoments:\n  discovered: ${JSON.stringify(place.typed)}\n`
    : `answers:\n  ${place.name}: ${JSON.stringify(place.typed)}\n`
const flagsOf = (place: Place): string[] =>
  isMoment(place)
    ? ['--people', '5', `--discovered=${place.typed}`]
    : ['--answer', `${place.name}=${place.typed}`]

const COLUMNS = ['people', 'sure', 'what', 'discovered'] as const
const cellsOf = ({ name, typed }: Place): string[] =>
  COLUMNS.map((column) => (column === name ? typed : name === 'discovered' && column === 'people' ? '5' : ''))

/** How many were read by all, and how many of those in SQL too. */
async function compare(places: readonly Place[]): Promise<readonly [read: number, inSql: number]> {
  const ndjson = await together(places.map((place) => `${fileOf(place, place.typed)}\n`).join(''))
  const csv = (cell: (text: string) => string): Promise<string[]> =>
    together(
      [[...COLUMNS], ...places.map(cellsOf)]
        .map((row, at) => `${at === 0 ? 'id' : `r${at}`};${row.map(cell).join(';')}\n`)
        .join(''),
    )
  const quoted = await csv((cell) => `"${cell.replaceAll('"', '""')}"`)
  const bare = await csv((cell) => (/["\r\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
  const { out: sql } = await run(['rules', 'sql', 'spelt'])
  const rows = places.map((place, at) => [
    `r${at}`,
    ...cellsOf(place).map((cell) => (cell === '' ? null : cell)),
  ])
  const inSql = await duck.decide(sql, { columns: ['id', ...COLUMNS], rows })
  const read = [0, 0] as [number, number]
  for (const [at, place] of places.entries()) {
    const own = await alone(flagsOf(place))
    if (own !== REFUSED) read[0] += 1
    const files = [
      await alone(['--answers', '-'], fileOf(place, place.typed)),
      await alone(['--answers', '-'], yamlOf(place)),
    ]
    const all = [...files, ndjson[at], quoted[at], bare[at]]
    expect(all, `«${place.typed}» for ${place.name}: answers, YAML, NDJSON, CSV`).toEqual(all.map(() => own))
    const [verdict, , ...duties] = inSql[at]!
    const sameAs = verdict === 'error' ? 'error' : [...duties.slice(0, DUTIES.length)].join(' ')
    if (sameAs !== 'error') read[1] += 1
    if (sameAs !== 'error')
      expect(sameAs, `«${place.typed}» for ${place.name} in SQL`).toBe(
        own.split(' ').slice(0, DUTIES.length).join(' '),
      )
    if (isMoment(place)) expectWizard(place.typed, own)
  }
  return read
}

/** In the wizard a time may also be told against the clock. */
const AGAINST_THE_CLOCK = /^(?:\p{L}+[\s,]+)?(?:(?:om|at)\s+)?\d{1,2}[:.u]\d{2}(:\d{2})?(\s*uur)?$/iu

function expectWizard(typed: string, own: string): void {
  if (!zone.ok || AGAINST_THE_CLOCK.test(typed.trim())) return
  const moment = parseMoment('discovered', isoFromTyped(typed, NOW, zone.value), zone.value)
  const due = moment.ok
    ? isoInZone(Math.min(moment.value.instant, NOW) + 72 * 3_600_000, zone.value)
    : REFUSED
  // Rules hold from a day on; before it the moment was read all the same.
  if (moment.ok && moment.value.instant < Date.parse('2018-05-26')) return
  expect(due, `«${typed}» in the wizard`).toBe(own.split(' ').at(-1))
}

const cased = (word: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(word, fc.constantFrom('as it is', 'upper', 'first'))
    .map(([one, how]) =>
      how === 'upper'
        ? one.toUpperCase()
        : how === 'first'
          ? one.charAt(0).toUpperCase() + one.slice(1)
          : one,
    )

const words = cased(
  fc.constantFrom(
    ...['yes', 'no', 'ja', 'nee', 'true', 'false', 'waar', 'onwaar', 'unknown', 'onbekend', 'weet ik niet'],
    ...["I don't know", 'none', 'geen', 'null', 'y', '1', '0', 'nvt', 'misschien', 'ye', 'nee\u00a0', 'ﬁne'],
  ),
)
const numbers = fc.oneof(
  fc.constantFrom(
    ...BANDS.map(String),
    '1.000',
    '1,000',
    '1 000',
    "1'000",
    '1.200.000',
    '1.200,000',
    '0.100',
  ),
  fc.constantFrom(
    '007',
    '01.000',
    '1.5',
    '1,5',
    '1e3',
    '+5',
    '-5',
    '1_000',
    '1000.0',
    '٣',
    '12 ',
    ' 12',
    '1\u00a0200',
  ),
  fc.nat({ max: 2_000_000 }).map((number) => number.toLocaleString('nl')),
  fc.nat({ max: 2_000_000 }).map((number) => number.toLocaleString('en')),
  fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String),
  fc.constantFrom('from-1000', 'FROM-1000', 'onbekend'),
)
const kinds = fc
  .tuple(
    fc.array(
      cased(fc.constantFrom(...KINDS, ...KINDS, ...KINDS, 'none', 'unknown', 'onbekend', 'payments', '')),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    fc.constantFrom(',', '|', ', ', ' | ', ' ,', ',', '|', '/'),
  )
  .map(([list, delimiter]) => list.join(delimiter))
const two = (number: number): string => String(number).padStart(2, '0')
const oneOf = (...forms: string[]): fc.Arbitrary<string> => fc.constantFrom(...forms)
const clocks = fc
  .tuple(fc.constantFrom(0, 2, 9, 14, 23, 24), fc.constantFrom(0, 15, 30, 59, 60))
  .chain(([hour, minute]) => {
    const plain = `${two(hour)}:${two(minute)}`
    const ends = ['', ':30', ':30.123', ':61'].map((seconds) => plain + seconds)
    const written = [
      `${hour}:${two(minute)}`,
      `${hour}.${two(minute)} uur`,
      `om ${hour}u${two(minute)}`,
      `${plain} AM`,
    ]
    return fc.oneof(oneOf(...ends), oneOf(...ends), oneOf(...written))
  })
const WEEKDAYS = ['', '', 'vrijdag ', 'vr ', 'Sunday, ', 'zo. ', 'foo ']
const days = fc
  .tuple(
    fc.constantFrom(2019, 2026, 2027, 2052),
    fc.constantFrom(3, 5, 10, 12, 13),
    fc.constantFrom(1, 3, 28, 29, 31),
    fc.constantFrom(...WEEKDAYS),
  )
  .chain(([year, month, day, weekday]) => {
    const iso = `${year}-${two(month)}-${two(day)}`
    return fc.oneof(
      oneOf(iso),
      oneOf(
        `${weekday}${day}-${month}-${year}`,
        `${two(day)}-${two(month)}-${year}`,
        `${weekday}${day}.${month}.${year}`,
      ),
      oneOf(
        `${weekday}${day} mei ${year}`,
        `${day} March ${year}`,
        `${day} okt. ${year}`,
        `May ${day}, ${year}`,
      ),
      oneOf(
        `${day}/${month}/${year}`,
        `${year}-${month}-${day}`,
        `${day}-${month}-${year % 100}`,
        '43952',
        '20270328',
      ),
    )
  })
const offsets = oneOf(
  ...[
    '',
    '',
    '',
    '',
    '',
    '',
    'Z',
    '+00',
    '+01:00',
    '-0500',
    '+14:00',
    '+14:01',
    '-14:59',
    '+15:00',
    ' UTC',
    '+5',
    '+02:60',
  ],
)
const wholeMoments = fc
  .tuple(oneOf('2019-05-01', '2026-05-01', '2027-03-28', '2027-10-31'), oneOf('T', ' '), clocks, offsets)
  .map(([day, between, clock, offset]) => `${day}${between}${clock}${offset}`)
const moments = fc.oneof(
  days,
  wholeMoments,
  fc
    .tuple(days, oneOf('T', ' ', ', '), clocks, offsets)
    .map(([day, between, clock, offset]) => `${day}${between}${clock}${offset}`),
)

/** A text, and now and then one that differs from it by a character. */
const nearly = (typed: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      typed,
      fc.option(fc.tuple(fc.nat(), fc.constantFrom('', ' ', '0', '-', '.', 'x', '\t')), { freq: 3 }),
    )
    .map(([one, change]) => {
      if (change === null) return one
      const at = change[0] % (one.length + 1)
      return one.slice(0, at) + change[1] + one.slice(at + (change[1] === '' ? 1 : 0))
    })
    // An empty flag is a mistake and an empty cell is none.
    .filter((one) => /[^ \t]/.test(one))

/** Where it is looked for, and what must be among it. */
const PLACES: readonly (readonly [Place['name'], fc.Arbitrary<string>, readonly string[]])[] = [
  ['people', numbers, ['1.000', '0.100', '01.000', '1000', '007', '-5']],
  ['sure', words, ['Ja', 'ONWAAR', 'True', 'weet ik niet', 'null']],
  ['what', kinds, ['contact | payment', 'contact,unknown', 'None', 'contact,']],
  [
    'discovered',
    moments,
    [
      ...[
        '2026-05-01T10:15+14:00',
        '2026-05-01T10:15+14:01',
        '2026-05-01T10:15-14:59',
        '2026-05-01T10:15+02',
      ],
      ...[
        '2027-03-28T02:30',
        '2027-03-28 02:00:00',
        '2027-03-28T03:00',
        '2027-10-31T02:30',
        '2027-03-28T02:30Z',
      ],
      ...['1-5-2020 10:15', '1/5/2020 10:15', '13/5/2020', 'vrijdag 1 mei 2020 10:15', '1-5-20', '43952'],
    ],
  ],
]

describe('the same to every reader, or refused by all', () => {
  test.each(PLACES)(
    '%s',
    async (name, spellings, some) => {
      const typed = new Set([
        ...some,
        ...fc.sample(nearly(spellings), { numRuns: samples(400, 16), seed: 2018 }),
      ])
      const [read, inSql] = await compare([...typed].map((one) => ({ name, typed: one })))
      // Not because nobody reads anything.
      const { size } = typed
      expect(
        [read > size / 10, inSql > size / 40, size - read > size / 16],
        `${size}: ${read}, ${inSql}`,
      ).toEqual([true, true, true])
    },
    120_000,
  )

  test('a number that is no text: in JSON, in YAML and in a table of either', async () => {
    const spellings = [
      '0',
      '5',
      '1000',
      '1200',
      '1.000',
      '1.0',
      '1e3',
      '1E+3',
      '-5',
      '-0',
      '1200.0',
      '123456789012345',
    ]
    const rows = spellings.map((number) => `{"answers":{"people":${number}}}\n`)
    const ndjson = await together(rows.join(''))
    const spaced = await together(rows.map((row) => row.replace(':{', ' : {')).join(''))
    for (const [at, row] of rows.entries()) {
      const own = await alone(['--answers', '-'], row)
      const block = await alone(['--answers', '-'], `answers:\n  people: ${spellings[at]!}\n`)
      expect([own, block, ndjson[at], spaced[at]], spellings[at]).toEqual(Array(4).fill(own))
      const isPlain = /^\d+$/.test(spellings[at]!)
      expect(own === REFUSED, spellings[at]).toBe(!isPlain)
    }
  })

  test('true, false, null and lists are what they are, and mean the same as their words', async () => {
    const values: readonly (readonly [Place['name'], unknown, string])[] = [
      ['sure', true, 'yes'],
      ['sure', false, 'no'],
      ['people', true, 'x'],
      ['what', true, 'x'],
      ['what', ['contact', 'PAYMENT'], 'contact,payment'],
      ['what', [], 'none'],
      ['what', ['unknown'], 'unknown'],
      ['what', ['contact', null], 'x'],
      ['sure', ['yes'], 'x'],
    ]
    for (const [name, value, typed] of values) {
      const own = await alone(flagsOf({ name, typed }))
      const file = fileOf({ name, typed }, value)
      const all = [await alone(['--answers', '-'], file), ...(await together(`${file}\n`))]
      expect(all, file).toEqual([own, own])
    }
    const nothing = await alone([])
    for (const name of ['people', 'sure', 'what', 'discovered'] as const) {
      const file = JSON.stringify(
        name === 'discovered' ? { moments: { [name]: null } } : { answers: { [name]: null } },
      )
      expect([await alone(['--answers', '-'], file), ...(await together(`${file}\n`))], name).toEqual([
        nothing,
        nothing,
      ])
    }
  })
})
