// The smaller commands and the outside of the program: deadline, rules, help, version, output files, language.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { meldplicht, PROCURIOS } from './run.ts'

describe('deadline', () => {
  test('gives the two vectors over a clock change', async () => {
    const spring = await meldplicht(['deadline', '2026-03-27T15:00', '--now', '2026-03-28T12:00'])
    const autumn = await meldplicht([
      'deadline',
      '2026-10-23T15:00',
      '--now',
      '2026-10-24T12:00',
      '--lang',
      'nl',
    ])
    expect(spring.out).toContain('Monday 30 March 2026 at 16:00 (Europe/Amsterdam, UTC+02:00)')
    expect(autumn.out).toContain('maandag 26 oktober 2026 om 14:00 uur (Europe/Amsterdam, UTC+01:00)')
  })

  test('says that a weekend does not extend it, and what Regulation 1182/71 would make of it', async () => {
    const { out, code } = await meldplicht([
      'deadline',
      '2026-11-19T10:15',
      '--now',
      '2026-11-20T12:00',
      '--json',
    ])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      schema: 'meldplicht/deadline@1',
      deadlines: [
        { due: '2026-11-22T10:15:00+01:00', restDay: 'sunday', reading1182: '2026-11-22T11:00:00+01:00' },
      ],
    })
    const text = await meldplicht(['deadline', '2026-11-19T10:15', '--now', '2026-11-20T12:00'], {
      columns: 200,
    })
    expect(text.out).toContain('a Sunday')
    expect(text.out).toContain('1182/71')
  })

  test('needs a moment, one only', async () => {
    expect((await meldplicht(['deadline'])).code).toBe(2)
    expect((await meldplicht(['deadline', '2026-01-01', '2026-01-02'])).code).toBe(2)
  })
})

describe('rules', () => {
  test('list names every pack with its version', async () => {
    const { out, code } = await meldplicht(['rules', 'list'])
    expect(code).toBe(0)
    expect(out).toContain('ap  2018-05-25')
    expect(out).toContain('procurios-contactmomenten  2020-04-30')
  })

  test('check finds nothing in the shipped packs, and exits 5 with place and example on a broken one', async () => {
    expect((await meldplicht(['rules', 'check'])).code).toBe(0)
    expect((await meldplicht(['rules', 'check', 'app'])).code).toBe(2)
  })
})

describe('the program', () => {
  test('shows help in both languages, with every question and answer of the pack', async () => {
    const nl = await meldplicht(['assess', 'ap', '--help', '--lang', 'nl'])
    const en = await meldplicht(['assess', 'ap', '--help'])
    expect([nl.code, en.code]).toEqual([0, 0])
    for (const word of ['--exposure', 'confirmed', '--data', 'special-category'])
      expect(en.out).toContain(word)
    expect(nl.out).toContain('Opties:')
    expect(nl.out).not.toMatch(/Options:|Usage:|Arguments:|display help/)
    expect((await meldplicht(['--help', '--lang', 'nl'])).out).toContain('Opdrachten:')
  })

  test('a group of commands alone shows its help, and a flag that there is not is named', async () => {
    for (const group of ['register', 'rules']) {
      const alone = await meldplicht([group])
      expect([alone.code, alone.out, alone.err]).toEqual([2, '', (await meldplicht([group, '--help'])).out])
      const { code, err } = await meldplicht([group, '--nope'])
      expect([code, err]).toEqual([2, expect.stringMatching(/^Error: .*--nope.*\n$/)])
    }
  })

  test('shows its version, and help with exit code 2 when nothing is asked', async () => {
    expect(await meldplicht(['--version'])).toMatchObject({ code: 0, out: '0.0.0-test\n' })
    expect(await meldplicht([])).toMatchObject({ code: 2, out: '' })
  })

  test('speaks the language of --lang, MELDPLICHT_LANG, then the locale', async () => {
    const first = async (args: string[], env: Record<string, string>): Promise<string> =>
      (await meldplicht([...PROCURIOS, '--contact-moments', 'no', ...args], { env })).out.split('\n')[0] ?? ''
    expect(await first([], { LANG: 'nl_NL.UTF-8' })).toBe('Melden aan de AP is niet verplicht.')
    expect(await first([], { LANG: 'de_DE.UTF-8' })).toBe('Notifying the AP is not required.')
    expect(await first([], { LANG: 'nl_NL.UTF-8', LC_ALL: 'en_US.UTF-8' })).toBe(
      'Notifying the AP is not required.',
    )
    expect(await first([], { MELDPLICHT_LANG: 'nl' })).toBe('Melden aan de AP is niet verplicht.')
    expect(await first(['--lang', 'en'], { MELDPLICHT_LANG: 'nl' })).toBe('Notifying the AP is not required.')
  })

  test('warns about a discovery in the future, long ago or by date only', async () => {
    const args = ['assess', 'ap', '--json', '--discovered']
    const future = await meldplicht([...args, '2021-05-01T10:00'])
    const past = await meldplicht([...args, '2018-06-01'])
    expect(future.err).toMatch(/future/)
    expect(past.err).toMatch(/more than a year[\s\S]*/)
    expect(past.err).toMatch(/00:00/)
    expect((await meldplicht([...args, '2021-05-01T10:00', '-q'])).err).toBe('')
  })

  test('writes reports to files, whole, for the owner only, and says so', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'meldplicht-out-'))
    try {
      const [json, text] = [join(folder, 'r.json'), join(folder, 'r.txt')]
      const { code, out, err } = await meldplicht([
        'assess',
        `-o${json}`,
        ...PROCURIOS.slice(1),
        '--contact-moments',
        'no',
        '-o',
        text,
      ])
      expect([code, out]).toEqual([0, ''])
      expect(err).toContain(json)
      expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ verdict: 'no-report' })
      expect(readFileSync(text, 'utf8')).toContain('Notifying the AP is not required.')
      expect(statSync(json).mode & 0o777).toBe(0o600)
      expect(readdirSync(folder)).toHaveLength(2)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('exits 4 when a file cannot be written', async () => {
    const path = '/nowhere/at/all/r.json'
    const { code, err } = await meldplicht([...PROCURIOS, '--contact-moments', 'no', '-o', path])
    expect(code).toBe(4)
    expect(err).toContain(path)
    expect(existsSync(path)).toBe(false)
  })

  test('writes no line that GitHub would take for a command', async () => {
    const { out, err } = await meldplicht(
      [
        ...PROCURIOS,
        '--contact-moments',
        'yes',
        '--risk-of-harm',
        'high',
        '--reason',
        'risk-of-harm=::error::x',
      ],
      { env: { GITHUB_ACTIONS: 'true' }, columns: 30 },
    )
    expect(`${out}${err}`.split('\n').filter((line) => /^\s*::/.test(line))).toEqual([])
  })
})
