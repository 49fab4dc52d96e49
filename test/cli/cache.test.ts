// The compiled form of a pack of one's own, kept for the next run: used for the very same files and whole, or not at all.
import { createHash } from 'node:crypto'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOME, report } from './run.ts'

let folder = ''
let cache = ''
let packs = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-cache-'))
  cache = join(folder, 'cache')
  packs = join(folder, 'packs')
  mkdirSync(packs)
  cpSync(join(HOME, 'test/fixtures/packs/tiny'), join(packs, 'tiny'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')
const assessed = (): ReturnType<typeof report> => report(['assess', 'tiny', '--rules', packs], { cache })
const yaml = (): string => join(packs, 'tiny', readdirSync(join(packs, 'tiny'))[0]!)
const kept = (): string => join(cache, readdirSync(cache)[0]!)

test('it is kept for its owner alone, and gives the same report', async () => {
  const first = await assessed()
  expect(readdirSync(cache)).toEqual(['tiny@2020-01-01.json'])
  expect([statSync(cache).mode & 0o777, statSync(kept()).mode & 0o777]).toEqual([0o700, 0o600])
  expect(await assessed()).toEqual(first)
})

/** Changes a text that the report shows within the kept form. */
function change(sealed: boolean): void {
  const [seal = '', ...lines] = readFileSync(kept(), 'utf8').split('\n')
  const body = lines.join('\n')
  const changed = body.replaceAll('"report"', '"kept-one"')
  expect(changed).not.toBe(body)
  const [version = ''] = seal.split(' ')
  const whole = `${version} ${sha256(readFileSync(yaml()))} ${sha256(changed)}`
  writeFileSync(kept(), `${sealed ? whole : seal}\n${changed}`)
}

test('it is used where it is of these very files', async () => {
  await assessed()
  change(true)
  expect(JSON.stringify(await assessed())).toContain('kept-one')
})

test.each([
  ['changed', () => change(false)],
  ['cut short', () => writeFileSync(kept(), readFileSync(kept()).subarray(0, -10))],
  ['empty', () => writeFileSync(kept(), '')],
])('it is not used where it was %s', async (_, spoil) => {
  const first = await assessed()
  spoil()
  expect(await assessed()).toEqual(first)
})

test('it is not used any more once a file of the pack has changed', async () => {
  const first = await assessed()
  change(true)
  writeFileSync(yaml(), `${readFileSync(yaml(), 'utf8')}# changed\n`)
  const after = await assessed()
  expect(after.duties).toEqual(first.duties)
  expect(after.pack.sha256).not.toBe(first.pack.sha256)
})
