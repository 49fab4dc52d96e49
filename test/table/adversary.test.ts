// What an adversary found in `batch`: whatever `assess` refuses is an error here too, however quickly it is read.
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { meldplicht } from '../cli/run.ts'

interface Line {
  readonly id?: string | number
  readonly line: number
  readonly verdict?: string
  readonly exitCode?: number
  readonly error?: string
}

async function batch(pack: string, stdin: string): Promise<{ code: number; lines: Line[]; err: string }> {
  const { code, out, err } = await meldplicht(['batch', pack, '-', '--format', 'ndjson'], { stdin })
  const lines = out.trimEnd() === '' ? [] : out.trimEnd().split('\n')
  return { code, err, lines: lines.map((line) => JSON.parse(line) as Line) }
}

/** What came of each row: its verdict, or that it is an error. */
const told = ({ lines }: { lines: Line[] }): (string | undefined)[] =>
  lines.map(({ verdict, error }) => (error === undefined ? verdict : 'error'))

describe('no quick way to «no duty»', () => {
  const P = 'procurios-contactmomenten'

  test('a moment of zeros is no moment', async () => {
    const csv = 'id;contact-moments;discovered\nwarm;nee;\nzero;nee;0000-00-00T00:00\n'
    expect(await batch(P, csv)).toMatchObject({ code: 2 })
    expect(told(await batch(P, csv))).toEqual(['no-report', 'error'])
    const json = ['', '0000-00-00T00:00']
      .map((discovered) =>
        JSON.stringify({
          answers: { 'contact-moments': 'no' },
          ...(discovered && { moments: { discovered } }),
        }),
      )
      .join('\n')
    expect(told(await batch(P, json))).toEqual(['no-report', 'error'])
  })

  test.each([1e15, 2 ** 53 - 1, -1, 1.5])('%d is no number of people', async (people) => {
    const row = JSON.stringify({ answers: { 'personal-data': 'no', people } })
    expect(told(await batch('ap', `${row}\n${row}`))).toEqual(['error', 'error'])
  })

  test('an id that would be changed is refused', async () => {
    const { lines } = await batch(P, '{"id":12345678901234567890}\n{"id":1e400}\n{"id":7}\n')
    expect(lines.map(({ id, error }) => [id, error !== undefined])).toEqual([
      [undefined, true],
      [undefined, true],
      [7, false],
    ])
  })

  test('answers that cannot all be true are counted as open', async () => {
    const row = JSON.stringify({ answers: { 'contact-moments': 'no', misuse: 'confirmed' } })
    expect((await batch(P, row)).err).toContain(
      '0 to notify the authority, 0 with nobody to notify, 1 still open',
    )
  })

  test('another pack that is named in an odd way is an error of its line', async () => {
    const odd = ['{"pack":{"id":{"toString":1}}}', `{"pack":${'['.repeat(5000)}${']'.repeat(5000)}}`]
    const good = '{"answers":{"contact-moments":"no"}}'
    const { lines } = await batch(P, [good, ...odd, good].join('\n'))
    expect(told({ lines })).toEqual(['no-report', 'error', 'error', 'no-report'])
    expect(lines.map(({ exitCode }) => exitCode)).toEqual([0, 2, 2, 0])
  })
})

describe('a row is decided by its own answers', () => {
  const RULES = fileURLToPath(new URL('../fixtures/packs', import.meta.url))
  const answers = { used: 'no', imported: 'yes', data: [], insight: 'trivial', misuse: 'none-found' }
  const rows = [
    { id: 'open', answers },
    { id: 'contradictory', answers: { ...answers, exported: 'yes' } },
  ]

  test.each([rows, [...rows].reverse()])(
    'whatever stands before it: where either of two contradictions may hold, neither is certain',
    async (...all) => {
      const stdin = all.map((row) => JSON.stringify(row)).join('\n')
      const args = ['batch', 'two-contradictions', '-', '--rules', RULES, '--now', '2026-11-30T10:00']
      const { out } = await meldplicht(args, { stdin })
      const told = out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { id: string; verdict: string; doubts: string[] })
      const doubtsOf = (id: string): string[] | undefined => told.find((one) => one.id === id)?.doubts
      expect(doubtsOf('contradictory')).toContain('contradictory')
      // Whatever the answer that is still open, one of the two contradictions holds.
      expect(doubtsOf('open')).toEqual(['possibly-contradictory'])
      expect(told.map(({ verdict }) => verdict)).toEqual(['open', 'open'])
    },
  )
})
