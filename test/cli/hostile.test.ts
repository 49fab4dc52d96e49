// What an adversary found: hostile packs, files and outputs. Each was once a wrong verdict, a hang or a stack trace.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { samples } from '../size.ts'
import { HOME, meldplicht, PROCURIOS } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'meldplicht-hostile-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A pack of one's own: a tiny valid one with a piece replaced. */
function pack(id: string, ...changes: readonly (readonly [string, string])[]): readonly string[] {
  let yaml = readFileSync(join(HOME, 'test/fixtures/packs/tiny/2020-01-01.yaml'), 'utf8').replace(
    'id: tiny',
    `id: ${id}`,
  )
  for (const [from, to] of changes) {
    if (!yaml.includes(from)) throw new Error(`no «${from}»`)
    yaml = yaml.replace(from, to)
  }
  mkdirSync(join(folder, id), { recursive: true })
  writeFileSync(join(folder, id, '2020-01-01.yaml'), yaml)
  return ['--rules', folder, 'assess', id]
}

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

describe('no pack of one’s own turns an absence into «no duty»', () => {
  test('by listing its strict verdict first', async () => {
    const args = pack(
      'turned',
      ['no-report: {', 'first: {'],
      ['report: {', 'no-report: {'],
      ['then: no-report', 'then: first'],
      ['then: report', 'then: no-report'],
    )
    const { code, err } = await meldplicht(args)
    expect([code, err]).toEqual([2, expect.stringMatching(/first verdict of «authority».*no-report/)])
  })

  test('by assuming the milder answer', async () => {
    const { code, err } = await meldplicht(pack('mild', ['  leaked:\n', '  leaked:\n    assume: no\n']))
    expect([code, err]).toEqual([2, expect.stringMatching(/«leaked» assumes no, but yes is stricter/)])
  })

  test('by calling a mild assumption a judgement', async () => {
    const { code, err } = await meldplicht(
      pack('judging', ['  leaked:\n', '  leaked:\n    assume: no\n    judges: serious\n']),
    )
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/«leaked» assumes no, which is a judgement of «serious»/),
    ])
  })

  test('by not being there', async () => {
    for (const rules of ['/nonexistent', file('plain.txt', 'x'), '']) {
      const { code, out } = await meldplicht(['--rules', rules, 'assess', 'ap', '--personal-data', 'no'])
      expect([code, out]).toEqual([2, ''])
    }
  })

  test('by being named in a way that names nothing', async () => {
    for (const stdin of [
      'pack: {}\nanswers: {personal-data: no}\n',
      'pack: {ID: x}\nanswers: {personal-data: no}\n',
    ]) {
      const { code, err } = await meldplicht(['assess', '--answers', '-'], { stdin })
      expect([code, err]).toEqual([2, expect.stringMatching(/«pack» must be/)])
    }
  })
})

test('a reason must say something: an invisible character is none', async () => {
  const { code } = await meldplicht([
    ...PROCURIOS,
    '--contact-moments',
    'yes',
    '--risk-of-harm',
    'unlikely',
    '--reason',
    'risk-of-harm=\u200b',
  ])
  expect(code).toBe(2)
})

describe('large input is refused or read', () => {
  const tried = async (args: readonly string[]): Promise<number> => {
    const { code, err } = await meldplicht(args)
    expect(err).not.toMatch(/RangeError|\n\s+at /)
    return code
  }

  test('a hundred thousand keys', async () => {
    const keys = Array.from(
      { length: samples(90_000, 20_000) },
      (_, index) => ` a${index.toString(16)}: b`,
    ).join('\n')
    // Text for the file is kept whatever it is called, so the incident is only open.
    expect(await tried(['assess', '--answers', file('keys.yaml', `record:\n${keys}\n`)])).toBe(3)
    for (const top of ['answers', 'moments']) {
      expect(await tried(['assess', '--answers', file('keys.yaml', `${top}:\n${keys}\n`)])).toBe(2)
    }
  })

  test('half a million kinds', async () => {
    const kinds = Array.from({ length: samples(400_000, 100_000) }, () => 'x').join(',')
    expect(await tried(['assess', '--answers', file('kinds.yaml', `answers: { data: [${kinds}] }`)])).toBe(2)
  })

  test('a question with thousands of answers, and thousands of questions', async () => {
    const answers = Array.from({ length: 3000 }, (_, index) => `      a${index}: { nl: x, en: x }`).join('\n')
    const questions = Array.from(
      { length: 600 },
      (_, index) => `  q${index}: { title: { nl: x, en: x }, answers: [no, yes] }`,
    ).join('\n')
    const wide = pack('wide', [
      'questions:\n',
      `questions:\n  w:\n    title: { nl: x, en: x }\n    answers:\n${answers}\n`,
    ])
    const many = pack('many', ['questions:\n', `questions:\n${questions}\n`])
    expect(await tried(wide)).toBe(2)
    expect(await tried(many)).toBe(2)
  })
})

describe('two ways to write one thing', () => {
  test('true and "true" are the same key', async () => {
    const { code, err } = await meldplicht(['assess', '--answers', '-'], {
      stdin: 'record: {true: a, "true": b}\n',
    })
    expect([code, err]).toEqual([2, expect.stringContaining('«true» stands here twice')])
  })

  test('a thousands separator is used as one or not at all', async () => {
    for (const people of ['0.100', '1.200,300', '01,000', '1.2000']) {
      expect((await meldplicht(['assess', '--people', people])).code).toBe(2)
    }
  })

  test('a tag or an anchor on a key is refused as on a value', async () => {
    for (const key of ['!!str misuse', '&x misuse']) {
      const { code } = await meldplicht(['assess', '--answers', '-'], {
        stdin: `answers:\n  ${key}: suspected\n`,
      })
      expect(code).toBe(2)
    }
  })

  test('a command stands where it stands, also when a value before it looks the same', async () => {
    mkdirSync(join(folder, 'assess'), { recursive: true })
    const { code } = await meldplicht(['--rules', join(folder, 'assess'), '--lang', 'en', 'assess', 'ap'])
    expect(code).toBe(3)
  })

  test('ja, nee and onbekend are understood, and never taken for their opposite', async () => {
    const { out } = await meldplicht([
      'assess',
      'ap',
      '--personal-data',
      'ja',
      '--vulnerable',
      'nee',
      '--misuse',
      'onbekend',
      '--json',
    ])
    expect((JSON.parse(out) as { answers: unknown }).answers).toEqual({
      'personal-data': 'yes',
      misuse: 'unknown',
      vulnerable: 'no',
    })
    const { err } = await meldplicht(['assess', 'ap', '--personal-data', 'jo'])
    expect(err).not.toContain('Did you mean «no»')
  })
})

describe('what is printed', () => {
  test('holds no character that acts, in JSON nor in messages, and loses none', async () => {
    const reason = 'so \u202eabc\u009b31m'
    const args = [
      ...PROCURIOS,
      '--contact-moments',
      'yes',
      '--risk-of-harm',
      'high',
      '--reason',
      `risk-of-harm=${reason}`,
    ]
    const { out } = await meldplicht([...args, '--json'])
    expect(out).not.toMatch(/[\u009b\u202e]/)
    expect((JSON.parse(out) as { reasons: unknown }).reasons).toEqual({ 'risk-of-harm': reason })
    const path = join(folder, '\u001b[31mx\n::error::y.json')
    const { err } = await meldplicht([...args, '-o', path], { env: { GITHUB_ACTIONS: 'true' } })
    // eslint-disable-next-line no-control-regex
    expect(err).not.toMatch(/\u001b|^\s*::/m)
  })

  test('is all written or none: a second file that cannot be written leaves the first as it was', async () => {
    const first = file('kept.txt', 'old')
    const { code } = await meldplicht([...PROCURIOS, '-o', first, '-o', join(folder, 'nowhere', 'x.json')])
    expect(code).toBe(4)
    expect(readFileSync(first, 'utf8')).toBe('old')
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('exits 4 with one line where a name cannot be, or the disk is full', async () => {
    for (const path of [join(file('a.txt', 'x'), 'x.json'), join(folder, `${'a'.repeat(300)}.json`)]) {
      const { code, err } = await meldplicht([...PROCURIOS, '-o', path])
      expect([code, err.trimEnd().split('\n').length]).toEqual([4, 1])
    }
    const full = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${join(HOME, 'bin/meldplicht.js')}" assess > /dev/full`],
      { encoding: 'utf8' },
    )
    expect([full.status, full.stderr]).toEqual([4, 'stdout: ENOSPC\n'])
  })
})

test('a pipe among the packs is refused and not waited for', async () => {
  const own = mkdtempSync(join(tmpdir(), 'meldplicht-pipe-'))
  mkdirSync(join(own, 'pipe'))
  spawnSync('mkfifo', [join(own, 'pipe', '2020-01-01.yaml')])
  expect((await meldplicht(['rules', 'check', 'pipe', '--rules', own])).code).toBe(5)
  expect((await meldplicht(['assess', 'pipe', '--rules', own])).code).toBe(2)
  rmSync(own, { recursive: true })
})
