// What a program imports: the built library says what the command line says, and refuses what that refuses.
import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import type * as Browser from '../src/browser.ts'
import type * as Library from '../src/index.ts'
import type { Result } from '../src/problem.ts'
import { HOME } from './cli/run.ts'
import { newFolder, put, tiny } from './pack/folder.ts'

const built = (name: string): string => pathToFileURL(join(HOME, 'dist', name)).href
const library = (await import(/* @vite-ignore */ built('index.js'))) as typeof Library
const browser = (await import(/* @vite-ignore */ built('browser.js'))) as typeof Browser
const { assess, check, difference, nextQuestion, openPack, sealed } = library

const NOW = '2020-05-02T10:15'
const ON = '2020-05-01T10:15'

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}
const codesOf = (result: Result<unknown>): string[] =>
  result.ok ? [] : result.problems.map((problem) => problem.code)
const bytesOf = (record: Library.Report): string => `${JSON.stringify(record, null, 2)}\n`

/** What the command line prints. */
function printed(args: readonly string[]): string {
  const bin = join(HOME, 'bin/meldplicht.js')
  return spawnSync(process.execPath, [bin, 'assess', ...args, '--json', '--now', NOW], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: newFolder(), LANG: 'en' },
  }).stdout
}

const INCIDENTS: readonly [string, string, Library.Given, readonly string[]][] = [
  [
    'a pack of a supplier',
    'procurios-contactmomenten',
    { answers: { 'contact-moments': 'yes', data: ['contact'], people: 340 }, moments: { discovered: ON } },
    ['--contact-moments', 'yes', '--data', 'contact', '--people', '340', '--discovered', ON],
  ],
  ['nothing at all', 'ap', {}, []],
  [
    'a judgement, texts, and scores for the second opinion',
    'ap',
    {
      answers: { exposure: 'confirmed', role: 'controller', 'risk-of-harm': 'unlikely' },
      moments: { discovered: ON },
      reasons: { 'risk-of-harm': 'All of it was public already.' },
      record: { title: 'A «lost» laptop' },
      severity: { simple: 1, identification: 'limited' },
    },
    [
      ...['--exposure', 'confirmed', '--role', 'controller', '--risk-of-harm', 'unlikely'],
      ...['--discovered', ON, '--reason', 'risk-of-harm=All of it was public already.'],
      ...['--record', 'title=A «lost» laptop', '--severity', 'simple=1,identification=limited'],
    ],
  ],
]

describe('the library', () => {
  test.each(INCIDENTS)('gives the record that the command line prints, byte for byte: %s', async (...of) => {
    const [, id, given, flags] = of
    const rules = value(await openPack(id, { on: ON, now: NOW }))
    expect(bytesOf(value(assess(rules, given, { now: NOW })))).toBe(printed([id, ...flags]))
  })

  test('names officers as the command line does, and takes two who are one for one', async () => {
    const rules = value(await openPack('ap'))
    const record = value(assess(rules, {}, { now: NOW, by: ' A. Jansen ', second: 'B. de Vries' }))
    expect(bytesOf(record)).toBe(printed(['ap', '--by', 'A. Jansen', '--second', 'B. de Vries']))
    expect(codesOf(assess(rules, {}, { by: 'A. Jansen', second: 'a jansen' }))).toEqual(['same-officer'])
    expect(codesOf(assess(rules, {}, { second: 'B' }))).toEqual(['flag-missing'])
  })

  test('decides a report again when it is given as it is', async () => {
    const rules = value(await openPack('ap', { on: ON }))
    const first = value(assess(rules, INCIDENTS[2]![2], { now: NOW }))
    expect(value(assess(rules, first, { now: NOW }))).toEqual(first)
  })

  test('refuses a pack that is not proven, one that is only proposed, and one that takes the place of another', async () => {
    const folder = newFolder()
    put(folder, 'holed', '2020-01-01', readFileSync(join(HOME, 'test/fixtures/broken/gap.yaml'), 'utf8'))
    put(folder, 'ap', '2020-01-01', tiny())
    const wanted = { folders: [folder], own: ['ap'] }
    expect(codesOf(await openPack('holed', wanted))).toEqual(['unproven'])
    expect(codesOf(await openPack('digital-omnibus-proposal'))).toEqual(['proposal'])
    expect(codesOf(await openPack('ap', { folders: [folder] }))).toEqual(['pack-shadows'])
    expect(value(await openPack('ap', wanted)).pack.own).toEqual(['ap'])
    expect(codesOf(await openPack('nobody-has-it'))).toEqual(['unknown-name'])
    expect(codesOf(await openPack('ap', { on: 'soon' }))).toEqual(['moment-format'])
    expect(codesOf(await openPack('ap', { zone: 'Europe/Nowhere' }))).toEqual(['unknown-name'])
  })

  test('decides no incident by the rules of another day, and without a day nothing is sure where rules changed', async () => {
    const folder = newFolder()
    put(folder, 'mine', '2019-01-01', tiny())
    put(folder, 'mine', '2020-01-01', tiny())
    const old = value(await openPack('mine', { folders: [folder], on: '2019-06-01' }))
    expect([old.from, old.until, old.hadOthers]).toEqual(['2019-01-01', '2020-01-01', false])
    expect(codesOf(assess(old, { moments: { discovered: '2020-01-01' } }))).toEqual(['no-version'])
    expect(codesOf(assess(old, { moments: { discovered: '2018-12-31' } }))).toEqual(['no-version'])
    expect(codesOf(assess(old, {}))).toEqual(['no-version'])
    expect(value(assess(old, { moments: { discovered: '2019-12-31T23:59' } })).pack.version).toBe(
      '2019-01-01',
    )
    const today = value(await openPack('mine', { folders: [folder] }))
    const mild = { answers: { leaked: 'no' } }
    expect(value(assess(today, mild))).toMatchObject({ verdict: 'open', doubts: ['undated'] })
  })

  test('refuses what it does not understand, and says where that stood', async () => {
    const rules = value(await openPack('ap'))
    const misspelt = { anwsers: { exposure: 'no' } } as Library.Given
    expect(assess(rules, misspelt)).toMatchObject({
      ok: false,
      problems: [
        { code: 'unknown-name', name: 'anwsers', nearest: 'answers', at: { origin: 'given.anwsers' } },
      ],
    })
    expect(codesOf(assess(rules, { pack: 'snoobi' }))).toEqual(['answer-conflict'])
    expect(codesOf(assess(rules, { answers: { exposure: 'perhaps' } }))).toEqual(['unknown-name'])
    expect(codesOf(assess(rules, { severity: { luck: 3 } }))).toEqual(['unknown-name'])
    expect(codesOf(nextQuestion(rules, { exposition: 'no' }))).toEqual(['unknown-name'])
    expect(codesOf(assess(rules, null as unknown as Library.Given))).toEqual(['wrong-value'])
    const inMaps = { moments: new Map([['discovered', ON]]) } as unknown as Library.Given
    expect(codesOf(assess(rules, inMaps))).toEqual(['wrong-value'])
  })

  test('refuses a setting that is misspelt or of another kind, which would pass for none', async () => {
    const rules = value(await openPack('ap'))
    const mild: Library.Given = { answers: { 'personal-data': 'no' }, moments: { discovered: ON } }
    const odd = (setting: object): string[] => codesOf(assess(rules, mild, setting as Browser.Setting))
    expect(odd({ now: NOW, secondOficer: true })).toEqual(['unknown-name'])
    expect(odd({ now: new Date() })).toEqual(['wrong-value'])
    expect(odd({ secondOfficer: 'yes' })).toEqual(['wrong-value'])
    expect(odd({ now: NOW, by: undefined })).toEqual([])
    expect(codesOf(await openPack('ap', { onn: ON } as Library.Wanted))).toEqual(['unknown-name'])
    expect(codesOf(await openPack('ap', { folders: 'rules' } as unknown as Library.Wanted))).toEqual([
      'wrong-value',
    ])
  })

  test('asks one question after another until nothing can change a duty any more', async () => {
    const rules = value(await openPack('procurios-contactmomenten', { on: ON }))
    const answers: Record<string, unknown> = {}
    const asked: string[] = []
    for (let next = value(nextQuestion(rules, {})); next; next = value(nextQuestion(rules, answers))) {
      asked.push(next.id)
      answers[next.id] = 'members' in next ? [] : next.answers[0]!.id
    }
    expect(asked[0]).toBe('contact-moments')
    const { duties } = value(assess(rules, { answers, moments: { discovered: ON } }, { now: NOW }))
    expect(Object.values(duties).map(({ status }) => status)).not.toContain('open')
  })

  test('checks a pack with its cases, and tells what a proposal would change', async () => {
    const checked = value(await check('ap'))
    expect([checked.problems, checked.pack.cases.length > 0]).toEqual([[], true])
    const folder = newFolder()
    put(folder, 'holed', '2020-01-01', readFileSync(join(HOME, 'test/fixtures/broken/gap.yaml'), 'utf8'))
    const found = value(await check('holed', { folders: [folder] })).problems
    expect(found.map(({ code }) => code)).toContain('gap')
    const { duties } = value(await difference({ id: 'ap' }, { id: 'digital-omnibus-proposal' }))
    expect(duties.filter(({ isSame }) => !isSame).map(({ duty }) => duty)).toEqual(['authority'])
    expect(codesOf(await difference({ id: 'ap' }, { id: 'holed', folders: [folder] }))).toEqual(['unproven'])
  })

  test('leaves the process as it was', () => {
    const script = `
      const state = () => JSON.stringify([process.env, process.eventNames().map(String)])
      const before = state()
      const { openPack, assess } = await import(${JSON.stringify(built('index.js'))})
      const rules = await openPack('ap')
      assess(rules.value, {})
      console.log(state() === before)`
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    expect(out.trim()).toBe('true')
  })
})

describe('the library for a browser', () => {
  const textOf = (name: string): Browser.PackText => ({
    path: name,
    text: readFileSync(join(HOME, 'rules', name), 'utf8'),
  })
  const texts: readonly Browser.PackText[] = [
    textOf('procurios-contactmomenten/2020-04-30.yaml'),
    { ...textOf('ap/2018-05-25.yaml'), cases: textOf('ap/2018-05-25.cases.yaml') },
  ]
  const given = INCIDENTS[0]![2]

  test('needs nothing of Node', () => {
    const files = new Set(['browser.js'])
    for (const name of files) {
      const text = readFileSync(join(HOME, 'dist', name), 'utf8')
      expect(text).not.toMatch(/["'`]node:|\brequire\(|\bprocess\.|\bBuffer\./)
      for (const [, other] of text.matchAll(/["'`]\.\/([^"'`]+\.js)["'`]/g)) files.add(other!)
    }
    expect(files.size).toBeGreaterThan(1)
    expect(readdirSync(join(HOME, 'dist'))).toEqual(expect.arrayContaining([...files]))
  })

  test('gives the same record, from a sealed pack and from the YAML', async () => {
    const rules = value(await openPack('procurios-contactmomenten', { on: ON }))
    const record = value(assess(rules, given, { now: NOW }))
    const opened = value(await browser.openSealed(sealed(rules)))
    expect(value(browser.assess(opened, given, { now: NOW }))).toEqual(record)
    const read = value(browser.openRead(value(await browser.readPack(texts))))
    expect(value(browser.assess(read, given, { now: NOW }))).toEqual(record)
  })

  test('refuses a sealed pack that is not what it was, a base that is not there, and a pack that may not decide', async () => {
    const pack = sealed(value(await openPack('ap')))
    const forged = { ...pack, text: pack.text.replace('72', '73') }
    expect(codesOf(await browser.openSealed(forged))).toEqual(['wrong-value'])
    expect(codesOf(await browser.readPack(texts.slice(0, 1)))).toEqual(['unknown-name'])
    expect(codesOf(await browser.readPack([]))).toEqual(['missing-key'])
    const path = 'test/fixtures/broken/gap.yaml'
    const holed = value(await browser.readPack([{ path, text: readFileSync(join(HOME, path), 'utf8') }]))
    expect(codesOf(browser.openRead(holed))).toEqual(['unproven'])
    expect(browser.check(holed).problems.map(({ code }) => code)).toContain('gap')
  })

  test('relies on no answer without the moment of discovery where it knows of no other versions', async () => {
    const read = value(browser.openRead(value(await browser.readPack(texts))))
    const mild = { answers: { 'contact-moments': 'no' } }
    expect(value(browser.assess(read, mild, { now: NOW }))).toMatchObject({ verdict: 'open' })
  })
})
