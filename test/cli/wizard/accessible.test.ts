// Plain numbered lines, and who is asked by them: by a flag, by a variable that other tools know too, and on a terminal that is none.
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { plainAsk } from '../../../src/cli/wizard/plain.ts'
import { isAccessible } from '../../../src/cli/wizard/start.ts'
import type { Context } from '../../../src/cli/context.ts'
import type { Terminal } from '../../../src/cli/io.ts'
import { wrapped } from '../../../src/render/layout.ts'
import { nl } from '../../../src/words/nl.ts'

test.each([
  [{}, false],
  [{ ACCESSIBLE: '' }, false],
  [{ ACCESSIBLE: '0' }, false],
  [{ ACCESSIBLE: '1' }, true],
  [{ TERM: 'dumb' }, true],
])('%j: %s', (env, wanted) => {
  expect(isAccessible({ io: { env } } as unknown as Context, false)).toBe(wanted)
})

test('the further lines of an option stand deeper than the next option, and every line has the whole width', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const terminal = { input, output, signal: new AbortController().signal } as unknown as Terminal
  const ask = plainAsk(terminal, nl, (text, indent = 0) => wrapped(text, 60 - indent))
  const long = 'Rekening- of kaartgegevens waarmee te betalen of te frauderen is'
  const answer = ask.one({ above: ['Kort', 'Kort'], title: 'Wat is het?' }, [
    { id: 'contact', title: 'Naam' },
    { id: 'payment', title: long },
    { id: 'none', title: 'Geen van deze' },
  ])
  await new Promise((resolve) => setTimeout(resolve, 20))
  input.write('2\n')
  expect(await answer).toBe('payment')
  ask.show(['a', 'b', 'c', `${'x'.repeat(29)} ${'y'.repeat(30)}`])
  ask.close()
  expect(String(output.read()).split('\n')).toEqual([
    ...['', 'Kort', 'Kort', 'Wat is het?', '1. Naam'],
    '2. Rekening- of kaartgegevens waarmee te betalen of te',
    '  frauderen is',
    ...['3. Geen van deze', `Typ een nummer: a`, 'b', 'c', `${'x'.repeat(29)} ${'y'.repeat(30)}`, ''],
  ])
})
