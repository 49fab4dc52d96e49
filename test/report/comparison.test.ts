// What stands beside the verdict: published cases, challenges, contradictions, letters, the ENISA second opinion.
import { describe, expect, test } from 'vitest'
import { meldplicht, PROCURIOS, report } from '../cli/run.ts'

const HARMLESS = [
  'assess',
  'ap',
  '--discovered',
  '2020-05-01T10:15',
  ...'--personal-data yes --role controller --exposure possible --integrity intact --availability kept --public-before no'.split(
    ' ',
  ),
  ...'--encryption none --identifiable directly --recipient known --retrieved asked --misuse none-found'.split(
    ' ',
  ),
  ...'--data contact --insight trivial --vulnerable no --people 4'.split(' '),
]
const PATIENTS = [
  ...PROCURIOS,
  ...'--contact-moments yes --private-only no --data contact,special-category --insight detailed --vulnerable yes'.split(
    ' ',
  ),
  ...'--people 340 --misuse none-found'.split(' '),
]

describe('precedents', () => {
  test('at most three, nearest first, with what was decided, by whom, and what differs', async () => {
    const { precedents, verdict } = await report(HARMLESS)
    expect(verdict).toBe('no-report')
    expect(precedents.length).toBeGreaterThan(0)
    expect(precedents.length).toBeLessThanOrEqual(3)
    const distances = precedents.map(({ distance }) => distance)
    expect(distances).toEqual([...distances].sort((a, b) => a - b))
    for (const { source, url, decided, differs } of precedents) {
      expect(source).toBeTruthy()
      expect(url).toMatch(/^https:/)
      expect(Object.keys(decided).length).toBeGreaterThan(0)
      for (const { ours, theirs } of differs) expect(ours).not.toBe(theirs)
    }
  })

  test('a published case is nearest to itself, on the same side', async () => {
    const answers = {
      'personal-data': 'yes',
      role: 'controller',
      exposure: 'confirmed',
      integrity: 'intact',
      availability: 'kept',
      'public-before': 'no',
      encryption: 'none',
      identifiable: 'directly',
      recipient: 'known',
      retrieved: 'asked',
      misuse: 'none-found',
      data: ['contact', 'special-category'],
      insight: 'trivial',
      vulnerable: 'no',
      people: 15,
    }
    const { precedents } = await report(['assess', 'ap', '--answers', '-'], {
      stdin: JSON.stringify({ answers }),
    })
    expect(precedents[0]).toMatchObject({ case: 'edpb-01-2021-15', distance: 0, side: 'same', differs: [] })
    // What is assumed there weighs nothing, and is told where it is otherwise here.
    const telecom = { answers: { ...answers, regime: 'telecom', measures: 'none' } }
    const under = await report(['assess', 'ap', '--answers', '-'], { stdin: JSON.stringify(telecom) })
    expect(under.precedents[0]).toMatchObject({
      ...{ case: 'edpb-01-2021-15', distance: 0 },
      differs: [{ question: 'regime', ours: 'telecom', theirs: 'gdpr' }],
    })
  })

  test('are found through a supplier’s pack as well, in the facts of its base', async () => {
    const { precedents } = await report(PATIENTS)
    expect(precedents.map((one) => one.case)).toContain('is-breidholt')
  })

  test('of a case that was left open the report says so, and never that nothing was decided', async () => {
    const given =
      'assess ap --personal-data yes --role controller --exposure confirmed --integrity intact --availability kept --public-before no --encryption none --identifiable directly --recipient anyone --data contact --insight unknown'
    for (const [lang, left] of [
      ['en', 'Left open there: notify the supervisory authority; inform the people concerned.'],
      ['nl', 'Daar opengelaten: melden aan de toezichthouder; meedelen aan de betrokkenen.'],
    ] as const) {
      const { out } = await meldplicht([...given.split(' '), '--lang', lang], { columns: 200 })
      expect(out).toContain(left)
      expect(out).not.toMatch(/: \.$/m)
    }
  })

  test('never change the verdict: an incident far from all of them has none', async () => {
    expect((await report(['assess', 'ap', '--personal-data', 'no'])).precedents).toEqual([])
  })
})

describe('challenges', () => {
  test('put the excuses that the answers invite to the officer, when the outcome is not to report', async () => {
    const { out } = await meldplicht(HARMLESS, { columns: 200 })
    expect(out).toContain('There is no proof that data were copied')
    expect(out).toContain('These are only contact data')
    expect(out).toContain('Write down why you do not notify')
    expect((await meldplicht(PATIENTS, { columns: 200 })).out).not.toContain('Before you accept this')
  })

  test('needless unrest is answered where the people need not be told of a likely risk', async () => {
    const { out } = await meldplicht([...PATIENTS, '--measures', 'effective'], { columns: 200 })
    expect(out).toContain('needless unrest')
    expect(out).toContain('Measures taken since have removed the high risk')
  })
})

test('answers that cannot all be true are put to the officer, and are not «no duty»', async () => {
  const args = [...PROCURIOS, '--contact-moments', 'no', '--misuse', 'confirmed']
  expect((await meldplicht(args, { columns: 200 })).out).toMatch(
    /look again[\s\S]*signs of misuse\? You answered [\s\S]* follows from your other answers/,
  )
  const { contradictions, doubts, verdict } = await report(args)
  expect([verdict, doubts, contradictions.length]).toEqual(['open', ['contradictory'], 1])
})

test('the authority to go to is named in the first line', async () => {
  const first = async (place: string): Promise<string> =>
    (await meldplicht([...PATIENTS, '--main-establishment', place], { columns: 200 })).out.split('\n')[0] ??
    ''
  expect(await first('netherlands')).toBe('Notify the AP.')
  expect(await first('other-eea')).toBe('Notify the lead authority, not the AP.')
  expect(await first('outside-eea')).toBe(
    'Notify the authority of every EEA country where affected people live.',
  )
})

describe('the ENISA second opinion', () => {
  const scored = (scores: string, ...more: string[]): readonly string[] => [
    ...PATIENTS,
    '--severity',
    scores,
    ...more,
  ]
  // Vectors of the facts file: DPC, EI, then confidentiality, integrity, availability, intent → SE and band.
  test.each([
    [
      'simple=1,identification=negligible,confidentiality=exposed,integrity=unused,availability=recoverable,intent=error',
      0.25,
      'low',
    ],
    [
      'simple=1,identification=maximum,confidentiality=unknown-recipients,integrity=unused,availability=recoverable,intent=error',
      1.5,
      'low',
    ],
    [
      'simple=1,identification=maximum,confidentiality=unknown-recipients,integrity=unused,availability=recoverable,intent=malicious',
      2,
      'medium',
    ],
    [
      'simple=1,identification=maximum,confidentiality=known-recipients,integrity=unused,availability=recoverable,intent=error',
      1.25,
      'low',
    ],
    [
      'financial=3,identification=maximum,confidentiality=known-recipients,integrity=unused,availability=recoverable,intent=error',
      3.25,
      'high',
    ],
    [
      'financial=3,identification=maximum,confidentiality=exposed,integrity=unused,availability=recoverable,intent=error',
      3,
      'high',
    ],
    [
      'sensitive=4,identification=significant,confidentiality=exposed,integrity=unused,availability=temporary,intent=malicious',
      3.75,
      'high',
    ],
    [
      'sensitive=4,identification=maximum,confidentiality=known-recipients,integrity=unused,availability=recoverable,intent=malicious',
      4.75,
      'very-high',
    ],
    [
      'sensitive=4,identification=maximum,confidentiality=unknown-recipients,integrity=lost,availability=full,intent=malicious',
      6,
      'very-high',
    ],
  ])('%s → %d, %s', async (scores, se, band) => {
    const { severity } = await report(scored(scores))
    expect(severity).toMatchObject({
      se: { min: se, max: se },
      bands: [band],
      open: [],
      manyPeople: true,
      unintelligible: false,
    })
  })

  test('takes the highest category, and keeps open what is not scored', async () => {
    const { severity } = await report(scored('simple=1,sensitive=4,identification=maximum'))
    expect(severity).toMatchObject({
      se: { min: 4, max: 6 },
      bands: ['very-high'],
      open: ['confidentiality', 'integrity', 'availability', 'intent'],
    })
  })

  test('needs a reason for another score than the base, and says which words there are', async () => {
    expect((await meldplicht(scored('sensitive=1'))).err).toMatch(/--reason severity=/)
    const { severity } = await report(
      scored('sensitive=1', '--reason', 'severity=a bare certificate of good health'),
    )
    expect(severity).toMatchObject({ adjusted: ['sensitive'], reason: 'a bare certificate of good health' })
    expect((await meldplicht(scored('sensitve=1'))).err).toContain('«sensitive»')
    expect((await meldplicht(scored('sensitive=5'))).err).toMatch(/score «5»/)
  })

  test('never touches the verdict, and a clash is pointed out', async () => {
    const without = await report(HARMLESS)
    const { severity, ...rest } = await report([
      ...HARMLESS,
      '--severity',
      'sensitive=4,identification=maximum',
    ])
    expect(rest).toEqual(without)
    expect(severity?.clash).toBe('severe-but-not-notified')
    const { out } = await meldplicht([...HARMLESS, '--severity', 'sensitive=4,identification=maximum'], {
      columns: 200,
    })
    expect(out).toContain('This clashes with the verdict')
    const mild = await report(
      scored(
        'simple=1,identification=negligible,confidentiality=exposed,integrity=unused,availability=recoverable,intent=error',
      ),
    )
    expect(mild.severity?.clash).toBe('low-but-informed')
  })

  test.each([
    // Medium is neither; nor is a range that has it.
    [
      'not notified',
      HARMLESS,
      'simple=1,identification=maximum,confidentiality=unknown-recipients,integrity=unused,availability=recoverable,intent=malicious',
      null,
    ],
    [
      'not notified',
      HARMLESS,
      'financial=3,identification=maximum,confidentiality=exposed,integrity=unused,availability=recoverable,intent=error',
      'severe-but-not-notified',
    ],
    ['not notified', HARMLESS, 'simple=1,identification=maximum', null],
    [
      'not notified',
      HARMLESS,
      'simple=1,identification=negligible,confidentiality=exposed,integrity=unused,availability=recoverable,intent=error',
      null,
    ],
    [
      'told',
      PATIENTS,
      'simple=1,identification=maximum,confidentiality=unknown-recipients,integrity=unused,availability=recoverable,intent=malicious',
      null,
    ],
    ['told', PATIENTS, 'simple=1,identification=negligible', null],
    ['told', PATIENTS, 'sensitive=4,identification=maximum', null],
    ['open', PROCURIOS, 'sensitive=4,identification=maximum', null],
    [
      'open',
      PROCURIOS,
      'simple=1,identification=negligible,confidentiality=exposed,integrity=unused,availability=recoverable,intent=error',
      null,
    ],
  ] as const)('the people are %s (%#): a clash is only what is clear', async (_, incident, scores, clash) => {
    const { severity } = await report([...incident, '--severity', scores])
    expect(severity?.clash).toBe(clash)
  })
})

describe('snoobi', () => {
  const LOST = [
    'assess',
    'snoobi',
    '--discovered',
    '2020-05-01T10:15',
    '--leak-at',
    'user',
    '--extent',
    'api',
  ]

  test('the incident e-mail has its four items, filled in from the record or marked', async () => {
    const filled = await meldplicht(
      [
        ...LOST,
        '--happened',
        '2020-04-30T22:10',
        '--record',
        'requester=J. de Boer',
        '--record',
        'requested-action=suspend API access',
      ],
      { columns: 200 },
    )
    expect(filled.out).toContain('To: avg-incident@snoobi.nl')
    expect(filled.out).toContain('Name of the requester: J. de Boer')
    expect(filled.out).toContain('Extent of the incident: The API or JSON access')
    expect(filled.out).toContain('When the incident took place: Thursday 30 April 2020 at 22:10')
    expect(filled.out).toContain('Requested action: suspend API access')
    expect(filled.out).toContain('nothing is sent by this tool')
    const empty = await meldplicht(LOST, { columns: 200, env: { MELDPLICHT_LANG: 'nl' } })
    expect(empty.out).toMatch(/Naam van de aanvrager: \[in te vullen/)
  })

  test('says who can revoke what, in both flows', async () => {
    expect((await meldplicht(LOST, { columns: 200 })).out).toContain(
      'only be changed by Snoobi Customer Service',
    )
    const user = await meldplicht([...LOST.slice(0, -1), 'user'], { columns: 200 })
    expect(user.out).toContain('Have an administrator of your Snoobi account revoke')
    const supplier = await meldplicht(['assess', 'snoobi', '--leak-at', 'supplier'], { columns: 200 })
    expect(supplier.out).toContain('Snoobi stops all access')
    expect(supplier.out).not.toContain('Message to Snoobi')
  })

  test('a text for a field that does not exist is kept, and told with the nearest one', async () => {
    const { record, warnings } = await report([...LOST, '--record', 'requestr=x'])
    expect(record).toEqual({ requestr: 'x' })
    expect(warnings).toContainEqual({ code: 'unknown-field', field: 'requestr', nearest: 'requester' })
  })
})

describe('rules show', () => {
  test.each(['nl', 'en'])(
    'prints a whole pack as tables, none longer than a screen, no YAML in sight (%s)',
    async (lang) => {
      const { out, code } = await meldplicht(['rules', 'show', 'ap', '--lang', lang], {
        columns: 100,
        now: '2026-01-01T00:00:00Z',
      })
      expect(code).toBe(0)
      expect(out).not.toMatch(/undefined|\{|\}|data-subjects|harm-from|risk-from|when:|\bmin:/)
      const heads = out.split(/\n\n/)
      const cases = heads.findIndex((table) => /GEVALLEN|CASES/.test(table))
      const longest = Math.max(
        ...heads
          .slice(0, cases)
          .filter((table) => !table.includes('https://'))
          .map((table) => table.split('\n').length),
      )
      expect(longest).toBeLessThanOrEqual(40)
      expect(out).toContain(lang === 'nl' ? 'PLICHTEN' : 'DUTIES')
      expect(out).toContain(lang === 'nl' ? '72 uur na' : '72 hours after')
    },
  )

  test('cuts an answer short only where that tells it from the other answers', async () => {
    const shown = async (lang: string): Promise<string> =>
      (await meldplicht(['rules', 'show', 'ap', '--lang', lang], { columns: 500 })).out
    expect(await shown('nl')).toContain('«Gewijzigd, en misschien in die vorm gebruikt»')
    expect(await shown('nl')).not.toContain('«Gewijzigd»')
    expect(await shown('en')).not.toContain('«Altered»')
  })
})
