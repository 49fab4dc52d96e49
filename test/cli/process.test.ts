// The built program as a process: pipes, closed standard input, exit codes, and the compiled packs it starts from.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { decode, encode } from '../../src/compile/stored.ts'
import { listVersions, loadVersion } from '../../src/pack/library.ts'
import { HOME, PROCURIOS } from './run.ts'

const BIN = join(HOME, 'bin', 'meldplicht.js')
const env = { PATH: process.env['PATH'] ?? '', LANG: 'en_GB.UTF-8' }

function runs(
  bin: string,
  args: readonly string[],
  options: { input?: string; env?: Record<string, string> } = {},
): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    encoding: 'utf8',
    input: options.input ?? '',
    env: { ...env, ...options.env },
    timeout: 20_000,
  })
  return { code: status, out: stdout, err: stderr }
}

describe('the program as a process', () => {
  test('gives the same report under every time zone of the host', () => {
    const args = [...PROCURIOS, '--contact-moments', 'yes', '--now', '2020-05-02T07:00:00Z', '--json']
    const zones = ['UTC', 'Europe/Amsterdam', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata']
    const outs = zones.map((TZ) => runs(BIN, args, { env: { TZ } }).out)
    expect(new Set(outs).size).toBe(1)
    expect(outs[0]).toContain('2020-05-04T10:15:00+02:00')
  })

  test('gives the same times by the clock of the process as by Intl', () => {
    const at = (zone: string): string[] =>
      ['2026-03-27T15:00', '2026-10-23T15:00', '2026-01-01T00:30', '1999-12-31T23:59'].map(
        (moment) => runs(BIN, ['deadline', moment, '--zone', zone, '--now', '2026-01-01', '--json']).out,
      )
    const host = at('Europe/Amsterdam')
    // Brussels keeps the same time and goes through Intl.
    expect(at('Europe/Brussels').map((out) => out.replaceAll('Brussels', 'Amsterdam'))).toEqual(host)
  })

  test('does not wait for a standard input that nobody writes to, unless it was asked to read it', async () => {
    const child = spawn(process.execPath, [BIN, ...PROCURIOS, '--contact-moments', 'no'], {
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(code).toBe(0)
    const closed = spawnSync('sh', ['-c', `"${process.execPath}" "${BIN}" assess --answers - <&-`], {
      env,
      encoding: 'utf8',
      timeout: 20_000,
    })
    expect(closed.status).toBe(2)
    expect(closed.stderr).toContain('stdin is empty')
  })

  test('survives a reader that stops early', () => {
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${BIN}" assess --help | head -1`],
      { env, encoding: 'utf8' },
    )
    expect(stderr).toBe('')
    expect(stdout).toContain('Usage: meldplicht assess')
  })
})

describe('the compiled form of a shipped pack', () => {
  let home = ''
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'meldplicht-home-'))
    for (const name of ['bin', 'dist', 'rules'])
      cpSync(join(HOME, name), join(home, name), { recursive: true })
    symlinkSync(join(HOME, 'node_modules'), join(home, 'node_modules'))
  })
  afterAll(() => rmSync(home, { recursive: true }))

  test('equals what the YAML gives, for every version of every pack', async () => {
    const versions = listVersions([join(HOME, 'rules')]).versions
    const names = readdirSync(join(HOME, 'dist', 'packs')).filter((name) => name.endsWith('.json'))
    for (const version of versions) {
      const pack = await loadVersion([join(HOME, 'rules')], version, version.version)
      if (!pack.ok) throw new Error(JSON.stringify(pack.problems))
      const compiled = compile(pack.value)
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
      const name = names.find((candidate) => candidate.startsWith(`${version.id}@${version.version}`)) ?? ''
      const shipped = decode(readFileSync(join(HOME, 'dist', 'packs', name), 'utf8'), name.slice(0, -5))
      const live = decode(encode({ pack: pack.value, compiled: compiled.value }, HOME), name.slice(0, -5))
      expect(shipped).toEqual(live)
    }
    expect(names).toHaveLength(versions.length)
  })

  test('is not used for a YAML that has changed since: the YAML is the only source', () => {
    const bin = join(home, 'bin', 'meldplicht.js')
    const args = [...PROCURIOS, '--contact-moments', 'no', '--json']
    const before = runs(bin, args)
    const file = join(home, 'rules', 'ap', '2018-05-25.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('hours: 72', 'hours: 96'))
    const deadline = runs(bin, ['deadline', '2020-05-01T10:15', '--json'])
    const after = runs(bin, args)
    expect(deadline.out).toContain('"hours": 96')
    expect((JSON.parse(after.out) as { pack: unknown }).pack).not.toEqual(
      (JSON.parse(before.out) as { pack: unknown }).pack,
    )
  })

  test('is not missed: without it, or with a broken one, the same comes out', () => {
    const bin = join(home, 'bin', 'meldplicht.js')
    const args = [...PROCURIOS, '--contact-moments', 'no', '--now', '2020-05-02', '--json']
    const first = runs(bin, args)
    for (const name of readdirSync(join(home, 'dist', 'packs')).filter((file) => file.endsWith('.json')))
      writeFileSync(
        join(home, 'dist', 'packs', name),
        '{"format":"meldplicht/precompiled@1","pack":{},"compiled":{}}',
      )
    const broken = runs(bin, args)
    rmSync(join(home, 'dist', 'packs'), { recursive: true })
    const without = runs(bin, args)
    expect([broken, without]).toEqual([first, first])
  })

  test('a pack with a gap decides nothing', () => {
    const bin = join(home, 'bin', 'meldplicht.js')
    const file = join(home, 'rules', 'ap', '2018-05-25.yaml')
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('risk: unlikely }', 'risk: unlikely, role: controller }'),
    )
    const { code, out, err } = runs(bin, ['assess', 'ap', '--personal-data', 'no'])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('rules check')
    const check = runs(bin, ['rules', 'check', 'ap'])
    expect(check.code).toBe(5)
    expect(check.out).toMatch(
      /2018-05-25\.yaml:\d+:\d+ {2}gap[\s\S]*«authority»[\s\S]*role:\s+joint-controller/,
    )
  })
})
