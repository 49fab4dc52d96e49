// The same table, spelled so that its lines are read as bytes and so that they must be parsed: the same comes out.
import { expect, test } from 'vitest'
import { loadRules } from '../../src/check/open.ts'
import { askable } from '../../src/pack/model.ts'
import { HOME, meldplicht, INSTALLED } from '../cli/run.ts'
import { randomFrom } from '../oracle/random.ts'
import { randomIncidents } from '../sql/incidents.ts'

const COUNT = 400

async function rows(known: number): Promise<{ names: string[]; cells: (string | null)[][] }> {
  const rules = await loadRules(INSTALLED, [`${HOME}/rules`], 'ap', '2026-05-01')
  if (!rules.ok) throw new Error('no rules')
  const { pack } = rules.value
  const columns = askable(pack)
    .map(({ id }) => id)
    .filter((id) => id !== 'risk-of-harm')
  const { table } = randomIncidents(randomFrom(known * 10), pack, COUNT, known, columns)
  // True and false are JSON's own and no words of a cell.
  const words: Readonly<Record<string, string>> = { true: 'yes', false: 'no' }
  const cells = table.rows.map((row) => row.map((cell) => (cell === null ? null : (words[cell] ?? cell))))
  return { names: ['id', 'discovered', ...columns], cells }
}

const decided = async (text: string): Promise<string[]> =>
  (await meldplicht(['batch', 'ap', '-', '--format', 'ndjson'], { stdin: text })).out.trimEnd().split('\n')

test.each([1, 0.6])('CSV without quotes, with quotes, and with blanks (known: %d)', async (known) => {
  const { names, cells } = await rows(known)
  const csv = (cell: (text: string) => string, end: string): string =>
    [names, ...cells].map((row) => `${row.map((text) => cell((text ?? '').trim())).join(';')}${end}`).join('')
  const plain = await decided(csv((text) => text, '\n'))
  expect(plain).toHaveLength(COUNT)
  expect(plain.filter((line) => line.includes('"error"')).slice(0, 2)).toEqual([])
  expect(await decided(csv((text) => `"${text}"`, '\r\n'))).toEqual(plain)
  expect(await decided(csv((text) => ` ${text} `, '\r\n'))).toEqual(plain)
  // With further columns, of which some cells can be passed over as bytes and others cannot.
  for (const [at, further] of ['Jansen, P', 'René', '"x;y"', ''].entries()) {
    const wide = csv((text) => text, `;${further}\n`).replace(`;${further}\n`, ';naam\n')
    expect(await decided(wide), String(at)).toEqual(plain)
  }
})

test.each([1, 0.6])('NDJSON as short as can be, with blanks, and with escapes (known: %d)', async (known) => {
  const { names, cells } = await rows(known)
  const incidents = cells.map((row) => {
    const [id, discovered, ...answers] = row
    const given = answers.flatMap((text, at) => {
      const name = names[at + 2]!
      if (text === null || text === '') return []
      return [[name, name === 'data' && text !== 'unknown' ? text.split(/ ?[,|] ?/) : text.trim()] as const]
    })
    return {
      id,
      answers: Object.fromEntries(given),
      ...(discovered === null ? {} : { moments: { discovered } }),
    }
  })
  const written = (text: (one: unknown) => string): string => incidents.map((one) => text(one)).join('\n')
  const plain = await decided(written(JSON.stringify))
  expect(plain).toHaveLength(COUNT)
  expect(plain.filter((line) => line.includes('"error"')).slice(0, 2)).toEqual([])
  const blanks = (one: unknown): string => JSON.stringify(one, null, 1).replaceAll(/\n */g, ' ')
  expect(await decided(written(blanks))).toEqual(plain)
  const escaped = (one: unknown): string => JSON.stringify(one).replaceAll('o', '\\u006f')
  expect(await decided(written(escaped))).toEqual(plain)
})
