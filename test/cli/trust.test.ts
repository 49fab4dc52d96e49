// What is executed and whom is believed: sealed packs, places of the user's own, packs that take another's place.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { foreignAt, placesOf } from '../../src/cli/settings/places.ts'
import type { Report } from '../../src/record/reportSchema.ts'
import { forAll } from '../oracle/random.ts'
import { HOME, meldplicht, report } from './run.ts'

const INCIDENT = [
  ...['assess', 'ap', '--exposure', 'confirmed', '--role', 'controller', '--recipient', 'malicious'],
  ...[
    '--personal-data',
    'yes',
    '--public-before',
    'no',
    '--encryption',
    'none',
    '--identifiable',
    'directly',
  ],
  ...['--retrieved', 'no', '--misuse', 'confirmed', '--insight', 'detailed', '--people', '500'],
  ...['--data', 'contact,national-id', '--discovered', '2026-05-01T10:15', '--now', '2026-05-02T10:15'],
]

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-trust-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function runs(
  bin: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd = folder,
): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    encoding: 'utf8',
    input: '',
    cwd,
    env: { PATH: process.env['PATH'] ?? '', LANG: 'en_GB.UTF-8', ...env },
    timeout: 20_000,
  })
  return { code: status, out: stdout, err: stderr }
}

const oneLine = (text: string): boolean => /^[^\n]+\n$/.test(text)

describe('compiled packs are sealed', () => {
  let copy = ''
  let packs = ''
  let whole: Report
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'meldplicht-sealed-'))
    for (const name of ['bin', 'dist', 'rules', 'package.json'])
      cpSync(join(HOME, name), join(copy, name), { recursive: true })
    packs = join(copy, 'dist', 'packs')
    whole = JSON.parse(runs(join(copy, 'bin/meldplicht.js'), [...INCIDENT, '--json'], {}, copy).out) as Report
  })
  afterAll(() => rmSync(copy, { recursive: true }))

  const again = (): unknown =>
    JSON.parse(runs(join(copy, 'bin/meldplicht.js'), [...INCIDENT, '--json'], {}, copy).out)

  function spoilt(change: (text: Buffer) => Buffer): unknown {
    const path = join(
      packs,
      readdirSync(packs).find((name) => name.startsWith('ap@'))!,
    )
    const before = readFileSync(path)
    writeFileSync(path, change(Buffer.from(before)))
    try {
      return again()
    } finally {
      writeFileSync(path, before)
    }
  }

  test('one in which verdicts or roots were changed is not used', () => {
    expect(whole.exitCode).toBe(21)
    const swapped = (text: string): string =>
      text
        .replaceAll('"report"', '"x"')
        .replaceAll('"no-report"', '"report"')
        .replaceAll('"x"', '"no-report"')
    expect(spoilt((text) => Buffer.from(swapped(text.toString())))).toEqual(whole)
    expect(spoilt((text) => Buffer.from(text.toString().replaceAll(/"root":\d+/g, '"root":-2')))).toEqual(
      whole,
    )
  })

  test('nor one in which a single bit is another', () => {
    forAll(4, (random) => {
      expect(
        spoilt((text) => {
          text[random.below(text.length)]! ^= 1 << random.below(8)
          return text
        }),
      ).toEqual(whole)
    })
  })

  test('and rules check reads the YAML itself', () => {
    const path = join(
      packs,
      readdirSync(packs).find((name) => name.startsWith('ap@'))!,
    )
    const before = readFileSync(path)
    writeFileSync(path, 'nonsense')
    expect(runs(join(copy, 'bin/meldplicht.js'), ['rules', 'check', 'snoobi'], {}, copy).code).toBe(0)
    writeFileSync(path, before)
  })

  test('where the YAML was changed it is decided by that, and the report has its hash', () => {
    const yaml = join(copy, 'rules/ap/2018-05-25.yaml')
    const before = readFileSync(yaml)
    writeFileSync(yaml, `${before.toString()}# changed\n`)
    const changed = again() as Report
    writeFileSync(yaml, before)
    expect(changed.exitCode).toBe(21)
    expect(changed.pack.sha256).not.toBe(whole.pack.sha256)
  })
})

describe('the program starts, or says in one line why not', () => {
  test.each([
    ['en_GB.UTF-8', 'is not built yet'],
    ['nl_NL.UTF-8', 'is nog niet gebouwd'],
  ])('where it was not built (%s)', (LANG, told) => {
    cpSync(join(HOME, 'bin'), join(folder, 'bin'), { recursive: true })
    const { code, out, err } = runs(join(folder, 'bin/meldplicht.js'), ['--version'], { LANG })
    expect([code, out, oneLine(err)]).toEqual([2, '', true])
    expect(err).toContain(told)
  })

  test('on a Node that is too old', () => {
    const old = `Object.defineProperty(process.versions, 'node', { value: '18.20.8' }); require(${JSON.stringify(join(HOME, 'bin/meldplicht.js'))})`
    const { status, stderr } = spawnSync(process.execPath, ['-e', old], { encoding: 'utf8' })
    expect([status, oneLine(stderr)]).toEqual([2, true])
    expect(stderr).toMatch(/18\.20\.8/)
  })

  test('without a home, under a number that no user has', () => {
    const asNobody = spawnSync('setpriv', ['--version']).status === 0 && process.getuid?.() === 0
    const start = asNobody ? ['setpriv', '--reuid', '54321', '--clear-groups'] : ['env']
    // A copy that this user can read.
    for (const name of ['bin', 'dist', 'rules', 'package.json'])
      cpSync(join(HOME, name), join(folder, name), { recursive: true })
    chmodSync(folder, 0o755)
    const [command, ...more] = [...start, process.execPath, join(folder, 'bin/meldplicht.js')]
    const { status, stdout, stderr } = spawnSync(command!, [...more, '--version'], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '' },
      cwd: '/',
    })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('prepare', () => {
  const build = (): { status: number | null; stderr: string } =>
    spawnSync(process.execPath, [join(folder, 'bin/build.mjs'), '--if-older'], {
      encoding: 'utf8',
      cwd: folder,
    })

  function copied(): void {
    for (const name of ['bin', 'src', 'rules', 'package.json', 'package-lock.json'])
      cpSync(join(HOME, name), join(folder, name), { recursive: true })
  }

  test('says one line and steps aside where its tools are not installed', () => {
    copied()
    const { status, stderr } = build()
    expect([status, oneLine(stderr)]).toEqual([0, true])
    expect(readdirSync(folder)).not.toContain('dist')
  })

  test('does nothing where the program is newer than its sources, and leaves nothing beside it', () => {
    copied()
    symlinkSync(join(HOME, 'node_modules'), join(folder, 'node_modules'))
    expect(build()).toMatchObject({ status: 0, stderr: '' })
    const made = readFileSync(join(folder, 'dist/meldplicht.cjs'), 'utf8')
    writeFileSync(join(folder, 'dist/meldplicht.cjs'), `${made}//`)
    expect(build()).toMatchObject({ status: 0, stderr: '' })
    expect(readFileSync(join(folder, 'dist/meldplicht.cjs'), 'utf8')).toBe(`${made}//`)
    expect(readdirSync(folder).filter((name) => name.startsWith('dist'))).toEqual(['dist'])
  })
})

describe('who may speak', () => {
  test('a place that is told from the working folder is none', () => {
    for (const HOME of ['', '.', 'home'])
      expect(placesOf({ HOME }, 'linux')).toEqual({ config: undefined, data: undefined, state: undefined })
    expect(placesOf({ HOME: '/h', XDG_CONFIG_HOME: 'etc', XDG_DATA_HOME: '/d' }, 'linux')).toEqual({
      config: '/h/.config/meldplicht/config.json',
      data: '/d/meldplicht',
      state: '/h/.local/state/meldplicht',
    })
    const none = (): string => {
      throw new Error('ENOENT')
    }
    expect(placesOf({}, 'linux', none).config).toBeUndefined()
  })

  test.each([{ HOME: '' }, { HOME: '.' }, { XDG_CONFIG_HOME: '.config' }])(
    'a hostile folder with its own configuration and its own ap is not believed (%o)',
    (env) => {
      const config = join(folder, '.config/meldplicht')
      mkdirSync(config, { recursive: true })
      cpSync(join(HOME, 'test/fixtures/packs/tiny'), join(folder, 'packs/ap'), { recursive: true })
      writeFileSync(join(config, 'config.json'), `${JSON.stringify({ rules: [join(folder, 'packs')] })}\n`)
      const { code, out } = runs(join(HOME, 'bin/meldplicht.js'), ['assess', '--json'], env)
      expect(code).toBe(3)
      expect((JSON.parse(out) as Report).pack.id).toBe('ap')
    },
  )

  test('a configuration that others can write is told and not read', async () => {
    const config = join(folder, 'config.json')
    writeFileSync(config, '{ "lang": "nl" }\n')
    for (const [path, mode] of [
      [config, 0o666],
      [folder, 0o777],
    ] as const) {
      chmodSync(config, 0o600)
      chmodSync(folder, 0o700)
      chmodSync(path, mode)
      const { code, err } = await meldplicht(['rules', 'list'], { config })
      expect([code, oneLine(err)]).toEqual([2, true])
      expect(err).toContain(`${path} can be changed by other users`)
    }
    chmodSync(folder, 0o700)
    expect((await meldplicht(['rules', 'list'], { config })).code).toBe(0)
  })

  test('nor a register or drafts that others can write', async () => {
    chmodSync(folder, 0o777)
    for (const args of [
      ['register', 'list', '--register', folder],
      [...INCIDENT, '--save', '--register', folder],
      ['resume'],
    ]) {
      const { code, err } = await meldplicht(args, { state: folder })
      expect([code, err]).toEqual([4, expect.stringContaining('can be changed by other users')])
    }
  })

  test('a sticky folder above is no danger, a writable one is', () => {
    const below = join(folder, 'own')
    mkdirSync(below)
    chmodSync(folder, 0o1777)
    expect(foreignAt(below, false)).toBeUndefined()
    expect(foreignAt(join(folder, 'not-yet'), true)).toBeUndefined()
    chmodSync(folder, 0o777)
    expect(foreignAt(below, false)).toEqual({ path: folder, why: 'mode' })
  })

  test.each([
    ['--register', ['register', 'list', '--register', '']],
    ['--rules', ['rules', 'list', '--rules', '']],
    ['--answers', ['assess', '--answers=']],
    ['--lang', ['rules', 'list', '--lang', '']],
  ])('an empty %s is an error', async (flag, args) => {
    const { code, err } = await meldplicht(args)
    expect([code, err]).toEqual([2, `Error: ${flag} needs a value.\n`])
  })

  test.each(['MELDPLICHT_REGISTER', 'MELDPLICHT_CONFIG', 'MELDPLICHT_STATE', 'MELDPLICHT_LANG'])(
    '%s that is empty is an error, and one that names a place must name a whole path',
    async (variable) => {
      expect(await meldplicht(['rules', 'list'], { env: { [variable]: '' } })).toMatchObject({
        code: 2,
        err: `Error: ${variable} is empty.\n`,
      })
      if (variable === 'MELDPLICHT_LANG') return
      const { code, err } = await meldplicht(['rules', 'list'], { env: { [variable]: 'here' } })
      expect([code, err]).toEqual([2, expect.stringContaining('whole path')])
    },
  )
})

describe('a pack of one’s own with the id of a shipped one', () => {
  beforeEach(() => {
    cpSync(join(HOME, 'rules/ap'), join(folder, 'ap'), { recursive: true })
    const yaml = join(folder, 'ap/2018-05-25.yaml')
    writeFileSync(yaml, `${readFileSync(yaml, 'utf8')}# mine\n`)
  })

  test('is refused, with what to say to use it', async () => {
    for (const args of [INCIDENT, ['rules', 'list'], ['batch', 'ap', '-']]) {
      const { code, err } = await meldplicht([...args, '--rules', folder])
      expect([code, oneLine(err)]).toEqual([2, true])
      expect(err).toContain('--own ap')
    }
  })

  test('is used where it is asked for by name, and every outcome says so', async () => {
    const own = ['--rules', folder, '--own', 'ap']
    expect((await report([...INCIDENT, ...own])).pack.own).toEqual(['ap'])
    expect((await meldplicht([...INCIDENT, ...own])).out).toMatch(/^By a version of ap of your own/)
    expect((await meldplicht(['rules', 'sql', 'ap', ...own])).out).toContain('version of ap of your own')
    const table = { stdin: '{"answers":{}}\n' }
    expect((await meldplicht(['batch', 'ap', '-', ...own], table)).err).toContain('version of ap of your own')
    const below = await report(['assess', 'snoobi', '--leak-at', 'nowhere', ...own])
    expect(below.pack.own).toEqual(['ap'])
    expect((await report(INCIDENT)).pack.own).toBeUndefined()
  })
})
