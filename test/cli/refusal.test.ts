// Bad input gets one clear line (what, where, the nearest right word) and exit code 2; never a verdict, never a stack.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { meldplicht, PROCURIOS } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'meldplicht-refusal-'))
afterAll(() => rmSync(folder, { recursive: true }))

function fileWith(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const deep = '['.repeat(100_000)

describe('refused with one line and exit code 2', () => {
  test.each<[string, readonly string[], RegExp]>([
    ['an unknown flag', [...PROCURIOS, '--contact-moment', 'no'], /--contact-moment».*--contact-moments/],
    ['an unknown answer', [...PROCURIOS, '--misuse', 'none'], /--misuse: .*«none».*none-found/],
    ['a misspelt question', [...PROCURIOS, '--answer', 'misuze=none-found'], /«misuze».*«misuse»/],
    ['two versions of one answer', [...PROCURIOS, '--misuse', 'suspected', '--misuse', 'confirmed'], /twice/],
    [
      'a flag against an --answer',
      [...PROCURIOS, '--misuse', 'suspected', '--answer', 'misuse=confirmed'],
      /twice/,
    ],
    ['a fixed question', [...PROCURIOS, '--answer', 'encryption=strong'], /fixes it as none/],
    ['a derived question', [...PROCURIOS, '--answer', 'exposure=excluded'], /derives it/],
    ['a flag without its value', [...PROCURIOS, '--misuse'], /--misuse needs a value/],
    ['a word too many', [...PROCURIOS, 'extra'], /«extra»/],
    ['a misspelt pack', ['assess', 'procurios-contactmoment'], /procurios-contactmomenten/],
    ['a misspelt command', ['asess'], /assess/],
    ['a misspelt language', [...PROCURIOS, '--lang', 'du'], /«du».*(nl|en)/],
    ['a misspelt zone', [...PROCURIOS, '--zone', 'Europe/Amsterdm'], /Europe\/Amsterdam/],
    ['a misspelt format', [...PROCURIOS, '--format', 'jsn'], /json/],
    ['an extension without a format', [...PROCURIOS, '-o', 'x.pdf'], /\.pdf/],
    ['an assignment without =', [...PROCURIOS, '--answer', 'misuse'], /name=value/],
    ['a number below one', [...PROCURIOS, '--people', '0'], /whole number/],
    ['a number in words', [...PROCURIOS, '--people', 'about 300'], /«people»|--people/],
    ['a fraction', [...PROCURIOS, '--people', '1.5'], /whole number/],
    ['a date that does not exist', ['assess', 'ap', '--discovered', '2026-02-30'], /28 days/],
    [
      'a time that the clock skipped',
      ['assess', 'ap', '--discovered', '2026-03-29T02:30'],
      /01:59 or 2026-03-29T03:00/,
    ],
    ['a date in words', ['assess', 'ap', '--discovered', 'yesterday'], /2020-05-01T09:00/],
    ['a day before the rules began', ['assess', 'ap', '--discovered', '2016-01-01'], /2018-05-25/],
    ['a file that is not there', [...PROCURIOS, '--answers', '/nowhere/x.yaml'], /\/nowhere\/x\.yaml/],
    ['a folder', [...PROCURIOS, '--answers', folder], /it is a folder/],
    [
      'an oversized file',
      [...PROCURIOS, '--answers', fileWith('big.yaml', 'a'.repeat(2_000_000))],
      /larger than/,
    ],
    [
      'a binary file',
      [...PROCURIOS, '--answers', fileWith('bin.yaml', new Uint8Array([65, 0, 66]))],
      /UTF-8/,
    ],
    ['bad UTF-8', [...PROCURIOS, '--answers', fileWith('latin.yaml', new Uint8Array([0xe9, 0x41]))], /UTF-8/],
    ['an empty file', [...PROCURIOS, '--answers', fileWith('empty.yaml', ' \n')], /empty/],
    [
      'a %YAML 1.1 file',
      [...PROCURIOS, '--answers', fileWith('y11.yaml', '%YAML 1.1\n---\nanswers: {misuse: no}\n')],
      /y11\.yaml:1:1: .*YAML 1\.2/,
    ],
    [
      'an alias bomb',
      [...PROCURIOS, '--answers', fileWith('bomb.yaml', 'a: &a [x]\nb: [*a,*a]\n')],
      /bomb\.yaml:1:\d+: /,
    ],
    ['a deeply nested file', [...PROCURIOS, '--answers', fileWith('deep.yaml', deep)], /deep\.yaml/],
    ['a tag', [...PROCURIOS, '--answers', fileWith('tag.yaml', 'answers: !!binary aGk=\n')], /Tags/],
    [
      'a prototype key',
      [...PROCURIOS, '--answers', fileWith('proto.yaml', '__proto__: { answers: {} }\n')],
      /proto\.yaml/,
    ],
    [
      'a key twice',
      [...PROCURIOS, '--answers', fileWith('dup.yaml', 'answers:\n  misuse: unknown\n  misuse: suspected\n')],
      /dup\.yaml:3:3: .*«misuse»/,
    ],
    [
      'a misspelt key',
      [...PROCURIOS, '--answers', fileWith('key.yaml', 'anwers: {misuse: unknown}\n')],
      /key\.yaml:1:1: .*«answers»/,
    ],
    ['a list for a file', [...PROCURIOS, '--answers', fileWith('list.yaml', '- misuse\n')], /list\.yaml:1:1/],
    [
      'an answer of the wrong shape',
      [...PROCURIOS, '--answers', fileWith('shape.yaml', 'answers:\n  misuse: {a: b}\n')],
      /shape\.yaml:2:3/,
    ],
    [
      'an answers file that was cut off',
      [...PROCURIOS, '--answers', fileWith('cut.yaml', 'answers:\n  misuse: none-found\n  people: 50')],
      /cut\.yaml:3:13: The last line has no end/,
    ],
    ['a flag that is empty', [...PROCURIOS, '--misuse', ''], /--misuse needs a value/],
    ['no deadline of nothing', ['deadline', ' '], /is missing/],
    ['a moment that is empty', ['assess', '--discovered', ' '], /--discovered needs a value/],
    ['answers left empty', [...PROCURIOS, '--answers', fileWith('none.yaml', 'answers:\n')], /none\.yaml/],
    [
      'a small number that only looks large',
      [...PROCURIOS, '--answers', fileWith('num.yaml', 'answers:\n  people: 1.5\n')],
      /num\.yaml:2:3/,
    ],
    ['empty standard input', [...PROCURIOS, '--answers', '-'], /stdin is empty/],
    [
      'two packs',
      ['assess', 'ap', '--answers', fileWith('pack.yaml', 'pack: procurios-contactmomenten\n')],
      /«pack»/,
    ],
  ])('%s', async (_, args, message) => {
    const { code, out, err } = await meldplicht([...args])
    expect(err).toMatch(message)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(err).not.toMatch(/\n\s+at /)
  })

  test('in Dutch as well', async () => {
    const { code, err } = await meldplicht([...PROCURIOS, '--misuse', 'none', '--lang', 'nl'])
    expect(code).toBe(2)
    expect(err).toBe('Fout: --misuse: Er is geen antwoord «none». Bedoelt u «none-found»?\n')
  })

  test('without letting control characters through', async () => {
    const { err } = await meldplicht([...PROCURIOS, '--misuse', '\u001b[31mred\u0007\u202e\n::error::x'])
    // eslint-disable-next-line no-control-regex
    expect(err.trimEnd()).not.toMatch(/[\u0000-\u001f\u202e]/)
  })
})

test('a thousands separator is read as one in a text: 1.200 people in a file are not one', async () => {
  for (const people of ['"1.200"', '"1,200"', '"1 200"', '1200']) {
    const stdin = `{ answers: { "people": ${people} } }`
    const { out } = await meldplicht(['assess', 'ap', '--answers', '-', '--json'], { stdin })
    expect((JSON.parse(out) as { answers: unknown }).answers).toEqual({ people: 1200 })
  }
})

test('a number that a program would read otherwise is refused', async () => {
  for (const people of ['1.200', '1e3', '0100', '+5', '1200.0']) {
    const { code, err } = await meldplicht(['assess', 'ap', '--answers', '-'], {
      stdin: `answers:\n  people: ${people}\n`,
    })
    expect([code, err]).toEqual([2, expect.stringContaining(`stdin:2:3: «people: ${people}» is not spelled`)])
  }
})

test('an answer that is null was not given', async () => {
  const stdin = 'answers:\n  misuse:\n  people: null\n  exposure: ~\nmoments:\n  discovered: null\n'
  const { out } = await meldplicht(['assess', 'ap', '--answers', '-', '--json'], { stdin })
  expect(JSON.parse(out)).toMatchObject({ answers: {}, moments: {} })
})
