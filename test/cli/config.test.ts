// The user's configuration file.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { beginRegister } from '../../src/register/place.ts'
import { HOME, meldplicht, type Ran } from './run.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-config-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const withConfig = (
  config: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Ran> => {
  const path = join(folder, 'config.json')
  writeFileSync(path, config)
  return meldplicht(args, { config: path, env })
}

test('names folders with packs, told from where the file stands', async () => {
  mkdirSync(join(folder, 'packs', 'tiny'), { recursive: true })
  const tiny = readFileSync(join(HOME, 'test', 'fixtures', 'packs', 'tiny', '2020-01-01.yaml'))
  writeFileSync(join(folder, 'packs', 'tiny', '2020-01-01.yaml'), tiny)
  const { out } = await withConfig('{ "rules": "packs" }', ['rules', 'list'])
  expect(out).toContain('tiny  2020-01-01')
})

test('chooses the language, unless a flag or the environment does', async () => {
  const args = ['assess', 'ap', '--personal-data', 'no']
  expect((await withConfig('{ "lang": "nl" }', args)).out).toContain('Melden aan de AP is niet verplicht.')
  expect((await withConfig('{ "lang": "nl" }', [...args, '--lang', 'en'])).out).toContain('Notifying the AP')
  expect((await withConfig('{ "lang": "nl" }', args, { MELDPLICHT_LANG: 'en' })).out).toContain(
    'Notifying the AP',
  )
})

test('may say the name of a key in a value', async () => {
  const config = JSON.stringify({ officer: 'The "officer": "lang"', lang: 'nl' })
  const { code, out } = await withConfig(config, ['assess', 'ap', '--personal-data', 'no'])
  expect([code, out]).toEqual([0, expect.stringContaining('niet verplicht')])
})

test('names the register', async () => {
  beginRegister(join(folder, 'kept'))
  const args = ['assess', 'ap', '--personal-data', 'no', '--save']
  const { code, err } = await withConfig('{ "register": "kept" }', args)
  expect([code, err]).toEqual([0, expect.stringContaining(join(folder, 'kept'))])
})

test('that was named and is not there is refused: the packs it names would be passed over', async () => {
  const path = join(folder, 'typo.json')
  const args = ['assess', 'ap', '--personal-data', 'no']
  const { code, out, err } = await meldplicht(args, { config: path, env: { MELDPLICHT_CONFIG: path } })
  expect([code, out, err]).toEqual([2, '', expect.stringContaining('typo.json')])
  expect((await meldplicht(args, { config: path })).code).toBe(0)
})

test.each([
  ['no JSON', '{', 'must be valid JSON'],
  ['a list', '[]', 'must be'],
  ['a key that does not exist', '{ "rulez": "packs" }', '«rules»'],
  ['a language that does not exist', '{ "lang": "fr" }', '«fr»'],
  ['a folder that does not exist', '{ "rules": ["none"] }', 'none'],
  ['a key that stands twice', '{ "lang": "nl", "lang": "en" }', '«lang» stands here twice'],
  ['a key twice, once in disguise', '{ "lang": "nl", "l\\u0061ng": "en" }', '«lang» stands here twice'],
  ['a number for a folder', '{ "rules": [1] }', '«rules»'],
])('with %s is refused in one line, and nothing is decided', async (_, config, says) => {
  const { code, out, err } = await withConfig(config, ['assess', 'ap', '--personal-data', 'no'])
  expect([code, out]).toEqual([2, ''])
  expect(err.trimEnd().split('\n')).toHaveLength(1)
  expect(err).toContain(says)
})
