// A pack that extends another: what it fixes and defines, and that every rule it inherits decides as before.
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check } from '../../src/check/check.ts'
import { compile, type Compiled } from '../../src/compile/compile.ts'
import { compileRules } from '../../src/compile/rules.ts'
import { Diagrams } from '../../src/compile/diagram.ts'
import { members, walk } from '../../src/compile/walk.ts'
import { type DutyId, fixedAnswer, type Pack } from '../../src/pack/model.ts'
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

let count = 0
/** A pack that extends another; each gets a name of its own. */
function guest(base: string, more = ''): string {
  count += 1
  const id = `guest-${count}`
  put(folder, id, '2020-01-01', extending(base, more))
  return id
}

function compiled(pack: Pack): Compiled {
  const done = compile(pack)
  if (!done.ok) throw new Error('not compiled')
  return done.value
}

/** The pack without the questions that it never comes to. */
function heard(pack: Pack): Pack {
  const rules = compileRules(pack)
  if (!rules.ok) throw new Error('not compiled')
  return rules.value.pack
}

/** The verdict of a duty under complete answers by name. */
function verdict(pack: Pack, duty: DutyId, answers: Readonly<Record<string, string>>): string {
  const at = pack.duties.findIndex(({ id }) => id === duty)
  const codes = pack.questions.map((question) => {
    const code = question.answers.findIndex(({ id }) => id === answers[question.id])
    if (code < 0) throw new Error(`no answer to ${question.id}`)
    return code
  })
  const done = compiled(pack)
  return members(walk(done, done.duties[at]!.root, codes))
    .map((index) => pack.duties[at]!.verdicts[index]!.id)
    .join()
}

describe('a pack that fixes and defines nothing', () => {
  test.each(['tiny', 'kinds', 'ap'])(
    'decides every duty, term and action exactly as its base %s',
    async (base) => {
      const [one, other] = [await packOf(folders, base, ON), await packOf(folders, guest(base), ON)]
      expect(other.questions.map(({ id }) => id)).toEqual(one.questions.map(({ id }) => id))
      const [from, to] = [compiled(one), compiled(other)]
      const shared = new Diagrams(from.arity)
      const roots = (of: Compiled): number[] =>
        [...of.duties, ...of.terms]
          .flatMap(({ root, rules }) => [root, ...rules])
          .concat(of.actions)
          .map((ref) => shared.copy(of, ref))
      expect(roots(to)).toEqual(roots(from))
      expect(check(other).problems).toEqual([])
    },
  )

  test('is one of its own all the same: its title, its file, the file of its base, and no cases', async () => {
    const [base, pack] = [await packOf(folders, 'ap', ON), await packOf(folders, guest('ap'), ON)]
    expect(pack.title).toEqual({ nl: 'Gast', en: 'Guest' })
    expect(pack.authority).toEqual(base.authority)
    expect(pack.files.slice(1)).toEqual(base.files)
    expect(pack.cases).toEqual([])
    expect(pack.groups).toEqual(base.groups)
    expect(pack.moments).toEqual(base.moments)
  })

  test('can be extended again', async () => {
    const pack = await packOf(folders, guest(guest('tiny', 'given: { leaked: yes }')), ON)
    expect(pack.questions.map(({ id }) => id)).toEqual(['size'])
    expect(pack.files.map(({ id }) => id)).toEqual([pack.id, expect.stringMatching(/^guest-/), 'tiny'])
    expect(verdict(pack, 'authority', { size: 'large' })).toBe('report')
  })
})

describe('given', () => {
  test.each([
    ['no', { small: 'no-report', large: 'no-report' }],
    ['yes', { small: 'no-report', large: 'report' }],
    ['true', { small: 'no-report', large: 'report' }],
    ['false', { small: 'no-report', large: 'no-report' }],
  ])('leaked: %s is not asked, and decides as if it had been answered', async (answer, expected) => {
    const pack = await packOf(folders, guest('tiny', `given: { leaked: ${answer} }`), ON)
    expect(pack.questions.map(({ id }) => id)).toEqual(['size'])
    const got = ['small', 'large'].map((size) => [size, verdict(pack, 'authority', { size })])
    expect(Object.fromEntries(got)).toEqual(expected)
    // With «not leaked» nobody need be told, whatever else is answered.
    const alone = expected.large === 'no-report' ? [{ code: 'decides-alone' }] : []
    expect(check(pack).problems).toMatchObject(alone)
  })

  test('a number falls in its band', async () => {
    const levels = async (people: string): Promise<string | undefined> => {
      const pack = await packOf(folders, guest('ap', `given: { people: ${people} }`), ON)
      const term = pack.terms.find(({ id }) => id === 'people')
      return term && fixedAnswer(term).id
    }
    expect(await levels('1')).toBe('few')
    expect(await levels('9')).toBe('few')
    expect(await levels('10')).toBe('dozens')
    expect(await levels('9999')).toBe('thousands')
    expect(await levels('10000')).toBe('mass')
    expect(await levels('mass')).toBe('mass')
    expect(await wrong(folders, guest('ap', 'given: { people: 0 }'), ON)).toEqual([
      'unknown-name 7:18 answer 0',
    ])
  })

  test('kinds that are named are yes, all others no, and nothing of the group is asked', async () => {
    const pack = await packOf(folders, guest('kinds', 'given: { data: [pin] }'), ON)
    expect(pack.questions.map(({ id }) => id)).toEqual(['size'])
    expect(pack.groups).toEqual([])
    expect(verdict(pack, 'authority', { size: 'large' })).toBe('report')
    const none = await packOf(folders, guest('kinds', 'given: { data: [] }'), ON)
    expect(verdict(none, 'authority', { size: 'large' })).toBe('no-report')
  })

  test('one kind alone leaves the others to be asked', async () => {
    const pack = await packOf(folders, guest('kinds', 'given: { data.name: yes }'), ON)
    expect(pack.questions.map(({ id }) => id)).toEqual(['data.pin', 'size'])
    expect(pack.groups.map(({ members }) => members)).toEqual([['data.pin']])
    expect(verdict(pack, 'authority', { 'data.pin': 'yes', size: 'large' })).toBe('report')
  })

  test('a misspelt kind has its place and the nearest kind', async () => {
    expect(await wrong(folders, guest('kinds', 'given: { data: [name, pim] }'), ON)).toEqual([
      'unknown-name 7:23 answer pim pin',
    ])
  })

  test('a kind that is fixed twice, and differently, is refused', async () => {
    expect(await wrong(folders, guest('kinds', 'given: { data: [pin], data.pin: no }'), ON)).not.toEqual([])
  })
})

describe('a term that replaces a question of the base', () => {
  const OWN = `
questions:
  rows: { title: { nl: Rijen, en: Rows }, answers: { none: { nl: geen, en: none }, some: { nl: enkele, en: some }, all: { nl: alle, en: all } } }
  open: { title: { nl: Open, en: Open }, answers: [no, yes] }
terms:
  leaked: { rules: [{ is: yes, when: { open: yes } }], otherwise: no }
  size: { rules: [{ is: large, when: [{ rows: all }, { rows: some, open: yes }] }], otherwise: small }
`
  test('asks the own questions only, and decides by the rules of the base', async () => {
    const pack = await packOf(folders, guest('tiny', OWN), ON)
    expect(pack.questions.map(({ id }) => id)).toEqual(['rows', 'open'])
    const table = ['none', 'some', 'all'].flatMap((rows) =>
      ['no', 'yes'].map((open) => `${rows} ${open}: ${verdict(pack, 'authority', { rows, open })}`),
    )
    expect(table).toEqual([
      'none no: no-report',
      'none yes: no-report',
      'some no: no-report',
      'some yes: report',
      'all no: no-report',
      'all yes: report',
    ])
    expect(check(pack).problems).toEqual([])
  })

  test('takes its title and levels from the question', async () => {
    const [base, pack] = [await packOf(folders, 'tiny', ON), await packOf(folders, guest('tiny', OWN), ON)]
    const question = base.questions.find(({ id }) => id === 'size')
    expect(pack.terms.find(({ id }) => id === 'size')).toMatchObject({
      title: question?.title,
      levels: question?.answers,
      replaces: 'defined',
    })
  })

  test('may use what is given and questions of the base that are still asked', async () => {
    const more = 'given: { leaked: yes }\nterms:\n  size: { rules: [{ is: large, when: { leaked: yes } }] }\n'
    const pack = heard(await packOf(folders, guest('tiny', more), ON))
    expect(pack.questions).toEqual([])
    expect(verdict(pack, 'authority', {})).toBe('report')
    const half = 'terms:\n  leaked: { rules: [{ is: yes, when: { size: large } }], otherwise: no }\n'
    const other = await packOf(folders, guest('tiny', half), ON)
    expect(verdict(other, 'authority', { size: 'large' })).toBe('report')
    expect(verdict(other, 'authority', { size: 'small' })).toBe('no-report')
  })

  test('may stand beside a term of its own between it and the terms of the base', async () => {
    const more = `${OWN}  aside: { title: { nl: Zijdelings, en: Aside }, levels: [no, yes], rules: [{ is: yes, when: { rows: all }, sources: [law] }] }\n`
    const pack = await packOf(folders, guest('tiny', more), ON)
    expect(pack.terms.map(({ id }) => id)).toEqual(['leaked', 'size', 'aside', 'serious'])
    expect(verdict(pack, 'authority', { rows: 'all', open: 'yes' })).toBe('report')
    expect(check(pack).problems).toMatchObject([{ code: 'unused-term', term: 'aside' }])
  })
})

describe('what is inherited is the business of the base', () => {
  test('an exemption of the base for a question that is fixed is no finding in the new pack', async () => {
    const why = '{ nl: Zo wil het de wet, en: The law has it so }'
    const text = tiny(
      ['{ min: large }', 'small'],
      [
        '    rules:\n      - { id: not-serious',
        `    not-monotone: [{ question: size, why: ${why} }]\n    rules:\n      - { id: not-serious`,
      ],
    )
    put(folder, 'odd', '2020-01-01', text)
    expect(check(await packOf(folders, 'odd', ON)).problems).toEqual([])
    expect(check(await packOf(folders, guest('odd', 'given: { size: small }'), ON)).problems).toEqual([])
  })

  test('a moment that the base has already is refused', async () => {
    const more = 'moments: { discovered: { title: { nl: Anders, en: Other } } }\n'
    expect(await wrong(folders, guest('tiny', more), ON)).not.toEqual([])
  })

  test('a moment with the name of a question of the base is refused', async () => {
    const more = 'moments: { size: { title: { nl: Anders, en: Other } } }\n'
    expect(await wrong(folders, guest('tiny', more), ON)).not.toEqual([])
  })

  test('a source that the rules of the base refer to cannot be given another title', async () => {
    const more = 'sources: { law: { title: { nl: Iets anders, en: Something else } } }\n'
    expect(await wrong(folders, guest('tiny', more), ON)).not.toEqual([])
  })
})
