// A pack that extends another holds on every version of it, or decides nothing there.
import { expect, test } from 'vitest'
import { meldplicht } from '../cli/run.ts'
import { extending, newFolder, put, tiny } from '../pack/folder.ts'

const SIZE_MATTERS = '{ leaked: yes, size: { min: large } }'
/** Turns the order of its own question round. */
const BACKWARDS = `sources: { own: { title: { nl: Wij, en: We } } }
questions:
  module: { title: { nl: Module, en: Module }, answers: [no, yes] }
terms:
  size: { rules: [{ is: large, when: { module: no } }], sources: [own] }
actions:
  - { for: { authority: [no-report, report] }, when: { module: yes }, text: { nl: Kijk, en: Look } }
`
const folder = newFolder()
put(folder, 'base', '2020-01-01', tiny([SIZE_MATTERS, '{ leaked: yes }']))
put(folder, 'base', '2022-01-01', tiny())
put(folder, 'guest', '2020-06-01', extending('base', BACKWARDS))

test('a check tries every version of the base, and names the one on which the order breaks', async () => {
  const { code, out } = await meldplicht(['rules', 'check', 'guest', '--rules', folder], { columns: 100 })
  expect(code).toBe(5)
  expect(out).toMatch(/guest 2020-06-01 \(base@2022-01-01\): 1 problem\n\n.*not-monotone/)
  expect(out).not.toMatch(/guest 2020-06-01: \d problem/)
})

test('where the order breaks nothing is decided, however the question is answered', async () => {
  const decided = async (day: string, module: string): Promise<number> =>
    (
      await meldplicht(
        `assess guest --rules ${folder} --leaked yes --module ${module} --discovered ${day}`.split(' '),
        { now: '2023-01-01T00:00:00Z' },
      )
    ).code
  expect([await decided('2021-03-01', 'no'), await decided('2021-03-01', 'yes')]).toEqual([20, 20])
  expect([await decided('2022-03-01', 'no'), await decided('2022-03-01', 'yes')]).toEqual([2, 2])
})

test('a version of the base that begins after the pack has ended or was replaced is not tried', async () => {
  const other = newFolder()
  put(other, 'base', '2020-01-01', tiny())
  put(other, 'base', '2022-01-01', tiny())
  put(other, 'base', '2023-01-01', tiny())
  put(other, 'guest', '2020-06-01', extending('base', 'given: { leaked: yes }\n'))
  put(other, 'guest', '2021-06-01', extending('base', 'given: { leaked: yes }\nvalid-until: 2022-12-31\n'))
  const { out } = await meldplicht(['rules', 'check', 'guest', '--rules', other, '--json'])
  const { packs } = JSON.parse(out) as { packs: { version: string; bases?: string[] }[] }
  expect(packs.map(({ version, bases }) => [version, bases])).toEqual([
    ['2020-06-01', undefined],
    ['2021-06-01', undefined],
    ['2021-06-01', ['base@2022-01-01']],
  ])
})

test('a pack whose base has ended is a finding, at the line that names the base; a newer base that holds is none', async () => {
  const ends = (day: string): string => tiny().replace(/^(valid-from: .*)$/m, `$1\nvalid-until: ${day}`)
  const ended = newFolder()
  put(ended, 'base', '2020-01-01', ends('2021-12-31'))
  put(ended, 'guest', '2020-06-01', extending('base'))
  const checked = (): ReturnType<typeof meldplicht> =>
    meldplicht(['rules', 'check', 'guest', '--rules', ended], {
      ...{ columns: 100, now: '2026-11-30T12:00:00Z' },
    })
  expect(await checked()).toMatchObject({
    ...{ code: 5, out: expect.stringMatching(/expired[\s\S]*extends: base[\s\S]*held until 2021-12-31/) },
  })
  put(ended, 'base', '2022-01-01', ends('2024-12-31'))
  expect(await checked()).toMatchObject({ code: 5, out: expect.stringContaining('held until 2024-12-31') })
  put(ended, 'base', '2025-01-01', tiny())
  expect((await checked()).code).toBe(0)
})
