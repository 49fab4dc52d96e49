// The wizard end to end in a real pseudo-terminal: the whole path, interruptions of every kind, and going on.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { KEY, onTerminal, type Terminal } from './terminal.ts'

let state = ''
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'meldplicht-wizard-'))
})
afterEach(() => rmSync(state, { recursive: true }))

const drafts = (): string[] => (existsSync(join(state, 'drafts')) ? readdirSync(join(state, 'drafts')) : [])
const draft = (): { answers: unknown } =>
  JSON.parse(readFileSync(join(state, 'drafts', drafts()[0]!), 'utf8')) as { answers: unknown }

/** Up to the first question of the Procurios pack, discovered now. */
async function started(terminal: Terminal): Promise<void> {
  await terminal.until('When was the breach discovered?')
  await terminal.type(KEY.enter)
  await terminal.until('Are there contact moments in your environment?')
}
/** Answers that there are contact moments, and waits for the next question. */
async function oneAnswered(terminal: Terminal): Promise<void> {
  await started(terminal)
  await terminal.type(KEY.down, KEY.enter)
  await terminal.until('Were all contact moments marked private?')
}
const PROCURIOS = ['assess', 'procurios-contactmomenten']

describe('on a terminal', () => {
  test('from «meldplicht» to a saved report, by choosing only', async () => {
    const terminal = onTerminal([], { state, cwd: state })
    await terminal.until('What happened?')
    await terminal.type(KEY.down, KEY.enter)
    await started(terminal)
    expect(terminal.screen()).toMatch(
      /Deadline if you must notify: \d{4}-\d\d-\d\d \d\d:\d\d \(71:59 hours left\)/,
    )
    expect(terminal.screen()).toMatch(/Question 1 of at most \d/)
    await terminal.type(KEY.enter)
    await terminal.until('Check your answers')
    await terminal.type(KEY.enter)
    await terminal.until('Notifying the AP is not required.')
    await terminal.until('What now?')
    await terminal.type(KEY.up, KEY.up, KEY.enter)
    await terminal.until('Name of the file')
    await terminal.type(KEY.enter)
    await terminal.until('Written:')
    await terminal.until(/What now\?[\s\S]*What now\?/)
    await terminal.type(KEY.enter)
    expect((await terminal.exit).exitCode).toBe(0)
    const [report] = readdirSync(state).filter((name) => name.endsWith('.txt'))
    expect(readFileSync(join(state, report!), 'utf8')).toContain('Notifying the AP is not required.')
    expect(drafts()).toEqual([])
  })

  test('Dutch throughout, at 60 columns, without colour', async () => {
    const terminal = onTerminal(PROCURIOS, {
      state,
      columns: 60,
      env: { MELDPLICHT_LANG: 'nl', NO_COLOR: '1' },
    })
    await terminal.until('Wanneer is het datalek ontdekt?')
    await terminal.type(KEY.enter)
    await terminal.until('Staan er contactmomenten')
    expect(terminal.screen()).not.toMatch(/navigate|select|submit|toggle|press|undefined/i)
    await terminal.type(KEY.interrupt)
    await terminal.exit
  })

  test('goes back to the question before', async () => {
    const terminal = onTerminal(PROCURIOS, { state })
    await oneAnswered(terminal)
    await terminal.type(KEY.down, KEY.down, KEY.down, KEY.down, KEY.enter)
    await terminal.until(/contact moments in your environment\?[\s\S]*contact moments in your environment\?/)
    expect(draft().answers).toEqual({})
    await terminal.type(KEY.interrupt)
    await terminal.exit
  })

  test('save and stop, then resume where it was', async () => {
    const first = onTerminal(PROCURIOS, { state })
    await oneAnswered(first)
    await first.type(KEY.enter)
    await first.until('Check your answers')
    await first.type(...Array<string>(6).fill(KEY.down), KEY.enter)
    const code = await Promise.race([first.exit, first.until('Saved. Go on with').then(() => first.exit)])
    expect(code.exitCode).toBe(0)
    const second = onTerminal(['resume'], { state })
    await second.until('Check your answers')
    await second.type(KEY.interrupt)
    expect((await second.exit).exitCode).toBe(130)
  })
})

describe('interrupted', () => {
  test.each([
    ['Ctrl-C', 130, (terminal: Terminal) => void terminal.type(KEY.interrupt)],
    ['SIGTERM', 143, (terminal: Terminal) => terminal.kill('SIGTERM')],
  ])(
    'by %s: the answers are kept, the cursor is back, and the way to resume is told',
    async (_, exitCode, stop) => {
      const terminal = onTerminal(PROCURIOS, { state })
      await oneAnswered(terminal)
      stop(terminal)
      await terminal.until('Saved. Go on with: meldplicht resume')
      expect((await terminal.exit).exitCode).toBe(exitCode)
      expect(terminal.isCursorShown()).toBe(true)
      expect(draft().answers).toEqual({ 'contact-moments': 'yes' })
      expect(statSync(join(state, 'drafts', drafts()[0]!)).mode & 0o777).toBe(0o600)
    },
  )

  test('by kill -9 and by a closed terminal: at most the answer being typed is lost', async () => {
    for (const signal of ['SIGKILL', 'SIGHUP']) {
      const terminal = onTerminal(PROCURIOS, { state })
      await oneAnswered(terminal)
      terminal.kill(signal)
      await terminal.exit
      expect(draft().answers).toEqual({ 'contact-moments': 'yes' })
      const again = onTerminal(['resume', drafts()[0]!.replace('.json', '')], { state })
      await again.until('Were all contact moments marked private?')
      again.kill('SIGKILL')
      await again.exit
      rmSync(join(state, 'drafts'), { recursive: true })
    }
  })
})

test('accessible: plain numbered lines, nothing redrawn, and the same path', async () => {
  const terminal = onTerminal([...PROCURIOS, '--accessible'], { state })
  await terminal.until('When was the breach discovered?')
  await terminal.until('Type a number')
  await terminal.type('1\r')
  await terminal.until('1. No, we looked and there are none')
  await terminal.type('7\r')
  await terminal.until('Choose a number from 1 to')
  await terminal.type('1\r')
  await terminal.until('Check your answers')
  await terminal.type('\r')
  await terminal.until('Notifying the AP is not required.')
  await terminal.until('What now?')
  await terminal.type('3\r')
  expect((await terminal.exit).exitCode).toBe(0)
})
