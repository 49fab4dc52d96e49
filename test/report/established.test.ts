// What a pack fixes or has follow from answers, in reports and papers: told wherever an answer is, and as what it is.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/record/reportSchema.ts'
import { beginRegister } from '../../src/register/place.ts'
import { meldplicht } from '../cli/run.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-established-'))
  const text = (words: string): string => `{ nl: ${words}, en: ${words} }`
  const write = (id: string, more: string): void => {
    mkdirSync(join(folder, id))
    const head = `meldplicht: pack@1\nid: ${id}\nvalid-from: 2020-01-01\nextends: ap\ntitle: ${text(id)}\nabout: ${text(id)}\n`
    writeFileSync(join(folder, id, '2020-01-01.yaml'), `${head}${more}`)
  }
  const asked = `sources: { us: { title: ${text('Us')} } }
questions:
  letter: { title: ${text('Letter')}, answers: { c: ${text('C')}, a: ${text('A')} }, sources: [us] }
  bills: { title: ${text('Bills')}, answers: [no, yes], sources: [us] }
`
  write(
    'mail',
    `${asked}given: { personal-data: yes, role: controller, integrity: intact, availability: kept, data.credentials: no }
terms:
  exposure: { rules: [{ is: confirmed, when: { letter: a }, sources: [us] }] }
  data.contact: { rules: [{ is: yes, when: { letter: a }, sources: [us] }] }
  data.payment: { rules: [{ is: yes, when: { bills: yes }, sources: [us] }] }
papers:
  question:
    title: ${text('Question')}
    subject: ${text("'{data} {exposure}'")}
    body: ${text("'{letter}'")}
    sources: [us]
`,
  )
  write(
    'fixed',
    `given: { personal-data: yes, role: controller, data: [national-id, payment], exposure: confirmed, encryption: none }
sources: { us: { title: ${text('Us')} } }
papers: { own: { title: ${text('Own')}, subject: ${text("'{data}'")}, body: ${text("'{people}'")}, sources: [us] } }
`,
  )
  write('looked', 'given: { personal-data: yes, role: controller, misuse: none-found }\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

const NOW = { now: '2026-11-21T12:00:00Z' }
const run = (args: readonly string[]): Promise<{ out: string }> =>
  meldplicht(['assess', ...args, '--rules', folder, '--discovered', '2026-11-20T10:00', '--lang', 'en'], {
    ...NOW,
    columns: 400,
  })
/** Without the ends of lines that the width of the screen makes. */
const unwrapped = (text: string): string => text.replace(/\s+/g, ' ')
const paper = async (name: string, ...args: string[]): Promise<string> =>
  unwrapped((await run([...args, '--paper', name])).out)
const report = async (...args: string[]): Promise<Report> =>
  JSON.parse((await run([...args, '--json'])).out) as Report

describe('a paper', () => {
  test('names the kinds that a pack fixes, and never «none of these»', async () => {
    const out = await paper('notification', 'fixed', '--people', '40000', '--recipient', 'malicious')
    expect(out).toContain(
      'Kinds of data: BSN or another national identification or tax number (established by the supplier); Card or account data',
    )
    expect(out).not.toMatch(/None of these|Kinds of data: \[/)
    expect(out).toMatch(/kinds and numbers of people and records \(a\): (?!.*Which data).* still missing/)
    expect(await paper('own', 'fixed')).toContain('BSN or another national identification or tax number')
  })

  test('names the kinds that follow from answers, and beside them those that are still open', async () => {
    const out = await paper('notification', 'mail', '--letter', 'a', '--bills', 'yes', '--people', '20')
    expect(out).toMatch(
      /Kinds of data: Name, address[^;]* \(follows from your answers[^;]*; Card or account data[^.;]*\. Not known yet: .*birth/,
    )
    expect(out).toMatch(/Confidentiality: Confirmed[^(]*\(follows from your answers, by this rule pack\)/)
  })

  test('counts as filled in only what is known of: kinds of which none is known are to be filled in', async () => {
    const out = await paper('question', 'mail', '--letter', 'c')
    expect(out).toContain('[fill in: Which data are they?]')
    expect(out).toContain('[fill in: Could somebody unauthorised get at the data?]')
    expect(out).not.toMatch(/fill in: [a-z-]+\]/)
  })

  test('with a list that names none says of what the pack establishes what it establishes', async () => {
    const args = ['mail', '--letter', 'a', '--bills', 'no', '--data', 'none']
    expect(await paper('question', ...args)).toMatch(/Subject: Name, address[^;]* Confirmed\./)
    const out = unwrapped((await run(args)).out)
    expect(out).toContain('Which data are they? None besides those that this rule pack speaks for')
    expect(out).not.toContain('None of these')
  })

  test('says of whatever nobody typed who says it, and nothing of what was answered', async () => {
    const out = await paper('notification', 'fixed', '--people', '40', '--integrity', 'intact')
    expect(out).toMatch(/Encrypted or hashed: No, readable as they are \(established by the supplier\)/)
    expect(out).toMatch(/Law: The GDPR, the ordinary case \(assumed; nobody said so\)/)
    expect(out).toMatch(/Number: 40 Vulnerable/)
    expect(out).toMatch(/Integrity: Nothing was altered Availability/)
  })

  test('says of «none» who says so', async () => {
    const args = ['mail', '--letter', 'c', '--bills', 'no', '--data', 'none']
    expect(await paper('notification', ...args)).toMatch(
      /Kinds of data: None of these; not: [^;]*password[^;]* \(established by the supplier\) What/i,
    )
  })
})

describe('the register', () => {
  test('shows what nobody typed as what it is, in its columns', async () => {
    const register = join(folder, 'register')
    beginRegister(register)
    const at = ['--register', register]
    await run(['fixed', '--people', '40', '--integrity', 'intact', '--save', ...at])
    await run(['mail', '--letter', 'a', '--bills', 'yes', '--save', ...at])
    const { out } = await meldplicht(['register', 'export', ...at, '--rules', folder, '--lang', 'en'], NOW)
    expect(out).toContain(
      'BSN or another national identification or tax number (established by the supplier); ',
    )
    expect(out).toMatch(
      /encrypted or hashed beforehand\? No, readable as they are \(established by the supplier\); /,
    )
    expect(out).toMatch(/Confirmed[^(;]*\(follows from your answers, by this rule pack\)/)
    expect(out).toMatch(/\? The GDPR, the ordinary case \(assumed; nobody said so\)/)
  })
})

describe('the report', () => {
  test('lists what follows from the answers, and in the record what may follow', async () => {
    const args = ['mail', '--letter', 'a', '--bills', 'no']
    const out = unwrapped((await run(args)).out)
    expect(out).toMatch(
      /Follows by this rule pack[\s\S]*Could somebody unauthorised get at the data\? Confirmed/,
    )
    const { derived, unanswered } = await report('mail', '--letter', 'a', '--bills', 'no')
    expect(derived).toEqual({ exposure: ['confirmed'], 'data.contact': ['yes'] })
    expect(unanswered).not.toContain('exposure')
    const open = await report('mail', '--letter', 'c', '--bills', 'no')
    expect(open.derived).toEqual({})
    expect(open.unanswered).toContain('exposure')
    const said = await report('mail', '--letter', 'c', '--exposure', 'excluded')
    expect([said.derived, said.answers['exposure']]).toEqual([{}, 'excluded'])
  })

  test('marks each fact that the pack established and on which a milder outcome rests', async () => {
    const said = ['--exposure', 'excluded', '--recipient', 'colleague', '--misuse', 'none-found']
    const args = ['mail', '--letter', 'c', ...said, '--insight', 'ordinary']
    const { duties, verdict } = await report(...args)
    expect(verdict).toBe('no-report')
    expect(duties.authority.because).toEqual([
      { question: 'letter', answer: 'c' },
      { question: 'exposure', answer: 'excluded' },
      { question: 'recipient', answer: 'colleague' },
      { question: 'integrity', answer: 'intact', given: true },
      { question: 'availability', answer: 'kept', given: true },
    ])
    expect(duties.authority.flips.filter(({ given }) => given)).toContainEqual({
      ...{ question: 'availability', answer: 'critical', given: true, verdict: 'report' },
    })
    const out = unwrapped((await run(args)).out)
    expect(out).toContain(
      'Were data altered without authority? Nothing was altered (established by the supplier)',
    )
    expect(out).toMatch(
      /Altered, and possibly used in that state \(contrary to what the supplier established\) → then/,
    )
  })

  test('marks a fact that follows by a rule of the pack as well', async () => {
    const { duties } = await report(
      ...['procurios-contactmomenten', '--contact-moments', 'no', '--private-only', 'yes'],
    )
    expect(duties.authority.because).toContainEqual({ question: 'exposure', answer: 'excluded', given: true })
  })

  test('has no mark where the outcome is the strictest', async () => {
    const { duties } = await report(
      ...['fixed', '--recipient', 'malicious', '--people', '40000', '--insight', 'detailed'],
      ...['--public-before', 'no', '--key', 'compromised', '--retrieved', 'no', '--misuse', 'confirmed'],
    )
    expect(duties.authority.verdict).toBe('report')
    expect(duties.authority.because.filter(({ given }) => given)).toEqual([])
  })
})

test('a fact of a supplier that keeps «no duty» from doubt is told as one, with where to decide where it is otherwise', async () => {
  const facts = [
    '--exposure',
    'excluded',
    '--integrity',
    'intact',
    '--availability',
    'kept',
    '--recipient',
    'colleague',
  ]
  const said = unwrapped((await run(['looked', ...facts])).out)
  expect(said).toMatch(
    /signs of misuse\? Yes[^→]*\(contrary to what the supplier established\) → then: Your answers cannot all be true/,
  )
  const { verdict, duties } = await report('looked', ...facts)
  expect(verdict).toBe('no-report')
  expect(duties.authority.flips).toContainEqual({
    ...{ question: 'misuse', answer: 'suspected', given: true, verdict: 'no-report', doubt: 'contradictory' },
  })
  const refused = await meldplicht(['assess', 'looked', ...facts, '--misuse', 'suspected', '--rules', folder])
  expect([refused.code, refused.err]).toEqual([
    2,
    expect.stringContaining('decide by the pack that it extends'),
  ])
})
