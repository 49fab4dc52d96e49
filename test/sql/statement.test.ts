// A pack as SQL: the engine that holds the table decides each row as `batch` would, and nothing more mildly.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Rules } from '../../src/compile/compile.ts'
import { deciderOf, type RowOutcome } from '../../src/table/many.ts'
import { loadRules } from '../../src/check/open.ts'
import { columnsNamed } from '../../src/sql/columns.ts'
import { statement } from '../../src/sql/statement.ts'
import { HOME, meldplicht, INSTALLED } from '../cli/run.ts'
import { randomSubject } from '../oracle/compiled.ts'
import { forAll, randomFrom } from '../oracle/random.ts'
import { samples } from '../size.ts'
import { duckdb, type Engine, POSTGRES, postgres, type Results } from './engines.ts'
import { randomIncidents, type Incidents } from './incidents.ts'

const CLOCK = { zone: 'Europe/Amsterdam', skipped: ['2019-03-31 02'], until: '2037-01-01' }

let duck: Engine
beforeAll(async () => {
  duck = await duckdb()
})
afterAll(() => duck.end())

async function rulesOf(id: string): Promise<Rules> {
  const rules = await loadRules(INSTALLED, [`${HOME}/rules`], id, '2026-05-01')
  if (!rules.ok) throw new Error(JSON.stringify(rules.problems))
  return rules.value
}

async function sqlOf(pack: string, ...args: string[]): Promise<string> {
  const { code, out, err } = await meldplicht(['rules', 'sql', pack, ...args], {
    now: '2026-11-27T10:00:00Z',
  })
  expect(err).toBe('')
  expect(code).toBe(0)
  return out
}

const resultOf = ({ headline, exitCode, duties, doubts }: RowOutcome): string[] => [
  headline,
  String(exitCode),
  ...duties.map(({ possible }) => possible.join('|')),
  doubts.join('|'),
  '',
]

function expectSame(
  rules: Rules,
  { codes, table }: Incidents,
  results: Results,
  twoOfficers = false,
  hadOthers = false,
): void {
  const dated = deciderOf(rules, twoOfficers)
  const undated = deciderOf(rules, twoOfficers, hadOthers)
  expect(results.length).toBe(codes.length)
  const different = codes.flatMap((own, at) => {
    const decide = table.rows[at]![1] === null ? undated : dated
    const wanted = resultOf(decide([...own])).join(' ; ')
    const found = results[at]!.join(' ; ')
    return wanted === found ? [] : [{ row: at, codes: own.join(), wanted, found }]
  })
  expect(different.slice(0, 3)).toEqual([])
}

describe.each([
  ['ap', samples(100_000)],
  ['procurios-contactmomenten', samples(20_000)],
  ['snoobi', samples(20_000)],
])('%s decides %i random incidents as the engine does', (id, count) => {
  const tried = async (engine: Engine, known: number): Promise<void> => {
    const rules = await rulesOf(id)
    const incidents = randomIncidents(randomFrom(2018 + known * 100), rules.pack, count, known)
    expectSame(rules, incidents, await engine.decide(await sqlOf(id), incidents.table))
  }

  test('in DuckDB, without unknowns', () => tried(duck, 1), 120_000)
  test('in DuckDB, with unknowns', () => tried(duck, 0.75), 120_000)

  // `.ci/run` starts one and names it.
  test.skipIf(POSTGRES === undefined)(
    'in PostgreSQL, without and with unknowns (MELDPLICHT_TEST_POSTGRES names the server)',
    async () => {
      await tried(postgres(POSTGRES!), 1)
      await tried(postgres(POSTGRES!), 0.75)
    },
    240_000,
  )
})

test('random packs with any number of verdicts come out as the engine has them', async () => {
  const subjects: Rules[] = []
  forAll(samples(25, 8), (random) => void subjects.push(randomSubject(random, 'total')))
  for (const [at, rules] of subjects.entries()) {
    const columns = columnsNamed(rules.pack, undefined)
    if (!columns.ok) throw new Error()
    const wanted = {
      table: 'incidents',
      columns: columns.value,
      holds: { from: '2018-05-25', until: undefined, clock: CLOCK },
    }
    const sql = statement(rules, { ...wanted, twoOfficers: at % 2 === 0, hadOthers: at % 4 < 2 })
    if (!sql.ok) throw new Error()
    const incidents = randomIncidents(randomFrom(at), rules.pack, samples(2000, 1000), at % 3 === 0 ? 1 : 0.6)
    const results = await duck.decide(sql.value.join('\n'), incidents.table)
    expectSame(rules, incidents, results, at % 2 === 0, at % 4 < 2)
  }
}, 120_000)

describe('a table with fewer columns', () => {
  test('is decided as if the other questions were not answered', async () => {
    const rules = await rulesOf('ap')
    const columns = [
      'personal-data',
      'role',
      'exposure',
      'data.contact',
      'data.national-id',
      'people',
      'regime',
    ]
    const sql = await sqlOf('ap', '--columns', ['discovered', ...columns].join())
    const incidents = randomIncidents(randomFrom(7), rules.pack, samples(20_000), 0.8, columns)
    expectSame(rules, incidents, await duck.decide(sql, incidents.table))
  })

  test('its columns may be named as they are called in the table', async () => {
    expect(await sqlOf('ap', '--columns', 'discovered,personal_data,data_contact')).toBe(
      await sqlOf('ap', '--columns', 'discovered,personal-data,data.contact'),
    )
  })

  test.each([
    ['a column twice', 'role,role', '«role»'],
    ['a column in two spellings', 'personal-data,personal_data', '«personal-data»'],
    ['a group and one of its kinds', 'data,data.contact', 'data'],
    ['a question that is none', 'exposre', 'exposure'],
    ['a judgement, which takes a reason', 'risk-of-harm', 'risk-of-harm'],
    ['nothing', '', 'column'],
    ['a table without the moment of discovery, which chooses the rules', 'exposure', 'discovered'],
  ])('%s is refused', async (_, columns, told) => {
    const { code, err, out } = await meldplicht(['rules', 'sql', 'ap', '--columns', columns])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(told)
  })
})

describe('what is not understood is decided on nothing', () => {
  type Cells = Readonly<Record<string, string | null>>
  /** What comes out of each of some rows, all in one table; a column that a row does not name is empty in it. */
  const each = async (pack: string, rows: readonly Cells[]): Promise<Results> => {
    const columns = [...new Set(['discovered', ...rows.flatMap((cells) => Object.keys(cells))])]
    const ids = columns.map((name) => name.replaceAll('_', '-'))
    const sql = await sqlOf(pack, '--columns', ids.join())
    const filled = rows.map((cells, at) => [`r${at}`, ...columns.map((name) => cells[name] ?? null)])
    return duck.decide(sql, { columns: ['id', ...columns], rows: filled })
  }

  test('whatever is wrong with a row', async () => {
    const wrong: readonly (readonly [why: string, cells: Cells, where: string])[] = [
      ['an answer that is none', { exposure: 'exclude' }, 'exposure'],
      ['an id in capitals', { exposure: 'Excluded' }, 'exposure'],
      ['a kind that is none', { data: 'contact|payments' }, 'data'],
      ['kinds beside none', { data: 'contact|none' }, 'data'],
      ['a number that is none', { people: '-3' }, 'people'],
      ['a number without end', { people: '9'.repeat(30) }, 'people'],
      ['a text longer than a cell may be', { data: `${'contact|'.repeat(200)}x` }, 'data'],
      ['a day that is none', { discovered: 'gisteren' }, 'discovered'],
      ['a day that does not exist', { discovered: '2020-13-45' }, 'discovered'],
      ['a day before these rules', { discovered: '2018-05-24' }, 'discovered'],
      ['two at once', { exposure: 'x', people: 'y' }, 'exposure people'],
    ]
    const found = await each(
      'ap',
      wrong.map(([, cells]) => ({ personal_data: 'no', ...cells })),
    )
    expect(wrong.map(([why], at) => [why, found[at]])).toEqual(
      wrong.map(([why, , where]) => [why, ['error', '2', '', '', '', '', '', where]]),
    )
  })

  test.each([
    [
      'no moment of discovery under these rules',
      ['error', '2'],
      [
        ...['2026-13-45', '9999-99-99', '2026-02-29', '2026-04-31', '2026-05-01 garbage', '2026-05-01T25:61'],
        ...['2026-05-01T10:15+25', '2020-04-30T00:30+14:00', '2026-05-01T10:15+14:59'],
        ...['2026-05-01T10:15-14:01', '2027-03-28T02:30', '2027-03-28 02:00:00', '2050-05-01T10:15'],
      ],
    ],
    [
      'one',
      ['no-report', '0'],
      [
        ...['2024-02-29', '2026-05-01 10:15', '2026-05-01T10:15:30.123', '2026-05-01 10:15:30+00'],
        ...['2026-05-01T10:15Z', '2026-05-01T10:15+02:00', '2026-05-01T10:15+14:00', '2027-03-28T01:59'],
        ...['2027-03-28T02:30+01:00', '2027-03-28T03:00', '2027-10-31T02:30'],
      ],
    ],
  ])('what is %s', async (_, outcome, moments) => {
    const found = await each(
      'procurios-contactmomenten',
      moments.map((discovered) => ({ contact_moments: 'no', discovered })),
    )
    expect(moments.map((moment, at) => [moment, found[at]!.slice(0, 2)])).toEqual(
      moments.map((moment) => [moment, outcome]),
    )
  })

  const cut = [
    ['contact_moments', `no${' '.repeat(998)}xyz`],
    ['contact_moments', `${' '.repeat(1200)}yes`],
    ['data', `contact${' '.repeat(993)},special-category`],
    ['data', `${'contact,'.repeat(125)}special-category`],
  ] as const
  const engines: [string, () => Engine][] = [['DuckDB', () => duck]]
  const server = POSTGRES
  if (server !== undefined) engines.push(['PostgreSQL', () => postgres(server)])
  test.each(engines)('what does not fit is not cut off in %s', async (_, engine) => {
    for (const [column, cell] of cut) {
      const names = ['discovered', column.replaceAll('_', '-')]
      const sql = await sqlOf('procurios-contactmomenten', '--columns', names.join())
      const table = { columns: ['id', 'discovered', column], rows: [['x', null, cell]] }
      const found = await engine().decide(sql, table)
      expect(found[0]!.slice(0, 2), cell.slice(0, 20)).toEqual(['error', '2'])
    }
  })

  test('a column that takes other letters for the same is refused', async () => {
    const sql = (await sqlOf('procurios-contactmomenten', '--columns', 'discovered,contact-moments')).replace(
      'from incidents',
      'from (select id, null as discovered, contact_moments collate nocase as contact_moments from incidents) folded',
    )
    const table = {
      columns: ['id', 'contact_moments'],
      rows: [
        ['x', 'NO'],
        ['y', 'no'],
      ],
    }
    expect((await duck.decide(sql, table)).map(([verdict]) => verdict)).toEqual(['error', 'error'])
  })

  test('a word with a character that a collation passes over is none', async () => {
    const sql = (await sqlOf('procurios-contactmomenten', '--columns', 'discovered,contact-moments')).replace(
      'from incidents',
      'from (select id, null as discovered, contact_moments collate de as contact_moments from incidents) folded',
    )
    const table = { columns: ['id', 'contact_moments'], rows: [['x', 'no\u200b']] }
    expect((await duck.decide(sql, table))[0]![0]).toBe('error')
  })

  test('a row that says nothing is open', async () => {
    const [row] = await each('ap', [{ exposure: null, people: null }])
    const [verdict, exitCode, authority] = row!
    expect([verdict, exitCode, authority]).toEqual(['open', '3', 'no-report|report'])
  })
})

describe('rules that do not hold today', () => {
  const past = { from: '2018-05-25', until: '2020-01-01', clock: CLOCK }
  const decided = async (names: string[], row: (string | null)[]): Promise<string> => {
    const rules = await rulesOf('ap')
    const columns = columnsNamed(rules.pack, names)
    if (!columns.ok) throw new Error()
    const wanted = {
      table: 'incidents',
      columns: columns.value,
      holds: past,
      twoOfficers: false,
      hadOthers: false,
    }
    const sql = statement(rules, wanted)
    const table = {
      columns: ['id', ...names.map((name) => name.replaceAll('-', '_'))],
      rows: [['x', ...row]],
    }
    return (await duck.decide(sql.ok ? sql.value.join('\n') : '', table))[0]![0]!
  }

  test('decide what was discovered then, and nothing of which the day is not known', async () => {
    expect(await decided(['personal-data', 'discovered'], ['no', '2019-06-01'])).toBe('no-report')
    expect(await decided(['personal-data', 'discovered'], ['no', null])).toBe('error')
    expect(columnsNamed((await rulesOf('ap')).pack, ['personal-data'])).toEqual({
      ok: false,
      problems: [{ code: 'columns-undated' }],
    })
  })

  test('and nothing on the border that an offset may have moved over it', async () => {
    const at = (moment: string): Promise<string> => decided(['personal-data', 'discovered'], ['no', moment])
    expect(await at('2019-12-31T23:30Z')).toBe('error')
    expect(await at('2019-12-31T23:30')).toBe('no-report')
    expect(await at('2019-12-29T23:30Z')).toBe('no-report')
  })
})

describe('the statement', () => {
  test('has no character in a comment that could end it', async () => {
    for (const lang of ['nl', 'en']) {
      const comments = (await sqlOf('snoobi', '--lang', lang))
        .split('\n')
        .filter((line) => line.startsWith('--'))
      expect(comments.filter((line) => /[;'"`]/.test(line))).toEqual([])
    }
  })

  test('two officers: nobody decides alone that nobody need be told', async () => {
    const rules = await rulesOf('procurios-contactmomenten')
    const columns = columnsNamed(rules.pack, undefined)
    if (!columns.ok) throw new Error()
    const wanted = {
      table: 'incidents',
      columns: columns.value,
      holds: { from: '2020-04-30', until: undefined, clock: CLOCK },
    }
    const sql = statement(rules, { ...wanted, twoOfficers: true, hadOthers: false })
    const incidents = randomIncidents(randomFrom(3), rules.pack, 5000, 0.9)
    const results = await duck.decide(sql.ok ? sql.value.join('\n') : '', incidents.table)
    expectSame(rules, incidents, results, true)
    expect(results.filter(([verdict, exitCode]) => verdict === 'no-report' || exitCode === '0')).toEqual([])
  })

  test.each(['ap', 'snoobi'])('%s: what is undated is no «no duty» where other rules held', async (id) => {
    const rules = await rulesOf(id)
    const columns = columnsNamed(rules.pack, undefined)
    if (!columns.ok) throw new Error()
    const holds = { from: '2020-04-30', until: undefined, clock: CLOCK }
    const wanted = { table: 'incidents', columns: columns.value, holds, twoOfficers: false }
    const sql = statement(rules, { ...wanted, hadOthers: true })
    const incidents = randomIncidents(randomFrom(3), rules.pack, 5000, 0.9)
    const lines = sql.ok ? sql.value.join('\n') : ''
    const results = await duck.decide(lines, incidents.table)
    expectSame(rules, incidents, results, false, true)
    expect(results.some(([verdict, , , , , , doubts]) => verdict === 'open' && doubts === 'undated')).toBe(
      true,
    )
    // A discovery that lies ahead is none; a word that is no moment stays an error.
    const row = ['x', '2036-01-01', 'no']
    const ahead = { columns: ['id', 'discovered', 'personal_data'], rows: [row, ['y', 'zzzz', 'no']] }
    const few = columnsNamed(rules.pack, ['discovered', 'personal-data'])
    const short = statement(rules, { ...wanted, columns: few.ok ? few.value : [], hadOthers: true })
    if (id === 'ap')
      expect(
        (await duck.decide(short.ok ? short.value.join('\n') : '', ahead)).map(([verdict]) => verdict),
      ).toEqual(['open', 'error'])
  })

  test('a discovery ahead is decided by the rules of today, though newer ones are known for that day', async () => {
    const rules = await rulesOf('ap')
    const columns = columnsNamed(rules.pack, ['discovered', 'personal-data'])
    if (!columns.ok) throw new Error()
    const days = ['2036-01-01', '2036-01-01 10:15', '2036-01-01 10:15+01:00', '2036-02-30', '2017-01-01']
    const table = {
      columns: ['id', 'discovered', 'personal_data'],
      rows: days.map((day) => [day, day, 'no']),
    }
    const decided = async (until: string): Promise<(string | null)[]> => {
      const holds = { from: '2018-05-25', until, clock: CLOCK }
      const wanted = {
        table: 'incidents',
        columns: columns.value,
        holds,
        twoOfficers: false,
        hadOthers: true,
      }
      const sql = statement(rules, wanted)
      const results = await duck.decide(sql.ok ? sql.value.join('\n') : '', table)
      return results.map(([verdict]) => verdict ?? null)
    }
    expect(await decided('2035-01-01')).toEqual(['open', 'open', 'open', 'error', 'error'])
    expect(await decided('2020-01-01')).toEqual(['error', 'error', 'error', 'error', 'error'])
  })

  test('a proposal is no law and becomes no SQL', async () => {
    const { code, out, err } = await meldplicht(['rules', 'sql', 'digital-omnibus-proposal'], {
      now: '2026-11-27T10:00:00Z',
    })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('a proposal and not law')
  })

  test.each(['incidents; drop table x', 'a b', '"a"', 'a.b.c.d', '1a', ''])(
    '%j is no name of a table',
    async (table) => {
      const { code, out } = await meldplicht(['rules', 'sql', 'ap', '--table', table])
      expect([code, out]).toEqual([2, ''])
    },
  )
})
