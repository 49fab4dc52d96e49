// A pack file among the fixtures → what reading it says; a problem → one line with its code, place and words.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadVersion } from '../../src/pack/library.ts'
import type { Pack } from '../../src/pack/model.ts'
import type { Problem, Result } from '../../src/problem.ts'

export const FIXTURES = join(import.meta.dirname, '../fixtures')

/** Packs that are right: `tiny`, `guest` that extends it, and `later`, which begins in 2021. */
export const PACKS = join(FIXTURES, 'packs')

/** The day of discovery in the tests of broken packs. */
const ON = '2020-07-01'

/** Path of `test/fixtures/broken/<name>.yaml`. */
export const broken = (name: string): string => join(FIXTURES, 'broken', `${name}.yaml`)

/** Reads a broken pack under the name it should have: `guest` if it extends a pack, otherwise `tiny`. */
export function loadBroken(name: string): Promise<Result<Pack>> {
  const path = broken(name)
  const extending = readFileSync(path, 'latin1').includes('\nextends:')
  const [id, version] = extending ? ['guest', '2020-06-01'] : ['tiny', '2020-01-01']
  return loadVersion([PACKS], { id, version, path }, ON)
}

/** `code line:column` and then every word that the problem carries; lists of known words and examples left out. */
export function told(problem: Problem): string {
  const { at } = problem
  const place = at !== undefined && 'line' in at ? [`${at.line}:${at.column}`] : []
  const left = new Set(['code', 'at', 'known', 'example', 'path', 'why'])
  const words = Object.entries(problem).flatMap(([key, value]) => (left.has(key) ? [] : [String(value)]))
  return [problem.code, ...place, ...words].filter((word) => word !== '').join(' ')
}
