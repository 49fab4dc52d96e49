// Who is asked by plain numbered lines: by a flag, by a variable that other tools know too, and on a terminal that is none.
import { expect, test } from 'vitest'
import { isAccessible } from '../../../src/cli/wizard/start.ts'
import type { Context } from '../../../src/cli/context.ts'

test.each([
  [{}, false],
  [{ ACCESSIBLE: '' }, false],
  [{ ACCESSIBLE: '0' }, false],
  [{ ACCESSIBLE: '1' }, true],
  [{ TERM: 'dumb' }, true],
])('%j: %s', (env, wanted) => {
  expect(isAccessible({ io: { env } } as unknown as Context, false)).toBe(wanted)
})
