// Under which law, and where: every law in its own words, with the addressee and the exceptions that it has.
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/record/reportSchema.ts'
import { meldplicht } from '../cli/run.ts'

const NOW = { now: '2026-11-30T11:00:00Z', columns: 400 }
const HACKED = [
  ...['assess', 'ap', '--personal-data', 'yes', '--exposure', 'confirmed', '--integrity', 'intact'],
  ...[
    '--availability',
    'kept',
    '--public-before',
    'no',
    '--encryption',
    'none',
    '--identifiable',
    'directly',
  ],
  ...['--recipient', 'malicious', '--retrieved', 'no', '--misuse', 'confirmed', '--insight', 'detailed'],
  ...['--data', 'contact,special-category', '--vulnerable', 'yes', '--people', '2000'],
  ...['--discovered', '2026-11-29T10:15'],
]

const text = async (...more: readonly string[]): Promise<string> =>
  (await meldplicht([...HACKED, ...more], NOW)).out
async function report(...more: readonly string[]): Promise<Report> {
  const { out, err } = await meldplicht([...HACKED, ...more, '--json'], NOW)
  if (out === '') throw new Error(err)
  return JSON.parse(out) as Report
}

const ADDRESSEES = {
  netherlands: 'Notify through the AP’s form',
  'other-eea': 'Notify the lead authority',
  'outside-eea': 'Notify the authority of every EEA country where affected people live.',
  'eea-no-main': 'Without a main establishment',
} as const
const places = Object.keys(ADDRESSEES) as (keyof typeof ADDRESSEES)[]
const regimes = ['gdpr', 'police-or-judicial', 'journalism-academia-art', 'telecom'] as const

test.each(regimes.flatMap((regime) => places.map((place) => [regime, place] as const)))(
  'who must notify under %s, with the main establishment %s, reads in one line to whom',
  async (regime, place) => {
    const own = regime === 'police-or-judicial' || regime === 'telecom'
    for (const uavg of ['yes', 'no']) {
      const where = ['--regime', regime, '--main-establishment', place, '--uavg', uavg]
      const { duties } = await report('--role', 'controller', ...where)
      const told = duties.authority.actions.flatMap(({ text: { en }, certain }) =>
        Object.values(ADDRESSEES).filter((start) => certain && en.replace("'", '’').startsWith(start)),
      )
      const isExempt = regime === 'journalism-academia-art' && (uavg === 'yes' || place === 'netherlands')
      expect(duties.authority.verdict === 'no-report').toBe(isExempt)
      expect(told).toEqual(isExempt ? [] : [ADDRESSEES[own ? 'netherlands' : place]])
    }
  },
)

test('a published case in which the same must be told is on the same side under another law, and the law is told', async () => {
  const { precedents } = await report('--role', 'controller', '--regime', 'telecom')
  expect(precedents.map(({ side }) => side)).toContain('same')
  for (const { differs } of precedents)
    expect(differs).toContainEqual({ question: 'regime', ours: 'telecom', theirs: 'gdpr' })
})

test.each([
  ['gdpr', 'not-required'],
  ['police-or-judicial', 'inform'],
  ['telecom', 'inform'],
])('art. 42 UAVG lifts the duty to inform under the GDPR alone: %s', async (regime, verdict) => {
  const { duties } = await report(
    ...['--role', 'controller', '--financial-undertaking', 'yes', '--regime', regime],
  )
  expect(duties['data-subjects'].verdict).toBe(verdict)
})

describe('a text has the words of the law that governs', () => {
  test.each([
    ['people one by one', []],
    ['people by a public communication', ['--individual-notice', 'disproportionate']],
    ['subscribers', ['--regime', 'telecom']],
  ])('%s are informed «onverwijld», not «zonder onredelijke vertraging»', async (_, more) => {
    const { duties } = await report('--role', 'controller', ...more)
    expect(duties['data-subjects'].verdict).toBe('inform')
    const about = (await text('--role', 'controller', ...more, '--lang', 'nl'))
      .split('\n')
      .filter((line) => /betrokkenen/i.test(line))
      .join('\n')
    expect(about).toContain('onverwijld')
    expect(about).not.toContain('onredelijke vertraging')
  })

  test('who delivers a part of a telecom service informs the provider «onmiddellijk»', async () => {
    const out = await text('--role', 'processor', '--regime', 'telecom', '--lang', 'nl')
    expect(out).toMatch(/^Informeer onmiddellijk de aanbieder/)
    expect(out).not.toContain('onredelijke vertraging')
    expect(await text('--role', 'processor', '--lang', 'nl')).toMatch(
      /^Informeer de verwerkingsverantwoordelijke, zonder onredelijke vertraging/,
    )
  })
})

test('what is to be done whatever comes out does not stand under «if it comes to that»', async () => {
  const { out } = await meldplicht(
    ['assess', 'snoobi', '--leak-at', 'user', '--extent', 'api', '--access-seen', 'unknown'],
    NOW,
  )
  const [now, ifSo] = out.replace(/\s+/g, ' ').split('If it comes to that:')
  expect(now).toContain('Mail avg-incident@snoobi.nl at once')
  expect(now).toContain('Check whether another law has a clock of its own')
  expect(ifSo).not.toContain('at once')
})
