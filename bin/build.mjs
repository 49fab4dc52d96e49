// src/ → dist/*.cjs, and rules/ → dist/packs, the compiled forms. Run by `npm ci` (prepare).
import pty from '@lydell/node-pty'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { clearTimeout, setTimeout } from 'node:timers'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const home = fileURLToPath(new URL('..', import.meta.url))
const { version } = JSON.parse(readFileSync(`${home}package.json`, 'utf8'))

/**
 * What the main job does not need stands in files of its own, loaded with the `import()` that names it. Node parses a
 * whole file before it runs a line of it: with yaml and zod in the one bundle every start took twice as long.
 * What they share stands in each of them, so a class is recognised by its name and not with `instanceof`.
 */
const APART = new Map([
  ['src/pack/read.ts', 'read'],
  ['src/report/text.ts', 'text'],
  ['src/report/pages.ts', 'pages'],
  ['src/report/calendar.ts', 'calendar'],
  ['src/cli/record.ts', 'record'],
  ['src/report/words/nl.ts', 'nl'],
  ['src/report/words/en.ts', 'en'],
  ['src/cli/proven.ts', 'proven'],
  ['src/cli/rules.ts', 'rules'],
  ['src/cli/register.ts', 'register'],
  ['src/cli/verify.ts', 'verify'],
  ['src/cli/batch.ts', 'batch'],
  ['src/cli/batch/csvHead.ts', 'csv-head'],
  ['src/cli/batch/csvRows.ts', 'csv-rows'],
  ['src/cli/assessHelp.ts', 'assess-help'],
  ['src/cli/assessProgram.ts', 'assess-program'],
  ['src/cli/program.ts', 'program'],
  ['src/cli/mainProgram.ts', 'main-program'],
  ['src/cli/severity.ts', 'severity'],
  ['src/cli/resume.ts', 'resume'],
  ['src/cli/wizard/start.ts', 'wizard'],
  ['src/cli/color.ts', 'color'],
  ['src/decide/zoneNamed.ts', 'zone'],
])

const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /\.ts$/ }, ({ path, kind }) => {
      if (kind !== 'dynamic-import') return undefined
      const name = [...APART].find(([file]) => basename(file) === basename(path))?.[1]
      return name === undefined ? undefined : { path: `./${name}.cjs`, external: true }
    })
  },
}

/** commander loads child_process (and with it the network) for subcommands that are programs of their own; we have none. */
const withoutPrograms = {
  name: 'without-programs',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?child_process$/ }, ({ importer }) =>
      importer.includes('/commander/') ? { path: 'child_process', namespace: 'none' } : undefined,
    )
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {}' }))
  },
}

// CommonJS, because Node starts it faster than an ES module; require, because a native import() starts the ES loader.
rmSync(`${home}dist`, { recursive: true, force: true })
await build({
  absWorkingDir: home,
  entryPoints: {
    meldplicht: 'src/cli/node.ts',
    precompile: 'src/cli/precompile.ts',
    'batch-worker': 'src/cli/batch/worker.ts',
    ...Object.fromEntries([...APART].map(([file, name]) => [name, file])),
  },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  supported: { 'dynamic-import': false },
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  define: { MELDPLICHT_VERSION: JSON.stringify(version) },
  plugins: [apart, withoutPrograms],
})
execFileSync(process.execPath, [`${home}dist/precompile.cjs`], { stdio: 'inherit' })
rmSync(`${home}dist/precompile.cjs`)

const state = mkdtempSync(join(tmpdir(), 'meldplicht-build-'))
/** A pack of one's own, which is read and proven. */
const OWN = 'own'
mkdirSync(join(state, 'rules', OWN), { recursive: true })
writeFileSync(
  join(state, 'rules', OWN, '2020-01-01.yaml'),
  readFileSync(`${home}rules/snoobi/2020-01-01.yaml`, 'utf8').replace('id: snoobi', `id: ${OWN}`),
)

/** Commands whose machine code is kept, with what each of them loads; of a file that several load, that of the first. */
const incident = [
  '--exposure',
  'confirmed',
  '--role',
  'controller',
  '--data',
  'contact',
  '--discovered',
  '2026-05-01',
]
const COMMANDS = [
  ['assess', 'ap', ...incident, '--json', '--lang', 'en'],
  ['assess', 'ap', ...incident, '--lang', 'nl'],
  ['--help'],
  ['assess', 'ap', '--help'],
  ['deadline', '2026-05-01T10:15', '--json'],
  ['rules', 'show', 'ap'],
  ['assess', OWN, '--rules', join(state, 'rules'), '--discovered', '2026-05-01', '--json'],
]
const keep = `
  const { load, loaded } = require(${JSON.stringify(`${home}bin/load.js`)})
  const { existsSync, writeFileSync } = require('node:fs')
  load(process.env.FILE)
  process.on('exit', () => {
    for (const [name, { script }] of loaded) {
      const file = ${JSON.stringify(`${home}dist/`)} + name + '.code'
      if (!existsSync(file)) writeFileSync(file, script.createCachedData())
    }
  })`
const env = {
  ...process.env,
  ...{ FILE: 'meldplicht.cjs', NODE_OPTIONS: '', MELDPLICHT_CONFIG: '', TERM: 'xterm-256color' },
  ...{ XDG_CONFIG_HOME: state, MELDPLICHT_STATE: state, MELDPLICHT_CACHE: join(state, 'cache') },
}
const argsOf = (command) => ['-e', keep, '--', 'meldplicht', ...command]
for (const command of COMMANDS) spawnSync(process.execPath, argsOf(command), { env, stdio: 'ignore' })

/** The wizard wants a terminal. It is left at its first question; where it does not get there, it starts slower. */
const CTRL_C = '\u0003'
const WAIT = 10_000
await new Promise((resolve) => {
  const child = pty.spawn(process.execPath, argsOf(['assess', 'ap', '--lang', 'nl']), {
    env,
    cols: 80,
    rows: 40,
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), WAIT)
  child.onData((text) => text.includes('?') && child.write(CTRL_C))
  child.onExit(() => {
    clearTimeout(timer)
    resolve()
  })
})
rmSync(state, { recursive: true })
