// `npm run bench`: whole process against `node -e 0`, and decisions in-process. Ratios within one run, never a timed test.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'rolldown'
import { benchBatch } from './batch.mjs'
import { compare, compareOwnPacks, comparePrompt, PAIRS } from './starts.mjs'

const home = fileURLToPath(new URL('../..', import.meta.url))

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
await compare([
  ['node -e 0', ['-e', '0']],
  ['assess procurios-contactmomenten --json', [...procurios, ...detail, '--json'], '1.8'],
  ['assess procurios-contactmomenten --json (open)', [...procurios, '--json']],
  ['assess procurios-contactmomenten (text)', [...procurios, ...detail]],
  ['deadline --json', [bin, 'deadline', '2020-05-01T10:15', '--json']],
  ['--help', [bin, '--help'], '1.5'],
])
console.log('\na pack of one’s own, --json')
await compareOwnPacks(bin, facts)
console.log('\non a terminal')
await comparePrompt(bin)

const lines = Number(process.env.LINES ?? 1_000_000)
const tables = mkdtempSync(join(tmpdir(), 'meldplicht-tables-'))
try {
  console.log(`\nbatch, ${lines} incidents`)
  benchBatch(bin, tables, lines)
} finally {
  rmSync(tables, { recursive: true })
}

/** A bench in TypeScript, bundled and loaded; the engines it measures are taken from where they are installed. */
async function bundled(name) {
  const outfile = join(home, 'node_modules', '.cache', `meldplicht-${name}.mjs`)
  await build({
    input: join(home, 'test/bench', `${name}.ts`),
    external: /^[^./]/,
    platform: 'node',
    output: { codeSplitting: false, file: outfile, format: 'esm' },
    logLevel: 'warn',
  })
  return import(pathToFileURL(outfile).href)
}

console.log('\nin-process')
for (const line of await (await bundled('engine')).benchEngine(home)) console.log(`  ${line}`)
console.log('\none decision over twelve questions, outputs equal; ratio to the time of the hand-written one')
for (const line of await (await bundled('engines')).benchEngines()) console.log(`  ${line}`)

/** The file and those that it names, of which it loads the second only for YAML. */
function withImports(name, known = new Set([name])) {
  const text = readFileSync(join(home, 'dist', name), 'utf8')
  for (const [, other] of text.matchAll(/["'`]\.\/([^"'`]+\.js)["'`]/g))
    if (!known.has(other)) withImports(other, known.add(other))
  return [...known]
}

console.log('\nthe engine for a browser')
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`.padStart(7)
for (const name of withImports('browser.js')) {
  const bytes = readFileSync(join(home, 'dist', name))
  const label = name.replace(/-[\w-]{8}\.js$/, '.js')
  console.log(`  ${label.padEnd(12)} ${kilobytes(bytes.length)}, gzip ${kilobytes(gzipSync(bytes).length)}`)
}
