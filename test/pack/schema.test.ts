// The schema for editors is made from the schema that the reader uses.
import { toJSONSchema } from 'zod'
import { expect, test } from 'vitest'
import { packSchema } from '../../src/pack/schema.ts'

test('rules/pack.schema.json is what the reader accepts (after a change: npx vitest run -u test/pack/schema.test.ts)', async () => {
  const schema = toJSONSchema(packSchema, { io: 'input', target: 'draft-2020-12' })
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../rules/pack.schema.json')
})
