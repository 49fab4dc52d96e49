// A pack in which one value after the other is replaced by something else: there is always a complaint with words.
import { describe, expect, test } from 'vitest'
import { check } from '../../src/check/check.ts'
import { readText } from '../../src/pack/file.ts'
import type { Expected } from '../../src/problem.ts'
import { finishPack, parsePack } from '../../src/pack/read.ts'
import { PACKS } from './fixture.ts'

/** Everything that a problem may say was expected; the compiler keeps it complete. */
const EXPECTED: Readonly<Record<Expected, true>> = {
  text: true,
  'both-languages': true,
  id: true,
  date: true,
  url: true,
  mapping: true,
  list: true,
  number: true,
  'true-or-false': true,
  cell: true,
  rows: true,
  scale: true,
  'one-of': true,
  answer: true,
  'hours-or-days': true,
  format: true,
  'later-date': true,
  json: true,
  'table-name': true,
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

function original(): Json {
  const text = readText(`${PACKS}/tiny/2020-01-01.yaml`)
  const parsed = parsePack(text.ok ? text.value : '', 'tiny.yaml')
  if (!parsed.ok) throw new Error('unreadable')
  const value = parsed.value.file.value as { [key: string]: Json }
  const text2 = { nl: 'Doe', en: 'Do' }
  return {
    ...value,
    cases: [
      {
        id: 'one',
        title: 'One',
        strength: 'example',
        answers: { leaked: 'no' },
        expect: { authority: 'no-report' },
      },
    ],
    actions: [
      { for: { authority: ['report'] }, when: [{ leaked: ['no', 'yes'] }], text: text2, sources: ['law'] },
    ],
  }
}

/** Every copy of a value in which one value inside it is another one, with the path to it. */
function* replaced(value: Json, by: Json, path = ''): Generator<[string, Json]> {
  yield [path, by]
  if (value === null || typeof value !== 'object') return
  for (const [key, inner] of Object.entries(value)) {
    for (const [where, next] of replaced(inner, by, `${path}/${key}`)) {
      const copy = structuredClone(value) as { [key: string]: Json }
      copy[key] = next
      yield [where, copy]
    }
  }
}

const OTHERS: readonly Json[] = [null, true, 0, 1.5, ' ', 'no', 'A B', [], {}, { a: 1 }, ['x']]

describe('whatever a value of a pack is replaced by', () => {
  test.each(OTHERS.map((other) => [JSON.stringify(other), other] as const))('%s', (_, other) => {
    const odd: string[] = []
    for (const [path, value] of replaced(original(), other)) {
      const parsed = parsePack(JSON.stringify(value), 'tiny.json')
      const pack = parsed.ok ? finishPack(parsed.value, '', undefined, undefined) : parsed
      const problems = pack.ok ? check(pack.value).problems : pack.problems
      for (const problem of problems) {
        if (problem.code === 'wrong-value' && !(problem.expected in EXPECTED))
          odd.push(`${path}: ${problem.expected}`)
        if (problem.code !== 'too-complex' && !('at' in problem))
          odd.push(`${path}: ${problem.code} without a place`)
      }
    }
    expect(odd).toEqual([])
  })
})
