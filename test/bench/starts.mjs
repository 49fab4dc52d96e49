// Whole processes against `node -e 0`: medians of interleaved runs, so that whatever else the machine does hits all of them.
import pty from '@lydell/node-pty'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const home = fileURLToPath(new URL('../..', import.meta.url))
export const PAIRS = Number(process.env.PAIRS ?? 25)

// Certificates and options of the machine make every start slower and hide the difference.
export const env = { ...process.env }
delete env.NODE_EXTRA_CA_CERTS
delete env.NODE_OPTIONS

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

function time(args, more = {}) {
  const started = performance.now()
  const { status, error, stderr } = spawnSync(process.execPath, args, {
    env: { ...env, ...more },
    cwd: home,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (error !== undefined || status === 1 || status === 2)
    throw new Error(`failed: ${args.join(' ')} (${status}) ${stderr}`)
  return performance.now() - started
}

/** What was wanted of a figure, as it stands behind it. */
export const wanted = (target) => (target === undefined ? '' : `  (target ${target})`)

/**
 * Prints the median of each, and its ratio to the first.
 *
 * @param jobs names, how to take the time of one run in milliseconds, and the most that the ratio should be
 */
async function interleaved(jobs) {
  const times = jobs.map(() => [])
  for (let pair = 0; pair < PAIRS; pair += 1)
    for (const [at, [, run]] of jobs.entries()) times[at].push(await run())
  const [floor, ...rest] = times.map(median)
  for (const [at, middle] of [floor, ...rest].entries()) {
    const [name, , target] = jobs[at]
    const ratio = (middle / floor).toFixed(2).padStart(5)
    console.log(`  ${name.padEnd(52)} ${middle.toFixed(1).padStart(7)} ms  ${ratio} x${wanted(target)}`)
  }
}

/** @param commands names, the arguments of node, and the target; the first is the floor */
export const compare = (commands) =>
  interleaved(commands.map(([name, args, target]) => [name, () => time(args), target]))

/** A pack that extends a shipped one, and one as large as `ap`: read and proven at every start. */
export async function compareOwnPacks(bin, facts) {
  const folder = mkdtempSync(join(tmpdir(), 'meldplicht-own-'))
  try {
    const rules = join(folder, 'rules')
    writePack(rules, 'own-advisory', 'procurios-contactmomenten', '2020-04-30')
    writePack(rules, 'own-ap', 'ap', '2018-05-25')
    const run = (pack, answers) => () => time([bin, 'assess', pack, '--rules', rules, ...answers, '--json'])
    const ap = ['--exposure', 'confirmed', '--role', 'controller', '--discovered', '2026-05-01']
    await interleaved([
      ['node -e 0', () => time(['-e', '0'])],
      ['a supplier’s advisory that extends ap', run('own-advisory', facts), '4.5'],
      ['as large as ap', run('own-ap', ap)],
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A shipped pack under another name. */
function writePack(rules, id, like, version) {
  const from = join(home, 'rules', like)
  cpSync(from, join(rules, id), { recursive: true })
  const file = join(rules, id, `${version}.yaml`)
  writeFileSync(file, readFileSync(file, 'utf8').replace(`id: ${like}`, `id: ${id}`))
}

/** From the start of the process to its first question. */
export async function comparePrompt(bin) {
  const state = mkdtempSync(join(tmpdir(), 'meldplicht-state-'))
  const until = (args, wanted) => () =>
    new Promise((resolve, reject) => {
      const started = performance.now()
      const child = pty.spawn(process.execPath, args, {
        cols: 80,
        rows: 40,
        cwd: home,
        env: { ...env, TERM: 'xterm-256color', MELDPLICHT_STATE: state, XDG_CONFIG_HOME: state },
      })
      let seen = ''
      let took
      child.onData((data) => {
        seen += data
        if (took !== undefined || wanted === undefined || !wanted.test(seen)) return
        took = performance.now() - started
        child.kill('SIGKILL')
      })
      child.onExit(() => {
        took ??= wanted === undefined ? performance.now() - started : undefined
        if (took === undefined) reject(new Error(`no prompt: ${seen}`))
        else resolve(took)
      })
    })
  try {
    await interleaved([
      ['node -e 0', until(['-e', '0'])],
      ['meldplicht: the first question', until([bin, '--lang', 'en'], /\?/), '2.5'],
      ['meldplicht assess ap: the first question', until([bin, 'assess', 'ap', '--lang', 'en'], /\?/)],
    ])
  } finally {
    rmSync(state, { recursive: true })
  }
}
