// A report is decided again, and what differs is said: the rules or the outcome.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOME, meldplicht, PROCURIOS } from './run.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-verify-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const FACTS = ['--contact-moments', 'yes', '--private-only', 'no', '--data', 'contact', '--people', '1.200']
const OPINION = ['--severity', 'simple=1', '--risk-of-harm', 'likely', '--reason', 'risk-of-harm=it is so']

test.each([
  ['decided', [...PROCURIOS, '--contact-moments', 'no']],
  ['open', [...PROCURIOS, ...FACTS]],
  ['with a judgement and a second opinion', ['assess', '--personal-data', 'yes', ...OPINION]],
  ['by two officers', ['assess', '--personal-data', 'no', '--by', 'Ans', '--second', 'Bob']],
  ['with a day only and in another zone', ['assess', '--discovered', '2020-05-01', '--zone', 'Asia/Tokyo']],
])('a report that is %s comes out the same, later and elsewhere', async (_, args) => {
  const path = join(folder, 'a.json')
  const { out } = await meldplicht([...args, '--json'])
  writeFileSync(path, out)
  const again = await meldplicht(['verify', path], { now: '2031-01-01T00:00:00Z' })
  expect([again.code, again.err, again.out]).toEqual([0, '', expect.stringContaining('the same outcome')])
  expect((await meldplicht(['verify', '-'], { stdin: out })).code).toBe(0)
  expect(JSON.parse((await meldplicht(['verify', path, '--json'])).out)).toMatchObject({ same: true })
})

test.each([
  ['papers', ['register-entry'], 'papers'],
  ['precedents', [], 'precedents'],
  ['warnings', [{ code: 'late-discovery', hours: 30 }], 'warnings'],
  ['pack', { own: ['ap'] }, 'pack.own'],
])('what stands beside the verdict is compared too: %s', async (key, other, told) => {
  const facts =
    '--personal-data yes --role controller --exposure possible --integrity intact --availability kept --people 4 ' +
    '--public-before no --encryption none --identifiable directly --recipient known --retrieved asked ' +
    '--misuse none-found --data contact --insight trivial --vulnerable no --discovered 2020-05-01'
  const args = ['assess', ...facts.split(' ')]
  const { out } = await meldplicht([...args, '--json'])
  const was = JSON.parse(out) as Record<string, unknown>
  expect(was[key]).not.toEqual(other)
  const forged = { ...was, [key]: Array.isArray(other) ? other : { ...(was[key] as object), ...other } }
  const { code, out: said } = await meldplicht(['verify', '-'], {
    stdin: JSON.stringify(forged),
    columns: 200,
  })
  expect(code).toBe(5)
  expect(said).toContain(`${told}: in the report`)
  expect(said).toContain('Not compared')
})

test('a number that can be read as another is no answer', async () => {
  const { out } = await meldplicht([...PROCURIOS, ...FACTS, '--json'])
  const { code, err } = await meldplicht(['verify', '-'], { stdin: out.replace(/: 1200\b/, ': 1200.0') })
  expect([code, err]).toEqual([2, expect.stringContaining('«people: 1200.0» is not spelled in digits alone')])
})

test.each([
  ['verdict', 'verdict: in the report "no-report", now "open"'],
  ['duties.authority.status', 'duties.authority.status: in the report "decided", now "open"'],
  ['answers.contact-moments', 'duties.authority.status'],
  ['moments.discovered', 'duties.authority.deadlines.0.due'],
])('a report in which %s was changed comes out otherwise, and it says where', async (key, told) => {
  const { out } = await meldplicht([...PROCURIOS, ...FACTS.slice(0, 4), '--json'])
  const changed = JSON.parse(out) as Record<string, Record<string, Record<string, unknown>>>
  const [one = '', two, three] = key.split('.')
  const other: Readonly<Record<string, unknown>> = {
    verdict: 'no-report',
    'duties.authority.status': 'decided',
    'answers.contact-moments': 'no',
    'moments.discovered': '2020-05-01T11:15:00+02:00',
  }
  if (two === undefined) Object.assign(changed, { [one]: other[key] })
  else if (three === undefined) Object.assign(changed[one]!, { [two]: other[key] })
  else changed[one]![two]![three] = other[key]
  const again = await meldplicht(['verify', '-'], { stdin: JSON.stringify(changed), columns: 200 })
  expect(again.code).toBe(5)
  expect(again.out).toContain(told)
  expect(again.out).toContain('These are the rules of the report')
})

test('where the rules were changed it says so, whether or not the outcome is the same', async () => {
  const rules = join(folder, 'rules')
  cpSync(join(HOME, 'rules/ap'), join(rules, 'ap'), { recursive: true })
  const path = join(rules, 'ap/2018-05-25.yaml')
  const { out } = await meldplicht(['assess', '--personal-data', 'no', '--json'])
  writeFileSync(path, `${readFileSync(path, 'utf8')}# changed\n`)
  const again = await meldplicht(['verify', '-', '--rules', rules, '--own', 'ap'], {
    stdin: out,
    columns: 200,
  })
  expect(again.code).toBe(5)
  expect(again.out).toMatch(
    /Other rules: the report has ap 2018-05-25 \(sha256 \w{12}\), here is 2018-05-25 \w{12}\.\nDecided again .*: the same outcome\./,
  )
  const base = await meldplicht([...PROCURIOS, '--contact-moments', 'no', '--json'])
  const below = await meldplicht(['verify', '-', '--rules', rules, '--own', 'ap'], {
    stdin: base.out,
    columns: 200,
  })
  expect([below.code, below.out]).toEqual([5, expect.stringContaining('Other rules: the report has ap')])
})

test.each([
  ['no JSON', '{', 'valid JSON'],
  ['something else', '{"schema":"meldplicht/draft@1"}', '«schema» is not right'],
  ['nothing', '', 'empty'],
  ['a report in which something stands twice', '{"verdict":"report","verdict":"open"}', 'twice'],
  ['no report of this tool', '[]', 'not a report of meldplicht'],
])('%s is no report', async (_, stdin, told) => {
  const { code, err } = await meldplicht(['verify', '-'], { stdin })
  expect([code, err]).toEqual([2, expect.stringContaining(told)])
})
