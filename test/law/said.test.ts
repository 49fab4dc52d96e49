// What is said of an incident against what else is said of it: answers that cannot all be true make «no duty» doubtful.
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/record/reportSchema.ts'
import { meldplicht } from '../cli/run.ts'
import { newFolder, put } from '../pack/folder.ts'

const flags = (answers: Readonly<Record<string, string>>): string[] =>
  Object.entries(answers).flatMap(([id, answer]) => [`--${id}`, answer])

async function report(
  pack: string,
  answers: Readonly<Record<string, string>>,
  more: readonly string[] = ['--discovered', '2026-11-29T10:15'],
  now = '2026-11-30T11:00:00Z',
): Promise<Report> {
  const { out, err } = await meldplicht(['assess', pack, ...flags(answers), ...more, '--json'], { now })
  if (out === '') throw new Error(err)
  return JSON.parse(out) as Report
}

const READABLE = {
  ...{ 'personal-data': 'yes', role: 'controller', exposure: 'confirmed', integrity: 'intact' },
  ...{ availability: 'kept', 'public-before': 'no', encryption: 'none', retrieved: 'no' },
  ...{ recipient: 'anyone', misuse: 'none-found', vulnerable: 'yes', people: '50000' },
}

describe('data that are said to be traceable to nobody', () => {
  const said = (more: Readonly<Record<string, string>>): Promise<Report> =>
    report('ap', { ...READABLE, identifiable: 'not-reasonably', ...more })

  test.each([
    ['names or addresses', { data: 'contact', insight: 'ordinary' }],
    ['a whole file on a person', { data: 'special-category', insight: 'detailed' }],
    [
      'names that take an effort, of 50,000 people',
      { data: 'contact', insight: 'trivial', identifiable: 'with-effort', vulnerable: 'no' },
    ],
  ])('are doubtful where they are %s', async (_, more) => {
    expect(await said(more)).toMatchObject({ verdict: 'open', exitCode: 3, doubts: ['contradictory'] })
  })

  test('are doubtful where nobody said what they are', async () => {
    const { exitCode, doubts } = await said({ data: 'customer', insight: 'unknown' })
    expect([exitCode, doubts]).toEqual([3, ['possibly-contradictory']])
  })

  test.each([
    ['numbers whose key list is safe', { data: 'customer', insight: 'ordinary' }],
    [
      'encrypted names whose key is safe',
      { data: 'contact', insight: 'detailed', encryption: 'strong', key: 'safe', 'encrypted-by': 'own' },
    ],
    [
      'names that nobody saw',
      { data: 'contact', insight: 'ordinary', exposure: 'excluded', recipient: 'colleague' },
    ],
  ])('are not where they are %s', async (_, more) => {
    expect(await said(more)).toMatchObject({ verdict: 'no-report', exitCode: 0, doubts: [] })
  })

  test('are doubtful too where a supplier says so and the customer names contact data', async () => {
    const folder = newFolder()
    put(
      folder,
      'supplier',
      '2026-01-01',
      `meldplicht: pack@1
id: supplier
valid-from: 2026-01-01
extends: ap
title: { nl: L, en: S }
about: { nl: L., en: S. }
given: { personal-data: yes, role: controller, exposure: confirmed, integrity: intact, availability: kept, public-before: no, encryption: none, identifiable: not-reasonably, recipient: anyone, retrieved: no }
cases: [{ id: one, title: One, strength: example, answers: { misuse: none-found }, expect: {} }]
`,
    )
    const own = { misuse: 'none-found', vulnerable: 'no', people: '40', insight: 'ordinary' }
    const more = ['--discovered', '2026-11-29T10:15', '--rules', folder]
    const of = (data: string): Promise<Report> => report('supplier', { ...own, data }, more)
    expect(await of('contact')).toMatchObject({ exitCode: 3, doubts: ['contradictory'] })
    expect(await of('customer')).toMatchObject({ exitCode: 0, doubts: [] })
  })
})

describe('whoever says that no personal data are involved', () => {
  test.each([
    ['can be traced to people', { identifiable: 'with-effort' }],
    ['say a few facts about one person', { insight: 'ordinary' }],
    ['are of vulnerable people', { vulnerable: 'yes' }],
    ['are of 4000 people', { people: '4000' }],
    ['are contact data', { data: 'contact' }],
    ['are on health', { data: 'special-category' }],
    ['are passport copies', { data: 'id-document' }],
  ])('is contradicted by data that %s', async (_, more) => {
    const { verdict, exitCode, doubts } = await report('ap', { 'personal-data': 'no', ...more } as Record<
      string,
      string
    >)
    expect([verdict, exitCode, doubts]).toEqual(['open', 3, ['contradictory']])
  })

  test('is not by a stolen spreadsheet of sales figures', async () => {
    const figures = {
      exposure: 'confirmed',
      recipient: 'malicious',
      misuse: 'confirmed',
      identifiable: 'not-reasonably',
      insight: 'trivial',
      vulnerable: 'no',
    }
    expect(await report('ap', { 'personal-data': 'no', ...figures })).toMatchObject({
      exitCode: 0,
      doubts: [],
    })
  })
})

describe('what cannot go with what is known', () => {
  const READ = { ...READABLE, identifiable: 'directly', insight: 'detailed', recipient: 'malicious' }

  test('measures that took the high risk away, of data that were misused', async () => {
    const after = (misuse: string): Promise<Report> =>
      report('ap', { ...READ, data: 'contact,special-category', measures: 'effective', misuse })
    expect(await after('confirmed')).toMatchObject({ exitCode: 20, doubts: ['contradictory'] })
    expect(await after('unknown')).toMatchObject({ exitCode: 20, doubts: ['possibly-contradictory'] })
    expect(await after('suspected')).toMatchObject({ exitCode: 20, doubts: [] })
  })

  test.each(['confidential', 'whereabouts'])('lawfully public: %s', async (data) => {
    const shown = { ...READ, data, 'public-before': 'yes', misuse: 'none-found' }
    expect(await report('ap', shown)).toMatchObject({ exitCode: 3, doubts: ['contradictory'] })
  })
})

describe('what is not there has nothing in it', () => {
  const [more, now] = [['--discovered', '2020-05-01T10:15'], '2020-05-01T10:00:00Z'] as const
  test.each([
    ['kinds of data', { data: 'contact,special-category' }],
    ['contact moments of which not all are private', { 'private-only': 'no' }],
    ['340 people', { people: '340' }],
    ['vulnerable people', { vulnerable: 'yes' }],
    ['a file on a person', { insight: 'detailed' }],
  ])('no contact moments at Procurios, but %s', async (_, said) => {
    const answers = { 'contact-moments': 'no', ...said } as Record<string, string>
    expect(await report('procurios-contactmomenten', answers, more, now)).toMatchObject({
      exitCode: 3,
      doubts: ['contradictory'],
    })
  })

  test('no contact moments at Procurios, and nothing else said', async () => {
    expect(await report('procurios-contactmomenten', { 'contact-moments': 'no' }, more, now)).toMatchObject({
      exitCode: 0,
      doubts: [],
    })
  })

  const FALSE_ALARM = {
    'leak-at': 'nowhere',
    'access-seen': 'not',
    recipient: 'colleague',
    integrity: 'intact',
    availability: 'kept',
    misuse: 'none-found',
  }
  test.each([
    ['an outsider could get at it', { recipient: 'malicious' }],
    ['data were altered', { integrity: 'corrected' }],
    ['data were gone', { availability: 'restored' }],
  ])('a false alarm at Snoobi, but %s', async (_, said) => {
    expect(await report('snoobi', { ...FALSE_ALARM, ...said })).toMatchObject({
      exitCode: 3,
      doubts: ['contradictory'],
    })
    expect(await report('snoobi', FALSE_ALARM)).toMatchObject({ exitCode: 0, doubts: [] })
  })
})

/** Nobody could get at the data: no breach. */
const UNSEEN = {
  ...{ 'personal-data': 'yes', role: 'controller', exposure: 'excluded', integrity: 'intact' },
  ...{ availability: 'kept', recipient: 'colleague', misuse: 'none-found' },
}
const BY_KNOWN = {
  ...READABLE,
  ...{ recipient: 'known', identifiable: 'directly', vulnerable: 'no', people: '1', insight: 'trivial' },
}

describe('«no duty» is doubtful', () => {
  test.each([
    [
      'where data were altered by an outsider who had no access',
      { ...UNSEEN, integrity: 'corrected', recipient: 'known' },
    ],
    [
      'where the recipient has not said yet that the data are gone',
      { ...UNSEEN, recipient: 'known', retrieved: 'asked' },
    ],
    ['where an attacker encrypted data that stayed available', { ...UNSEEN, 'encrypted-by': 'attacker' }],
    [
      'where whoever encrypted them is a colleague',
      { ...UNSEEN, availability: 'restored', 'encrypted-by': 'attacker' },
    ],
    [
      'where the recipient of untraceable data knows the person',
      {
        ...BY_KNOWN,
        identifiable: 'not-reasonably',
        relation: 'yes',
        data: 'special-category',
        insight: 'ordinary',
      },
    ],
    [
      'where who knows the person learns something sensitive',
      { ...BY_KNOWN, relation: 'yes', data: 'criminal' },
    ],
    [
      'where a criminal case is said to be public',
      {
        ...READABLE,
        'public-before': 'yes',
        identifiable: 'directly',
        data: 'criminal',
        insight: 'ordinary',
      },
    ],
    [
      'where a whole sensitive file is said to be public',
      {
        ...READABLE,
        'public-before': 'yes',
        identifiable: 'directly',
        data: 'confidential',
        insight: 'detailed',
      },
    ],
    [
      'where there are no personal data of somebody the recipient knows',
      { 'personal-data': 'no', relation: 'yes' },
    ],
  ])('%s', async (_, answers) => {
    expect(await report('ap', answers)).toMatchObject({
      verdict: 'open',
      exitCode: 3,
      doubts: ['contradictory'],
    })
  })

  test.each([
    ['no personal data', { 'personal-data': 'no' }],
    ['no breach', UNSEEN],
  ])(
    'where the officer judges a risk likely of %s, and the report does not say that this was followed',
    async (_, answers) => {
      const judged = ['--risk-of-harm', 'high', '--reason', 'risk-of-harm=people are in danger']
      const discovered = ['--discovered', '2026-11-29T10:15']
      expect(await report('ap', answers, [...discovered, ...judged])).toMatchObject({
        exitCode: 3,
        doubts: ['contradictory'],
      })
      const { out } = await meldplicht(['assess', 'ap', ...flags(answers), ...discovered, ...judged], {
        now: '2026-11-30T11:00:00Z',
      })
      expect(out.replaceAll(/\s+/g, ' ')).toContain('It does not change the outcome')
      expect(out).not.toContain('was followed')
    },
  )

  test.each([
    [
      'a false alarm after which an access is not safe',
      {
        'leak-at': 'nowhere',
        extent: 'api',
        'access-seen': 'not',
        recipient: 'colleague',
        integrity: 'intact',
        availability: 'kept',
        misuse: 'none-found',
      },
    ],
    [
      'a leak at the supplier that reached a colleague only',
      {
        'leak-at': 'supplier',
        'access-seen': 'not',
        recipient: 'colleague',
        integrity: 'intact',
        availability: 'kept',
        misuse: 'none-found',
      },
    ],
  ])('of Snoobi, where it is %s', async (_, answers) => {
    expect(await report('snoobi', answers)).toMatchObject({ exitCode: 3, doubts: ['contradictory'] })
  })
})

test('an answer after which the answers could not all be true is told as that, and not as «not required»', async () => {
  const facts = {
    ...READABLE,
    recipient: 'malicious',
    misuse: 'suspected',
    data: 'contact,national-id',
    insight: 'detailed',
  }
  const { duties } = await report('ap', { ...facts, identifiable: 'directly' })
  const excluded = duties.authority.flips.find(
    ({ question, answer }) => question === 'exposure' && answer === 'excluded',
  )
  expect(excluded).toMatchObject({ verdict: 'no-report', doubt: 'contradictory' })
})
