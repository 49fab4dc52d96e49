// What the wizard records goes beside what the register holds of that incident, and over nothing that others recorded.
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Entry } from '../../../src/register/entry.ts'
import { decisionIn } from '../../../src/register/entry.ts'
import { meldplicht, type Shown } from '../run.ts'
import { inOwnName, KEY, onTerminal, type Terminal, through } from './terminal.ts'

let state = ''
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'meldplicht-recording-'))
})
afterEach(() => rmSync(state, { recursive: true }))

const register = (): string => join(state, 'register')
const ran = (...args: string[]): Promise<Shown> =>
  meldplicht([...args, '--register', register()], { state, now: new Date().toISOString() })
const entries = (): Entry[] =>
  readFileSync(join(register(), 'register.jsonl'), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Entry)
const recorded = (entry: Entry) =>
  decisionIn(entry) as { verdict: string; answers: object; record: object; officers?: object }

/** Up to the outcome of an incident without a duty. */
async function decided(terminal: Terminal): Promise<void> {
  await terminal.until('Check your answers')
  await terminal.choose('This is right')
  await terminal.until('What now?')
}

/** Records «no duty» in the wizard, adds a text that is not recorded yet, and leaves the draft. */
async function left(): Promise<void> {
  await ran('register', 'init')
  const terminal = onTerminal(['assess', 'procurios-contactmomenten'], { state, cwd: state })
  await through(terminal, [
    ['When was the breach discovered?', 'Now'],
    ['Are there contact moments', 'No, we looked'],
  ])
  await decided(terminal)
  await terminal.choose('Record this in the breach register')
  await inOwnName(terminal)
  await terminal.until('Recorded in the breach register')
  await through(terminal, [
    ['What now?', 'Complete the file'],
    ['What do you want to add?', 'What happened'],
  ])
  await terminal.until('? What happened')
  await terminal.type('a laptop was stolen', KEY.enter)
  await terminal.until('What happened: a laptop was stolen')
  await terminal.choose('Done with this')
  await terminal.until(/Done with this[\s\S]*\? What now\?/)
  await terminal.choose('Stop')
  await terminal.exit
}

/** Goes on with the draft up to its outcome, and records that. */
async function resumed(): Promise<Terminal> {
  const terminal = onTerminal(['resume'], { state, cwd: state })
  await decided(terminal)
  await terminal.choose('Record this in the breach register again, with')
  await inOwnName(terminal)
  return terminal
}

async function stopped(terminal: Terminal): Promise<void> {
  await terminal.until(/(Recorded|recorded)[\s\S]*\? What now\?/)
  await terminal.choose('Stop')
  await terminal.exit
}

const OTHER = ['assess', 'ap', '--personal-data', 'yes', '--record', 'title=Another', '--save', '--by', 'B']

test('a draft that was recorded elsewhere is a new incident here, and says so: none of it is lost', async () => {
  await left()
  renameSync(register(), join(state, 'first'))
  await ran('register', 'init')
  const terminal = await resumed()
  await stopped(terminal)
  expect(terminal.screen().replaceAll(/\s+/g, ' ')).toContain('is not in this register')
  const [entry, ...more] = entries()
  expect(more).toEqual([])
  expect(recorded(entry!).record).toEqual({ summary: 'a laptop was stolen' })
  expect((await ran('register', 'list', '--all')).code).toBe(0)
})

test('another incident with the same number is left as it is', async () => {
  await left()
  renameSync(register(), join(state, 'first'))
  await ran('register', 'init')
  await ran(...OTHER)
  await stopped(await resumed())
  const all = entries()
  expect(all.map(({ incident }) => incident.slice(5))).toEqual(['1', '2'])
  expect(recorded(all[0]!)).toMatchObject({ verdict: 'open', record: { title: 'Another' } })
  expect(recorded(all[1]!).record).toEqual({ summary: 'a laptop was stolen' })
})

test('what a colleague found out meanwhile is shown and taken over before it can be recorded again', async () => {
  await left()
  const id = entries()[0]!.incident
  const worse = ['--contact-moments', 'yes', '--private-only', 'no', '--record', 'measures-taken=reset']
  await ran('register', 'reassess', id, ...worse, '--by', 'B')
  const terminal = onTerminal(['resume'], { state, cwd: state })
  await decided(terminal)
  await terminal.choose('Record this in the breach register again, with')
  await inOwnName(terminal)
  await terminal.until(/was assessed again meanwhile[\s\S]*Other than before[\s\S]*Are there contact moments/)
  expect(entries().length).toBe(2)
  await terminal.until('? Are there signs of misuse?')
  await terminal.choose('Save and stop')
  await terminal.exit
  const kept = await meldplicht(['resume'], { state })
  expect(kept.out).toContain('2 answers')
})

test('it is recorded beside what is known, and needs two officers where that once did', async () => {
  await left()
  const id = entries()[0]!.incident
  const config = join(state, 'two.json')
  writeFileSync(config, '{ "second-officer": true, "officer": "B" }', { mode: 0o600 })
  await meldplicht(['register', 'reassess', id, '--register', register()], {
    ...{ state, config, now: new Date().toISOString() },
  })
  const terminal = await resumed()
  await terminal.until('was assessed again meanwhile by B')
  await through(terminal, [
    ['Check your answers', 'This is right'],
    ['What now?', 'Record this in the breach register again, with'],
  ])
  await terminal.until(/Not to notify takes a second officer[\s\S]*\? What now\?/)
  expect(terminal.screen().split('What now?').at(-2)).toContain('Not decided yet')
  await terminal.choose('Stop')
  await terminal.exit
  const last = entries().at(-1)!
  expect([entries().length, last.by === 'B']).toEqual([3, false])
  expect(recorded(last)).toMatchObject({
    ...{ verdict: 'open', record: { summary: 'a laptop was stolen' }, officers: { required: true } },
  })
})

test('a calendar of what was recorded has the events that the register gives them', async () => {
  await ran('register', 'init')
  const facts = ['--contact-moments', 'yes', '--data', 'contact']
  const more = [
    '--insight',
    'detailed',
    '--vulnerable',
    'yes',
    '--people',
    '1200',
    '--save',
    '-o',
    'at-once.ics',
  ]
  const terminal = onTerminal(['assess', 'procurios-contactmomenten', ...facts, ...more], {
    ...{ state, cwd: state },
  })
  await through(terminal, [
    ['When was the breach discovered?', 'Now'],
    ['Were all contact moments marked private?', 'No, not all'],
    ['Check your answers', 'This is right'],
    ['This was assumed', 'This is right'],
    ['Your own judgement of the risk', 'Accept what the facts give'],
  ])
  await inOwnName(terminal)
  await terminal.until('? What now?')
  await terminal.choose('Put the deadline in your calendar')
  await terminal.until('Where?')
  await terminal.type(KEY.enter)
  await terminal.until(/Where\?[\s\S]*Written:[\s\S]*\? What now\?/)
  await terminal.choose('Stop')
  await terminal.exit
  const id = entries()[0]!.incident
  await ran('register', 'show', id, '-o', join(state, 'shown.ics'))
  const uids = (name: string): string[] =>
    [...readFileSync(join(state, name), 'utf8').matchAll(/^UID:.*$/gm)].map(([uid]) => uid)
  expect(uids('shown.ics')).toHaveLength(1)
  const own = readdirSync(state).filter((name) => name.endsWith('.ics') && name !== 'shown.ics')
  expect(own.length).toBe(2)
  for (const name of own) expect(uids(name)).toEqual(uids('shown.ics'))
})
