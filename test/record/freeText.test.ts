// What was typed about an incident stands in files, and neither in a calendar nor in the log of a CI job.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { beginRegister } from '../../src/register/place.ts'
import { meldplicht, type Ran } from '../cli/run.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-ci-'))
  beginRegister(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

const SECRET = 'Zwanenburg'
const FACTS = [
  ...['--personal-data', 'yes', '--discovered', '2020-05-01T09:00', '--risk-of-harm', 'high'],
  ...['--reason', `risk-of-harm=${SECRET}`, '--record', `title=${SECRET}`, '--record', `summary=${SECRET}`],
  ...['--record', `odd=${SECRET}`],
]
const inCi = (args: readonly string[], name = 'CI'): Promise<Ran> =>
  meldplicht([...args, '--register', folder], { env: { [name]: 'true' } })

test.each([['text'], ['markdown'], ['html'], ['ics']])(
  '%s on standard output does not tell it',
  async (format) => {
    for (const name of ['CI', 'GITHUB_ACTIONS']) {
      const { code, out, err } = await inCi(['assess', ...FACTS, '--format', format], name)
      expect([code, `${out}${err}`.includes(SECRET)]).toEqual([3, false])
    }
    const outside = await meldplicht(['assess', ...FACTS, '--format', format])
    expect(outside.out.includes(SECRET)).toBe(format !== 'ics')
  },
)

test('a letter or worksheet on standard output does not tell it either, a file does', async () => {
  const path = join(folder, 'a.md')
  expect((await inCi(['assess', ...FACTS, '--paper', 'notification'])).out).not.toContain(SECRET)
  await inCi(['assess', ...FACTS, '--paper', 'notification', '-o', path])
  expect(readFileSync(path, 'utf8')).toContain(SECRET)
})

test('the register does not tell it: list, show, reassess, rerun', async () => {
  await inCi(['assess', ...FACTS, '--save'])
  await inCi(['register', 'note', '2020-1', SECRET])
  await inCi(['register', 'notified', '2020-1', '--reference', SECRET, '--reason', SECRET])
  const ran = [
    await inCi(['register', 'list']),
    await inCi(['register', 'show', '2020-1']),
    await inCi(['register', 'reassess', '2020-1', '--record', `advice=${SECRET}`]),
    await inCi(['register', 'rerun', '--pack', 'digital-omnibus-proposal']),
    await inCi(['register', 'close', '2020-1']),
  ]
  for (const { out, err } of ran) expect(`${out}${err}`).not.toContain(SECRET)
  expect((await meldplicht(['register', 'list', '--register', folder])).out).toContain(SECRET)
})
