// Clocks beside that of GDPR art. 33: the telecom law decides here, of the others everybody is warned.
import type { Report } from '../../src/record/reportSchema.ts'
import { expect, test } from 'vitest'
import { meldplicht } from '../cli/run.ts'

const OTHERS = ['Wpg', 'telecom', 'Cbw', 'DORA', 'eIDAS', 'CRA']

test.each([
  ['an outage without personal data', ['--personal-data', 'no']],
  [
    'a processor',
    ['--personal-data', 'yes', '--role', 'processor', '--exposure', 'possible', '--recipient', 'anyone'],
  ],
  [
    'a breach without a risk',
    [
      ...[
        '--personal-data',
        'yes',
        '--role',
        'controller',
        '--exposure',
        'possible',
        '--public-before',
        'yes',
      ],
      ...['--integrity', 'intact', '--availability', 'kept', '--recipient', 'anyone'],
    ],
  ],
  ['an incident of which nothing is known', ['--role', 'controller']],
])('%s is told that other laws may have clocks of their own', async (_, answers) => {
  for (const lang of ['nl', 'en']) {
    const args = ['assess', 'ap', ...answers, '--lang', lang]
    const { out } = await meldplicht(args)
    const warning = / - (?:Ga na of een andere wet|Check whether another law)[^[]*/.exec(
      out.replace(/\s+/g, ' '),
    )
    expect(warning, out).not.toBeNull()
    for (const other of OTHERS) expect(warning![0]).toContain(other)
  }
})

test('a telecom provider notifies what nobody else would have to, within 24 hours of the discovery', async () => {
  const encrypted = [
    ...['--personal-data', 'yes', '--role', 'controller', '--exposure', 'possible', '--integrity', 'intact'],
    ...['--availability', 'kept', '--public-before', 'no', '--encryption', 'strong', '--key', 'safe'],
    ...['--recipient', 'anyone', '--misuse', 'none-found', '--discovered', '2026-11-27T10:00+01:00'],
  ]
  const ordinary = await meldplicht(['assess', 'ap', ...encrypted, '--json'])
  expect(JSON.parse(ordinary.out)).toMatchObject({ duties: { authority: { verdict: 'no-report' } } })
  const { out, code } = await meldplicht([
    ...[
      'assess',
      'ap',
      ...encrypted,
      '--regime',
      'telecom',
      '--now',
      '2026-11-27T12:00+01:00',
      '--lang',
      'en',
    ],
  ])
  expect(code).toBe(20)
  expect(out).toMatch(/No later than Saturday 28 November 2026 (at )?10:00/)
  expect(out).toContain('within three days')
})

test.each([
  ['gdpr', 'GDPR art. 33(3)'],
  ['telecom', 'Regulation (EU) 611/2013 art. 2'],
  [
    'police-or-judicial',
    'Wpg art. 33a; Wet justitiële en strafvorderlijke gegevens (article not verified in the text)',
  ],
  [
    'unknown',
    'GDPR art. 33(3); Wpg art. 33a; Wet justitiële en strafvorderlijke gegevens (article not verified in the text); Regulation (EU) 611/2013 art. 2',
  ],
])('what a paper must say rests on the law that governs, and on no other: %s', async (regime, law) => {
  const args = [
    ...['assess', 'ap', '--regime', regime, '--personal-data', 'yes', '--role', 'controller'],
    ...['--exposure', 'confirmed', '--recipient', 'malicious', '--discovered', '2026-11-20T10:00'],
    ...['--lang', 'en'],
  ]
  const { out } = await meldplicht([...args, '--paper', 'notification'], { columns: 400 })
  const cited = [...out.replace(/\s+/g, ' ').matchAll(/\(([abcd])\)[^[]*\[([^\]]*)\]/g)].map(
    ([, , sources]) => sources,
  )
  expect(cited).toEqual([law, law, law, law])
})

test.each(['telecom', 'police-or-judicial'])(
  'what decides rests on the law that governs, in rules, definitions and deadlines: %s',
  async (regime) => {
    for (const role of ['controller', 'processor']) {
      const args = ['assess', 'ap', '--regime', regime, '--role', role, '--json']
      const danger = [
        '--personal-data',
        'yes',
        '--recipient',
        'malicious',
        '--exposure',
        'confirmed',
        '--data',
        'national-id',
      ]
      for (const facts of [danger, ['--personal-data', 'no']]) {
        const { out } = await meldplicht([...args, ...facts, '--discovered', '2026-11-20T10:00'])
        const { duties } = JSON.parse(out) as Report
        const cited = Object.values(duties).flatMap(({ rules, terms, deadlines, actions }) =>
          [...rules, ...terms, ...deadlines, ...actions].flatMap(({ sources }) => sources),
        )
        expect(cited.filter((id) => /^gdpr-(3[34]|4-12|recital)/.test(id))).toEqual([])
      }
    }
  },
)

test('a processor under the telecom law promises its provider no 72 hours', async () => {
  const { out } = await meldplicht(
    [
      ...['assess', 'ap', '--regime', 'telecom', '--personal-data', 'yes', '--role', 'processor'],
      ...['--exposure', 'confirmed', '--discovered', '2026-11-20T10:00', '--paper', 'controller-notice'],
      ...['--lang', 'nl'],
    ],
    { columns: 400 },
  )
  expect(out.replaceAll(/\s+/g, ' ')).toContain('(72 uur, telecom 24 uur)')
})
