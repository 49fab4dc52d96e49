// The pack `ap` against published cases: through the engine, through the command line, and with answers taken away.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { runCase } from '../../src/check/cases.ts'
import { compile } from '../../src/compile/compile.ts'
import { readAnswers } from '../../src/decide/answers.ts'
import { decide, type Decision } from '../../src/decide/decide.ts'
import { loadPack } from '../../src/pack/library.ts'
import type { Case, Pack } from '../../src/pack/model.ts'
import { HOME, meldplicht } from '../cli/run.ts'
import { randomFrom } from '../oracle/random.ts'

async function ap(): Promise<Pack> {
  const pack = await loadPack([join(HOME, 'rules')], 'ap', '2026-01-01')
  if (!pack.ok) throw new Error(JSON.stringify(pack.problems))
  return pack.value
}
const pack = await ap()
const compiled = compile(pack)
if (!compiled.ok) throw new Error('ap does not compile')
const rules = compiled.value

const binding = pack.cases.filter(({ strength }) => strength === 'guidance' || strength === 'ruled')
const byId = (cases: readonly Case[]): [string, Case][] => cases.map((entry) => [entry.id, entry])

/** What stands in the file, as a user would feed it. */
const file = readFileSync(join(HOME, 'rules/ap/2018-05-25.cases.yaml'), 'utf8')
const raw = new Map(
  (parse(file, { version: '1.2', schema: 'core' }) as { id: string }[]).map((entry) => [entry.id, entry]),
)

function decided(entry: Case, answers: Readonly<Record<string, unknown>> = entry.answers): Decision {
  const read = readAnswers(
    pack,
    Object.entries(answers).map(([question, value]) => ({ question, value })),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return decide({ pack, compiled: rules }, read.value)
}

describe('every binding case comes out as published', () => {
  test('and there are at least fifty-six of them', () => expect(binding.length).toBeGreaterThanOrEqual(56))

  test.each(byId(binding))('%s, in the engine', (_, entry) => {
    expect(runCase({ pack, compiled: rules }, entry)).toMatchObject({ differs: [] })
    expect(entry.source).toBeTruthy()
    expect(entry.url).toMatch(/^https:/)
  })

  test.each(byId(binding))('%s, through the command line', async (id, entry) => {
    const stdin = JSON.stringify(raw.get(id))
    const { code, out, err } = await meldplicht(['assess', 'ap', '--answers', '-', '--json'], { stdin })
    if (out === '') throw new Error(err)
    const { duties } = JSON.parse(out) as {
      duties: Record<string, { verdict?: string; possible?: string[] }>
    }
    for (const [duty, expected] of Object.entries(entry.expect)) {
      const got = duties[duty]!
      for (const verdict of got.possible ?? [got.verdict]) expect(expected, duty).toContain(verdict)
    }
    const told =
      duties['data-subjects']!.verdict === 'inform'
        ? 21
        : duties['authority']!.verdict === 'report'
          ? 20
          : undefined
    if (told !== undefined) expect(code).toBe(told)
    if (duties['controller']!.verdict === 'inform') expect(code).toBe(22)
  })
})

test('where the pack disagrees with a soft case, the reason is recorded in both languages', () => {
  const soft = pack.cases.filter(({ strength }) => strength === 'soft')
  const disagreeing = soft.filter((entry) => {
    const outcome = runCase({ pack, compiled: rules }, entry)
    return Array.isArray(outcome) || outcome.differs.length > 0
  })
  expect(disagreeing.map(({ id }) => id).sort()).toEqual(
    soft
      .filter(({ differs }) => differs)
      .map(({ id }) => id)
      .sort(),
  )
})

test('whatever answers of a case become unknown, its verdict stays possible and no duty is decided milder', () => {
  const random = randomFrom(20200430)
  for (const entry of binding) {
    const full = decided(entry)
    for (let round = 0; round < 40; round += 1) {
      const share = random.below(100) / 100
      const answers = Object.fromEntries(
        Object.entries(entry.answers).map(([question, value]) => [
          question,
          random.chance(share) ? 'unknown' : value,
        ]),
      )
      const partial = decided(entry, answers)
      partial.duties.forEach(({ possible, decided: now }, index) => {
        const before = full.duties[index]!
        for (const verdict of before.possible) expect(possible).toContain(verdict)
        if (now !== undefined && before.decided !== undefined) expect(now).toBe(before.decided)
      })
      if (full.exitCode !== 0) expect(partial.exitCode).not.toBe(0)
    }
  }
})

/** An unquoted comma in the facts file ends a text; what comes behind it is a key without a value and no answer. */
const named = (answers: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(answers).filter((id) => answers[id] !== null)

test('the contract: questions, answers, assumptions, moments, duties and verdicts of the facts file are all there', () => {
  const facts = parse(readFileSync(join(HOME, 'test/law/ap-facts.yaml'), 'utf8'), {
    version: '1.2',
    schema: 'core',
  }) as {
    questions: Record<
      string,
      {
        several?: boolean
        ordered?: boolean
        assume?: string
        answers?: Record<string, string>
        bands?: Record<string, number>
      }
    >
    moments: Record<string, string>
    duties: Record<string, string[]>
  }
  for (const [id, fact] of Object.entries(facts.questions)) {
    if (fact.several === true) {
      const kinds = pack.groups.find((group) => group.id === id)?.members
      expect(kinds).toEqual(Object.keys(fact.answers ?? {}).map((kind) => `${id}.${kind}`))
      continue
    }
    const question = pack.questions.find((candidate) => candidate.id === id)
    expect(
      question?.answers.map((answer) => answer.id),
      id,
    ).toEqual(named(fact.answers ?? fact.bands ?? {}))
    expect(question?.ordered, id).toBe(fact.ordered ?? true)
    expect(question?.assume === undefined ? undefined : question.answers[question.assume]?.id, id).toBe(
      fact.assume,
    )
    if (fact.bands !== undefined) expect(question?.bands).toEqual(Object.values(fact.bands))
  }
  expect(pack.moments.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(facts.moments)))
  const duties = pack.duties.map(({ id, verdicts }) => [id, verdicts.map((verdict) => verdict.id)])
  expect(Object.fromEntries(duties)).toEqual(facts.duties)
})

test('every question has help in both languages, every rule and term a source, every source an address', () => {
  for (const { id, help, group } of [
    ...pack.questions,
    ...pack.groups.map((one) => ({ ...one, group: undefined })),
  ]) {
    if (group === undefined)
      expect(help, id).toMatchObject({
        nl: expect.stringMatching(/\. .*[.?]$/),
        en: expect.stringMatching(/\. .*[.?]$/),
      })
  }
  for (const term of pack.terms) expect(term.sources.length, term.id).toBeGreaterThan(0)
  for (const duty of pack.duties)
    for (const rule of duty.rules) expect(rule.sources.length, rule.id).toBeGreaterThan(0)
  for (const { id, url } of pack.sources) expect(url, id).toMatch(/^https:/)
})

test.each(['en', 'nl'])('each table that a person has to check fits on a screen (%s)', async (lang) => {
  const { out } = await meldplicht(['rules', 'show', 'ap', '--lang', lang])
  const [from, to] = lang === 'en' ? ['\nDEFINITIONS\n', '\nMOMENTS\n'] : ['\nBEGRIPPEN\n', '\nMOMENTEN\n']
  const tables = out
    .slice(out.indexOf(from), out.indexOf(to))
    .split(/\n\n(?=\S)/)
    .map((table) => table.trim().split('\n'))
  expect(tables.length).toBeGreaterThan(20)
  for (const table of tables) expect(table.length, table[0]).toBeLessThanOrEqual(40)
})

test('a published case has a title in both languages, for a report compares with it', () => {
  const same = pack.precedents.filter(({ title }) => title.nl === title.en)
  expect(same.map(({ id }) => id)).toEqual([])
})
