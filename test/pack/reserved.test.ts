// A name that the tool has itself is none for a question or a moment; and the list of such names is what the tool has.
import { expect, test } from 'vitest'
import { KEYS } from '../../src/record/answersFile.ts'
import { type FlagName, FLAGS, longOf } from '../../src/cli/flags.ts'
import { ID_PATTERN } from '../../src/pack/model.ts'
import { reservedAs } from '../../src/pack/reserved.ts'
import { COLUMNS } from '../../src/table/outcomes.ts'
import { extending, newFolder, put, tiny, wrong } from './folder.ts'

const ON = '2020-07-01'
const folder = newFolder()
put(folder, 'tiny', '2020-01-01', tiny())

test('every flag of every command, every column of batch and every key of an answers file is reserved', () => {
  const flags = (Object.keys(FLAGS) as FlagName[]).map((name) => longOf(name).slice('--'.length))
  const names = [...flags, ...COLUMNS, ...KEYS].filter((name) => ID_PATTERN.test(name))
  expect([...new Set(names)].filter((name) => reservedAs(name) === undefined)).toEqual([])
})

test.each([
  ['now', 'flag'],
  ['save', 'flag'],
  ['id', 'column'],
  ['reasons', 'key'],
])('a question or a moment called %s is refused at its line', async (name, kind) => {
  const question = `questions:\n  ${name}: { title: { nl: A, en: A }, answers: [no, yes] }\n`
  put(folder, 'asking', '2020-01-01', extending('tiny', question))
  expect(await wrong([folder], 'asking', ON)).toEqual([`duplicate-name 8:3 ${kind} ${name}`])
  put(folder, 'timing', '2020-01-01', extending('tiny', `moments:\n  ${name}: { title: { nl: A, en: A } }\n`))
  expect(await wrong([folder], 'timing', ON)).toEqual([`duplicate-name 8:3 ${kind} ${name}`])
})
