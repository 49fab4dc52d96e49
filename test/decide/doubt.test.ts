// Doubt is a part of the outcome: with any of it nothing says «no duty», and what would settle it is asked.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Rules } from '../../src/compile/compile.ts'
import { OPEN, possible, support, UNKNOWN } from '../../src/compile/walk.ts'
import { decide, type Decision } from '../../src/decide/decide.ts'
import { deciderOf } from '../../src/table/many.ts'
import { nextQuestion } from '../../src/decide/interview/remaining.ts'
import type { Report } from '../../src/record/reportSchema.ts'
import { loadRules } from '../../src/check/open.ts'
import { HOME, meldplicht, INSTALLED } from '../cli/run.ts'
import { forAll } from '../oracle/random.ts'

const EXCLUDED = [
  ...['assess', 'ap', '--exposure', 'excluded', '--personal-data', 'yes', '--integrity', 'intact'],
  ...['--availability', 'kept', '--recipient', 'colleague', '--discovered', '2026-05-01T10:15'],
]
const NOW = { now: '2026-05-02T10:15:00Z', columns: 200 }

async function report(...args: readonly string[]): Promise<Report> {
  return JSON.parse((await meldplicht([...args, '--json'], NOW)).out) as Report
}

let rules: Rules
beforeAll(async () => {
  const loaded = await loadRules(INSTALLED, [`${HOME}/rules`], 'ap', '2026-05-01')
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  rules = loaded.value
})

const decided = (codes: readonly number[]): Decision => decide(rules, { codes, numbers: {} })

describe('answers that contradict each other', () => {
  test.each([
    ['certainly', ['--misuse', 'suspected'], 'contradictory'],
    ['possibly, said to be unknown', ['--misuse', 'unknown'], 'possibly-contradictory'],
    ['possibly, not said', [], 'possibly-contradictory'],
  ] as const)('%s: the headline is open, the code 3, the deadline in sight', async (_, more, doubt) => {
    const { verdict, exitCode, doubts, duties } = await report(...EXCLUDED, ...more)
    expect({ verdict, exitCode, doubts }).toEqual({ verdict: 'open', exitCode: 3, doubts: [doubt] })
    expect(duties.authority.deadlines[0]?.dueUtc).toBe('2026-05-04T08:15:00Z')
  })

  test('where they are only possible, the question that would show it is named, and asked', async () => {
    const { settles, contradictions, possibleContradictions } = await report(...EXCLUDED)
    expect([settles, contradictions.length, possibleContradictions.length]).toEqual([['misuse'], 0, 1])
    const index = (id: string): number => rules.pack.questions.findIndex((question) => question.id === id)
    const codes = rules.pack.questions.map(() => OPEN)
    codes[index('personal-data')] = 1
    for (const id of ['exposure', 'integrity', 'availability', 'role', 'recipient']) codes[index(id)] = 0
    expect(nextQuestion(rules, { codes, numbers: {} })).toBe(index('misuse'))
    codes[index('misuse')] = UNKNOWN
    expect(nextQuestion(rules, { codes, numbers: {} })).toBeUndefined()
  })

  const TOLD = [
    ...['assess', 'ap', '--personal-data', 'yes', '--role', 'controller', '--exposure', 'excluded'],
    ...['--integrity', 'intact', '--availability', 'disrupted', '--recipient', 'colleague'],
    ...['--discovered', '2026-05-01T10:15'],
  ]

  test('where the authority is told anyway, «people need not be told» that rests on them is doubtful', async () => {
    const { verdict, exitCode, doubts, settles, possibleContradictions } = await report(...TOLD)
    expect({ verdict, exitCode, doubts, settles }).toEqual({
      ...{ verdict: 'report', exitCode: 20, doubts: ['possibly-contradictory'], settles: ['misuse'] },
    })
    expect(possibleContradictions.length).toBe(1)
    const { out, code } = await meldplicht(TOLD, NOW)
    expect(code).toBe(20)
    expect(out).toContain('Inform the people concerned: not certain; no by your answers')
    expect(out).toContain('may contradict your answers')
  })

  test.each([
    ['the law itself says so', ['--financial-undertaking', 'yes']],
    ['what contradicts was looked for', ['--misuse', 'none-found']],
  ])('but not where %s', async (_, more) => {
    const { exitCode, doubts } = await report(...TOLD, ...more)
    expect([exitCode, doubts]).toEqual([20, []])
  })

  const ENCRYPTED = [
    ...['assess', 'ap', '--personal-data', 'yes', '--role', 'controller', '--exposure', 'confirmed'],
    ...['--integrity', 'intact', '--availability', 'kept', '--public-before', 'no', '--key', 'safe'],
    ...['--encryption', 'strong', '--identifiable', 'directly', '--recipient', 'malicious'],
    ...['--misuse', 'none-found', '--data', 'contact', '--insight', 'ordinary', '--vulnerable', 'no'],
    ...['--people', '200', '--retrieved', 'no', '--discovered', '2026-05-01T10:15'],
  ]
  test.each([
    ['nobody said whose the encryption is', [], 'open', 3, ['contradictory']],
    ['who it was is unknown', ['--recipient', 'unknown'], 'open', 3, ['possibly-contradictory']],
    ['it is their own', ['--encrypted-by', 'own'], 'no-report', 0, []],
    // Data that an attacker encrypted were out of reach; that they stayed available is another contradiction.
    ['it is the attacker’s', ['--encrypted-by', 'attacker'], 'report', 20, ['contradictory']],
  ] as const)('an attacker and encrypted data, and %s', async (_, more, verdict, exitCode, doubts) => {
    const [flag] = more
    const at = flag === undefined ? -1 : ENCRYPTED.indexOf(flag)
    const args = at < 0 ? ENCRYPTED : ENCRYPTED.toSpliced(at, 2)
    expect(await report(...args, ...more)).toMatchObject({ verdict, exitCode, doubts })
  })

  const swapped = (args: readonly string[], flag: string, value: string): string[] =>
    args.includes(flag) ? args.with(args.indexOf(flag) + 1, value) : [...args, flag, value]
  test.each([
    ['somebody has the data', undefined, 'open', 3, ['contradictory']],
    ['the encryption is our own', ['--encrypted-by', 'own'], 'no-report', 0, []],
    ['an attacker’s cannot be excluded', ['--encrypted-by', 'attacker'], 'report', 20, ['contradictory']],
    ['a carrier was lost, as the EDPB has it', ['--exposure', 'possible'], 'no-report', 0, []],
  ] as const)('nobody knows who it is, and %s', async (_, more, verdict, exitCode, doubts) => {
    const args = swapped(ENCRYPTED, '--recipient', 'anyone')
    const [flag, value] = more ?? []
    expect(await report(...(flag === undefined ? args : swapped(args, flag, value!)))).toMatchObject({
      verdict,
      exitCode,
      doubts,
    })
  })

  test('what contradicts nothing that «no duty» rests on makes no doubt', async () => {
    const { verdict, doubts } = await report(
      'assess',
      'ap',
      '--personal-data',
      'no',
      '--exposure',
      'possible',
    )
    expect([verdict, doubts]).toEqual(['no-report', []])
  })

  const VISITS = [
    ...['assess', 'snoobi', '--leak-at', 'user', '--extent', 'user', '--access-seen', 'not'],
    ...['--recipient', 'colleague', '--integrity', 'intact', '--availability', 'kept'],
    ...['--discovered', '2026-05-01T10:15'],
  ]
  test.each([
    ['is unknown', ['--misuse', 'unknown'], 3, ['possibly-contradictory']],
    ['is not said', [], 3, ['possibly-contradictory']],
    ['is suspected', ['--misuse', 'suspected'], 3, ['contradictory']],
    ['was looked for', ['--misuse', 'none-found'], 0, []],
  ])('also with facts that a supplier’s pack derives, where misuse %s', async (_, more, code, why) => {
    const { exitCode, doubts } = await report(...VISITS, ...more)
    expect([exitCode, doubts]).toEqual([code, why])
  })

  test('what a pack answers by a rule is not doubted for what nobody said to it, and is when somebody did', async () => {
    const none = ['assess', 'procurios-contactmomenten', '--contact-moments', 'no']
    expect((await report(...none, '--discovered', '2026-05-01T10:15')).exitCode).toBe(0)
    const said = await report(...none, '--misuse', 'suspected', '--discovered', '2026-05-01T10:15')
    expect([said.exitCode, said.doubts]).toEqual([3, ['contradictory']])
  })

  test('batch has the same doubt', async () => {
    const answers = {
      exposure: 'excluded',
      'personal-data': 'yes',
      integrity: 'intact',
      availability: 'kept',
      recipient: 'colleague',
    }
    const lines = ['suspected', 'unknown', 'none-found'].map((misuse) =>
      JSON.stringify({ answers: { ...answers, misuse } }),
    )
    const { out } = await meldplicht(['batch', 'ap', '-', '--format', 'ndjson'], {
      ...NOW,
      stdin: `${lines.join('\n')}\n`,
    })
    const outcomes = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Report)
    expect(outcomes.map(({ verdict, exitCode, doubts }) => [verdict, exitCode, ...doubts])).toEqual([
      ['open', 3, 'contradictory'],
      ['open', 3, 'possibly-contradictory'],
      ['no-report', 0],
    ])
  })
})

test('taking answers out of contradictory ones never gives «nobody need be told», unless it rests on none of the contradiction', () => {
  const counts = { contradictory: 0, freed: 0 }
  const { pack, compiled } = rules
  forAll(4000, (random) => {
    const codes = pack.questions.map(({ answers, assume, judges }) =>
      judges === undefined && (assume === undefined || random.chance(0.2))
        ? random.chance(0.5)
          ? 0
          : random.below(answers.length)
        : OPEN,
    )
    const whole = decided(codes)
    if (!whole.doubts.includes('contradictory') || whole.exitCode !== 3) return
    counts.contradictory += 1
    const at = random.below(codes.length)
    const without = decided(codes.with(at, OPEN))
    if (without.exitCode !== 0) return
    counts.freed += 1
    // Then either the contradiction counts only when said, or «no duty» stands without it.
    for (const contradiction of whole.contradictions.certain) {
      if (contradiction.ifSaid === true) continue
      const questions = contradiction.rows
        .flat()
        .flatMap(({ of, index }) => (of === 'question' ? [index] : []))
      const dropped = codes.map((code, index) => (questions.includes(index) ? OPEN : code))
      expect(
        decided(dropped)
          .duties.filter(({ duty }) => duty.id !== 'register')
          .every(({ strictest }) => strictest === 0),
      ).toBe(true)
    }
  })
  expect(counts.contradictory).toBeGreaterThan(20)
  const decider = deciderOf({ pack, compiled }, false)
  expect(decider(pack.questions.map(() => OPEN)).exitCode).toBe(3)
})

test('a duty decided mild is doubted just where a contradiction is possible and its answers make the duty mild', () => {
  const { pack, compiled } = rules
  const counts = { doubted: 0, relied: 0 }
  forAll(4000, (random) => {
    const codes = pack.questions.map(({ answers, assume, judges }) =>
      judges === undefined && assume === undefined && random.chance(0.85)
        ? random.chance(0.5)
          ? 0
          : random.below(answers.length)
        : OPEN,
    )
    const { contradictions, duties, codes: filled } = decided(codes)
    if (contradictions.certain.length > 0) return
    // Where one of several is certain, all that are possible are doubted.
    if (possible(compiled, compiled.anyContradiction, filled) === 2) return
    const mild = duties.flatMap(({ duty, decided: verdict }, at) =>
      duty.id !== 'register' && verdict === 0 ? [at] : [],
    )
    pack.contradictions.forEach((contradiction, index) => {
      if (
        contradiction.ifSaid === true ||
        (possible(compiled, compiled.contradictions[index]!, filled) & 2) === 0
      )
        return
      const named = support(compiled, compiled.contradictions[index]!)
      const freed = filled.map((code, at) => (named.includes(at) ? OPEN : code))
      const without = decided(freed).duties
      const isDoubted = mild.some((at) => without[at]!.strictest > 0)
      // One contradiction of several rows holds for some of the free answers only, so «doubted» may still be relied on.
      if (contradictions.possible.includes(contradiction)) expect(isDoubted).toBe(true)
      else if (mild.length > 0 && !isDoubted) counts.relied += 1
      counts.doubted += isDoubted ? 1 : 0
    })
  })
  expect(Math.min(counts.doubted, counts.relied)).toBeGreaterThan(20)
})

describe('the officer’s own judgement', () => {
  const JUDGED = [
    ...[
      'assess',
      'ap',
      '--exposure',
      'confirmed',
      '--role',
      'controller',
      '--discovered',
      '2026-05-01T10:15',
    ],
    ...['--risk-of-harm', 'unlikely', '--reason', 'risk-of-harm=known and harmless'],
  ]

  test('milder than facts that are open is doubtful, with the deadline in sight', async () => {
    const { verdict, exitCode, doubts, duties } = await report(...JUDGED)
    expect({ verdict, exitCode, doubts }).toEqual({ verdict: 'open', exitCode: 3, doubts: ['judged-milder'] })
    expect(duties.authority.deadlines[0]?.dueUtc).toBe('2026-05-04T08:15:00Z')
  })

  test('milder than facts that are known is followed; the deadline stays in sight, in the calendar too', async () => {
    const known = [
      ...JUDGED,
      ...[
        '--personal-data',
        'yes',
        '--integrity',
        'intact',
        '--availability',
        'kept',
        '--public-before',
        'no',
      ],
      ...[
        '--encryption',
        'none',
        '--identifiable',
        'directly',
        '--recipient',
        'malicious',
        '--retrieved',
        'no',
      ],
      ...[
        '--misuse',
        'confirmed',
        '--data',
        'contact,national-id',
        '--insight',
        'detailed',
        '--vulnerable',
        'no',
      ],
      ...['--people', '500'],
    ]
    const { verdict, doubts, duties } = await report(...known)
    expect([verdict, doubts]).toEqual(['no-report', []])
    expect(duties.authority.deadlines[0]?.dueUtc).toBe('2026-05-04T08:15:00Z')
    expect((await meldplicht(known, NOW)).out).toContain('Should it have to be notified after all:')
    expect((await meldplicht([...known, '--format', 'ics'], NOW)).out).toContain('METHOD:PUBLISH')
  })
})

test('an open headline names the strictest verdict of every duty that is open', async () => {
  const [headline] = (await meldplicht(['assess', 'ap', '--role', 'controller'], NOW)).out.split('\n\n')
  expect(headline).toContain('Strictest outcome still possible: notify the AP, inform the people')
})

test('a row of a table has its own deadline, whatever rows stand before it', async () => {
  const answers = { 'personal-data': 'no', data: ['contact'] }
  const row = (role: string, regime = 'gdpr'): string =>
    JSON.stringify({ answers: { ...answers, role, regime }, moments: { discovered: '2026-05-01T08:00Z' } })
  const judged = JSON.stringify({
    answers: {
      ...{ 'personal-data': 'yes', role: 'controller', exposure: 'confirmed', integrity: 'intact' },
      ...{ availability: 'kept', 'public-before': 'no', encryption: 'none', identifiable: 'directly' },
      ...{ recipient: 'malicious', retrieved: 'no', misuse: 'confirmed', data: ['national-id'] },
      ...{ insight: 'detailed', vulnerable: 'no', people: 500, 'risk-of-harm': 'unlikely' },
    },
    moments: { discovered: '2026-05-01T08:00Z' },
    reasons: { 'risk-of-harm': 'known and harmless' },
  })
  const rows = {
    ...{ processor: row('processor'), controller: row('controller'), judged },
    ...{ telecom: row('controller', 'telecom'), exempt: row('controller', 'journalism-academia-art') },
  }
  const orders = [
    ['processor', 'controller', 'telecom', 'judged', 'exempt'],
    ['exempt', 'telecom', 'controller', 'judged', 'processor'],
  ] as const
  for (const order of orders) {
    const { out } = await meldplicht(['batch', 'ap', '-', '--format', 'ndjson'], {
      ...NOW,
      stdin: order.map((name) => `${rows[name]}\n`).join(''),
    })
    const dues = out
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { dueUtc: string | null }).dueUtc)
    expect(Object.fromEntries(order.map((name, at) => [name, dues[at]]))).toEqual({
      processor: '2026-05-04T08:00:00Z',
      controller: '2026-05-04T08:00:00Z',
      telecom: '2026-05-02T08:00:00Z',
      exempt: '2026-05-04T08:00:00Z',
      judged: '2026-05-04T08:00:00Z',
    })
  }
})
