// Each binding case with what its source does not tell filled in as mildly as the answers allow. Where that comes out
// milder than published, the case rests on a fact that nobody has published; why that is right stands in mildest.yaml.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { compile } from '../../src/compile/compile.ts'
import { readAnswers } from '../../src/decide/answers.ts'
import { decide } from '../../src/decide/decide.ts'
import { loadPack } from '../../src/pack/library.ts'
import type { Case, Question } from '../../src/pack/model.ts'
import { HOME } from '../cli/run.ts'

const loaded = await loadPack([join(HOME, 'rules')], 'ap', '2026-01-01')
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
const pack = loaded.value
const compiled = compile(pack)
if (!compiled.ok) throw new Error('ap does not compile')
const rules = compiled.value

/** The answers that somebody who wants no duty would give; where they have no order, what is assumed, or each. */
function mildest({ answers, assume, ordered, bands }: Question): readonly unknown[] {
  if (bands !== undefined) return [bands[0]]
  if (ordered) return [answers[0]!.id]
  return assume === undefined ? answers.map(({ id }) => id) : [answers[assume]!.id]
}

/** Every way to fill in what the case leaves unknown. */
function filled({ answers }: Case): { question: string; value: unknown }[][] {
  let ways: { question: string; value: unknown }[][] = [[]]
  for (const question of pack.questions) {
    const said = answers[question.id] ?? ofGroup(answers, question)
    const values = said === undefined || said === 'unknown' ? mildest(question) : [said]
    ways = ways.flatMap((way) => values.map((value) => [...way, { question: question.id, value }]))
  }
  return ways
}

/** `data: [contact]` says of every kind whether it is involved. */
function ofGroup(answers: Case['answers'], { id, group }: Question): unknown {
  const kinds: unknown = group === undefined ? undefined : answers[group]
  if (!Array.isArray(kinds)) return undefined
  return kinds.includes(id.slice(group!.length + 1)) ? 'yes' : 'no'
}

/** The duties that come out milder than the source has them. */
function milder(entry: Case): string[] {
  const found = new Set<string>()
  for (const way of filled(entry)) {
    const read = readAnswers(pack, way)
    if (!read.ok) throw new Error(`${entry.id}: ${JSON.stringify(read.problems)}`)
    for (const { duty, decided } of decide({ pack, compiled: rules }, read.value).duties) {
      const expected = entry.expect[duty.id]
      if (expected === undefined || decided === undefined) continue
      const least = Math.min(
        ...[expected].flat().map((verdict) => duty.verdicts.findIndex(({ id }) => id === verdict)),
      )
      if (decided < least) found.add(duty.id)
    }
  }
  return [...found].sort()
}

const binding = pack.cases.filter(({ strength }) => strength === 'guidance' || strength === 'ruled')
const recorded = parse(readFileSync(join(HOME, 'test/law/mildest.yaml'), 'utf8'), {
  version: '1.2',
  schema: 'core',
}) as { fact: string; as: string; why: string; duties: string[]; cases: string[] }[]

test('a case that hangs on what its source does not tell is found', () => {
  const known = binding.find(({ id }) => id === 'dk-justice-2021')!
  const untold = { ...known, answers: { ...known.answers, encryption: 'unknown', measures: 'none' } }
  expect(milder(untold)).toEqual(['authority', 'data-subjects'])
})

test('what comes out milder than published once the unknown is filled in mildly has a recorded reason, and no other', () => {
  const found = binding.flatMap((entry) => milder(entry).map((duty) => `${entry.id} ${duty}`))
  const explained = recorded.flatMap(({ cases, duties }) =>
    cases.flatMap((id) => duties.map((duty) => `${id} ${duty}`)),
  )
  expect(found.sort()).toEqual(explained.sort())
})

test.each(recorded.map((one) => [`${one.fact}: ${one.as}`, one] as const))(
  'the reason is the whole reason: with %s no case comes out milder',
  (_, { fact, as, why, cases }) => {
    expect(why).toMatch(/\w{3}.*\.$/)
    for (const entry of binding.filter(({ id }) => cases.includes(id)))
      expect(milder({ ...entry, answers: { [fact]: as, ...entry.answers } }), entry.id).toEqual([])
  },
)
