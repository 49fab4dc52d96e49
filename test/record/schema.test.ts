// The published schema of a report is made from the one that the reader uses, and every report keeps to it.
import { toJSONSchema } from 'zod'
import { expect, test } from 'vitest'
import { decisionOf } from '../../src/record/report.ts'
import { decisionSchema, reportSchema } from '../../src/record/reportSchema.ts'
import { PROCURIOS, report } from '../cli/run.ts'

test('rules/report.schema.json is what the tool writes (after a change: npx vitest run test/record/schema.test.ts -u)', async () => {
  const schema = toJSONSchema(reportSchema, { target: 'draft-2020-12' })
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../rules/report.schema.json')
})

test.each([
  ['nothing known', ['assess']],
  ['decided', [...PROCURIOS, '--contact-moments', 'no']],
  [
    'open, with judgement, second opinion, record, warnings and two officers',
    [
      'assess',
      ...['--personal-data', 'yes', '--discovered', '2020-05-01', '--people', '1.200', '--data', 'contact'],
      ...['--risk-of-harm', 'unlikely', '--reason', 'risk-of-harm=it is so', '--severity', 'simple=1'],
      ...['--first-signal', '2020-04-01T10:00', '--record', 'titel=x', '--by', 'Ans', '--second', 'Bob'],
    ],
  ],
])('a report is as its schema says: %s', async (_, args) => {
  const { code, ...made } = await report(args)
  expect(code).toBe(made.exitCode)
  expect(reportSchema.safeParse(made).error).toBeUndefined()
  expect(decisionSchema.safeParse(JSON.parse(JSON.stringify(decisionOf(made)))).error).toBeUndefined()
})
