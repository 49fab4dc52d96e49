// Packs on one Node, installs the package and runs it on the others: the same report, byte for byte, the same exit codes, the
// same from the library, and one line where a Node is too old. Packed again, or on another Node, it has the same files with
// the same bytes. The other versions come from the npm registry. Run by `.ci/run`, beside `npm test`.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installIn, packIn } from '../package/pack.mjs'

const BUILDERS = ['20.19.6', '26.0.0']
const SUPPORTED = [
  '20.19.0',
  '20.19.6',
  '20.20.1',
  '20.20.2',
  '22.13.0',
  '22.22.0',
  '24.0.0',
  '24.12.0',
  '26.0.0',
]
const TOO_OLD = ['18.20.8']

const COMMANDS = [
  ['assess', 'procurios-contactmomenten', '--contact-moments', 'no', '--json'],
  ['assess', 'ap', '--exposure', 'confirmed', '--role', 'controller', '--recipient', 'malicious', '--json'],
  ['assess', 'ap', '--lang', 'nl'],
  ['deadline', '2026-03-27T15:00', '--json'],
  ['rules', 'list'],
  ['--version'],
].map((args) => [...args, ...(args[0] === 'assess' ? ['--discovered', '2026-05-01T10:15'] : [])])
const NOW = ['--now', '2026-05-02T10:15']

const PROGRAM = `
import { assess, check, openPack } from 'meldplicht'
import { openSealed } from 'meldplicht/browser'
import { sealed } from 'meldplicht'
const rules = await openPack('procurios-contactmomenten', { on: '2026-05-01T10:15' })
const given = { answers: { 'contact-moments': 'no' }, moments: { discovered: '2026-05-01T10:15' } }
const again = await openSealed(sealed(rules.value))
const { problems } = (await check('ap')).value
console.log(JSON.stringify([rules.value, again.value].map((one) => assess(one, given, { now: '2026-05-02' })), problems))
`

const folder = mkdtempSync(join(tmpdir(), 'meldplicht-nodes-'))
const failures = []
let passed = 0
try {
  const versions = [...new Set([...BUILDERS, ...SUPPORTED, ...TOO_OLD])]
  const nodes = installed(versions)
  const outcomes = new Set()
  const packed = new Set()
  for (const [at, builder] of [...BUILDERS, BUILDERS[0]].entries()) {
    const place = join(folder, `packed-${at}`)
    const installed = installIn(join(place, 'own'), packIn(place, nodes[builder]), nodes[builder])
    packed.add(hashOf(installed))
    expect(packed.size === 1, `packed on ${builder}, the package is the same as before`)
    if (at === BUILDERS.length) break
    const bin = join(installed, 'bin/meldplicht.js')
    const program = join(place, 'own', 'program.mjs')
    writeFileSync(program, PROGRAM)
    for (const version of SUPPORTED) {
      const told = COMMANDS.map((args) => run(nodes[version], bin, args))
      told.push(run(nodes[version], program, []))
      outcomes.add(JSON.stringify(told))
      const isSound = told.every(({ status, signal }) => signal === null && status !== 1)
      expect(isSound && outcomes.size === 1, `built on ${builder}, run on ${version}`)
    }
    for (const version of TOO_OLD) {
      const { status, stdout, stderr } = run(nodes[version], bin, ['--version'])
      const isOneLine = stdout === '' && /^[^\n]*Node 20\.19[^\n]*\n$/.test(stderr)
      expect(status === 2 && isOneLine, `built on ${builder}: ${version} is told to be too old in one line`)
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
for (const failure of failures) console.error(`failed: ${failure}`)
console.log(`${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length === 0 ? 0 : 1

function expect(holds, what) {
  if (holds) passed += 1
  else failures.push(what)
}

/** Of the names and the bytes of all files in a folder. */
function hashOf(place) {
  const hash = createHash('sha256')
  for (const name of readdirSync(place, { recursive: true, encoding: 'utf8' }).sort())
    if (statSync(join(place, name)).isFile()) hash.update(`${name}\0`).update(readFileSync(join(place, name)))
  return hash.digest('hex')
}

function run(node, bin, args) {
  const now = args[0] === 'assess' || args[0] === 'deadline' ? NOW : []
  const { status, signal, stdout, stderr } = spawnSync(node, [bin, ...args, ...now], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: folder, LANG: 'en_GB.UTF-8' },
  })
  return { status, signal, stdout, stderr }
}

/** By version the path of that Node. Apart: npm runs what stands in the `node_modules` of any folder above. */
function installed(versions) {
  const place = join(folder, 'nodes')
  mkdirSync(place)
  const platform = `${process.platform}-${process.arch}`
  const aliases = versions.map((version) => `n${version}@npm:node-${platform}@${version}`)
  execFileSync(
    'npm',
    ['install', '--prefix', place, '--no-save', '--no-audit', '--no-fund', '--silent', ...aliases],
    {
      stdio: 'inherit',
    },
  )
  return Object.fromEntries(
    versions.map((version) => [version, join(place, 'node_modules', `n${version}`, 'bin/node')]),
  )
}
