// `batch` against a floor that only parses and serialises each line, and its memory. Whole processes, one after the other.
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROUNDS = 3
const floor = fileURLToPath(new URL('floor.mjs', import.meta.url))

const CHOICES = {
  exposure: ['excluded', 'possible', 'confirmed'],
  integrity: ['intact', 'corrected', 'altered'],
  availability: ['kept', 'restored'],
  'public-before': ['yes', 'no'],
  encryption: ['strong', 'weak', 'none'],
  key: ['safe', 'compromised'],
  identifiable: ['with-effort', 'directly'],
  recipient: ['colleague', 'trusted', 'known', 'anyone', 'malicious'],
  retrieved: ['confirmed', 'no'],
  misuse: ['none-found', 'suspected'],
  insight: ['trivial', 'ordinary', 'detailed'],
  vulnerable: ['no', 'yes'],
}

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
  const names = ['personal-data', 'role', ...Object.keys(CHOICES), 'data', 'people']
  writeSync(files.csv, `${['id', ...names, 'discovered'].join(';')}\r\n`)
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
    csv += `incident-${line};${names.map((name) => String(answers[name])).join(';')};${discovered}\r\n`
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

export async function benchBatch(bin, folder, lines, env, median) {
  const { ndjson, csv } = writeTables(folder, lines)
  const jobs = [
    ['read, parse, serialise, write', [floor, ndjson]],
    ['NDJSON', [bin, 'batch', 'ap', ndjson]],
    ['NDJSON, 2 workers', [bin, 'batch', 'ap', ndjson, '--workers', '2']],
    ['CSV', [bin, 'batch', 'ap', csv]],
  ]
  const times = new Map(jobs.map(([name]) => [name, []]))
  const memory = new Map()
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, args] of jobs) {
      const started = performance.now()
      const { status, stderr } = spawnSync('/usr/bin/env', ['time', '-f', '%M', process.execPath, ...args], {
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      times.get(name).push(performance.now() - started)
      if (status !== 0) throw new Error(`${name}: ${status} ${stderr}`)
      memory.set(name, Number(/(\d+)\s*$/.exec(String(stderr))?.[1] ?? NaN) / 1024)
    }
  }
  const [least] = [...times.values()].map(median)
  for (const [name, values] of times) {
    const middle = median(values)
    const ratio = (middle / least).toFixed(2)
    console.log(
      `  ${name.padEnd(44)} ${middle.toFixed(0).padStart(7)} ms  ${ratio} x  ${memory.get(name).toFixed(0)} MB`,
    )
  }
}
