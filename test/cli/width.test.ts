// On a screen of 60 columns no line of text is longer, in either language, but for what has no blank to be parted at.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginRegister } from '../../src/register/place.ts'
import { meldplicht } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'meldplicht-width-'))
const register = join(folder, 'register')
const table = join(folder, 'table.csv')
const faulty = join(folder, '2026-01-01.yaml')
const NOW = { now: '2026-11-21T12:00:00Z' }
const at = ['--register', register]
beforeAll(async () => {
  beginRegister(register)
  writeFileSync(faulty, `pack: x # ${'very '.repeat(20)}long\n`)
  writeFileSync(
    table,
    'id;contact-moments;discovered;foo\na;nee;2020-05-01T10:15;1\nb;yes;2020-05-02T10:15;1\nc;zzz;;\n',
  )
  const title = 'title=Payslips that were sent to the wrong customer, and this is its rather long name'
  const facts = ['--personal-data', 'yes', '--discovered', '2026-11-19T14:30', '--record', title]
  const say = (...args: string[]) => meldplicht(['register', ...args, ...at], NOW)
  await meldplicht(['assess', ...facts, '--save', ...at], NOW)
  await say('note', '2026-1', 'called the authority about what it would like to have in the supplement')
  await say('notified', '2026-1', '--reference', 'AP-2026-0000007', '--at', '2026-11-20T10:00')
  await say(
    'notified',
    '2026-1',
    '--supplement',
    '--text',
    'the logs of the supplier came later than all the rest',
  )
  await say('withdraw', '2026-1', '--reason', 'it turned out to be another incident altogether, of last year')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe.each(['en', 'nl'])('in %s', (lang) => {
  test.each([
    [['register', 'list', ...at]],
    [['register', 'show', '2026-1', ...at]],
    [['register', 'rerun', '--pack', 'digital-omnibus-proposal', ...at]],
    [['register', 'confirm', '2026-1', '--by', 'Bob', '--personal-data', 'no', ...at]],
    [['rules', 'list']],
    [['rules', 'show', 'ap']],
    [['rules', 'check', 'snoobi']],
    [['rules', 'check', faulty]],
    [['register', 'verify', ...at]],
    [['assess', '--discovered', 'some day in the middle of last week', '--personal-data', 'yes']],
    [['rules', 'diff', 'ap', 'digital-omnibus-proposal']],
    [['batch', 'procurios-contactmomenten', table, '-o', join(folder, 'out.csv')]],
    [['--help']],
    [['assess', 'ap', '--help']],
    [['batch', '--help']],
    [['register', '--help']],
    [['rules', 'check', '--help']],
  ])('%j', async (args) => {
    const { both } = await meldplicht(args, {
      ...NOW,
      ...{ terminal: true, columns: 60, env: { COLUMNS: '60', NO_COLOR: '1', MELDPLICHT_LANG: lang } },
    })
    const lines = both.replaceAll('\u001b[K', '').split('\n')
    expect(lines.length).toBeGreaterThan(1)
    // The line of a file that is named by itself stays whole.
    const long = lines.filter((line) => line.length > 60 && /\S\s/.test(line.trim()))
    expect(long.filter((line) => !/^\s*\S+\.yaml:\d+:\d+ {2}[a-z-]+$/.test(line))).toEqual([])
  })
})

test('what a script or a log reads of a refusal or of a whole register is one line', async () => {
  const refused = await meldplicht(['assess', '--discovered', 'some day in the middle of last week'], NOW)
  const whole = await meldplicht(['register', 'verify', ...at], NOW)
  for (const text of [refused.err, whole.out]) expect(text).toMatch(/^.{61,}\n$/)
})
