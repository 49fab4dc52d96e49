// Files nested far too deep: a complaint, and never a dead process. In a process of its own, because it may die.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'rolldown'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** Reads each text that it is given on stdin and prints the codes of the problems. */
const ENTRY = `
import { readFileSync } from 'node:fs'
import { readYaml } from '${join(import.meta.dirname, '../../src/pack/yaml.ts')}'
const texts = JSON.parse(readFileSync(0, 'utf8'))
const codes = texts.map((text) => {
  const read = readYaml(text, 'hostile.yaml')
  return read.ok ? 'ok' : read.problems.map((problem) => [problem.code, problem.feature].join(' ')).join()
})
process.stdout.write(JSON.stringify(codes))
`
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-'))
  const input = join(folder, 'read.ts')
  writeFileSync(input, ENTRY)
  await build({ input, platform: 'node', output: { file: join(folder, 'read.cjs'), format: 'cjs' } })
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function codesOf(texts: readonly string[]): unknown {
  const input = JSON.stringify(texts)
  const { status, signal, stdout } = spawnSync(process.execPath, [join(folder, 'read.cjs')], {
    input,
    encoding: 'utf8',
  })
  return status === 0 ? JSON.parse(stdout) : `the process died: ${signal ?? String(status)}`
}

const lists = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
const mappings = (depth: number): string => '{a: '.repeat(depth) + '1' + '}'.repeat(depth)
const dashes = (depth: number): string => `${'- '.repeat(depth)}a\n`
const indents = (depth: number): string =>
  Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:\n`).join('')

test.each([
  ['lists', lists],
  ['mappings', mappings],
  ['dashes', dashes],
])('%s nested up to a hundred thousand deep are refused for their depth', (_, nested) => {
  const depths = [50, 500, 1000, 5000, 100_000]
  expect(codesOf(depths.map((depth) => nested(depth)))).toEqual(depths.map(() => 'yaml-feature depth'))
})

test('indented mappings are refused for their depth', () => {
  expect(codesOf([50, 500, 1000].map(indents))).toEqual(Array.from({ length: 3 }, () => 'yaml-feature depth'))
})

test('deeper and deeper lists in one file are refused for their depth', () => {
  expect(codesOf([`[${[50, 500, 1000, 5000].map(lists).join()}]`])).toEqual(['yaml-feature depth'])
})

test('what a person writes is not refused', () => {
  expect(codesOf([lists(39), mappings(39), dashes(39), indents(39)])).toEqual(['ok', 'ok', 'ok', 'ok'])
})
