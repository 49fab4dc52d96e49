// Builds on one Node and runs on the others: the same report, byte for byte, the same exit codes, and one line where a
// Node is too old. The other versions come from the npm registry. Run by `.ci/run`, beside `npm test`.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const home = fileURLToPath(new URL('../..', import.meta.url))
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

const folder = mkdtempSync(join(tmpdir(), 'meldplicht-nodes-'))
const failures = []
let passed = 0
try {
  const versions = [...new Set([...BUILDERS, ...SUPPORTED, ...TOO_OLD])]
  const nodes = installed(versions)
  const outcomes = new Set()
  for (const builder of BUILDERS) {
    const copy = join(folder, `built-on-${builder}`)
    for (const name of ['bin', 'src', 'rules', 'package.json', 'package-lock.json'])
      cpSync(join(home, name), join(copy, name), { recursive: true })
    symlinkSync(join(home, 'node_modules'), join(copy, 'node_modules'))
    execFileSync(nodes[builder], [join(copy, 'bin/build.mjs')], { stdio: 'inherit' })
    const bin = join(copy, 'bin/meldplicht.js')
    for (const version of SUPPORTED) {
      const told = COMMANDS.map((args) => run(nodes[version], bin, args))
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

function run(node, bin, args) {
  const now = args[0] === 'assess' || args[0] === 'deadline' ? NOW : []
  const { status, signal, stdout, stderr } = spawnSync(node, [bin, ...args, ...now], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: folder, LANG: 'en_GB.UTF-8' },
  })
  return { status, signal, stdout, stderr }
}

/** By version the path of that Node. */
function installed(versions) {
  const platform = `${process.platform}-${process.arch}`
  const aliases = versions.map((version) => `n${version}@npm:node-${platform}@${version}`)
  execFileSync(
    'npm',
    ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--silent', ...aliases],
    {
      stdio: 'inherit',
    },
  )
  return Object.fromEntries(
    versions.map((version) => [version, join(folder, 'node_modules', `n${version}`, 'bin/node')]),
  )
}
