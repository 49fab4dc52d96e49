// The whole wizard by plain numbered lines, in this process: from the first question to what is done with the outcome.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Report } from '../../../src/record/reportSchema.ts'
import { meldplicht, type Shown } from '../run.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meldplicht-wizard-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What is asked, by how its title begins, and the answers to it one after the other: how an option begins, or a line. */
type Script = Readonly<Record<string, string | readonly string[]>>

/** What is answered where the script says nothing. */
const REST: Script = {
  'When was the breach discovered?': 'Now',
  'Check your answers.': 'This is right',
  'This was assumed.': 'This is right',
  'Your own judgement': 'Accept',
  'Begin a breach register': 'Yes',
  'Is this right': 'Yes',
  'In whose name': 'Ans de Vries',
  'Your reason': 'the whole file lies on the street',
}

/** Every screen that was asked, and what came of it. */
async function wizard(
  args: readonly string[],
  script: Script,
  now = '2026-11-21T12:00:00Z',
): Promise<Shown & { screens: string[] }> {
  const screens: string[] = []
  const visits = new Map<string, number>()
  const answers = (screen: string): string => {
    screens.push(screen)
    if (screens.length > 60) throw new Error(`the wizard does not end: ${screen}`)
    const lines = screen.split('\n')
    // The last that is asked: a report may stand above it.
    const keys = Object.keys({ ...script, ...REST })
    const title = lines
      .filter((line) => !/^\d+\. /.test(line))
      .reverse()
      .flatMap((line) => keys.find((key) => line.includes(key)) ?? [])[0]
    const said = [title === undefined ? "I don't know" : (script[title] ?? REST[title]!)].flat()
    const visit = visits.get(title ?? '') ?? 0
    visits.set(title ?? '', visit + 1)
    const answer = said[Math.min(visit, said.length - 1)]!
    const option = lines.find(
      (line) => line.replace(/^\d+\. /, '').startsWith(answer) && /^\d+\. /.test(line),
    )
    if (option !== undefined) return /^\d+/.exec(option)![0]
    if (/Type a number \(|Type a number:/.test(screen) && !/^[\d ]+$|^\d{4}-/.test(answer))
      throw new Error(`no «${answer}» in ${screen}`)
    return answer
  }
  const env = { ACCESSIBLE: '1', NO_COLOR: '1' }
  const ran = await meldplicht(args, { state: folder, now, env, answers, columns: 200 })
  if (ran.code === 1) throw new Error(ran.err.slice(-1500))
  return { ...ran, screens }
}
const WHAT_NOW = 'What now?'
const drafts = (): string[] =>
  existsSync(join(folder, 'drafts')) ? readdirSync(join(folder, 'drafts')) : readdirSync(folder)
const NO_DATA: Script = { 'Are personal data involved?': 'No.' }

describe('the wizard', () => {
  test('ends with a report, a calendar and an entry in the register, and leaves no draft behind', async () => {
    const register = join(folder, 'register')
    const ran = await wizard(['assess', 'ap', '--register', register], {
      'Are personal data involved?': 'Yes.',
      'What is your role': 'Controller',
      'Could somebody unauthorised': 'Confirmed',
      'Your own judgement': 'A high risk',
      [WHAT_NOW]: ['Save the report', 'Put the deadline', 'Record this', 'Stop'],
      'In which form?': '1 2 3 4',
      'Where?': [join(folder, 'report'), join(folder, 'due.ics')],
    })
    expect([ran.code, ran.err]).toEqual([
      0,
      expect.stringContaining('Recorded in the breach register as 2026-1'),
    ])
    const written = readdirSync(folder)
      .filter((name) => /^(report|due)/.test(name))
      .sort()
    expect(written).toEqual(['due.ics', 'report.html', 'report.json', 'report.md', 'report.txt'])
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report
    expect(report).toMatchObject({ verdict: 'report', exitCode: 21 })
    const listed = await meldplicht(['register', 'show', '2026-1', '--json', '--register', register])
    expect(listed.out).toContain('"by": "Ans de Vries"')
    expect(ran.err).not.toContain('--by')
    const { both } = await meldplicht(['resume'], {
      state: folder,
      env: { ACCESSIBLE: '1' },
      answers: () => '',
    })
    expect(both).toContain('nothing to go on with')
  })

  test('offers the calendar and the papers only where there are any', async () => {
    const { screens } = await wizard(['assess', 'ap'], { ...NO_DATA, [WHAT_NOW]: 'Stop' })
    expect(screens.at(-1)).not.toMatch(/calendar|letter/)
  })

  test('asks for the pack, and once more from the moment of discovery', async () => {
    const { code, screens } = await wizard([], {
      ...NO_DATA,
      'Which breach is it?': ['Snoobi web', 'Personal data breach'],
      'When was the breach': ['Back', 'Now'],
      [WHAT_NOW]: 'Stop',
    })
    expect(code).toBe(0)
    expect(screens.filter((screen) => screen.includes('Which breach is it?'))).toHaveLength(2)
    expect(screens.join('')).not.toContain('proposal')
  })

  test('says for which day there are no rules, and asks again', async () => {
    const { both, code } = await wizard(['assess', 'ap'], {
      ...NO_DATA,
      'When was the breach': ['2001-01-01T10:00', 'Now'],
      [WHAT_NOW]: 'Stop',
    })
    expect([code, both]).toEqual([0, expect.stringMatching(/No version of «ap» holds[^]*What now/)])
  })

  test('writes over nothing, into no folder that is not there, and nowhere where it is gone back', async () => {
    mkdirSync(join(folder, 'out'))
    writeFileSync(join(folder, 'out', 'there.html'), 'mine')
    const { code, screens } = await wizard(['assess', 'ap'], {
      ...NO_DATA,
      [WHAT_NOW]: ['Save the report', 'Save the report', 'Stop'],
      'In which form?': ['Back', '1'],
      'There is no folder': join(folder, 'out', 'there.html'),
      exists: join(folder, 'out'),
      'Where?': join(folder, 'nowhere', 'x'),
    })
    expect(code).toBe(0)
    expect(screens.join('\n')).toMatch(/There is no folder .*nowhere[^]*there\.html exists/)
    expect(readFileSync(join(folder, 'out', 'there.html'), 'utf8')).toBe('mine')
    expect(readdirSync(join(folder, 'out'))).toHaveLength(2)
  })

  test('saves a paper that belongs to the outcome', async () => {
    const { code } = await wizard(['assess', 'ap'], {
      'Are personal data involved?': 'Yes.',
      'What is your role': 'Controller',
      'Could somebody unauthorised': 'Confirmed',
      [WHAT_NOW]: ['Save a letter', 'Save a letter', 'Stop'],
      'Save a letter': ['Back', 'Worksheet'],
      'In which form?': '1',
      'Where?': join(folder, 'paper'),
    })
    expect([code, existsSync(join(folder, 'paper.txt'))]).toEqual([0, true])
  })

  test('shows the report again, completes the file and goes back to the answers, and the report has it all', async () => {
    const { code, both } = await wizard(['assess', 'ap'], {
      ...NO_DATA,
      [WHAT_NOW]: ['Show the report', 'Complete the file', 'Back to the answers', 'Save the report', 'Stop'],
      'What do you want to add?': ['Short name', 'Done with this'],
      'Short name': 'A lost stick',
      'In which form?': '4',
      'Where?': join(folder, 'r.json'),
    })
    expect(code).toBe(0)
    expect(both.match(/Notifying the AP is not required/g)!.length).toBeGreaterThan(2)
    const report = JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8')) as Report
    expect(report.record).toMatchObject({ title: 'A lost stick' })
  })

  test('keeps who decides in the draft: who goes on with it records in that name', async () => {
    const register = ['--register', join(folder, 'register')]
    await wizard(['assess', 'ap', '--by', 'Wil', ...register], {
      'Are personal data involved?': 'Save and stop',
    })
    await wizard(['resume', ...register], { ...NO_DATA, [WHAT_NOW]: ['Record this', 'Stop'] })
    const { err } = await meldplicht(['register', 'confirm', '2026-1', '--by', 'Wil', ...register], {
      state: folder,
    })
    expect(err).toContain('«Wil» decided it')
  })

  test('keeps the answers of who stops, goes on with them, and throws them away only when asked twice', async () => {
    const stopped = await wizard(['assess', 'ap'], { 'Are personal data involved?': 'Save and stop' })
    expect([stopped.code, stopped.err]).toEqual([0, expect.stringContaining('meldplicht resume')])
    const kept = drafts()
    expect(kept).not.toEqual([])
    const resumed = await wizard(['resume'], {
      ...NO_DATA,
      [WHAT_NOW]: 'Stop and throw',
      'Throw the answers away?': ['No', 'Yes'],
    })
    expect(resumed.code).toBe(0)
    expect(resumed.screens.filter((screen) => screen.includes('Throw the answers away?'))).toHaveLength(2)
    expect(resumed.err).toContain('thrown away')
    expect(drafts()).toEqual([])
  })

  test('a second opinion that was interrupted goes on as that, and is no incident of its own', async () => {
    const register = ['--register', join(folder, 'register')]
    const facts = ['--discovered', '2026-11-20T10:00', '--personal-data', 'no']
    const state = { state: folder, now: '2026-11-21T12:00:00Z' }
    await meldplicht(['register', 'init', ...register], state)
    await meldplicht(['assess', ...facts, '--save', '--by', 'Ans', ...register], state)
    const confirm = ['register', 'confirm', '2026-1', '--blind', '--by', 'D. Smit', ...register]
    const command = "meldplicht register confirm 2026-1 --blind --by 'D. Smit'"
    const stopped = await wizard(confirm, {
      'Are personal data involved?': 'Yes.',
      'What is your role': 'Save',
    })
    expect([stopped.code, stopped.err]).toEqual([0, expect.stringContaining(`Go on with: ${command}`)])
    const resumed = await wizard(['resume', ...register], {})
    expect([resumed.code, resumed.err]).toEqual([2, expect.stringContaining(command)])
    const gone = await wizard(confirm, { [WHAT_NOW]: 'Stop' })
    expect(gone.screens.filter((screen) => /involved\?\s*1\. /.test(screen))).toEqual([])
    expect(gone.both).toContain('comes out otherwise')
    expect([(await meldplicht(['register', 'list', '--json', ...register], state)).out, drafts()]).toEqual([
      expect.not.stringContaining('2026-2'),
      [],
    ])
  })
})
