// «Did you mean», also for a word of the language in place of an id.
import { expect, test } from 'vitest'
import { meldplicht } from '../cli/run.ts'

test.each([
  ['--role', 'verwerker', 'en', 'Did you mean «processor» (verwerker)?'],
  ['--role', 'Verwerker', 'nl', 'Bedoelt u «processor» (verwerker)?'],
  ['--role', 'verwerkingsverantwoordelike', 'nl', 'Bedoelt u «controller» (verwerkingsverantwoordelijke)?'],
  ['--data', 'bsn', 'nl', 'Bedoelt u «national-id» (bsn)?'],
  ['--data', 'contact,paspoort', 'nl', 'Bedoelt u «id-document» (paspoort)?'],
  ['--misuse', 'suspcted', 'en', 'Did you mean «suspected»?'],
])('%s %s is refused, with the nearest id (%s)', async (flag, value, lang, says) => {
  const { code, err } = await meldplicht(['assess', 'ap', flag, value, '--lang', lang])
  expect([code, err]).toEqual([2, expect.stringContaining(says)])
})

test('a word that stands in several answers means none of them', async () => {
  const { err } = await meldplicht(['assess', 'ap', '--misuse', 'zijn', '--lang', 'nl'])
  expect(err).not.toContain('Bedoelt u')
})
