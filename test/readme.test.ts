// The transcripts in the README are what the program prints.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
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

test('the customers of a supplier come out as the README shows', async () => {
  const readme = readFileSync(join(HOME, 'README.md'), 'utf8')
  const [, table = ''] = /```csv\n([\s\S]*?)```/.exec(readme) ?? []
  const [, command = '', shown = ''] =
    /```console\n\$ npx meldplicht (batch .*)\n([\s\S]*?)```/.exec(readme) ?? []
  const folder = mkdtempSync(join(tmpdir(), 'meldplicht-readme-'))
  try {
    const path = join(folder, 'customers.csv')
    writeFileSync(path, table)
    const { out, err } = await meldplicht(command.replace('customers.csv', path).split(' '))
    expect(`${out}${err}`.replaceAll('\r\n', '\n').replace('\ufeff', '')).toBe(shown)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
