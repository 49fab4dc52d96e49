// A judgement is the officer's to make: under its name nothing may be assumed about the facts.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { meldplicht } from '../cli/run.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-judges-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const text = '{ nl: x, en: x }'

/** A supplier that lets nobody's silence stand for «no personal data». */
function pack(id: string, answers: string, high: string): string {
  mkdirSync(join(folder, id))
  const path = join(folder, id, '2020-01-01.yaml')
  writeFileSync(
    path,
    `meldplicht: pack@1
id: ${id}
valid-from: 2020-01-01
extends: ap
title: ${text}
about: ${text}
sources: { us: { title: ${text} } }
questions:
  checked:
    title: ${text}
    answers: { ${answers} }
    assume: safe
    judges: helper
    sources: [us]
terms:
  helper:
    title: ${text}
    levels: { low: ${text}, high: ${text} }
    rules: [{ is: high, when: { checked: ${high} }, sources: [us] }]
  personal-data:
    rules: [{ is: yes, when: { helper: high }, sources: [us] }]
`,
  )
  return path
}

describe('a pack that calls an assumption about the facts a judgement', () => {
  test('whose answers are no levels of what is judged cannot be read', async () => {
    const path = pack('hidden', `safe: ${text}, hit: ${text}`, 'hit')
    const { code, out } = await meldplicht(['rules', 'check', path], { columns: 200 })
    expect([code, out]).toEqual([5, expect.stringMatching(/no answer «hit».*low, high/)])
    const assessed = await meldplicht([
      'assess',
      'hidden',
      '--rules',
      folder,
      '--discovered',
      '2026-11-20T10:00',
    ])
    expect([assessed.code, assessed.out]).toEqual([2, ''])
  })

  test('is not made for the officer by a supplier, neither fixed nor derived', async () => {
    for (const [id, part] of [
      ['fixing', 'given: { risk-of-harm: unlikely }'],
      [
        'deriving',
        `terms: { risk-of-harm: { rules: [{ is: unlikely, when: { role: processor }, sources: [us] }] } }`,
      ],
    ] as const) {
      mkdirSync(join(folder, id))
      const path = join(folder, id, '2020-01-01.yaml')
      const head = `meldplicht: pack@1\nid: ${id}\nvalid-from: 2020-01-01\nextends: ap\ntitle: ${text}\nabout: ${text}\n`
      writeFileSync(path, `${head}sources: { us: { title: ${text} } }\n${part}\n`)
      expect((await meldplicht(['rules', 'check', path])).code).toBe(5)
      const assessed = await meldplicht(['assess', id, '--rules', folder, '--discovered', '2026-11-20T10:00'])
      expect([assessed.code, assessed.out]).toEqual([2, ''])
    }
  })

  test('and under which no fact counts any more assumes what is milder', async () => {
    const path = pack('constant', `safe: ${text}, low: ${text}, high: ${text}`, 'high')
    const { code, out } = await meldplicht(['rules', 'check', path], { columns: 200 })
    expect([code, out]).toEqual([5, expect.stringContaining('«checked» assumes safe, but high is stricter')])
    const assessed = await meldplicht([
      'assess',
      'constant',
      '--rules',
      folder,
      '--discovered',
      '2026-11-20T10:00',
    ])
    expect([assessed.code, assessed.out]).toEqual([2, ''])
  })
})
