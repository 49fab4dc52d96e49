// A question as a pack writes it: there is one way to answer it, and what it says is refused or heeded, never dropped.
import { describe, expect, test } from 'vitest'
import { newFolder, put, tiny, wrong } from './folder.ts'

const ON = '2020-07-01'
const folder = newFolder()

describe('a question is answered in one way', () => {
  test('answers and bands together are refused', async () => {
    const both = tiny([
      '    answers: [no, yes]',
      '    answers: [no, yes]\n    bands: { few: 1, some: 10, many: 100 }',
    ])
    put(folder, 'both', '2020-01-01', both)
    expect(await wrong([folder], 'both', ON)).not.toEqual([])
  })

  test('an answer called unknown is refused: the word means that nobody knows', async () => {
    put(
      folder,
      'vague',
      '2020-01-01',
      tiny(['      large: {', '      unknown: { nl: vaag, en: vague }\n      large: {']),
    )
    expect(await wrong([folder], 'vague', ON)).not.toEqual([])
  })

  test('what a question of several kinds cannot have is refused and not dropped', async () => {
    const group = (more: string) =>
      tiny(['    answers: [no, yes]', `    answers: [no, yes]\n    several: true\n    ${more}`])
    for (const more of ['assume: no', 'ordered: false', 'bands: { few: 1, many: 10 }', 'judges: serious']) {
      const text = group(more).replace('leaked: yes, size', 'leaked.yes: yes, size')
      put(folder, 'group', '2020-01-01', text)
      expect(await wrong([folder], 'group', ON), more).not.toEqual([])
    }
  })

  test('yes and yes are refused: one of the two could never be given', async () => {
    put(folder, 'yes', '2020-01-01', tiny(['answers: [no, yes]', 'answers: [yes, yes]']))
    expect(await wrong([folder], 'yes', ON)).not.toEqual([])
  })
})
