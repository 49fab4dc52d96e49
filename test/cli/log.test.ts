// Nothing that somebody else wrote commands the runner of a CI job, in no output of no command; and data stay the same data.
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isInCi, widthOf } from '../../src/cli/settings/settings.ts'
import type { Io, Output } from '../../src/cli/io.ts'
import { loggedIo } from '../../src/cli/log.ts'
import { beginRegister } from '../../src/register/place.ts'
import { clean, commandless, jsonLine } from '../../src/render/clean.ts'
import { sampled } from '../size.ts'
import { HOME, meldplicht, PROCURIOS, type Setting } from './run.ts'

const CI: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['any CI', { CI: 'true' }],
  ['GitHub', { GITHUB_ACTIONS: 'true' }],
  ['Azure', { TF_BUILD: 'True' }],
  ['TeamCity', { TEAMCITY_VERSION: '2024.03' }],
  ['Jenkins', { JENKINS_URL: 'https://jenkins.example/' }],
  ['Jenkins by its number', { BUILD_NUMBER: '7', BUILD_ID: '7' }],
  ['CodeBuild', { CODEBUILD_BUILD_ID: 'x:1' }],
  ['Bitbucket', { BITBUCKET_BUILD_NUMBER: '3' }],
]

const HOSTILE = '::error::x ##[add-mask]a ##vso[task.x]b ##teamcity[c] ::set'
/** What a runner would find. */
const COMMAND = /^\s*::|##[a-z]*\[/im

const folder = mkdtempSync(join(tmpdir(), 'meldplicht-log-'))
const register = join(folder, 'register')
const own = join(folder, 'rules')
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const ran = (args: readonly string[], env: Readonly<Record<string, string>>, more: Setting = {}) =>
  meldplicht(args, { state: folder, ...more, env })

beforeAll(async () => {
  const tiny = readFileSync(join(HOME, 'test/fixtures/packs/tiny/2020-01-01.yaml'), 'utf8')
  for (const [id, yaml] of [
    ['loud', tiny.replaceAll(/\b(nl|en): (\w[\w ]*)/g, (_, lang, text) => `${lang}: "${HOSTILE} ${text}"`)],
    ['broken', tiny.replace('id: not-serious', `id: "${HOSTILE}"`)],
  ] as const) {
    mkdirSync(join(own, id), { recursive: true })
    writeFileSync(join(own, id, '2020-01-01.yaml'), yaml.replace('id: tiny', `id: ${id}`))
  }
  beginRegister(register)
  const facts = ['--record', `title=${HOSTILE}`, '--record', `odd=${HOSTILE}`, '--register', register]
  const { err } = await ran(['assess', ...FACTS, ...facts, '--save', '--by', 'A'], {})
  expect(err).toContain('2020-1')
  await ran(['register', 'note', '2020-1', HOSTILE, '--register', register], {})
})
afterAll(() => rmSync(folder, { recursive: true }))

const FACTS = [
  ...['--personal-data', 'yes', '--discovered', '2020-05-01T09:00', '--risk-of-harm', 'high'],
  ...['--reason', `risk-of-harm=${HOSTILE}`, '--record', `summary=${HOSTILE}`],
]

type Tried = readonly [name: string, args: () => readonly string[], more?: Setting]
/** Every command, with hostile text wherever it takes any. */
const COMMANDS: readonly Tried[] = [
  ...['text', 'json', 'markdown', 'html', 'ics'].map(
    (format) => [`assess --format ${format}`, () => ['assess', ...FACTS, '--format', format]] as const,
  ),
  ['assess --paper', () => ['assess', ...FACTS, '--paper', 'notification']],
  ['assess of a loud pack', () => ['assess', 'loud', '--rules', own, '--leaked', 'yes']],
  ['assess of a loud pack --json', () => ['assess', 'loud', '--rules', own, '--json']],
  ['assess --help of a loud pack', () => ['assess', 'loud', '--rules', own, '--help']],
  ['assess with another answer', () => ['assess', '--people', HOSTILE]],
  ['assess with another flag', () => ['assess', `--${HOSTILE}`, 'x']],
  ['assess with an answers file', () => ['assess', '--answers', join(folder, `${HOSTILE}.yaml`)]],
  ['assess with answers', () => ['assess', '--answers', '-'], { stdin: `answers: {"${HOSTILE}": yes}` }],
  ['assess -o', () => ['assess', ...FACTS, '-o', join(folder, `${HOSTILE}.json`)]],
  ['deadline', () => ['deadline', HOSTILE]],
  ['resume', () => ['resume', HOSTILE]],
  ['batch', () => ['batch', 'procurios-contactmomenten', join(folder, `${HOSTILE}.csv`)]],
  ...['ndjson', 'csv'].flatMap((format) =>
    ['ci-logcommands.csv', 'ci-logcommands-start.csv', 'ids.ndjson'].map(
      (table) =>
        [
          `batch ${table} --format ${format}`,
          () => ['batch', 'procurios-contactmomenten', join(folder, table), '--format', format],
        ] as const,
    ),
  ),
  ['verify', () => ['verify', file('report.json', JSON.stringify({ schema: HOSTILE, [HOSTILE]: 1 }))]],
  ['rules list', () => ['rules', 'list', '--rules', own]],
  ['rules show', () => ['rules', 'show', 'loud', '--rules', own]],
  ...['text', 'json', 'github', 'sarif', 'junit'].map(
    (format) => [`rules check --format ${format}`, () => checking(format)] as const,
  ),
  ['rules diff', () => ['rules', 'diff', 'loud', 'ap', '--rules', own]],
  ['rules diff --json', () => ['rules', 'diff', 'loud', 'ap', '--rules', own, '--json']],
  ['rules graph', () => ['rules', 'graph', 'loud', '--rules', own]],
  ['rules sql', () => ['rules', 'sql', 'loud', '--rules', own]],
  ['rules init', () => ['rules', 'init', HOSTILE]],
  ['register list', () => ['register', 'list', '--register', register]],
  ['register list --json', () => ['register', 'list', '--register', register, '--json']],
  ['register show', () => ['register', 'show', '2020-1', '--register', register]],
  ['register show --json', () => ['register', 'show', '2020-1', '--register', register, '--json']],
  ['register show of none', () => ['register', 'show', HOSTILE, '--register', register]],
  ['register export', () => ['register', 'export', '--register', register]],
  ['register export --json', () => ['register', 'export', '--register', register, '--json']],
  ['register rerun', () => ['register', 'rerun', '--pack', 'loud', '--rules', own, '--register', register]],
  ['register verify', () => ['register', 'verify', '--register', register, '--head', HOSTILE]],
  ['register of a folder', () => ['register', 'list', '--register', join(folder, HOSTILE)]],
  ['register init', () => ['register', 'init', '--register', join(folder, 'x.yaml', HOSTILE)]],
  ['register note', () => ['register', 'note', HOSTILE, HOSTILE, '--register', register]],
  ['register notified', () => ['register', 'notified', '2020-1', '--at', HOSTILE, '--register', register]],
  ['register informed', () => ['register', 'informed', '2020-1', HOSTILE, '--register', register]],
  [
    'register reassess',
    () => ['register', 'reassess', '2020-1', '--people', HOSTILE, '--register', register],
  ],
  ['register confirm', () => ['register', 'confirm', HOSTILE, '--by', HOSTILE, '--register', register]],
  ['register withdraw', () => ['register', 'withdraw', HOSTILE, '--register', register]],
  ['register close', () => ['register', 'close', HOSTILE, '--register', register]],
  ['another command of register', () => ['register', HOSTILE]],
  ['no command', () => [HOSTILE]],
  ['another language', () => ['assess', '--lang', HOSTILE]],
  ['another zone', () => ['assess', '--zone', HOSTILE]],
]

function checking(format: string): readonly string[] {
  return ['rules', 'check', 'broken', '--rules', own, '--format', format]
}

beforeAll(() => {
  file(
    'ci-logcommands.csv',
    [
      'id;contact-moments;discovered',
      'klant ##vso[task.prependpath]/opt/x;nee;2020-05-01T10:15',
      '##teamcity[x]b;nee;2020-05-01T10:15',
      'C;##[add-mask]nee;2020-05-01T10:15',
      '',
    ].join('\n'),
  )
  file(
    'ci-logcommands-start.csv',
    'id;contact-moments;discovered\n::add-mask::nee;nee;2020-05-01T10:15\n"x\n::stop-commands::t";nee;2020-05-01T10:15\n',
  )
  file(
    'ids.ndjson',
    `${JSON.stringify({ id: HOSTILE, answers: { 'contact-moments': 'no' } })}\n${JSON.stringify({ id: HOSTILE, answers: { [HOSTILE]: 'no' } })}\n`,
  )
})

// Every CI in `.ci/run`; on every day one that says so and one that is known by its address.
describe.each(sampled(CI, 4))('in %s nothing commands the runner', (_, env) => {
  test.each(COMMANDS.map((tried) => [tried[0], tried] as const))('%s', async (_name, [, args, more]) => {
    const { out, err, code } = await ran(args(), env, more)
    expect(code).not.toBe(1)
    const lines = args().includes('github') ? out.replaceAll(/^::error (?=file=|title=)/gm, '') : out
    expect(lines).not.toMatch(COMMAND)
    expect(err).not.toMatch(COMMAND)
  })
})

describe('outside CI', () => {
  test.each(COMMANDS.flatMap((tried) => (/json$|sarif$/.test(tried[0]) ? [[tried[0], tried] as const] : [])))(
    '%s is free of commands too, and the same data',
    async (_name, [, args, more]) => {
      const outside = await ran(args(), {}, more)
      expect(outside.out).not.toMatch(COMMAND)
      const inside = await ran(args(), { CI: 'true' }, more)
      expect(inside.out.replaceAll(/"milliseconds": \d+/g, '')).toBe(
        outside.out.replaceAll(/"milliseconds": \d+/g, ''),
      )
    },
  )

  test('a table keeps what stands in it: only a log is changed', async () => {
    const args = ['batch', 'procurios-contactmomenten', join(folder, 'ci-logcommands.csv')]
    expect((await ran(args, {})).out).toContain('klant ##vso[task.prependpath]/opt/x')
    expect((await ran(args, { TF_BUILD: 'True' })).out).toContain('klant #·#vso[task.prependpath]/opt/x')
  })
})

test('JSON is the same data when it is read, whatever stands in it', () => {
  for (const text of [HOSTILE, '::', '"::x', '##[', '\\##[', '###vso[', '#\u00ad#[', '\u{e0041}', '\ud800']) {
    const line = jsonLine({ [text]: [text] })
    expect(line).not.toMatch(/"::|##[a-z]*\[|[\u00ad\u{e0041}]/iu)
    expect(JSON.parse(line)).toEqual({ [text]: [text] })
  }
})

test('a command is found behind blanks, colours and characters that nobody sees, and in any case', () => {
  for (const text of [
    '  ::x',
    '\u00a0::x',
    '\u001b[1m::x',
    '\u200b:\u200b:x',
    'a\r::x',
    '##VSO[',
    '#\ufe0f#[',
  ])
    expect(commandless(text)).toContain('·')
  for (const text of ['std::move', '## heading [x]', 'a#b', 'C# [x]']) expect(commandless(text)).toBe(text)
})

test('our own commands to GitHub stand as they are, and what stands in them commands nobody', async () => {
  const { out } = await ran(checking('github'), { GITHUB_ACTIONS: 'true' })
  expect(out).toMatch(/^::error file=.*,line=\d+,col=\d+,title=meldplicht [a-z-]+::/m)
})

test('the stack of a bug commands nobody either', () => {
  let written = ''
  const output = { write: (text: string) => void (written += text) } as unknown as Output
  const io = loggedIo({ env: { CI: '1' }, stdout: output, stderr: output } as unknown as Io)
  io.stderr.write(`Error: ##vso[x]\n   ::error::x\n`)
  expect(written).toBe('Error: #·#vso[x]\n   ·::error::x\n')
})

test('a number of a build alone is no CI, and neither is what is empty or off', () => {
  for (const env of [
    {},
    { BUILD_NUMBER: '7' },
    { CI: '' },
    { CI: 'false' },
    { CI: '0' },
    { TF_BUILD: 'False' },
  ])
    expect(isInCi({ env })).toBe(false)
})

test('a terminal of 0 columns is of unknown width', () => {
  expect(widthOf({ env: {} } as unknown as Io, { columns: 0 } as Output)).toBe(80)
  expect(widthOf({ env: { COLUMNS: '60' } } as unknown as Io, { columns: 0 } as Output)).toBe(60)
})

describe('what cannot be seen is not shown', () => {
  test.each([
    ...[
      '\u00ad',
      '\u034f',
      '\u061c',
      '\u115f',
      '\u17b4',
      '\u180e',
      '\u200b',
      '\u200d',
      '\u202e',
      '\u2066',
      '\u206a',
    ],
    ...[
      '\u206f',
      '\u2800',
      '\u3164',
      '\ufe0f',
      '\ufeff',
      '\uffa0',
      '\ufff9',
      '\u{e0041}',
      '\u{e007f}',
      '\u{e0100}',
    ],
    ...['\u{1d173}', '\u{1fffe}', '\ud800', '\u0000', '\u009b', '\u2028'],
  ])('%j', (character) => {
    expect(clean(`a${character}b`)).toBe('a b')
    expect(JSON.parse(jsonLine(character))).toBe(character)
    expect(jsonLine(character)).toMatch(/^[ -~]*$/)
  })

  test('but a word that needs a joiner, and a picture, stay whole', () => {
    for (const text of ['می\u200cخواهم', 'क्\u200dष', '👩\u200d👩\u200d👧', '❤\ufe0f', '👍🏽'])
      expect(clean(text)).toBe(text)
  })

  test.each(['\u3164', '\u115f', '\uffa0', '\u200b'])('and %j is no reason', async (character) => {
    const { code } = await meldplicht([
      ...PROCURIOS,
      ...['--contact-moments', 'yes', '--risk-of-harm', 'unlikely', '--reason', `risk-of-harm=${character}`],
    ])
    expect(code).toBe(2)
  })
})

describe('-o in CI', () => {
  const SECRET = 'Zwanenburg'
  const secret = ['--record', `title=${SECRET}`]

  test('says of each file that holds what somebody typed that it does, also when it is to be quiet', async () => {
    const path = join(folder, 'told.md')
    const calendar = join(folder, 'told.ics')
    const args = ['assess', ...FACTS, ...secret, '-o', path, '-o', calendar, '-q']
    const { err } = await ran(args, { GITHUB_ACTIONS: 'true' })
    expect(err).toContain(`${path} holds what was typed about the incident`)
    expect(err).not.toContain(calendar)
    expect(readFileSync(path, 'utf8')).toContain(SECRET)
    expect((await ran(args, {})).err).toBe('')
    const without = ['assess', '--personal-data', 'yes', '--discovered', '2020-05-01T09:00', '-o', path]
    expect((await ran(without, { CI: 'true' })).err).not.toContain('holds what was typed')
  })

  test('does not name the user of the computer, in whose name something is recorded', async () => {
    const saving = ['assess', ...FACTS, '--save', '--register', register]
    expect((await ran(saving, { CI: 'true' })).err).toContain('in the name of [not shown in CI]')
    expect((await ran(saving, {})).err).toContain('in the name of tester')
  })

  test('of the register says so too', async () => {
    for (const args of [['export'], ['show', '2020-1']]) {
      const path = join(folder, 'register.json')
      const { err } = await ran(['register', ...args, '--register', register, '-o', path], { CI: 'true' })
      expect(err).toContain(`${path} holds what was typed`)
    }
  })

  test('does not tell it where the job shows the file to everyone by itself', async () => {
    const shown = join(folder, 'shown')
    mkdirSync(shown)
    const path = join(shown, 'summary.md')
    for (const env of [{ GITHUB_STEP_SUMMARY: path }, { BUILD_ARTIFACTSTAGINGDIRECTORY: shown }]) {
      const { err } = await ran(['assess', ...FACTS, ...secret, '-o', path], { CI: 'true', ...env })
      expect(err).not.toContain('holds what was typed')
      expect(readFileSync(path, 'utf8')).not.toContain(SECRET)
    }
    await ran(['register', 'show', '2020-1', '--register', register, '-o', path], {
      ...{ CI: 'true', GITHUB_STEP_SUMMARY: path },
    })
    expect(readFileSync(path, 'utf8')).not.toContain('task.x')
  })

  test('by whatever way it is reached, and by whatever command', async () => {
    const shown = join(folder, 'staged')
    mkdirSync(shown)
    const way = join(folder, 'way')
    symlinkSync(shown, way)
    const at = ['--register', register]
    const { out } = await ran(['assess', ...FACTS, '--json'], {})
    const report = JSON.parse(out) as { judgements: { reason: string }[] }
    report.judgements[0]!.reason = SECRET
    const forged = file('forged.json', JSON.stringify({ ...report, record: { [SECRET]: 'x' } }))
    const CALLS = [
      ...['report.json', 'report.html'].map((name) => [name, 'assess', ...FACTS, ...secret]),
      ...['all.csv', 'all.json'].map((name) => [name, 'register', 'export', ...at]),
      ...['list.txt', 'list.json'].map((name) => [name, 'register', 'list', ...at]),
      ...['show.md', 'show.json'].map((name) => [name, 'register', 'show', '2020-1', ...at]),
      ...['rerun.txt', 'rerun.json'].map((name) => [name, 'register', 'rerun', '--pack', 'ap', ...at]),
      ...['verify.txt', 'verify.json'].map((name) => [name, 'verify', forged]),
    ]
    for (const [name, ...args] of CALLS) {
      const { err } = await ran([...args, '-o', join(way, name!)], {
        CI: 'true',
        BUILD_STAGINGDIRECTORY: shown,
      })
      expect(err).toContain('Written')
      const text = readFileSync(join(shown, name!), 'utf8')
      expect(text).not.toMatch(new RegExp(`${SECRET}|task\\.x`))
    }
    expect(readFileSync(join(shown, 'all.csv'), 'utf8')).toContain('[not shown in CI]')
  })

  test('a report on standard output beside a file is masked, its history too', async () => {
    const args = ['register', 'show', '2020-1', '--register', register, '--format', 'text']
    const { out } = await ran([...args, '-o', join(folder, 'a.html')], { CI: 'true' })
    expect(out).not.toContain('task.x')
  })
})

describe('in CI nothing that was typed about an incident is in the log', () => {
  const SECRET = 'Zwanenburg'
  const at = ['--register', register]
  const answers = (content: string): readonly string[] => ['assess', '--answers', file('typed.yaml', content)]

  test.each<readonly [string, () => readonly string[]]>([
    ['register export', () => ['register', 'export', ...at]],
    ['register show', () => ['register', 'show', '2020-1', ...at]],
    ['register list', () => ['register', 'list', ...at]],
    ['another answer', () => ['assess', '--exposure', SECRET]],
    ['a number that is none', () => ['assess', '--people', SECRET]],
    ['two answers', () => ['assess', '--people', '3', '--answer', `people=4${SECRET}`]],
    ['a moment that is none', () => ['assess', '--discovered', SECRET]],
    ['a text without a name', () => ['assess', '--record', SECRET]],
    ['a text twice', () => ['assess', '--record', 'title=a', '--record', `title=${SECRET}`]],
    ['a word too many', () => ['register', 'note', '2020-1', 'a', SECRET, ...at]],
    ['a word that is taken for a pack', () => ['assess', SECRET, '--record', 'title=a']],
    ['a text in place of an incident', () => ['register', 'note', SECRET, '2020-1', ...at]],
    ['a reason that is none', () => ['register', 'close', '2020-1', '--reason', 'z', ...at]],
    ['an answers file', () => answers(`answers: { exposure: ${SECRET} }\n`)],
    ['an answers file that cannot be read', () => answers(`record:\n  title: |${SECRET}\n`)],
    ['a table', () => ['batch', 'ap', file('typed.csv', `id;exposure\n1;${SECRET}\n`)]],
    ['the name of a draft', () => ['resume']],
    ['a text that is taken for the name of a field', () => ['assess', '--record', `${SECRET}=x`]],
    ...['markdown', 'html', 'ics'].map(
      (format) =>
        [
          `the same as ${format}`,
          () => ['assess', ...FACTS, '--record', `${SECRET}=x`, '--format', format],
        ] as const,
    ),
    ['a field that is named twice', () => ['assess', '--record', `${SECRET}=x`, '--record', `${SECRET}=y`]],
    ['a field with more text than fits', () => ['assess', '--record', `${SECRET}=${'x'.repeat(100_001)}`]],
    ['a reason that is taken for a question', () => ['assess', '--reason', `Mevrouw ${SECRET} zei = dat`]],
    ['an answer of the same kind', () => ['assess', '--answer', `${SECRET} = dat`]],
    ['a score of the same kind', () => ['assess', '--severity', `${SECRET}=dat`]],
    ['a name in place of whom', () => ['register', 'informed', '2020-1', '--whom', SECRET, ...at]],
    ['a name in place of a command', () => ['register', SECRET, ...at]],
    [
      'a name in place of a key',
      () =>
        answers(`${SECRET}: x
`),
    ],
    [
      'a name twice',
      () =>
        answers(`record: { ${SECRET}: x, ${SECRET}: y }
`),
    ],
    [
      'a name with a list',
      () =>
        answers(`record: { ${SECRET}: [x] }
`),
    ],
    [
      'a column',
      () => [
        'batch',
        'ap',
        file(
          'column.csv',
          `id;${SECRET}
1;x
`,
        ),
      ],
    ],
  ])('%s', async (_, args) => {
    const drafts = join(folder, 'drafts')
    mkdirSync(drafts, { recursive: true, mode: 0o700 })
    const draft = { schema: 'meldplicht/draft@1', saved: '', answers: {}, record: { title: SECRET } }
    writeFileSync(join(drafts, '2020-05-01-7.json'), JSON.stringify(draft))
    const inside = await ran(args(), { CI: 'true' })
    expect(inside.out + inside.err).not.toMatch(new RegExp(`${SECRET}|task\\.x`))
    expect(inside.both).not.toBe('')
    const outside = await ran(args(), {})
    expect(outside.code).toBe(inside.code)
    expect(outside.both).not.toBe(inside.both)
  })

  test.each([['export'], ['show', '2020-1'], ['list']])(
    'or it is told, where data were asked for: register %s',
    async (...args) => {
      const { err } = await ran(['register', ...args, '--json', '-q', ...at], { CI: 'true' })
      expect(err).toContain('Standard output holds what was typed')
    },
  )

  test('and of a report too', async () => {
    const { err } = await ran(['assess', ...FACTS, '--json'], { CI: 'true' })
    expect(err).toContain('Standard output holds what was typed')
    expect((await ran(['assess', ...FACTS, '--json'], {})).err).not.toContain('typed')
  })
})

test('in CI no name of an officer is shown, in no output of no command, nor published; a file has it', async () => {
  const other = join(folder, 'officers')
  beginRegister(other)
  const at = ['--register', other]
  const [first, next, third] = ['Zwanenburg', 'Oosterhuis', 'Middelveld']
  const facts = ['--personal-data', 'no', '--discovered', '2020-05-01T09:00']
  const shown = join(folder, 'published')
  mkdirSync(shown)
  const calls = [
    ['assess', ...facts, '--by', first, '--second', next, '--save', ...at],
    ['register', 'note', '2020-1', 'x', '--by', third, ...at],
    ['register', 'confirm', '2020-1', '--by', first, ...at],
    ['register', 'confirm', '2020-1', '--by', third, '--personal-data', 'yes', ...at],
    ['register', 'confirm', '2020-1', '--by', next, ...at],
    ...[['list'], ['show', '2020-1'], ['export'], ['rerun', '--pack', 'ap']].map((args) => [
      'register',
      ...args,
      ...at,
    ]),
    ['register', 'show', '2020-1', '--paper', 'letter', ...at],
    ['register', 'show', '2020-1', '-o', join(shown, 'a.json'), '-o', join(shown, 'a.html'), ...at],
    ['register', 'list', '-o', join(shown, 'b.json'), ...at],
    ['register', 'export', '-o', join(shown, 'c.json'), '-o', join(shown, 'c.csv'), ...at],
    ['register', 'reassess', '2020-1', '--role', 'controller', '--by', first, ...at],
  ]
  for (const args of calls) {
    const { code, both } = await ran(args, { CI: 'true', BUILD_STAGINGDIRECTORY: shown })
    expect(code).not.toBe(1)
    expect(both).not.toMatch(/Zwanenburg|Oosterhuis|Middelveld/)
  }
  for (const name of ['a.json', 'a.html', 'b.json', 'c.json', 'c.csv'])
    expect(readFileSync(join(shown, name), 'utf8')).not.toMatch(/Zwanenburg|Oosterhuis|Middelveld/)
  const path = join(folder, 'named.html')
  const { err } = await ran(['assess', ...facts, '--by', first, '-o', path], { CI: 'true' })
  expect(readFileSync(path, 'utf8')).toContain(first)
  expect(err).toContain(`${path} holds what was typed`)
})

describe('-o replaces an ordinary file that may be written, and nothing else', () => {
  const report = (path: string, more: readonly string[] = []) =>
    ran(['assess', ...FACTS, ...more, '-o', path, '--save', '--register', join(folder, 'unused')], {})
  const refused = async (path: string, more: readonly string[] = []): Promise<void> => {
    const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined
    const { code, err, out } = await report(path, more)
    expect([code, out, err.trimEnd().split('\n').length]).toEqual([4, '', 1])
    if (before !== undefined) expect(readFileSync(path, 'utf8')).toBe(before)
    // Nothing is recorded of what cannot be written.
    expect(existsSync(join(folder, 'unused', 'register.jsonl'))).toBe(false)
  }

  test('a file is replaced whole, and only its owner can read it', async () => {
    const path = file('there.json', 'old')
    chmodSync(path, 0o644)
    expect((await ran(['assess', ...FACTS, '-o', path], {})).code).toBe(3)
    expect(readFileSync(path, 'utf8')).toContain('meldplicht/report@1')
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('not a link, whether it leads anywhere or not', async () => {
    const target = file('target.json', 'old')
    symlinkSync(target, join(folder, 'link.json'))
    symlinkSync(join(folder, 'nowhere.json'), join(folder, 'dead.json'))
    await refused(join(folder, 'link.json'))
    await refused(join(folder, 'dead.json'))
    expect(existsSync(join(folder, 'nowhere.json'))).toBe(false)
  })

  test('not what was made read-only', async () => {
    const path = file('kept.json', 'old')
    chmodSync(path, 0o444)
    await refused(path)
  })

  test('not its own answers, under whatever name', async () => {
    const path = file('answers.json', '{"answers":{"people":3}}')
    linkSync(path, join(folder, 'other-name.json'))
    await refused(path, ['--answers', path])
    await refused(join(folder, 'other-name.json'), ['--answers', path])
  })

  test('not a draft, nor the configuration', async () => {
    mkdirSync(join(folder, 'drafts'), { recursive: true })
    await refused(file('drafts/2020-05-01-1.json', '{}'))
    const config = file('config.json', '{}')
    const { code } = await ran(['assess', ...FACTS, '-o', config], {}, { config })
    expect([code, readFileSync(config, 'utf8')]).toEqual([4, '{}'])
  })

  test('not a pack nor the register, by a table or a statement', async () => {
    const pack = join(own, 'loud', '2020-01-01.yaml')
    const before = readFileSync(pack, 'utf8')
    expect((await ran(['rules', 'sql', 'loud', '--rules', own, '-o', pack], {})).code).toBe(2)
    expect(readFileSync(pack, 'utf8')).toBe(before)
    const log = join(register, 'register.jsonl')
    const batch = ['batch', 'procurios-contactmomenten', join(folder, 'ci-logcommands.csv'), '-o', log]
    expect((await ran(batch, { MELDPLICHT_REGISTER: register })).code).toBe(4)
    expect(readFileSync(log, 'utf8')).toContain('2020-1')
  })

  test('a pipe that nobody reads is not waited for', async () => {
    const [report, table] = [join(folder, 'pipe.json'), join(folder, 'pipe.ndjson')]
    spawnSync('mkfifo', [report, table])
    await refusedPipe(['assess', ...FACTS, '-o', report])
    await refusedPipe(['batch', 'procurios-contactmomenten', join(folder, 'ids.ndjson'), '-o', table])
  })
  const refusedPipe = async (args: readonly string[]): Promise<void> => {
    const { code, err } = await ran(args, {})
    expect([code, err.trimEnd().split('\n').length]).toEqual([4, 1])
  }
})
