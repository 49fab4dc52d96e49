// What a check says, in every format; and that every code is explained.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FINDING_CODES, NOTE_CODES } from '../../src/check/finding.ts'
import { HOME, meldplicht } from '../cli/run.ts'

const AP = join(HOME, 'rules', 'ap', '2018-05-25.yaml')
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-check-'))
  mkdirSync(join(folder, 'ap'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A copy of `ap` with one thing changed; the path of it. */
function copyOf(from: string | RegExp, to: string): string {
  const text = readFileSync(AP, 'utf8')
  const changed = text.replace(from, to)
  if (changed === text) throw new Error('nothing was changed')
  const path = join(folder, 'ap', '2018-05-25.yaml')
  writeFileSync(path, changed)
  return path
}

const lineOf = (path: string, words: string): number =>
  readFileSync(path, 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(words)) + 1

const rule = (id: string): RegExp => new RegExp(`      - id: ${id}\\n(?:        .*\\n)*`)

/** Planted fault → its code, the words on the line it points to, and what the example or the sentence says. */
const PLANTED: readonly (readonly [string, string | RegExp, string, string, string, RegExp])[] = [
  [
    'a removed rule',
    rule('authority-risk'),
    '',
    'gap',
    '  authority:',
    /for breach: yes, role: controller.*risk: likely/,
  ],
  [
    'a rule too wide',
    /(id: authority-risk-unlikely\n\s+then: no-report\n\s+when: ).*/,
    '$1{ breach: yes }',
    'clash',
    'id: authority-risk-unlikely',
    /say no-report and report for breach: yes/,
  ],
  [
    'a wrong verdict',
    /(id: authority-risk\n\s+then: )report/,
    '$1no-report',
    'mild-assumption',
    '  regime:',
    /police-or-judicial is stricter on «authority», for breach: yes/,
  ],
  [
    'two verdicts swapped',
    /( {6}no-report: \{ text.*\n)((?: {6}report:\n)(?: {8}.*\n)+?)( {6}report-telecom:)/,
    '$2$1$3',
    'mildest-verdict',
    '    verdicts:',
    /first verdict of «authority»/,
  ],
  [
    'a subsumed rule',
    '      - id: authority-risk-police',
    '      - id: authority-high-risk\n        then: report\n        when: { breach: yes, role: controller, regime: gdpr, risk: high }\n        text: { nl: "Dubbel.", en: "Twice." }\n        sources: [gdpr-33-1]\n      - id: authority-risk-police',
    'redundant-rule',
    'id: authority-high-risk',
    /changes nothing: authority-risk already says so/,
  ],
  [
    'a misspelt answer',
    'when: { breach: yes, role: processor }',
    'when: { breach: yes, role: procesor }',
    'unknown-name',
    'role: procesor',
    /no answer «procesor».*«processor»/,
  ],
  [
    'a missing translation',
    'title: { nl: "Wat is uw rol bij deze gegevens?", en: "What is your role for these data?" }',
    'title: { nl: "Wat is uw rol bij deze gegevens?" }',
    'missing-key',
    'Wat is uw rol bij deze gegevens?',
    /«en» is missing/,
  ],
  [
    'a source that does not exist',
    'sources: [gdpr-4-12, gdpr-33-1]',
    'sources: [gdpr-4-12, gdpr-33-one]',
    'unknown-name',
    'gdpr-33-one',
    /no source «gdpr-33-one».*«gdpr-33-1»/,
  ],
]

describe('a fault planted in a copy of ap is named with its code, its place and an example', () => {
  test.each(PLANTED)('%s', async (_, from, to, code, place, says) => {
    const path = copyOf(from, to)
    const { code: exit, out } = await meldplicht(['rules', 'check', path, '--json'])
    expect(exit).toBe(5)
    const { packs } = JSON.parse(out) as {
      packs: { findings: { code: string; message: string; at: { file: string; line: number } }[] }[]
    }
    const findings = packs[0]!.findings
    const found = findings.find((finding) => finding.code === code && says.test(finding.message))
    expect(found, JSON.stringify(findings)).toBeDefined()
    if (place !== '') expect(found!.at.line).toBe(lineOf(path, place))
    expect(found!.at.file).toContain('2018-05-25.yaml')
  })

  test('a scale turned round', async () => {
    const path = copyOf(/( {6}intact: .*\n)( {6}corrected: .*\n)( {6}altered: .*\n)/, '$3$2$1')
    const { out } = await meldplicht(['rules', 'check', path], { columns: 100 })
    expect(out).toMatch(/:\d+:3 {2}not-monotone/)
    expect(out).toMatch(/\d+ \| {3}integrity:\n\s+\^/)
    expect(out).toMatch(/What to do: A more serious answer gives a milder verdict here/)
    expect(out).toContain('rules/FINDINGS.md#not-monotone')
  })
})

describe('every format tells the same findings', () => {
  const fault = (): string =>
    copyOf('when: { breach: yes, role: processor }', 'when: { breach: yes, role: procesor }')

  test('text shows the line with a caret below the word', async () => {
    const { out } = await meldplicht(['rules', 'check', fault()], { columns: 200 })
    const lines = out.split('\n')
    const at = lines.findIndex((line) => line.includes('role: procesor'))
    expect(lines[at + 1]!.indexOf('^')).toBe(lines[at]!.indexOf('procesor'))
  })

  test('GitHub annotations, which nothing in a pack can forge', async () => {
    const path = copyOf('id: ap\n', 'id: ap\n"x%0A::error file=y,z": 1\n')
    const { out } = await meldplicht(['rules', 'check', path, '--format', 'github'], {
      env: { GITHUB_ACTIONS: 'true' },
    })
    for (const line of out.trimEnd().split('\n'))
      expect(line).toMatch(/^::error file=[^:,]+,line=\d+,col=\d+,title=/)
    expect(out).toContain('%250A')
  })

  test('SARIF with a rule for every code and a region for every place', async () => {
    const { out } = await meldplicht(['rules', 'check', fault(), '--format', 'sarif'])
    const { version, runs } = JSON.parse(out) as {
      version: string
      runs: {
        tool: { driver: { rules: { id: string }[] } }
        results: { ruleId: string; locations: unknown[] }[]
      }[]
    }
    expect(version).toBe('2.1.0')
    expect(runs[0]!.tool.driver.rules.map(({ id }) => id)).toEqual(['unknown-name'])
    expect(runs[0]!.results).toMatchObject([
      { ruleId: 'unknown-name', locations: [{ physicalLocation: { region: { startColumn: 36 } } }] },
    ])
  })

  test('JUnit with a test for each case, and a failure for each that fails', async () => {
    const path = copyOf(/(id: authority-risk\n[\s\S]*?risk: \{ min: )likely/, '$1high')
    const { out } = await meldplicht(['rules', 'check', path, '--format', 'junit'])
    expect(out).toMatch(/^<\?xml version="1.0"/)
    expect(out).toMatch(/<testsuite name="ap 2018-05-25" tests="\d+" failures="1"/)
    expect(out).toContain('<failure type="gap"')
    const clean = await meldplicht(['rules', 'check', 'ap', '--format', 'junit'])
    expect(clean.out).toContain('name="edpb-01-2021-01"/>')
    expect(clean.out).not.toContain('<failure')
  })
})

describe('in every format that GitHub reads', () => {
  test('a finding without a place is shown at the top of its file: GitHub refuses all where one has none', async () => {
    const path = join(folder, 'ap', '2018-05-25.yaml')
    writeFileSync(path, '')
    const sarif = await meldplicht([
      'rules',
      'check',
      'ap',
      '--rules',
      folder,
      '--own',
      'ap',
      '--format',
      'sarif',
    ])
    expect(sarif.out).not.toContain('"locations": []')
    expect(sarif.out).toContain(`"uri": "${path}"`)
    const github = await meldplicht([
      'rules',
      'check',
      'ap',
      '--rules',
      folder,
      '--own',
      'ap',
      '--format',
      'github',
    ])
    expect(github.out).toContain(`::error file=${path},line=1,col=1,`)
  })

  test('files are named from the root of the repository, wherever the check is run', async () => {
    const path = copyOf('then: report', 'then: raport')
    const env = { GITHUB_WORKSPACE: folder }
    for (const format of ['sarif', 'github']) {
      const { out } = await meldplicht(['rules', 'check', path, '--format', format], { env })
      expect(out).toMatch(/(file=|"uri": ")ap\/2018-05-25.yaml[,"]/)
    }
    const before = process.cwd()
    mkdirSync(join(folder, '.git'))
    process.chdir(join(folder, 'ap'))
    try {
      const { out } = await meldplicht(['rules', 'check', '2018-05-25.yaml', '--format', 'github'])
      expect(out).toContain('::error file=ap/2018-05-25.yaml,')
    } finally {
      process.chdir(before)
    }
  })

  test('from the eleventh on the place stands in the sentence: GitHub shows no more at their lines', async () => {
    copyOf(/then: report\n/g, 'then: raport\n')
    const text = readFileSync(join(folder, 'ap', '2018-05-25.yaml'), 'utf8')
    writeFileSync(join(folder, 'ap', '2018-05-25.yaml'), text.replaceAll('sources: [', 'sources: [none, '))
    const { out } = await meldplicht([
      'rules',
      'check',
      'ap',
      '--rules',
      folder,
      '--own',
      'ap',
      '--format',
      'github',
    ])
    const errors = out.trimEnd().split('\n')
    expect(errors.length).toBeGreaterThan(11)
    expect(errors[9]).not.toMatch(/::[^:]*2018-05-25.yaml:\d+:\d+: /)
    expect(errors[10]).toMatch(/::[^:]*2018-05-25.yaml:\d+:\d+: /)
  })

  test('JUnit counts errors, of which there are none', async () => {
    expect((await meldplicht(['rules', 'check', 'ap', '--format', 'junit'])).out).toContain(' errors="0" ')
  })
})

test('an ended pack is a finding, at the line that ends it', async () => {
  const path = copyOf('valid-from: 2018-05-25\n', 'valid-from: 2018-05-25\nvalid-until: 2020-01-01\n')
  const { out, code } = await meldplicht(['rules', 'check', path])
  expect(code).toBe(5)
  expect(out).toMatch(/expired[\s\S]*valid-until: 2020-01-01[\s\S]*held until 2020-01-01/)
})

test('every code has its section in rules/FINDINGS.md, and every section its code', () => {
  const page = readFileSync(join(HOME, 'rules', 'FINDINGS.md'), 'utf8')
  const sections = [...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title)
  expect(sections.sort()).toEqual([...FINDING_CODES, ...NOTE_CODES].sort())
})
