// Whatever is put in, one line comes out and the program ends: too many of anything, pipes of which nobody holds the other
// end, folders that cannot be made.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeFolder } from '../../src/pack/file.ts'
import { sampled } from '../size.ts'
import { HOME, meldplicht } from './run.ts'

const MOST_LINES = 20
const MANY = 125_000

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-bounds-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const fileWith = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const times = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('')

describe('too many of something are told as a few', () => {
  test.each([
    ['keys that stand twice', `answers:\n${' a: 1\n'.repeat(MANY)}`],
    ['keys of a file', times(40_000, (at) => `a${at}: 1\n`)],
    ['answers', `answers:\n${times(40_000, (at) => ` a${at}: 1\n`)}`],
    ['moments', `moments:\n${times(40_000, (at) => ` a${at}: 1\n`)}`],
    ['texts', `record:\n${times(40_000, (at) => ` a${at}: []\n`)}`],
    ['reasons', `reasons:\n${times(40_000, (at) => ` a${at}: b\n`)}`],
    ['values', `answers: { data: [${'x,'.repeat(60_000)}x] }\n`],
  ])('%s in an answers file', async (_, text) => {
    const { code, err } = await meldplicht(['assess', 'ap', '--answers', fileWith('many.yaml', text)])
    expect(code).toBe(2)
    expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(MOST_LINES)
  })

  test('values in a pack', async () => {
    const path = join(folder, 'packs', 'many')
    mkdirSync(path, { recursive: true })
    for (const count of sampled([15_000, 80_000], 2)) {
      const wrong = times(count, (at) => `  a${at}: 1\n`)
      writeFileSync(join(path, '2020-01-01.yaml'), `meldplicht: pack@1\nid: many\nsources:\n${wrong}`)
      const { code, out, err } = await meldplicht([
        'rules',
        'check',
        '--rules',
        join(folder, 'packs'),
        'many',
      ])
      expect([code === 2 || code === 5, `${out}${err}`.split('\n').length < 200]).toEqual([true, true])
    }
  })

  test('values in a report', async () => {
    const stdin = `{"schema":"meldplicht/report@1","unanswered":[${'1,'.repeat(MANY)}1]}`
    const { code, err } = await meldplicht(['verify', '-'], { stdin })
    expect([code, err]).toEqual([2, expect.stringContaining('too many values')])
  })

  test.each([
    ['moments', { moments: Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`a${at}`, 1])) }],
    ['answers', { answers: Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`a${at}`, 1])) }],
    ['kinds', { answers: { data: Array.from({ length: 150_000 }, () => 'x') } }],
  ])('%s on a line of NDJSON', async (_, row) => {
    const { code, out } = await meldplicht(['batch', 'ap', '-'], { stdin: JSON.stringify(row) })
    const { problems } = JSON.parse(out) as { problems: unknown[] }
    expect([code, problems.length <= MOST_LINES]).toEqual([2, true])
  })

  test.each([
    ['of different names', times(140_000, (at) => `c${at};`)],
    ['of one name', 'people;'.repeat(100_000)],
  ])('columns %s', async (_, head) => {
    const { code, err } = await meldplicht(['batch', 'ap', '-'], { stdin: `id;${head}\n` })
    expect([code, err]).toEqual([2, 'Error: A table has at most 1000 columns.\n'])
  })
})

describe.skipIf(process.platform === 'win32')('a pipe', () => {
  const pipe = (name: string): string => {
    execFileSync('mkfifo', [join(folder, name)])
    return join(folder, name)
  }
  const NOBODY = 'it is a pipe, and nobody writes to it'

  test('to which nobody writes is refused as answers, as report, as table and as cases', async () => {
    const path = pipe('nobody')
    for (const args of [
      ['assess', 'ap', '--answers', path],
      ['verify', path],
      ['batch', 'ap', path],
    ]) {
      const { code, err } = await meldplicht(args)
      expect([code, err]).toEqual([2, expect.stringContaining(NOBODY)])
    }
    mkdirSync(join(folder, 'piped', 'tiny'), { recursive: true })
    const pack = readFileSync(join(HOME, 'test/fixtures/packs/tiny/2020-01-01.yaml'))
    writeFileSync(join(folder, 'piped/tiny/2020-01-01.yaml'), pack)
    pipe('piped/tiny/2020-01-01.cases.yaml')
    const { code, err } = await meldplicht(['assess', 'tiny', '--rules', join(folder, 'piped')])
    expect([code, err]).toEqual([2, expect.stringContaining(NOBODY)])
  })

  test('that nobody reads is refused as a file to write', async () => {
    const table = fileWith('one.ndjson', '{}\n')
    for (const args of [
      ['assess', 'ap', '-o', pipe('out.md')],
      ['batch', 'ap', table, '-o', pipe('out.csv')],
    ]) {
      const { code, err } = await meldplicht(args)
      expect([code, err]).toEqual([4, expect.stringMatching(/nobody reads it|no ordinary file/)])
    }
  })

  test('of which a shell holds the other end is read to its end, however long that takes', () => {
    const program = `${process.execPath} ${join(HOME, 'bin/meldplicht.js')}`
    const answers = '<(sleep 1.5; echo "answers: {personal-data: no}")'
    const lines = [
      `${program} assess ap --answers ${answers} -q | head -n 1`,
      `${program} batch ap <(sleep 1.5; echo '{"answers":{"personal-data":"no"}}') -q | grep -c no-report`,
      `echo "answers: {personal-data: no}" | ${program} assess ap --answers /dev/stdin -q | head -n 1`,
    ]
    const shown = lines.map((line) => spawnSync('bash', ['-c', line], { encoding: 'utf8' }).stdout.trim())
    expect(shown).toEqual([
      expect.stringContaining('not required'),
      '1',
      expect.stringContaining('not required'),
    ])
  })
})

describe.skipIf(process.platform !== 'linux')('a folder that takes none', () => {
  test.each(['/proc/nowhere/deeper', '/dev/fd/nowhere/deeper'])('%s', async (path) => {
    expect(() => makeFolder(path)).toThrow()
    const { code, err } = await meldplicht(['register', 'init', '--register', path])
    expect([code, err]).toEqual([4, expect.stringMatching(/^.*\/nowhere\/deeper.*\n$/)])
  })

  test('a folder that can be made is made with those above it, and once more is no trouble', () => {
    const path = join(folder, 'a', 'b', 'c')
    makeFolder(path)
    makeFolder(path)
    writeFileSync(join(path, 'file'), '')
    expect(() => makeFolder(join(path, 'file'))).toThrow('not a folder')
    expect(() => makeFolder(join(path, 'file', 'd'))).toThrow()
  })
})
