// A folder with versions of a pack under a name that no pack can have is passed over, and that is said.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder, put, tiny } from '../pack/folder.ts'
import { meldplicht } from './run.ts'

const folder = newFolder()
put(folder, 'My pack', '2020-01-01', tiny())
put(folder, 'good', '2020-01-01', tiny())
const told = `${join(folder, 'My pack')} is passed over`

test.each([['list'], ['check', '--json']])('rules %s warns of it', async (...args) => {
  const { err } = await meldplicht(['rules', ...args, '--rules', folder], { columns: 300 })
  expect(err).toContain(told)
  expect(err).toContain('Name it «my-pack».')
  expect(err.trimEnd().split('\n')).toHaveLength(1)
})

test.each([
  ['assess', 'my-pack'],
  ['rules', 'show', 'My pack'],
  ['rules', 'show', 'my-pack@2020-01-01'],
])('%s %s: there is none, and why', async (...args) => {
  const { code, err } = await meldplicht([...args, '--rules', folder], { columns: 300 })
  expect(code).toBe(2)
  expect(err).toContain(told)
})
