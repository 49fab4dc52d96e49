// The folders with packs: which versions there are, and which of them holds on the day of discovery.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findVersion, listVersions, loadPack } from '../../src/pack/library.ts'
import { extending, newFolder, packOf, put, tiny, wrong } from './folder.ts'

const own = newFolder()
const shipped = newFolder()
const folders = [own, shipped]
const until = (day: string): [string, string] => [
  'valid-from: 2020-01-01',
  `valid-from: x\nvalid-until: ${day}`,
]

put(shipped, 'law', '2018-05-25', tiny(until('2021-12-31')))
put(shipped, 'law', '2023-01-01', tiny(['hours: 72', 'hours: 96']))
put(shipped, 'advice', '2020-01-01', extending('law'))
put(shipped, 'first', '2020-01-01', extending('second'))
put(shipped, 'second', '2020-01-01', extending('first'))
put(shipped, 'mine', '2019-01-01', tiny())
put(own, 'mine', '2020-01-01', tiny())

const hoursOn = async (id: string, on: string): Promise<number | undefined> =>
  (await packOf(folders, id, on)).duties[0]!.verdicts[1]!.deadlines[0]!.hours

describe('the day of discovery picks the version', () => {
  test.each([
    ['2018-05-25', 72],
    ['2021-12-31', 72],
    ['2023-01-01', 96],
    ['2030-06-01', 96],
  ])('on %s the deadline is %d hours', async (on, hours) => {
    expect(await hoursOn('law', on)).toBe(hours)
  })

  test('before the first version there is none, and the message names the days', async () => {
    expect(await loadPack(folders, 'law', '2018-05-24')).toEqual({
      ok: false,
      problems: [
        { code: 'no-version', pack: 'law', on: '2018-05-24', versions: ['2018-05-25', '2023-01-01'] },
      ],
    })
  })

  test('after the last day there is none either, and no fall-back', async () => {
    expect(await wrong(folders, 'law', '2022-01-01')).toEqual([
      'no-version law 2022-01-01 2018-05-25 – 2021-12-31',
    ])
    expect(await wrong(folders, 'law', '2022-12-31')).toEqual([
      'no-version law 2022-12-31 2018-05-25 – 2021-12-31',
    ])
  })

  test('the base of a pack is chosen for the same day', async () => {
    expect(await hoursOn('advice', '2021-01-01')).toBe(72)
    expect(await hoursOn('advice', '2023-05-01')).toBe(96)
    const files = (await packOf(folders, 'advice', '2023-05-01')).files
    expect(files.map(({ id, version }) => `${id} ${version}`)).toEqual([
      'advice 2020-01-01',
      'law 2023-01-01',
    ])
  })

  test('a base that had ended by then leaves the pack without one', async () => {
    expect(await wrong(folders, 'advice', '2022-06-01')).toEqual([
      'no-version law 2022-06-01 2018-05-25 – 2021-12-31',
    ])
  })

  test('two packs that extend each other are refused, at the word that closes the circle', async () => {
    expect(await wrong(folders, 'first', '2020-06-01')).toEqual(['extends-itself 4:10 first'])
  })
})

describe('the folders', () => {
  test('every version is listed by id and day', () => {
    expect(listVersions(folders).versions.map(({ id, version }) => `${id} ${version}`)).toEqual([
      'advice 2020-01-01',
      'first 2020-01-01',
      'law 2018-05-25',
      'law 2023-01-01',
      'mine 2020-01-01',
      'second 2020-01-01',
    ])
  })

  test('the first folder that knows an id has it, with all its versions', () => {
    expect(findVersion(folders, 'mine', '2020-06-01')).toMatchObject({
      value: { path: join(own, 'mine/2020-01-01.yaml') },
    })
    expect(findVersion(folders, 'mine', '2019-06-01')).toMatchObject({ problems: [{ code: 'no-version' }] })
  })

  test('an unknown pack is refused with the nearest one', () => {
    expect(findVersion(folders, 'lwa', '2020-06-01')).toMatchObject({
      problems: [{ code: 'unknown-name', kind: 'pack', name: 'lwa', nearest: 'law' }],
    })
    expect(findVersion(folders, '../law', '2020-06-01')).toMatchObject({
      problems: [{ code: 'unknown-name' }],
    })
    expect(findVersion(folders, '__proto__', '2020-06-01')).toMatchObject({
      problems: [{ code: 'unknown-name' }],
    })
  })

  test('other files and folders are left alone, and a folder that is not there is told', () => {
    mkdirSync(join(own, 'Not A Pack'))
    writeFileSync(join(own, 'mine/notes.txt'), 'x')
    writeFileSync(join(own, 'mine/2020-01-01.cases.yaml'), '[]')
    writeFileSync(join(own, 'readme.md'), 'x')
    const { versions, problems } = listVersions([own, join(own, 'nothing')])
    expect(versions.map(({ id, version }) => `${id} ${version}`)).toEqual(['mine 2020-01-01'])
    expect(problems).toMatchObject([{ code: 'file-unreadable', why: 'ENOENT' }])
  })

  test('a file that may be meant for a version is refused: it would be passed over, and an older one decide', () => {
    const names = [
      ...['2026-01-01.yml', '2026-1-1.yaml', '2026-01-01.YAML', '2026-13-01.yaml', '2026-02-30.yaml'],
      ...['2026-01-01.yaml.txt', '2026-01-01.json', '2026-01-01.yaml ', ' 2026-01-01.yaml', '2026-01-01'],
      ...[
        '20260101.txt',
        '2026-01-01.yaml.bak',
        '2026-01-01.yaml~',
        '2026-01-01.cases.yaml',
        '2026_01_01.Yml',
      ],
      ...['2026–01–01.yaml', '.2026-01-01.yaml', '2026-01-01yaml'],
      ...['2026-06-01.ymal', '2026-06-01.yam', '2026-06-01.json5', '2026_06_01.txt', '1-6-2026.txt'],
      ...['2026-06-01-final', 'versie-2026-06-01.txt', '1 juni 2026', 'newest.ymal', 'law.json'],
    ]
    for (const name of names) {
      const odd = newFolder()
      put(odd, 'law', '2018-05-25', tiny())
      writeFileSync(join(odd, 'law', name), 'x')
      expect(findVersion([odd], 'law', '2026-02-01')).toMatchObject({
        ok: false,
        problems: [{ code: 'odd-file' }],
      })
    }
  })

  test('what an editor keeps beside a version, and what has neither a date nor YAML in its name, are left alone', () => {
    const kept = newFolder()
    put(kept, 'law', '2018-05-25', tiny())
    for (const name of ['2018-05-25.yaml~', '.2018-05-25.yaml.swp', 'letter.eml', 'README.md', '.yamllint'])
      writeFileSync(join(kept, 'law', name), 'x')
    expect(findVersion([kept], 'law', '2026-02-01')).toMatchObject({ ok: true })
  })

  test.each(['Law', 'LAW', 'law ', '-law'])(
    'a folder «%s» is not passed over for the pack «law» of another folder',
    (name) => {
      const odd = newFolder()
      put(odd, name, '2026-01-01', tiny())
      expect(findVersion([odd, shipped], 'law', '2026-02-01')).toMatchObject({
        ok: false,
        problems: [{ code: 'odd-folder', nearest: 'law' }],
      })
    },
  )

  test.each(['2026-01-01.yaml', '20260101.yml', '2026-01-01.cases.yaml', 'law.yaml', 'Law 2026-01-01.ymal'])(
    'a file «%s» beside the folders of packs is not passed over for the pack «law»',
    (name) => {
      const odd = newFolder()
      writeFileSync(join(odd, name), 'x')
      for (const folders of [[odd], [odd, shipped]])
        expect(findVersion(folders, 'law', '2026-02-01')).toMatchObject({
          ok: false,
          problems: expect.arrayContaining([{ code: 'odd-file', path: join(odd, name) }]),
        })
    },
  )

  test('what else a library of packs in git has is left alone', () => {
    const git = newFolder()
    put(git, 'law', '2018-05-25', tiny())
    put(git, '.github', 'dependabot', 'x')
    for (const name of [
      '.gitlab-ci.yml',
      'README.md',
      'LICENSE',
      'package.json',
      'lawful.yaml',
      '2026-01-01.pdf',
    ])
      writeFileSync(join(git, name), 'x')
    expect(findVersion([git], 'law', '2026-02-01')).toMatchObject({ ok: true })
  })

  test('a pack that is there but cannot be read is a problem, and no other folder has it instead', () => {
    const dangling = newFolder()
    symlinkSync('/nowhere', join(dangling, 'law'))
    expect(findVersion([dangling, shipped], 'law', '2020-01-01')).toMatchObject({
      problems: [{ code: 'file-unreadable' }],
    })
  })

  test('the hash of a version is that of the pack that was read from it', async () => {
    const version = findVersion(folders, 'law', '2020-01-01')
    const bytes = version.ok ? readFileSync(version.value.path) : ''
    const { files } = await packOf(folders, 'law', '2020-01-01')
    expect(files[0]!.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(files[0]!.sha256).toMatch(/^[0-9a-f]{64}$/)
  })
})
