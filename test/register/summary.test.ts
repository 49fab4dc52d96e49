// What a list makes of a decision that says something else than its duties, or that cannot be read: never «no duty».
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readEntry } from '../../src/register/entry.ts'
import { beginRegister, registerFile } from '../../src/register/place.ts'
import { summaryOf } from '../../src/register/summary.ts'
import { meldplicht } from '../cli/run.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-summary-'))
  beginRegister(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

type Decision = Readonly<Record<string, unknown>>

/** The decision that was recorded of an incident in which no personal data were involved. */
async function harmless(): Promise<Decision> {
  const facts = ['--personal-data', 'no', '--discovered', '2026-11-20T10:00']
  await meldplicht(['assess', 'ap', ...facts, '--save', '--register', folder], {
    now: '2026-11-21T12:00:00Z',
  })
  const entry = readEntry(readFileSync(registerFile(folder)).subarray(0, -1))
  return (entry?.event as unknown as { readonly decision: Decision }).decision
}

const OPEN = { authority: 'open', people: 'open', controller: 'open', verdict: 'open' }
const MILD = { authority: 'not-due', people: 'not-due', controller: 'not-due', verdict: 'no-report' }

describe('a decision whose duties are all decided against', () => {
  test('says so where everything in it does', async () => {
    expect(summaryOf(await harmless())).toMatchObject(MILD)
  })

  test.each([
    ['a doubt that is not known here', { doubts: ['law-in-doubt'] }],
    ['another headline', { verdict: 'open' }],
    ['no headline', { verdict: '???' }],
    ['another exit code', { exitCode: 20 }],
  ])('is open with %s', async (_, change) => {
    expect(summaryOf({ ...(await harmless()), ...change })).toMatchObject(OPEN)
  })

  test('of before doubts were recorded is contradictory by its exit code, or by what it names, whoever is awaited', async () => {
    const old = { ...(await harmless()), doubts: undefined }
    const required = { by: 'A', required: true }
    expect(summaryOf({ ...old, exitCode: 3 }).doubts).toEqual(['contradictory'])
    const named = { ...old, exitCode: 3, officers: required, contradictions: [{ nl: 'x', en: 'x' }] }
    expect(summaryOf(named)).toMatchObject({ ...OPEN, doubts: ['contradictory'] })
  })
})

test('whether it must be recorded makes no «no duty» doubtful', async () => {
  const decision = await harmless()
  const duties = { ...(decision as { duties: object }).duties, register: { status: 'open' } }
  const { verdict, authority, people } = summaryOf({ ...decision, exitCode: 3, duties })
  expect([verdict, authority, people]).toEqual(['no-report', 'not-due', 'not-due'])
})

test('an open decision of before doubts were recorded is not contradictory', async () => {
  const old = { ...(await harmless()), doubts: undefined }
  const { doubts, ...rest } = summaryOf({ ...old, verdict: 'open', exitCode: 3 })
  expect([doubts, rest.verdict]).toEqual([[], 'open'])
})

test.each([{}, null, [], { duties: null }, { duties: { authority: { deadlines: 'x' } } }])(
  'of %o with a discovery the authority has 72 hours',
  (odd) => {
    const decision = { ...(odd as object), moments: { discovered: '2020-01-01T00:00:00+01:00' } }
    const { periods, ...rest } = summaryOf(decision)
    expect(rest).toMatchObject(OPEN)
    expect(periods).toEqual([
      {
        ...{ duty: 'authority', from: 'discovered', hours: 72 },
        ...{ start: Date.parse('2019-12-31T23:00:00Z'), due: '2020-01-03T23:00:00.000Z' },
      },
    ])
  },
)

test('a period longer than a century is none', () => {
  const deadlines = [{ from: 'discovered', hours: Number.MAX_SAFE_INTEGER }]
  expect(summaryOf({ duties: { authority: { deadlines } } }).periods).toEqual([
    { duty: 'authority', from: 'discovered' },
  ])
})

test('a changed byte is found also where it is read as the sign for a lost character', async () => {
  await harmless()
  const args = ['register', 'note', '2026-1', 'a \ufffd note', '--register', folder]
  await meldplicht(args, { now: '2026-11-21T12:00:00Z' })
  const bytes = readFileSync(registerFile(folder))
  const at = bytes.indexOf('\ufffd')
  expect(at).toBeGreaterThan(0)
  const changed = Buffer.concat([bytes.subarray(0, at), Buffer.from([0xfe]), bytes.subarray(at + 3)])
  writeFileSync(registerFile(folder), changed)
  expect((await meldplicht(['register', 'verify', '--register', folder])).code).toBe(5)
})
