// `npm run bench`: whole process against `node -e 0`, and decisions in-process. Ratios within one run, never a timed test.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { benchBatch } from './batch.mjs'

const home = fileURLToPath(new URL('../..', import.meta.url))
const PAIRS = Number(process.env.PAIRS ?? 25)

// Certificates and options of the machine make every start slower and hide the difference.
const env = { ...process.env }
delete env.NODE_EXTRA_CA_CERTS
delete env.NODE_OPTIONS

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

function time(args) {
  const started = performance.now()
  const { status, error } = spawnSync(process.execPath, args, {
    env,
    cwd: home,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (error !== undefined || status === 1 || status === 2)
    throw new Error(`failed: ${args.join(' ')} (${status})`)
  return performance.now() - started
}

/** Medians of interleaved runs, so that whatever else the machine does hits all of them. */
function compare(commands) {
  const times = new Map(commands.map(([name]) => [name, []]))
  for (let pair = 0; pair < PAIRS; pair += 1) {
    for (const [name, args] of commands) times.get(name).push(time(args))
  }
  const floor = median(times.get(commands[0][0]))
  for (const [name, values] of times) {
    const middle = median(values)
    console.log(`  ${name.padEnd(44)} ${middle.toFixed(1).padStart(7)} ms  ${(middle / floor).toFixed(2)} x`)
  }
}

const facts = [
  '--discovered',
  '2020-05-01T10:15',
  '--now',
  '2020-05-02T09:00',
  '--contact-moments',
  'yes',
  '--private-only',
  'no',
]
const detail = [
  '--data',
  'contact,special-category',
  '--insight',
  'detailed',
  '--vulnerable',
  'yes',
  '--people',
  '340',
  '--misuse',
  'none-found',
]
const bin = join(home, 'bin', 'meldplicht.js')
const procurios = [bin, 'assess', 'procurios-contactmomenten', ...facts]

console.log(
  `node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}; medians of ${PAIRS} interleaved runs\n`,
)
console.log('whole process')
compare([
  ['node -e 0', ['-e', '0']],
  ['assess procurios-contactmomenten --json', [...procurios, ...detail, '--json']],
  ['assess procurios-contactmomenten --json (open)', [...procurios, '--json']],
  ['assess procurios-contactmomenten (text)', [...procurios, ...detail]],
  ['deadline --json', [bin, 'deadline', '2020-05-01T10:15', '--json']],
  ['--help', [bin, '--help']],
])

const lines = Number(process.env.LINES ?? 300_000)
const tables = mkdtempSync(join(tmpdir(), 'meldplicht-tables-'))
try {
  console.log(`\nbatch, ${lines} incidents`)
  await benchBatch(bin, tables, lines, env, median)
} finally {
  rmSync(tables, { recursive: true })
}

/** A bench in TypeScript, bundled and loaded; the engines it measures are taken from where they are installed. */
async function bundled(name) {
  const outfile = join(home, 'node_modules', '.cache', `meldplicht-${name}.mjs`)
  await build({
    entryPoints: [join(home, 'test/bench', `${name}.ts`)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  })
  return import(pathToFileURL(outfile).href)
}

console.log('\nin-process')
for (const line of await (await bundled('engine')).benchEngine(home)) console.log(`  ${line}`)
console.log('\none decision over twelve questions, outputs equal; ratio to the time of the hand-written one')
for (const line of await (await bundled('engines')).benchEngines()) console.log(`  ${line}`)
