// Broken packs that cannot be read: each fixture with the one thing that is wrong in it, and where.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FILE_LIMIT } from '../../src/pack/file.ts'
import { loadPack, loadVersion } from '../../src/pack/library.ts'
import { broken, loadBroken, PACKS, told } from './fixture.ts'

/** Fixture → its problems: code, line and column, then what the problem says (the nearest right word last). */
const TABLE: readonly (readonly [string, readonly string[]])[] = [
  ['yaml-syntax', ['yaml-syntax 7:1']],
  ['yaml-feature-alias', ['yaml-feature 5:14 alias']],
  ['yaml-feature-tag', ['yaml-feature 3:11 tag']],
  ['yaml-feature-version', ['yaml-feature 1:1 version']],
  ['yaml-feature-documents', ['yaml-feature 9:1 documents']],
  ['yaml-feature-key', ['yaml-feature 10:3 key']],
  ['yaml-feature-prototype', ['yaml-feature 10:3 key']],
  ['yaml-feature-depth', ['yaml-feature 6:48 depth']],
  ['duplicate-key', ['duplicate-key 6:1 title']],
  ['cut-off', ['cut-off 55:114']],
  ['number-spelling', ['number-spelling 33:66 leaked 1.0']],
  ['file-empty', ['file-empty']],
  ['file-not-text', ['file-not-text']],
  ['file-not-text-nul', ['file-not-text']],
  ['missing-key', ['missing-key 2:1 title']],
  ['missing-key-language', ['missing-key 6:8 en']],
  ['missing-key-authority', ['missing-key 2:1 authority']],
  ['missing-key-answers', ['missing-key 16:3 answers', 'unknown-name 29:28 question-or-term leaked']],
  ['missing-key-assume', ['missing-key 16:3 assume']],
  ['missing-key-duty', ['missing-key 32:1 controller']],
  ['wrong-value-text', ['wrong-value 6:25 en text']],
  ['wrong-value-number-as-text', ['wrong-value 6:14 nl text']],
  ['wrong-value-both-languages', ['wrong-value 17:12 title both-languages']],
  ['wrong-value-id', ['wrong-value 3:5 id id']],
  ['wrong-value-id-of-key', ['wrong-value 16:3 Leaked id']],
  ['wrong-value-date', ['wrong-value 4:13 valid-from date']],
  ['wrong-value-url', ['wrong-value 7:45 url url']],
  ['wrong-value-mapping', ['wrong-value 10:8 law mapping']],
  ['wrong-value-list', ['wrong-value 35:14 sources list']],
  ['wrong-value-list-empty', ['wrong-value 41:101 sources list']],
  ['wrong-value-number', ['wrong-value 38:90 hours number']],
  ['wrong-value-true-or-false', ['wrong-value 18:14 ordered true-or-false']],
  ['wrong-value-cell-nothing', ['wrong-value 41:58 serious cell']],
  ['wrong-value-cell-number', ['wrong-value 41:47 when rows']],
  ['wrong-value-cell-for', ['wrong-value 33:25 authority cell']],
  ['wrong-value-rows', ['wrong-value 41:47 when rows']],
  ['wrong-value-scale', ['wrong-value 18:14 answers scale']],
  ['wrong-value-one-of', ['wrong-value 33:38 strength one-of guidance,ruled,soft,example']],
  ['wrong-value-answer', ['wrong-value 33:66 leaked answer']],
  ['wrong-value-hours-or-days', ['wrong-value 38:63 hours hours-or-days']],
  ['wrong-value-format', ['wrong-value 2:13 meldplicht format pack@1']],
  ['unknown-name-question-or-term', ['unknown-name 30:28 question-or-term leeked leaked']],
  ['unknown-name-later-term', ['unknown-name 31:28 question-or-term grave']],
  ['unknown-name-answer', ['unknown-name 30:54 answer lrage large']],
  ['unknown-name-level', ['unknown-name 30:15 answer yess yes']],
  ['unknown-name-assume', ['unknown-name 21:13 answer huge']],
  ['unknown-name-verdict', ['unknown-name 41:33 verdict reprot report']],
  ['unknown-name-duty', ['unknown-name 52:3 duty regster register', 'missing-key 32:1 register']],
  ['unknown-name-source', ['unknown-name 41:102 source lwa law']],
  ['unknown-name-instead', ['unknown-name 10:79 answer yees yes', 'unknown-name 10:86 source lwa law']],
  ['unknown-name-moment', ['unknown-name 38:71 moment discoverd discovered']],
  ['unknown-name-key', ['unknown-name 19:5 key asume assume']],
  ['unknown-name-key-top', ['unknown-name 12:1 key momnets moments']],
  ['unknown-name-term', ['unknown-name 20:13 term serius serious']],
  ['unknown-name-exemption', ['unknown-name 39:32 question leakd leaked']],
  ['unknown-name-excused', ['unknown-name 40:51 answer lage large']],
  ['unknown-name-action', ['unknown-name 33:25 verdict repot report']],
  ['unknown-name-given-without-base', ['unknown-name 15:10 question leaked']],
  ['unknown-name-pack', ['unknown-name 5:10 pack tiney tiny']],
  ['unknown-name-given', ['unknown-name 10:3 question leeked leaked']],
  ['unknown-name-given-answer', ['unknown-name 10:9 answer larg large']],
  ['duplicate-name-question', ['duplicate-name 10:3 question size']],
  ['duplicate-name-given-term', ['duplicate-name 12:3 term leaked']],
  ['duplicate-name-term', ['duplicate-name 26:3 term leaked']],
  ['duplicate-name-moment', ['duplicate-name 13:3 moment discovered']],
  ['duplicate-name-rule', ['duplicate-name 41:15 key not-serious']],
  ['duplicate-name-case', ['duplicate-name 34:11 key one']],
  ['not-ordered', ['not-ordered 31:47 size']],
  ['empty-range', ['empty-range 30:47 size']],
  ['bands-not-rising', ['bands-not-rising 21:12 size']],
  ['base-not-questions-duties', ['base-not-questions 9:1 duties']],
  ['base-not-questions-term', ['base-not-questions 12:3 serious']],
  ['base-not-questions-levels', ['base-not-questions 10:13 levels']],
  ['extends-itself', ['extends-itself 5:10 guest']],
  ['version-mismatch', ['version-mismatch 4:13 2020-01-02']],
  ['name-mismatch', ['name-mismatch 3:5 tinny']],
  ['no-version-of-base', ['no-version 5:10 later 2020-07-01 2021-01-01']],
  ['no-version-ended', ['no-version tiny 2020-07-01 2020-01-01 – 2020-06-30']],
  ['cases-beside', ['unknown-name 2:79 verdict reprot report']],
]

describe('a broken pack is refused with its place', () => {
  test.each(TABLE)('%s', async (name, expected) => {
    const loaded = await loadBroken(name)
    expect(loaded.ok ? [] : loaded.problems.map(told)).toEqual(expected)
  })

  test('every place names the file it is in', async () => {
    for (const [name] of TABLE) {
      const loaded = await loadBroken(name)
      const files = loaded.ok
        ? []
        : loaded.problems.flatMap(({ at }) => (at && 'file' in at ? [at.file] : []))
      const own = [broken(name), broken(`${name}.cases`)]
      expect(files.filter((file) => !own.includes(file))).toEqual([])
    }
  })

  test('the packs that the broken ones vary are right', async () => {
    expect(await loadPack([PACKS], 'tiny', '2020-07-01')).toMatchObject({ ok: true })
    expect(await loadPack([PACKS], 'guest', '2020-07-01')).toMatchObject({ ok: true })
  })
})

describe('a file that cannot be a pack is refused', () => {
  const read = (path: string) =>
    loadVersion([PACKS], { id: 'tiny', version: '2020-01-01', path }, '2020-07-01')

  test('one byte over the limit is too large, whatever is in it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'meldplicht-'))
    try {
      const path = join(folder, 'large.yaml')
      writeFileSync(path, 'x'.repeat(FILE_LIMIT + 1))
      expect(await read(path)).toEqual({
        ok: false,
        problems: [{ code: 'file-too-large', path, limit: FILE_LIMIT }],
      })
      writeFileSync(path, `${'x'.repeat(FILE_LIMIT - 1)}\n`)
      expect(await read(path)).toMatchObject({ problems: [{ code: 'wrong-value' }] })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('a file that is not there, and a folder, cannot be read', async () => {
    const path = broken('nothing-here')
    expect(await read(path)).toEqual({
      ok: false,
      problems: [{ code: 'file-unreadable', path, why: 'ENOENT' }],
    })
    expect(await read(PACKS)).toMatchObject({ problems: [{ code: 'file-unreadable', why: 'EISDIR' }] })
  })
})
