// Letters and worksheets: filled in with what is known, marked where it is not, and held against what the law wants.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LANGS } from '../../src/pack/model.ts'
import { meldplicht } from '../cli/run.ts'
import { newFolder, put, tiny, wrong } from '../pack/folder.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-papers-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const SERIOUS = [
  ...['assess', 'ap', '--personal-data', 'yes', '--role', 'controller', '--exposure', 'confirmed'],
  ...['--integrity', 'intact', '--availability', 'kept', '--public-before', 'no', '--encryption', 'none'],
  ...[
    '--identifiable',
    'directly',
    '--recipient',
    'malicious',
    '--retrieved',
    'no',
    '--misuse',
    'none-found',
  ],
  ...['--people', '1200', '--data', 'contact,national-id', '--insight', 'detailed', '--vulnerable', 'no'],
  ...['--discovered', '2020-05-01T09:00'],
]
const record = (fields: Readonly<Record<string, string>>): string[] =>
  Object.entries(fields).flatMap(([name, text]) => ['--record', `${name}=${text}`])
const COMPLETE = record({
  organisation: 'Gemeente Voorbeeld',
  summary: 'a laptop was stolen',
  'data-in-words': 'your name and citizen service number',
  contact: 'fg@example.org',
  consequences: 'identity fraud',
  'measures-taken': 'the disk was wiped',
  advice: 'be careful with e-mail',
  'groups-of-people': 'citizens',
  'number-of-records': '1200',
})
const paper = async (name: string, ...more: string[]): Promise<string> =>
  (await meldplicht([...SERIOUS, '--paper', name, ...more], { columns: 200 })).out

describe('the worksheet for the form of the AP', () => {
  test('has its parts in the order of the form, what is known filled in', async () => {
    const out = await paper('notification', ...COMPLETE)
    const parts = ['About this', 'Contact', 'Time line', 'The breach', 'The data', 'The people', 'Measures']
    const places = [...parts, 'Consequences', 'Follow-up'].map((title) => out.indexOf(`\n${title}`))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    expect(out).toContain('Number: 1200')
    expect(out).toMatch(/Discovered on: Friday 1 May 2020 at 09:00/)
    expect(out).toContain('Risk: high')
    expect(out).toContain('Law: The GDPR, the ordinary case')
    expect(out.match(/: filled\s+in\s/g)).toHaveLength(4)
  })

  test('says what is missing of art. 33(3), and in the report how much is known', async () => {
    const out = await paper('notification')
    expect(out).toMatch(/Contact point \(b\): «contact point for questions.*»\s+is\s+still\s+missing/)
    const report = await meldplicht(SERIOUS, { columns: 200 })
    expect(report.out).toContain('Worksheet for the notification form of the AP (0 of 4 parts known)')
    const some = await meldplicht([...SERIOUS, '--record', 'contact=x'], { columns: 200 })
    expect(some.out).toContain('(1 of 4 parts known)')
  })
})

describe('the letter to the people', () => {
  test('has the parts of art. 34(2), in both languages', async () => {
    const out = await paper('letter', ...COMPLETE)
    expect(out).toMatch(
      /What happened\? a laptop was stolen\nWhich data are concerned\? your name and citizen service number/,
    )
    expect(out).toContain('What can you do yourself? be careful with e-mail')
    expect(out.match(/: filled\s+in\s/g)).toHaveLength(4)
    const dutch = await paper('letter', '--lang', 'nl')
    expect(dutch).toMatch(/Hebt u vragen\? U kunt terecht bij \[in te vullen: contactpunt/)
    expect(dutch).not.toContain('1200')
  })

  test('can do no harm in any format', async () => {
    const evil = '<img src=x onerror=alert(1)> **b** [a](http://x) {contact} `x`'
    const files = ['l.html', 'l.md', 'l.txt'].map((name) => join(folder, name))
    await meldplicht([
      ...[...SERIOUS, '--paper', 'letter', ...record({ summary: evil, contact: 'C' })],
      ...files.flatMap((file) => ['-o', file]),
    ])
    const [html, markdown, text] = files.map((file) => readFileSync(file, 'utf8')) as [string, string, string]
    expect(html).not.toContain('<img')
    expect(markdown).toContain('\\*\\*b\\*\\* \\[a\\]')
    expect(markdown).not.toContain('<img')
    expect(text.replace(/\s+/g, ' ')).toContain('{contact} `x`')
  })
})

test('a processor gets the notice to its controllers, and no letter to the people', async () => {
  const args = ['assess', 'ap', '--personal-data', 'yes', '--role', 'processor', '--exposure', 'confirmed']
  const { out } = await meldplicht([
    ...args,
    '--paper',
    'controller-notice',
    '--discovered',
    '2020-05-01T09:00',
  ])
  expect(out).toMatch(
    /Moment\s+of\s+discovery:\s+Friday 1 May 2020 at 09:00 [\s\S]*You decide yourself whether to notify/,
  )
  const other = await meldplicht([...args, '--paper', 'letter'])
  expect([other.code, other.err]).toEqual([
    2,
    expect.stringMatching(/«letter» does not belong to what.*Possible: controller-notice/),
  ])
})

test('where nobody need be told there is no paper', async () => {
  const { out } = await meldplicht(['assess', 'ap', '--personal-data', 'no'])
  expect(out).not.toContain('--paper')
})

test('through a supplier’s pack its facts are filled in too', async () => {
  const args = ['assess', 'procurios-contactmomenten', '--contact-moments', 'yes', '--private-only', 'no']
  const { out } = await meldplicht([...args, '--paper', 'notification', '--discovered', '2020-05-01T10:15'], {
    columns: 200,
  })
  expect(out).toContain('Encrypted or hashed: No, readable as they are')
  expect(out).toContain('Confidentiality: Possible.')
  expect(out).toContain('Role: Controller')
})

test('an unknown paper saves nothing in the register', async () => {
  const args = [...SERIOUS, '--paper', 'brief', '--save', '--register', folder]
  const { code, err } = await meldplicht(args)
  expect([code, err.includes('Recorded')]).toEqual([2, false])
})

describe('a paper in a pack', () => {
  const LETTER = 'subject: { nl: s, en: s }, body: { nl: "{leaked}", en: "{leaked}" }'
  const pack = async (more: string): Promise<readonly string[]> => {
    const packs = newFolder()
    put(
      packs,
      'one',
      '2020-01-01',
      tiny(['duties:', `papers:\n  p: { title: { nl: P, en: P }, ${more} }\n\nduties:`]),
    )
    return wrong([packs], 'one', '2020-02-01')
  }

  test('may be a letter or a form, and names what it must say', async () => {
    expect(await pack(LETTER)).toEqual([])
    expect(
      await pack(`${LETTER}, check: [{ text: { nl: x, en: x }, names: [leaked], sources: [law] }]`),
    ).toEqual([])
    expect(await pack('form: [{ title: { nl: x, en: x }, fields: [{ label: { nl: x, en: x } }] }]')).toEqual(
      [],
    )
  })

  test.each([
    ['neither', 'sources: [law]', 'missing-key'],
    [
      'both',
      `${LETTER}, form: [{ title: { nl: x, en: x }, fields: [{ label: { nl: x, en: x } }] }]`,
      'key-beside',
    ],
    ['a name that is none', LETTER.replaceAll('{leaked}', '{leeked}'), 'unknown-name'],
    [
      'a check of what it does not say',
      `${LETTER}, check: [{ text: { nl: x, en: x }, names: [size], sources: [law] }]`,
      'unknown-name',
    ],
    [
      'a check of what only one language says',
      `${LETTER.replace('nl: "{leaked}"', 'nl: "niets"')}, check: [{ text: { nl: x, en: x }, names: [leaked], sources: [law] }]`,
      'unknown-name',
    ],
    ['a verdict that is none', `${LETTER}, for: { authority: notify }`, 'unknown-name'],
  ])('that is %s is refused', async (_, more, code) => {
    expect((await pack(more)).join('\n')).toContain(code)
  })
})

test.each(LANGS)('every paper of every pack can be shown (%s)', async (lang) => {
  const { out } = await meldplicht(['rules', 'show', 'ap', '--lang', lang])
  expect(out).toMatch(lang === 'nl' ? /Brief aan de betrokkenen/ : /Letter to the people concerned/)
})
