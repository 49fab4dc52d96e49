// Nothing mild by omission: where no rule of a derivation holds, the question of the base stands open.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/check/check.ts'
import { disorder } from '../../src/check/order.ts'
import { verdictsOf } from '../../src/check/cases.ts'
import type { Rules } from '../../src/compile/compile.ts'
import { compileRules } from '../../src/compile/rules.ts'
import { possible } from '../../src/compile/walk.ts'
import { readAnswers } from '../../src/decide/answers.ts'
import { nextQuestion } from '../../src/decide/interview/remaining.ts'
import { rulesThatDecide } from '../../src/check/proven.ts'
import { loadPack } from '../../src/pack/library.ts'
import { extending, newFolder, packOf, put, tiny, wrong } from './folder.ts'

const RULES = join(import.meta.dirname, '../../rules')
const ON = '2020-07-01'
const folder = newFolder()
const folders = [folder, RULES]
put(folder, 'tiny', '2020-01-01', tiny())
const KINDS =
  'several: true, title: { nl: Gegevens, en: Data }, answers: { name: { nl: naam, en: name }, pin: { nl: pin, en: pin } }'
put(
  folder,
  'kinds',
  '2020-01-01',
  tiny(
    ['  leaked:\n    title: { nl: Gelekt, en: Leaked }\n    answers: [no, yes]', `  data: { ${KINDS} }`],
    ['leaked: yes, size: { min: large }', 'data.pin: yes, size: { min: large }'],
  ),
)
const THREE =
  'answers: { none: { nl: geen, en: none }, some: { nl: enkele, en: some }, all: { nl: alle, en: all } }'

let count = 0
function guest(base: string, more = ''): string {
  count += 1
  const id = `guest-${count}`
  put(folder, id, '2020-01-01', extending(base, more))
  return id
}

async function rulesOf(base: string, more: string): Promise<Rules> {
  const rules = compileRules(await packOf(folders, guest(base, more), ON))
  if (!rules.ok) throw new Error('not compiled')
  return rules.value
}

const asked = ({ pack }: Rules): string[] => pack.questions.map(({ id }) => id)

/** The verdicts of the authority that are possible under some answers. */
function authority(rules: Rules, answers: Readonly<Record<string, unknown>>): readonly string[] {
  const verdicts = verdictsOf(rules, answers as Record<string, string>)
  if (!verdicts.ok) throw new Error(JSON.stringify(verdicts.problems))
  return verdicts.value.authority
}

function contradicted({ pack, compiled }: Rules, answers: Readonly<Record<string, unknown>>): string[] {
  const read = readAnswers(
    pack,
    Object.entries(answers).map(([question, value]) => ({ question, value })),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return pack.contradictions
    .filter((_, index) => possible(compiled, compiled.contradictions[index]!, read.value.codes) === 2)
    .map(({ text }) => text.en)
}

const ROWS = `questions:\n  rows: { title: { nl: Rijen, en: Rows }, ${THREE} }\n`

describe('a question of the base that a pack derives', () => {
  test('stands open where no rule holds: not to have said it is no answer', async () => {
    const rules = await rulesOf(
      'tiny',
      `${ROWS}terms:\n  leaked: { rules: [{ is: yes, when: { rows: all } }] }\n`,
    )
    expect(asked(rules)).toEqual(['rows', 'leaked', 'size'])
    expect(authority(rules, { rows: 'none', size: 'large' })).toEqual(['no-report', 'report'])
    expect(authority(rules, { rows: 'none', size: 'large', leaked: 'yes' })).toEqual(['report'])
    expect(authority(rules, { rows: 'none', size: 'large', leaked: 'no' })).toEqual(['no-report'])
    expect(authority(rules, { rows: 'all', size: 'large' })).toEqual(['report'])
  })

  test('keeps its title, help and place in its group', async () => {
    const more = `${ROWS}terms:\n  data.pin: { rules: [{ is: yes, when: { rows: all } }] }\n`
    const { pack } = await rulesOf('kinds', more)
    const base = await packOf(folders, 'kinds', ON)
    expect(pack.groups).toEqual(base.groups)
    expect(pack.questions.filter(({ group }) => group === 'data')).toEqual(
      base.questions.filter(({ group }) => group === 'data'),
    )
  })

  test('is asked by the interview only where no rule holds', async () => {
    const { pack, compiled } = await rulesOf(
      'tiny',
      `${ROWS}terms:\n  leaked: { rules: [{ is: yes, when: { rows: all } }] }\n`,
    )
    const next = (rows: string): string | undefined => {
      const read = readAnswers(pack, [{ question: 'rows', value: rows }])
      return pack.questions[
        nextQuestion({ pack, compiled }, read.ok ? read.value : { codes: [], numbers: {} })!
      ]?.id
    }
    expect([next('none'), next('all')]).toEqual(['leaked', 'size'])
  })

  test('is what `otherwise` says outright, and is then not asked', async () => {
    const rules = await rulesOf(
      'tiny',
      `${ROWS}terms:\n  leaked: { rules: [{ is: no, when: { rows: none } }], otherwise: yes }\n`,
    )
    expect(asked(rules)).toEqual(['rows', 'size'])
    expect(['none', 'some', 'all'].map((rows) => authority(rules, { rows, size: 'large' })[0])).toEqual([
      'no-report',
      'report',
      'report',
    ])
  })

  test('is none of the pack where its rules cover every combination: no flag, no answer to it', async () => {
    const rules = await rulesOf(
      'tiny',
      `${ROWS}terms:\n  leaked: { rules: [{ is: no, when: { rows: { max: some } } }, { is: yes, when: { rows: all } }] }\n`,
    )
    expect(asked(rules)).toEqual(['rows', 'size'])
    expect(verdictsOf(rules, { leaked: 'no' })).toMatchObject({ problems: [{ code: 'answer-fixed' }] })
    expect(check(rules.pack)).toMatchObject({ problems: [], notes: [] })
  })

  test('is not fixed or derived again by a pack above, where it stands open', async () => {
    const middle = guest('tiny', `${ROWS}terms:\n  leaked: { rules: [{ is: yes, when: { rows: all } }] }\n`)
    expect(await wrong(folders, guest(middle, 'given: { leaked: no }'), ON)).toEqual([
      expect.stringContaining('base-not-questions'),
    ])
    const again = 'terms:\n  leaked: { rules: [{ is: no, when: { size: small } }] }\n'
    expect(await wrong(folders, guest(middle, again), ON)).toContainEqual(
      expect.stringContaining('base-not-questions'),
    )
    const above = compileRules(await packOf(folders, guest(middle), ON))
    if (!above.ok) throw new Error('not compiled')
    expect(asked(above.value)).toEqual(['rows', 'leaked', 'size'])
    expect(authority(above.value, { rows: 'none', size: 'large' })).toEqual(['no-report', 'report'])
    expect(contradicted(above.value, { rows: 'all', leaked: 'no' })).toHaveLength(1)
  })

  test('`otherwise` on a definition of one’s own is refused at its line', async () => {
    const more = `${ROWS}terms:\n  own:\n    title: { nl: Eigen, en: Own }\n    levels: [no, yes]\n    rules: [{ is: yes, when: { rows: all } }]\n    otherwise: yes\n`
    expect(await wrong(folders, guest('tiny', more), ON)).toEqual(['otherwise-not-here 14:5 own'])
  })
})

describe('an answer to which the pack does not listen', () => {
  const MORE = `${ROWS}terms:\n  size: { rules: [{ is: small, when: { rows: some } }, { is: large, when: { rows: all } }] }\n`

  test('is told with both words, whether it is more serious than what follows or milder', async () => {
    const rules = await rulesOf('tiny', MORE)
    expect(contradicted(rules, { rows: 'some', size: 'large' })).toEqual([
      'Size You answered “large”, but “small” follows from your other answers.',
    ])
    expect(contradicted(rules, { rows: 'all', size: 'small' })).toHaveLength(1)
    expect(contradicted(rules, { rows: 'all', size: 'large' })).toEqual([])
    expect(contradicted(rules, { rows: 'none', size: 'large' })).toEqual([])
  })

  test('of a list of kinds only what it names: it says what comes on top of what is established', async () => {
    const more = `${ROWS}terms:\n  data.pin: { rules: [{ is: no, when: { rows: some } }, { is: yes, when: { rows: all } }] }\n`
    const rules = await rulesOf('kinds', more)
    expect(authority(rules, { rows: 'all', data: [], size: 'large' })).toEqual(['report'])
    expect(contradicted(rules, { rows: 'all', data: [] })).toEqual([])
    expect(authority(rules, { rows: 'none', data: [], size: 'large' })).toEqual(['no-report'])
    expect(contradicted(rules, { rows: 'some', data: ['pin'] })).toEqual([
      'Data pin You answered “yes”, but “no” follows from your other answers.',
    ])
  })
})

describe('a check', () => {
  test('names each place that is left open, with the answers and what can be milder there, and finds nothing wrong', async () => {
    const more = `${ROWS}terms:\n  leaked: { rules: [{ is: yes, when: { rows: all } }] }\n`
    const { problems, notes } = check(await packOf(folders, guest('tiny', more), ON))
    expect(problems).toEqual([])
    expect(notes).toMatchObject([
      {
        ...{ code: 'left-open', question: 'leaked', answer: 'no', duty: 'authority' },
        ...{ milder: 'no-report', stricter: 'report' },
        example: { words: [{ id: 'rows', level: 'none' }] },
      },
    ])
  })

  test('names what `otherwise` makes milder as the pack’s own word', async () => {
    const more = `${ROWS}terms:\n  leaked: { rules: [{ is: yes, when: { rows: all } }], otherwise: no }\n`
    expect(check(await packOf(folders, guest('tiny', more), ON))).toMatchObject({
      problems: [],
      notes: [{ code: 'said-otherwise', question: 'leaked', answer: 'no', milder: 'no-report' }],
    })
    const strict = `${ROWS}terms:\n  leaked: { rules: [{ is: no, when: { rows: none } }], otherwise: yes }\n`
    expect(check(await packOf(folders, guest('tiny', strict), ON))).toMatchObject({ problems: [], notes: [] })
  })

  test('holds a more serious answer that closes a question answered worse for no broken order', async () => {
    const more = `${ROWS}terms:\n  leaked: { rules: [{ is: no, when: { rows: all } }] }\n`
    expect(check(await packOf(folders, guest('tiny', more), ON)).problems).toEqual([])
  })

  test('and finds an order that breaks beside it', async () => {
    const more = `${ROWS}terms:\n  leaked: { rules: [{ is: yes, when: { rows: all } }] }\n  size: { rules: [{ is: large, when: { rows: { max: some } } }], otherwise: small }\n`
    expect(check(await packOf(folders, guest('tiny', more), ON)).problems).toMatchObject([
      { code: 'not-monotone', question: 'rows' },
    ])
  })
})

describe('what the base assumes until somebody says otherwise', () => {
  const DATA =
    'given: { personal-data: yes, role: controller, exposure: confirmed, recipient: malicious, data: [national-id], insight: detailed, encryption: none, public-before: no'

  test.each([
    ['given', `${DATA}, measures: effective }\n`],
    [
      'a rule',
      `${DATA} }\n${ROWS}terms:\n  measures: { rules: [{ is: effective, when: { rows: none } }] }\n`,
    ],
    [
      'otherwise',
      `${DATA} }\n${ROWS}terms:\n  measures: { rules: [{ is: none, when: { rows: all } }], otherwise: effective }\n`,
    ],
    ['given', `${DATA}, restriction: uavg-41 }\n`],
    ['given', `${DATA}, financial-undertaking: yes }\n`],
    ['given', `${DATA}, regime: journalism-academia-art }\n`],
  ])('is not said by %s where that is milder', async (_, more) => {
    const { problems } = check(await packOf(folders, guest('ap', more), ON))
    expect(problems.filter(({ code }) => code === 'mild-fact')).toMatchObject([
      { code: 'mild-fact', stricter: expect.stringMatching(/inform|report/) as string },
    ])
  })

  test.each([
    ['the authority to notify', 'main-establishment: other-eea', 'authority'],
    ['the way to inform', 'individual-notice: disproportionate', 'data-subjects'],
    ['whether «no duty» is doubtful', 'encrypted-by: own', 'authority'],
  ])('is not said where it changes %s', async (_, said, duty) => {
    const pack = await packOf(folders, guest('ap', `given: { personal-data: yes, ${said} }\n`), ON)
    expect(check(pack).problems).toMatchObject([{ code: 'told-otherwise', duty }])
    expect(rulesThatDecide(pack)).toMatchObject({ ok: false, problems: [{ code: 'told-otherwise' }] })
  })

  test('is said where it is what is assumed', async () => {
    const { problems } = check(await packOf(folders, guest('ap', `${DATA}, measures: none }\n`), ON))
    expect(problems).toEqual([])
  })
})

test('an authority of its own is refused at its line, in a proposal too', async () => {
  const own = 'authority: { name: { nl: A, en: A }, url: "https://example.org" }\n'
  expect(await wrong(folders, guest('tiny', own), ON)).toEqual(['base-not-questions 7:1 authority'])
  expect(await wrong(folders, guest('tiny', `proposal: true\n${own}`), ON)).toEqual([
    'base-not-questions 8:1 authority',
  ])
})

/** Facts under which every risk is unlikely, whatever the rest is. */
const HARMLESS = [
  'given:',
  ...['  personal-data: yes', '  exposure: excluded', '  integrity: intact', '  availability: restored'],
  ...['  recipient: colleague', '  misuse: none-found'],
].join('\n')

describe('a supplier whose facts make every outcome mild', () => {
  test.each([
    ['at all', '\n  role: controller'],
    ['but who it is', ''],
  ])(
    'and that leaves nothing to answer %s decides alone: refused at its first fact, and not for a judgement of its base',
    async (_, role) => {
      const pack = await packOf(folders, guest('ap', `${HARMLESS}${role}`), ON)
      const at = expect.objectContaining({ file: pack.file, line: 8 }) as unknown
      expect(check(pack).problems).toEqual([{ code: 'decides-alone', pack: pack.id, at }])
      expect(rulesThatDecide(pack)).toMatchObject({ ok: false, problems: [{ code: 'decides-alone' }] })
    },
  )

  test('but one that says no mild fact of its own, or is a processor of a breach, leaves or decides enough', async () => {
    for (const more of ['given:\n  role: controller', `${HARMLESS}\n  role: processor`])
      expect(check(await packOf(folders, guest('ap', more), ON)).problems).toEqual([])
  })

  test('a pack that extends none, and of which every rule tells nobody, decides alone too', async () => {
    const id = 'nobody'
    put(
      folder,
      id,
      '2020-01-01',
      tiny(['then: report, when: { serious: yes }', 'then: no-report, when: { serious: yes }']),
    )
    expect(check(await packOf(folders, id, ON)).problems.map(({ code }) => code)).toContain('decides-alone')
  })

  test('rules of its own that cannot come out otherwise decide alone too', async () => {
    const more =
      'terms:\n  leaked: { rules: [{ is: no, when: { size: small } }, { is: no, when: { size: large } }] }\n'
    expect(check(await packOf(folders, guest('tiny', more), ON)).problems).toMatchObject([
      { code: 'decides-alone', at: { line: 8 } },
    ])
  })
})

test('what is wrong with a shipped base under another pack has the place of that pack, not a line that is none', async () => {
  const id = guest('ap', 'given: { exposure: excluded }')
  const loaded = await loadPack(folders, id, ON)
  if (!loaded.ok) throw new Error('unreadable')
  const placeless = { ...loaded.value, questions: loaded.value.questions.map(withoutPlace) }
  const rules = compileRules({
    ...placeless,
    duties: placeless.duties.map((duty) => ({ ...duty, mildAssumption: [] })),
  })
  if (!rules.ok) throw new Error('not compiled')
  const found = disorder(rules.value)
  expect(found.length).toBeGreaterThan(0)
  for (const { at } of found) expect(at).toEqual({ origin: loaded.value.file })
})

const withoutPlace = <T>(entry: T): T => ({ ...entry, at: { file: '', line: 0, column: 0 } })
