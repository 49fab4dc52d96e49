// Broken packs that can be read but not trusted: each fixture with the one thing that the check finds, and where.
import { describe, expect, test } from 'vitest'
import { check } from '../../src/check/check.ts'
import type { Pack } from '../../src/pack/model.ts'
import { loadPack } from '../../src/pack/library.ts'
import { loadBroken, PACKS, told } from '../pack/fixture.ts'

/** Fixture → its findings: code, line and column, then what the finding says. */
const TABLE: readonly (readonly [string, readonly string[]])[] = [
  ['gap', ['gap 33:3 authority']],
  ['clash', ['clash 40:9 authority no-report,report not-serious,is-serious']],
  ['dead-rule', ['dead-rule 40:9 authority never']],
  ['dead-rule-term', ['dead-rule 31:9 serious serious-1']],
  [
    'redundant-rule',
    ['redundant-rule 41:9 authority twice is-serious', 'redundant-rule 42:9 authority is-serious twice'],
  ],
  ['redundant-rule-narrower', ['redundant-rule 40:9 authority narrow not-serious']],
  [
    'redundant-rule-term',
    ['redundant-rule 30:9 serious serious-1 serious-2', 'redundant-rule 31:9 serious serious-2 serious-1'],
  ],
  ['redundant-rule-first-level', ['redundant-rule 30:9 serious serious-1']],
  ['not-monotone', ['not-monotone 19:3 authority size small large report no-report']],
  ['needless-exemption', ['needless-exemption 39:20 authority size']],
  ['mild-assumption', ['mild-assumption 19:3 authority size small large']],
  ['mild-assumption-excused', []],
  ['needless-exemption-assumption', ['needless-exemption 40:23 authority size']],
  ['idle-question', ['idle-question 19:3 colour']],
  ['idle-question-group', ['idle-question 19:3 colours']],
  ['unused-term', ['unused-term 26:3 grave']],
  ['unused-source', ['unused-source 10:3 lore']],
  ['no-source', ['no-source 30:9 serious serious-1']],
  ['case-fails', ['case-fails 33:5 one authority no-report report']],
  ['case-fails-open', ['case-fails 33:5 one authority no-report no-report,report']],
  ['case-fails-soft', ['case-fails 33:5 one authority no-report report']],
  ['case-fails-beside', ['case-fails 2:3 one authority no-report report']],
  ['case-answers', ['unknown-name 33:5 answer yess yes']],
]

async function packOf(name: string): Promise<Pack> {
  const loaded = await loadBroken(name)
  if (!loaded.ok) throw new Error(loaded.problems.map(told).join('\n'))
  return loaded.value
}

describe('a check finds what is wrong with the rules, and nothing else', () => {
  test.each(TABLE)('%s', async (name, expected) => {
    expect(check(await packOf(name)).problems.map(told)).toEqual(expected)
  })

  test.each(['tiny', 'guest'])('nothing is wrong with %s, which the broken ones vary', async (id) => {
    const loaded = await loadPack([PACKS], id, '2020-07-01')
    expect(loaded.ok && check(loaded.value).problems).toEqual([])
  })
})

describe('a finding shows an example in the words of the duty', () => {
  test('a gap: the term that the rules name, and the answers that lead there', async () => {
    const { problems } = check(await packOf('gap'))
    expect(problems).toMatchObject([
      { example: { words: [{ id: 'serious', level: 'no' }], answers: { leaked: 'no', size: 'small' } } },
    ])
  })

  test('a clash: answers under which both rules apply', async () => {
    const { problems } = check(await packOf('clash'))
    expect(problems).toMatchObject([
      { example: { words: [{ id: 'serious', level: 'yes' }], answers: { leaked: 'yes', size: 'large' } } },
    ])
  })

  test('a fall: the more serious answers, where the verdict is the milder', async () => {
    const { problems } = check(await packOf('not-monotone'))
    expect(problems).toMatchObject([
      { example: { words: [{ id: 'serious', level: 'no' }], answers: { leaked: 'yes', size: 'large' } } },
    ])
  })

  test('a mild assumption: the answers under which the assumed one is the milder', async () => {
    const { problems } = check(await packOf('mild-assumption'))
    expect(problems).toMatchObject([
      { example: { words: [{ id: 'serious', level: 'no' }], answers: { leaked: 'yes', size: 'small' } } },
    ])
  })
})

describe('a check says so when', () => {
  test('a pack is too complex for the budget', async () => {
    const loaded = await loadPack([PACKS], 'tiny', '2020-07-01')
    if (!loaded.ok) throw new Error('unreadable')
    expect(check(loaded.value, 1).problems).toEqual([
      { code: 'too-complex', pack: 'tiny', nodes: 1, budget: 1 },
    ])
    expect(check(loaded.value, 20).problems).toEqual([])
  })

  test('a soft case that comes out otherwise has its reason recorded: then it is no finding', async () => {
    const pack = await packOf('case-fails-soft')
    const differs = { nl: 'Daarom', en: 'Because' }
    const { problems } = check({ ...pack, cases: pack.cases.map((entry) => ({ ...entry, differs })) })
    // One case alone does not make every rule apply, and that is told.
    expect(problems.map(({ code }) => code)).toEqual(['unexercised-rule'])
    expect(problems).toMatchObject([{ of: 'authority', rule: 'not-serious', at: { line: 42 } }])
  })
})
