// `batch` against a floor that only parses and serialises each line, and its memory. Whole processes, one after the other.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { env, median, wanted } from './starts.mjs'

const ROUNDS = 3
const floor = fileURLToPath(new URL('floor.mjs', import.meta.url))
const duckdb = fileURLToPath(new URL('duckdb.mjs', import.meta.url))

const CHOICES = {
  exposure: ['excluded', 'possible', 'confirmed'],
  integrity: ['intact', 'corrected', 'altered'],
  availability: ['kept', 'restored'],
  'public-before': ['yes', 'no'],
  encryption: ['strong', 'weak', 'none'],
  key: ['safe', 'compromised'],
  'encrypted-by': ['own', 'attacker'],
  identifiable: ['with-effort', 'directly'],
  recipient: ['colleague', 'trusted', 'known', 'anyone', 'malicious'],
  retrieved: ['confirmed', 'no'],
  misuse: ['none-found', 'suspected'],
  insight: ['trivial', 'ordinary', 'detailed'],
  vulnerable: ['no', 'yes'],
}

/** The questions of the tables, in their order. */
const NAMES = ['personal-data', 'role', ...Object.keys(CHOICES), 'data', 'people']

/** Random incidents, the same on every run, as NDJSON and as CSV. */
function writeTables(folder, lines) {
  let seed = 20200430
  const random = (count) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return Math.floor((seed / 2 ** 32) * count)
  }
  const two = (value) => String(value).padStart(2, '0')
  const paths = { ndjson: join(folder, 'a.ndjson'), csv: join(folder, 'a.csv') }
  const files = { ndjson: openSync(paths.ndjson, 'w'), csv: openSync(paths.csv, 'w') }
  writeSync(files.csv, `${['id', ...NAMES, 'discovered'].join(';')}\r\n`)
  let [ndjson, csv] = ['', '']
  for (let line = 0; line < lines; line += 1) {
    const answers = { 'personal-data': 'yes', role: 'controller' }
    for (const [name, choices] of Object.entries(CHOICES)) answers[name] = choices[random(choices.length)]
    answers.data = [['contact', 'payment', 'national-id'][random(3)]]
    answers.people = 1 + random(20_000)
    // Every hour of a year but those around a change of the clock, of which some do not exist.
    const month = [1, 2, 4, 5, 6, 7, 8, 9, 11, 12][random(10)]
    const discovered = `2026-${two(month)}-${two(1 + random(28))}T${two(random(24))}:${two(random(60))}`
    ndjson += `${JSON.stringify({ id: `incident-${line}`, answers, moments: { discovered } })}\n`
    csv += `incident-${line};${NAMES.map((name) => String(answers[name])).join(';')};${discovered}\r\n`
    if (ndjson.length > 1e6 || line === lines - 1) {
      writeSync(files.ndjson, ndjson)
      writeSync(files.csv, csv)
      ;[ndjson, csv] = ['', '']
    }
  }
  closeSync(files.ndjson)
  closeSync(files.csv)
  return paths
}

/** So many times fewer lines has the small table, which tells whether memory grows with the table. */
const SMALL = 10

/**
 * Prints time and peak memory of whole processes, with the time of the floor as 1.
 *
 * @param lines of the large table; the small one has a tenth
 */
export function benchBatch(bin, folder, lines) {
  const large = join(folder, 'large')
  const small = join(folder, 'small')
  for (const path of [large, small]) mkdirSync(path)
  const { ndjson, csv } = writeTables(large, lines)
  const tenth = writeTables(small, Math.ceil(lines / SMALL))
  const sql = join(folder, 'ap.sql')
  run([bin, 'rules', 'sql', 'ap', '--columns', ['discovered', ...NAMES].join(), '-o', sql, '--quiet'])
  const batch = (path, ...more) => [bin, 'batch', 'ap', path, ...more]
  const jobs = [
    ['read, parse, serialise, write', [floor, ndjson]],
    ['NDJSON', batch(ndjson), '0.75, 200 MB'],
    ['CSV', batch(csv)],
    [`NDJSON, ${SMALL} times fewer lines`, batch(tenth.ndjson), 'memory no less than 1/1.2 of that above'],
    [`CSV, ${SMALL} times fewer lines`, batch(tenth.csv)],
  ]
  const rounds = Array.from({ length: ROUNDS }, () => jobs.map(([, args]) => run(args)))
  // The engine takes minutes, so it is run once.
  jobs.push([
    'DuckDB, one thread, `rules sql`',
    [duckdb, ndjson, sql, NAMES.join()],
    'no less than half of NDJSON',
  ])
  rounds[0].push(run(jobs.at(-1)[1]))
  const least = median(rounds.map(([first]) => first.time))
  jobs.forEach(([name, , target], at) => {
    const runs = rounds.flatMap((one) => one[at] ?? [])
    const time = median(runs.map((one) => one.time))
    const memory = median(runs.map((one) => one.memory))
    const ratio = (time / least).toFixed(2)
    console.log(
      `  ${name.padEnd(52)} ${time.toFixed(0).padStart(7)} ms  ${ratio.padStart(5)} x  ${memory.toFixed(0).padStart(4)} MB${wanted(target)}`,
    )
  })
}

/** Time in milliseconds, peak memory in megabytes. */
function run(args) {
  const started = performance.now()
  const { status, stderr } = spawnSync('/usr/bin/env', ['time', '-f', '%M', process.execPath, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (status !== 0) throw new Error(`${args.join(' ')}: ${status} ${stderr}`)
  return {
    time: performance.now() - started,
    memory: Number(/(\d+)\s*$/.exec(String(stderr))?.[1] ?? NaN) / 1024,
  }
}
