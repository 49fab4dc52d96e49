// A register that is not where it should be is trouble, and never an empty one.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { meldplicht, type Ran } from '../cli/run.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-place-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const at = (path: string, ...args: readonly string[]): Promise<Ran> =>
  meldplicht([...args, '--register', path], { now: '2026-11-21T12:00:00Z' })

const COMMANDS: readonly (readonly string[])[] = [
  ...[['list'], ['list', '--json'], ['export'], ['verify'], ['show', '2026-1'], ['note', '2026-1', 'x']],
  ...[
    ['notified', '2026-1'],
    ['informed', '2026-1'],
    ['withdraw', '2026-1', '--reason', 'not ours'],
  ],
  ...[
    ['reassess', '2026-1', '--people', '3'],
    ['confirm', '2026-1', '--by', 'Bo'],
    ['close', '2026-1'],
  ],
  ...[['rerun', '--pack', 'ap']],
]

const PLACES: readonly (readonly [string, () => string])[] = [
  ['a folder that is not there', () => join(folder, 'mistyped')],
  ['a folder in which there is no register, as an unmounted disk', () => folder],
  ['a file in its place', () => file()],
  ['a folder below a file', () => join(file(), 'below')],
]
const SYSTEM: typeof PLACES = process.platform === 'linux' ? [['/proc', () => '/proc']] : []

describe.each([...PLACES, ...SYSTEM])('%s', (_, path) => {
  test.each(COMMANDS)('register %s ends with 4 and names it, and makes nothing', async (...args) => {
    const { code, out, err } = await at(path(), 'register', ...args)
    expect([code, out]).toEqual([4, ''])
    expect(err.trimEnd().split('\n')).toEqual([expect.stringContaining(path())])
    expect(existsSync(join(path(), 'register.jsonl'))).toBe(false)
  })

  test('assess --save ends with 4 and says how to begin one', async () => {
    const { code, err } = await at(path(), 'assess', 'ap', '--personal-data', 'no', '--save')
    expect([code, err]).toEqual([
      4,
      expect.stringContaining(`meldplicht register init --register "${path()}"`),
    ])
  })
})

function file(): string {
  const path = join(folder, 'file')
  writeFileSync(path, '')
  return path
}

describe('register init', () => {
  const path = (): string => join(folder, 'a', 'register')

  test('begins one that is empty, for its owner only, and leaves one that is there as it is', async () => {
    const begun = await at(path(), 'register', 'init')
    expect([begun.code, begun.err]).toEqual([0, expect.stringContaining(path())])
    expect(statSync(path()).mode & 0o777).toBe(0o700)
    expect(await at(path(), 'register', 'list')).toMatchObject({
      ...{ code: 0, out: 'The breach register is empty.\n' },
    })
    expect((await at(path(), 'assess', 'ap', '--personal-data', 'no', '--save')).code).toBe(0)
    expect(readdirSync(path())).toEqual(['register.jsonl'])
    expect((await at(path(), 'register', 'init')).err).toContain('already')
    expect((await at(path(), 'register', 'list')).out).toContain('2026-1')
  })

  test('a register whose lines are gone is no empty register', async () => {
    await at(path(), 'register', 'init')
    await at(path(), 'assess', 'ap', '--personal-data', 'no', '--save')
    rmSync(join(path(), 'register.jsonl'))
    expect((await at(path(), 'register', 'list')).code).toBe(4)
  })

  test('without a name begins the one among your own data', async () => {
    const own = (...args: readonly string[]): Promise<Ran> => meldplicht(args, { state: folder })
    expect((await own('register', 'list')).err).toMatch(/begins with: meldplicht register init$/m)
    expect((await own('register', 'init')).code).toBe(0)
    expect((await own('register', 'list')).code).toBe(0)
  })

  test('where it cannot be made ends with 4', async () => {
    const begun = await at(file(), 'register', 'init')
    expect([begun.code, begun.err]).toEqual([4, expect.stringContaining('Cannot write')])
    mkdirSync(join(folder, 'full'))
    expect((await at(join(folder, 'file', 'below'), 'register', 'init')).code).toBe(4)
  })
})
