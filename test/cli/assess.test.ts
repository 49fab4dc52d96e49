// The main job from the outside: the Procurios incident of 30 April 2020, by flags.
import { describe, expect, test } from 'vitest'
import { meldplicht, PROCURIOS, report } from './run.ts'

const USED = [...PROCURIOS, '--contact-moments', 'yes', '--private-only', 'no']
const PATIENTS =
  '--data contact,special-category --insight detailed --vulnerable yes --people 340 --misuse none-found'
const DETAIL = PATIENTS.split(' ')

describe('a customer of Procurios', () => {
  test('need not report when it has no contact moments, because of that one answer and what Procurios established', async () => {
    const { code, verdict, duties } = await report([...PROCURIOS, '--contact-moments', 'no'])
    expect(code).toBe(0)
    expect(verdict).toBe('no-report')
    expect(duties.authority.because).toEqual([
      { question: 'contact-moments', answer: 'no' },
      { question: 'integrity', answer: 'intact', given: true },
      { question: 'availability', answer: 'kept', given: true },
      { question: 'recipient', answer: 'colleague', given: true },
      { question: 'exposure', answer: 'excluded', given: true },
    ])
    expect(duties.register.verdict).toBe('not-required')
  })

  test('need not report when all contact moments were private', async () => {
    const { code, verdict } = await report([
      ...PROCURIOS,
      '--contact-moments',
      'yes',
      '--private-only',
      'yes',
    ])
    expect(code).toBe(0)
    expect(verdict).toBe('no-report')
  })

  test('must report patient notes, within 72 hours, with reason and law', async () => {
    const { code, verdict, duties } = await report([...USED, ...DETAIL], { now: '2026-11-21T12:00:00Z' })
    expect(code).toBe(21)
    expect(verdict).toBe('report')
    expect(duties.authority.verdict).toBe('report')
    expect(duties.authority.deadlines).toMatchObject([
      {
        due: '2020-05-04T10:15:00+02:00',
        dueUtc: '2020-05-04T08:15:00Z',
        hours: 72,
        from: 'discovered',
        overdue: true,
      },
    ])
    expect(duties.authority.because.map(({ question }) => question)).toContain('contact-moments')
    expect(duties.authority.rules).toMatchObject([
      { id: 'authority-risk', sources: ['gdpr-33-1'], certain: true },
    ])
    expect(duties['data-subjects'].verdict).toBe('inform')
  })

  test('gets no verdict while the data are unknown, but the strictest outcome, its deadline and the questions', async () => {
    const { code, verdict, duties } = await report(USED)
    expect(code).toBe(3)
    expect(verdict).toBe('open')
    expect(duties.authority).toMatchObject({
      status: 'open',
      possible: ['no-report', 'report'],
      strictest: 'report',
    })
    expect(duties.authority.settles).toEqual(['misuse', 'data', 'insight', 'vulnerable', 'people'])
    expect(duties.authority.deadlines[0]?.due).toBe('2020-05-04T10:15:00+02:00')
    const text = await meldplicht(USED)
    expect(text.code).toBe(3)
    for (const flag of ['--misuse', '--data', '--insight', '--vulnerable', '--people'])
      expect(text.out).toContain(flag)
  })
})

describe('the officer’s own judgement', () => {
  test('is refused without a written reason, and the complaint says what is missing', async () => {
    const { code, out, err } = await meldplicht([...USED, ...DETAIL, '--risk-of-harm', 'unlikely'])
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain('--reason risk-of-harm')
    expect(
      (await meldplicht([...USED, '--risk-of-harm', 'unlikely', '--reason', 'risk-of-harm=  '])).code,
    ).toBe(2)
  })

  test('is followed with a reason, named as the officer’s, and set against what the facts give', async () => {
    const args = [
      ...USED,
      ...DETAIL,
      '--risk-of-harm',
      'unlikely',
      '--reason',
      'risk-of-harm=all patients are fictional',
    ]
    const { code, verdict, judgements } = await report(args)
    expect(code).toBe(0)
    expect(verdict).toBe('no-report')
    expect(judgements).toEqual([
      {
        question: 'risk-of-harm',
        answer: 'unlikely',
        reason: 'all patients are fictional',
        term: 'risk',
        facts: ['high'],
        milder: true,
        byFacts: { authority: ['report'], 'data-subjects': ['inform'] },
      },
    ])
    const { out } = await meldplicht(args)
    expect(out).toContain('milder than what the facts give')
    expect(out).toContain('all patients are fictional')
  })
})

describe('the same answers give the same JSON', () => {
  const FILE = `
answers:
  contact-moments: yes
  private-only: no
  data: [contact, special-category]
  insight: detailed
  vulnerable: true
  people: 340
  misuse: none-found
moments: { discovered: 2020-05-01T10:15 }
`
  const byFlags = [...USED, ...DETAIL]
  test.each([
    ['--answers -', ['assess', 'procurios-contactmomenten', '--answers', '-'], FILE],
    [
      '--answers - with the pack in the file',
      ['assess', '--answers', '-'],
      `pack: procurios-contactmomenten${FILE}`,
    ],
    [
      '--answer id=value',
      [
        ...PROCURIOS,
        ...[
          'contact-moments=yes',
          'private-only=no',
          'data=contact,special-category',
          'insight=detailed',
          'vulnerable=yes',
          'people=340',
          'misuse=none-found',
        ].flatMap((answer) => ['--answer', answer]),
      ],
      '',
    ],
  ])('by %s', async (_, args, stdin) => {
    expect(await report(args, { stdin })).toEqual(await report(byFlags))
  })

  test('when a report is fed back', async () => {
    const { out } = await meldplicht([...byFlags, '--json'])
    expect((await meldplicht(['assess', '--answers', '-', '--json'], { stdin: out })).out).toBe(out)
  })

  test('and a flag wins over the file', async () => {
    const { answers } = await report(
      ['assess', '--answers', '-', '--answer', 'data.criminal=yes', '--people', '12'],
      {
        stdin: `pack: procurios-contactmomenten${FILE}`,
      },
    )
    expect(answers).toMatchObject({ data: ['contact', 'special-category', 'criminal'], people: 12 })
  })
})

test('a list that leaves out a kind which a file answers with yes is no silent no', async () => {
  const base = ['assess', '--answers', '-', '--role', 'controller']
  const file = (answers: string): { stdin: string } => ({ stdin: `answers: { ${answers} }\n` })
  const { code, out, err } = await meldplicht([...base, '--data', 'contact'], file('data.national-id: yes'))
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain('--data: «data.national-id» was answered twice, with yes and with no.')
  const one = ['--data', 'contact', '--answer', 'data.national-id=yes']
  expect((await meldplicht([...base, ...one], file('role: controller'))).code).toBe(2)
  // A list wins over a list, and over a kind that was unknown or that is said to be none by its own name as well.
  for (const [answers, more] of [
    ['data: [contact, national-id]', []],
    ['data.national-id: unknown', []],
    ['data.national-id: yes', ['--answer', 'data.national-id=no']],
  ] as const) {
    const { answers: own } = await report([...base, '--data', 'contact', ...more], file(answers))
    expect(own['data']).toEqual(['contact'])
  }
})

describe('a report', () => {
  test('is complete in Dutch and English, at 60 columns, without colour', async () => {
    for (const lang of ['nl', 'en']) {
      const { out } = await meldplicht([...USED, ...DETAIL, '--lang', lang], {
        columns: 60,
        terminal: true,
        env: { NO_COLOR: '1' },
      })
      expect(out).not.toContain('\u001b')
      expect(out).not.toMatch(/undefined|\[object|NaN/)
      const tooLong = out.split('\n').filter((line) => line.length > 60 && !line.includes('https://'))
      expect(tooLong).toEqual([])
      expect(out).toContain(
        lang === 'nl' ? 'Uiterlijk maandag 4 mei 2020' : 'No later than Monday 4 May 2020',
      )
    }
  })

  test('has colour on a terminal only, unless asked otherwise', async () => {
    const on = await meldplicht(USED, { terminal: true, env: { TERM: 'xterm' } })
    const off = await meldplicht(USED)
    expect(on.out).toContain('\u001b[')
    expect(off.out).not.toContain('\u001b[')
    expect((await meldplicht([...USED, '--color', 'always'])).out).toContain('\u001b[')
  })

  test('says what is assumed, and that nothing was dropped', async () => {
    const { assumed, given, unanswered } = await report(USED)
    expect(assumed).toMatchObject({ regime: 'gdpr', 'risk-of-harm': 'work-it-out' })
    expect(given).toMatchObject({ role: 'controller', encryption: 'none' })
    expect(unanswered).toEqual(['misuse', 'data', 'insight', 'vulnerable', 'people'])
  })

  test('exits 0 with --exit-zero, with the same report', async () => {
    const plain = await meldplicht(USED)
    const zero = await meldplicht([...USED, '--exit-zero'])
    expect([plain.code, zero.code]).toEqual([3, 0])
    expect(zero.out).toBe(plain.out)
  })
})

describe('a processor', () => {
  test('informs its controller of every breach, without a risk test', async () => {
    const { code, verdict, duties } = await report(
      'assess ap --personal-data yes --role processor --exposure possible --discovered 2020-05-01'.split(' '),
    )
    expect(code).toBe(22)
    expect(verdict).toBe('report')
    expect(duties.controller.verdict).toBe('inform')
    expect(duties.authority.verdict).toBe('no-report')
  })
})
