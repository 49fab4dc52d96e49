// The package as it is published: installed in a folder of its own it needs nothing else, runs, and can be imported.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOME } from '../cli/run.ts'

const { installIn, packIn } = (await import('./pack.mjs' as string)) as {
  readonly installIn: (folder: string, pack: string) => string
  readonly packIn: (folder: string) => string
}

let folder: string
/** Where it is installed, and the folder of whoever did so. */
let installed: string
let own: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-package-'))
  own = join(folder, 'own')
  installed = installIn(own, packIn(folder))
}, 300_000)

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const filesIn = (place: string): string[] =>
  readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(place, name)).isFile(),
  )
const node = (args: readonly string[]): string =>
  execFileSync(process.execPath, args, { cwd: own, encoding: 'utf8' })

test('one package without others, at most 5 MB, with the licence of all that is bundled in it', () => {
  expect(readdirSync(join(own, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'meldplicht',
  ])
  const size = filesIn(installed).reduce((sum, name) => sum + statSync(join(installed, name)).size, 0)
  expect(size).toBeLessThan(5_000_000)
  const notices = readFileSync(join(installed, 'THIRD-PARTY-NOTICES'), 'utf8')
  for (const name of ['commander', 'chalk', 'date-fns', 'yaml', 'zod', '@inquirer/core'])
    expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\([\\w. -]+\\)$`, 'm'))
})

test('the command runs', () => {
  expect(node([join('node_modules', '.bin', 'meldplicht'), '--help', '--lang', 'en'])).toContain('assess')
})

test('what docs/library.md shows decides the Procurios case in ten lines, and prints what it says', () => {
  const page = readFileSync(join(HOME, 'docs/library.md'), 'utf8')
  const [, script = ''] = /^```js\n([\s\S]*?)^```$/m.exec(page) ?? []
  expect(script.split('\n').filter((line) => line !== '').length).toBeLessThanOrEqual(10)
  writeFileSync(join(own, 'ten.mjs'), script)
  const [, shown] = /^It prints `(.*)`\.$/m.exec(page) ?? []
  expect(node(['ten.mjs']).trim()).toBe(shown)
})

test('every door of the package opens', () => {
  const doors = ['meldplicht/schema/report.json', 'meldplicht/schema/pack.json', 'meldplicht/package.json']
  for (const door of doors)
    expect(JSON.parse(node(['-p', `JSON.stringify(require(${JSON.stringify(door)}))`]))).toBeTypeOf('object')
  const names = "import('meldplicht/browser').then((all) => console.log(Object.keys(all).join()))"
  expect(node(['-e', names])).toContain('openSealed')
})

test('the types need no other package, and are those of the tool itself', () => {
  const use = `
    import { assess, check, difference, nextQuestion, openPack, type Report, type Setting } from 'meldplicht'
    import { openSealed, type OpenPack } from 'meldplicht/browser'
    export async function decide(setting: Setting): Promise<Report | undefined> {
      const rules = await openPack('ap', { on: '2020-05-01' })
      if (!rules.ok) return undefined
      const opened: OpenPack = rules.value
      const record = assess(opened, { answers: { exposure: 'possible', data: ['contact'] } }, setting)
      return record.ok ? record.value : undefined
    }
    export const others = [check, difference, nextQuestion, openSealed]
    // @ts-expect-error an incident has no such key
    export const misspelt: Parameters<typeof assess>[1] = { anwsers: {} }
  `
  const same = `
    import type { Report } from 'meldplicht'
    import type { Report as Own } from '${join(HOME, 'src/record/reportSchema.ts')}'
    export const there = (one: Report): Own => one
    export const back = (one: Own): Report => one
  `
  expect(complaints('use', use, { types: [], skipLibCheck: false })).toBe('')
  const typeRoots = [join(HOME, 'node_modules/@types')]
  expect(complaints('same', same, { types: ['node'], typeRoots, skipLibCheck: true })).toBe('')
}, 120_000)

/** What TypeScript says of a program that uses the package. */
function complaints(name: string, text: string, more: object): string {
  writeFileSync(join(own, `${name}.mts`), text)
  const strict = { strict: true, exactOptionalPropertyTypes: true, allowImportingTsExtensions: true }
  const compilerOptions = { ...strict, module: 'NodeNext', target: 'ES2023', noEmit: true, ...more }
  writeFileSync(join(own, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [`${name}.mts`] }))
  const tsc = join(HOME, 'node_modules/typescript/bin/tsc')
  return spawnSync(process.execPath, [tsc, '-p', own, '--pretty', 'false'], { encoding: 'utf8' }).stdout
}
