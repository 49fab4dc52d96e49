// What counts as a written reason.
import { expect, test } from 'vitest'
import { saysSomething } from '../../src/decide/reason.ts'
import { meldplicht } from '../cli/run.ts'

test.each([
  '',
  '-',
  '.',
  'x',
  'n/a',
  'N.v.t.',
  'geen',
  'Geen reden',
  'niet van toepassing',
  'xxx',
  '12',
  'none',
  '\u3164\u3164\u3164',
])('%j is no reason', (text) => expect(saysSomething(text)).toBe(false))

test.each(['only invented patients', 'wachtte op het logboek', 'geen misbruik', 'not known before', 'BSN'])(
  '%j is one',
  (text) => expect(saysSomething(text)).toBe(true),
)

test('an empty word in place of a reason is refused in one line that quotes it', async () => {
  const { code, err } = await meldplicht([
    ...['assess', 'ap', '--personal-data', 'yes', '--risk-of-harm', 'unlikely'],
    ...['--reason', 'risk-of-harm=n/a'],
  ])
  expect([code, err]).toEqual([
    2,
    expect.stringMatching(/^.*«n\/a» is no reason.*--reason risk-of-harm=.*\n$/),
  ])
})
