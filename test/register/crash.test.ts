// Real processes that save at the same moment, and real kills in the middle of a save.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'rolldown'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { append } from '../../src/register/register.ts'
import { outlinesOf } from '../../src/register/read.ts'
import { beginRegister } from '../../src/register/place.ts'
import { meldplicht } from '../cli/run.ts'
import { samples } from '../size.ts'

let built = ''
let folder = ''
beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'meldplicht-saver-'))
  await build({
    input: join(import.meta.dirname, 'saver.ts'),
    platform: 'node',
    output: { file: join(built, 'saver.cjs'), format: 'cjs' },
  })
})
afterAll(() => rmSync(built, { recursive: true }))
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-register-'))
  beginRegister(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Runs one saver to its end, or kills it after some milliseconds; what it reported as saved comes back. */
async function saved(name: string, count: number, killAfter?: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(built, 'saver.cjs'), folder, name, String(count)], {
    env: killAfter === undefined ? {} : { STILL: '300' },
  })
  let out = ''
  const kill = (): void => void setTimeout(() => child.kill('SIGKILL'), killAfter)
  child.stdout.on('data', (piece: Buffer) => {
    // Most are killed while they save, and some while they start.
    if (killAfter !== undefined && out === '') kill()
    out += piece.toString()
  })
  child.stderr.on('data', (piece: Buffer) => (out += piece.toString()))
  if (killAfter !== undefined && killAfter % 4 === 0) kill()
  await new Promise((resolve) => child.on('close', resolve))
  expect(out).not.toContain('failed')
  return [...out.matchAll(/^saved (.*)\n/gm)].map((match) => match[1]!)
}

/** The titles in the register, which must be whole. */
function titles(): string[] {
  return [...outlinesOf(folder)].map((entry) => {
    if (!entry.ok) throw new Error(JSON.stringify(entry.problems))
    const { event } = entry.value
    return 'summary' in event ? event.summary.title : ''
  })
}

const EACH = samples(100)
test(`8 processes that save ${EACH} incidents each at the same moment lose none and leave one chain`, async () => {
  const all = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((name) => saved(`p${name}`, EACH)))
  expect(all.flat()).toHaveLength(8 * EACH)
  const found = titles()
  expect([...found].sort()).toEqual(all.flat().sort())
  expect((await meldplicht(['register', 'verify', '--register', folder])).out).toContain(`${8 * EACH} lines`)
}, 120_000)

const KILLS = samples(200)
test(`${KILLS} kills at random moments lose nothing that was reported as saved, and the register stays readable`, async () => {
  const reported: string[] = []
  let kills = 0
  const killing = async (lane: number): Promise<void> => {
    while (kills < KILLS) {
      kills += 1
      // From the start of the process to some saves after it.
      reported.push(...(await saved(`l${lane}-${kills}`, 1000, Math.floor(Math.random() * 80))))
    }
  }
  await Promise.all([1, 2, 3, 4].map(killing))
  const found = new Set(titles())
  expect(reported.length).toBeGreaterThan(KILLS / 5)
  expect(reported.filter((title) => !found.has(title))).toEqual([])
  expect(
    (await append(folder, { event: { kind: 'note', text: 'x' }, incident: '2026-1' }, Date.now)).ok,
  ).toBe(true)
  // What a kill left of a line that was never reported is told; every line of the register is whole.
  const { out } = await meldplicht(['register', 'verify', '--register', folder])
  expect(out).toMatch(/^\d+ lines, each as it was written/)
}, 120_000)

/** Whether a process can be given numbers of its own here. */
const canUnshare = spawnSync('unshare', ['-pf', '--mount-proc', 'true']).status === 0

test.skipIf(!canUnshare)(
  'four writers in PID namespaces of their own lose nothing, though their numbers mean nothing to each other (needs unshare)',
  async () => {
    const isolated = async (name: string): Promise<string[]> => {
      const saver = [process.execPath, join(built, 'saver.cjs'), folder, name, String(samples(40))]
      const child = spawn('unshare', ['-pf', '--mount-proc', ...saver])
      let out = ''
      child.stdout.on('data', (piece: Buffer) => (out += piece.toString()))
      await new Promise((resolve) => child.on('close', resolve))
      return [...out.matchAll(/^saved (.*)\n/gm)].map((match) => match[1]!)
    }
    const all = (await Promise.all(['a', 'b', 'c', 'd'].map(isolated))).flat()
    expect(all).toHaveLength(4 * samples(40))
    expect([...titles()].sort()).toEqual([...all].sort())
    expect((await meldplicht(['register', 'verify', '--register', folder])).code).toBe(0)
  },
  120_000,
)

test('a lock file that a kill left behind is no lock, and is removed', async () => {
  await saved('a', 1000, 21)
  await saved('b', 1)
  expect(titles()).toContain('b-0')
})
