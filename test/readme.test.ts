// The transcript in the README is what the program prints.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { HOME, meldplicht } from './cli/run.ts'

test('the transcript in the README is true (the hash of the pack and the version aside)', async () => {
  const readme = readFileSync(join(HOME, 'README.md'), 'utf8')
  const block = /```console\n\$ npx meldplicht (.*)\n([\s\S]*?)```/.exec(readme)
  const [, command = '', shown = ''] = block ?? []
  const { out } = await meldplicht(command.split(' '), { columns: 80 })
  const same = (text: string): string =>
    text
      .replace(/\s+/g, ' ')
      .replace(/sha256 \w+/, 'sha256')
      .replace(/meldplicht [\d.]+(-test)?\./, '')
      .trim()
  expect(same(shown)).toBe(same(out))
})
