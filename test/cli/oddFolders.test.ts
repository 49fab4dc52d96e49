// A folder with versions of a pack under a name that no pack can have is passed over, and that is said.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder, put, tiny } from '../pack/folder.ts'
import { meldplicht } from './run.ts'

const folder = newFolder()
put(folder, 'My pack', '2020-01-01', tiny())
put(folder, 'good', '2020-01-01', tiny())
const told = `“${join(folder, 'My pack')}” is passed over`

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

test('a blank at the end of the name of a folder can be seen', async () => {
  const blank = newFolder()
  put(blank, 'law ', '2020-01-01', tiny())
  const { code, err } = await meldplicht(['assess', 'law', '--rules', blank], { columns: 300 })
  expect(code).toBe(2)
  expect(err).toContain('law ” is passed over')
})

test.each([
  ['assess', 'law'],
  ['rules', 'check', 'law'],
  ['rules', 'show', 'law@2020-01-01'],
])('%s %s: a file beside the folder of that pack may be a version of it, and is named', async (...args) => {
  const stray = newFolder()
  put(stray, 'law', '2020-01-01', tiny())
  put(stray, '.', 'law', tiny())
  const { code, err } = await meldplicht([...args, '--rules', stray], { columns: 300 })
  expect(code).toBe(2)
  expect(err).toContain(`“${join(stray, 'law.yaml')}” is no version of a pack`)
  expect(err).toContain('<pack>/<yyyy-mm-dd>.yaml')
})
