// rules/README.md is true: the pack it builds step by step is what it says after every step.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOME, meldplicht } from '../cli/run.ts'

const guide = readFileSync(join(HOME, 'rules', 'README.md'), 'utf8')
const steps = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text!)
let folder = ''
let path = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-guide-'))
  mkdirSync(join(folder, 'contactmomenten'))
  path = join(folder, 'contactmomenten', '2020-04-30.yaml')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the guide', () => {
  test.each([
    [1, 5, ['unused-source']],
    [2, 5, ['idle-question', 'idle-question']],
    [3, 0, []],
    [4, 0, []],
  ])('after step %i the check ends with %i', async (step, exit, codes) => {
    writeFileSync(path, steps.slice(0, step).join(''))
    const { code, out } = await meldplicht(['rules', 'check', path, '--json'])
    const { packs } = JSON.parse(out) as { packs: { findings: { code: string }[] }[] }
    expect(packs[0]!.findings.map((finding) => finding.code)).toEqual(codes)
    expect(code).toBe(exit)
  })

  test('builds a pack of fewer than thirty lines', () => {
    expect(steps.join('').trimEnd().split('\n').length).toBeLessThan(30)
  })

  test.each([
    ['nl', '# Regelpakket in wording'],
    ['en', '# A pack in the making'],
  ])('and every file that «rules init» starts is found right (%s)', async (lang, head) => {
    for (const base of ['', 'ap', 'snoobi', 'procurios-contactmomenten']) {
      const name = `own-${lang}-${base}`.replace(/-$/, '')
      const args = ['rules', 'init', name, '--rules', folder, '--lang', lang]
      const { code, out } = await meldplicht(base === '' ? args : [...args, '--extends', base], {
        now: '2026-11-21T12:00:00Z',
      })
      expect([code, out.includes('2026-11-21.yaml')]).toEqual([0, true])
      const own = join(folder, name, '2026-11-21.yaml')
      expect(readFileSync(own, 'utf8').split('\n')[1]).toContain(head)
      const checked = await meldplicht(['rules', 'check', name, '--rules', folder, '--lang', 'en'])
      expect(checked.out).toContain('1 pack checked, 0 problems')
      expect(checked.code).toBe(0)
    }
    const again = await meldplicht(['rules', 'init', `own-${lang}`, '--rules', folder])
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('exists already')])
  })

  test('a pack that decides nothing says so: a proposal is compared, not applied', async () => {
    const { code, err } = await meldplicht(['assess', 'digital-omnibus-proposal', '--personal-data', 'no'], {
      now: '2026-11-21T12:00:00Z',
    })
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('meldplicht rules diff ap digital-omnibus-proposal'),
    ])
  })
})
