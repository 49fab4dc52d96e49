// The wizard end to end in a real pseudo-terminal: the whole path, interruptions of every kind, and going on.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inOwnName, KEY, onTerminal, type Terminal, through } from './terminal.ts'

let state = ''
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'meldplicht-wizard-'))
})
afterEach(() => rmSync(state, { recursive: true }))

const drafts = (): string[] => (existsSync(join(state, 'drafts')) ? readdirSync(join(state, 'drafts')) : [])
const draft = (): { answers: unknown } =>
  JSON.parse(readFileSync(join(state, 'drafts', drafts()[0]!), 'utf8')) as { answers: unknown }

const CONTACT = 'Are there contact moments in your environment?'
const PRIVATE = 'Were all contact moments marked private?'
const PROCURIOS = ['assess', 'procurios-contactmomenten']

/** Up to the first question of the Procurios pack, discovered now. */
async function started(terminal: Terminal): Promise<void> {
  await terminal.until('When was the breach discovered?')
  await terminal.choose('Now')
  await terminal.until(CONTACT)
}
/** Answers that there are contact moments, and waits for the next question. */
async function oneAnswered(terminal: Terminal): Promise<void> {
  await started(terminal)
  await terminal.choose('Yes')
  await terminal.until(PRIVATE)
}

describe('on a terminal', () => {
  test('from «meldplicht» to a saved report, by choosing only', async () => {
    const terminal = onTerminal([], { state, cwd: state })
    await terminal.until('Which breach is it?')
    await terminal.choose('Procurios')
    await started(terminal)
    expect(terminal.screen()).toMatch(
      /If you must notify: by \w+day \d+ \w+ \d{4} at \d\d:\d\d \(71 hours and 59/,
    )
    expect(terminal.screen()).toMatch(/Question 1 of at most \d/)
    await terminal.choose('No, we looked')
    await terminal.until('Check your answers')
    await terminal.choose('This is right')
    await terminal.until('Notifying the AP is not required.')
    await terminal.until('What now?')
    await terminal.choose('Save the report')
    await terminal.until('In which form?')
    await terminal.type(KEY.tab, KEY.enter)
    await terminal.until('Where?')
    await terminal.type(KEY.enter)
    await terminal.until(/Written:[\s\S]*Written:[\s\S]*\? What now\?/)
    await terminal.choose('Stop')
    expect((await terminal.exit).exitCode).toBe(0)
    const reports = readdirSync(state).filter((name) => name.startsWith('meldplicht-'))
    expect(reports.map((name) => name.split('.').at(-1)).sort()).toEqual(['html', 'json'])
    const text = readFileSync(
      join(
        state,
        reports.find((name) => name.endsWith('.html'))!,
      ),
      'utf8',
    )
    expect(text).toContain('Notifying the AP is not required.')
    expect(drafts()).toEqual([])
  })

  test('the whole Procurios path, in at most fifteen screens, to the register and a calendar', async () => {
    const terminal = onTerminal(PROCURIOS, { state, cwd: state })
    await started(terminal)
    await through(terminal, [
      [CONTACT, 'Yes'],
      [PRIVATE, 'No, not all'],
      ['Are there signs of misuse?', 'No, we looked'],
    ])
    await terminal.until('? Which data are they?')
    await terminal.choose('Name, address')
    await terminal.choose('Go on with what is ticked')
    await through(terminal, [
      ['What do the data say about one person', 'Next to nothing'],
      ['Are vulnerable people among them?', 'No'],
    ])
    await terminal.until('? How many people')
    await terminal.type('about 300', KEY.enter)
    await terminal.until('Type a whole number')
    await terminal.type(...Array<string>(9).fill('\u007f'), '1.200', KEY.enter)
    await through(terminal, [
      ['Check your answers', 'This is right'],
      ['This was assumed', 'This is right'],
      ['Your own judgement of the risk', 'Accept what the facts give'],
    ])
    await terminal.until('? What now?')
    expect(terminal.screen()).toContain('Notify the AP')
    const screens = new Set([...terminal.raw().matchAll(/√ ([^\n\r]+?)[?.]/g)].map(([, title]) => title))
    expect(screens.size + 1).toBeLessThanOrEqual(15)
    await terminal.choose('Record this in the breach register')
    await inOwnName(terminal)
    await terminal.until('Begin a breach register in')
    await terminal.type(KEY.enter)
    await terminal.until('Recorded in the breach register as ')
    const [line] = readFileSync(join(state, 'register', 'register.jsonl'), 'utf8').split('\n')
    expect(JSON.parse(line!)).toMatchObject({ number: 1, event: { decision: { exitCode: 20 } } })
    await terminal.until(/Recorded[\s\S]*\? What now\?/)
    await terminal.choose('Put the deadline in your calendar')
    await terminal.until('Where?')
    await terminal.type(KEY.enter)
    await terminal.until(/\.ics\s[\s\S]*\? What now\?/)
    await terminal.choose('Stop')
    expect((await terminal.exit).exitCode).toBe(0)
    const calendar = readdirSync(state).find((name) => name.endsWith('.ics'))!
    expect(readFileSync(join(state, calendar), 'utf8')).toMatch(/DTEND:\d{8}T\d{6}Z/)
    expect(drafts()).toEqual([])
  })

  test('a register that cannot be written is told, and the answers are still in the draft', async () => {
    writeFileSync(join(state, 'register'), '')
    const terminal = onTerminal([...PROCURIOS, '--record', 'title=still here'], { state, cwd: state })
    await started(terminal)
    await terminal.choose('No, we looked')
    await through(terminal, [['Check your answers', 'This is right']])
    await terminal.until('What now?')
    await terminal.choose('Record this in the breach register')
    await inOwnName(terminal)
    await terminal.until(/is a file[\s\S]*\? What now\?/)
    await terminal.choose('Stop')
    expect((await terminal.exit).exitCode).toBe(0)
    expect(draft()).toMatchObject({ answers: { 'contact-moments': 'no' }, record: { title: 'still here' } })
  })

  test('an answer is changed on «Check your answers», and what no longer counts is marked', async () => {
    const terminal = onTerminal(PROCURIOS, { state })
    await oneAnswered(terminal)
    await terminal.choose('Yes, all of them')
    await terminal.until('? Check your answers')
    await terminal.choose(CONTACT)
    await terminal.until(new RegExp(`Check your answers[\\s\\S]*\\? ${CONTACT.replace('?', '\\?')}`))
    await terminal.choose('No, we looked')
    await terminal.until(/marked private\? Yes, all of them \(does not\s+count\)/)
    expect(draft().answers).toEqual({ 'contact-moments': 'no', 'private-only': 'yes' })
    await terminal.type(KEY.interrupt)
    await terminal.exit
  })

  test('who only presses Enter has answered «I don’t know», and the outcome is open', async () => {
    const terminal = onTerminal(PROCURIOS, { state })
    await started(terminal)
    for (let screen = 0; screen < 14 && !terminal.screen().includes('? What now?'); screen += 1) {
      if (terminal.screen().includes('? How many')) await terminal.type('unknown')
      if (terminal.screen().includes('? Which data')) await terminal.choose("I don't know")
      else await terminal.type(KEY.enter)
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    await terminal.until('? What now?')
    expect(terminal.screen()).toContain('Not decided yet')
    expect(Object.values(draft().answers as object)[0]).toBe('unknown')
    await terminal.type(KEY.interrupt)
    await terminal.exit
  })

  test('Dutch throughout, at 60 columns, without colour', async () => {
    const terminal = onTerminal(PROCURIOS, {
      state,
      columns: 60,
      env: { MELDPLICHT_LANG: 'nl', NO_COLOR: '1' },
    })
    await terminal.until('Wanneer is het datalek ontdekt?')
    await terminal.choose('Nu')
    await terminal.until('Staan er contactmomenten')
    await terminal.choose('Ja')
    await terminal.until('Waren alle contactmomenten')
    await terminal.choose('Nee')
    await terminal.until('? Zijn er aanwijzingen voor misbruik')
    await terminal.choose('Weet ik niet')
    await terminal.until(/tab\s+naar\s+«Verder»/)
    expect(terminal.screen()).not.toMatch(/\b(navigate|select|submit|toggle|press|undefined|idle|done)\b/i)
    // eslint-disable-next-line no-control-regex
    expect(terminal.raw()).not.toMatch(/\u001b\[[0-9;]+m/)
    await terminal.type(KEY.interrupt)
    await terminal.exit
  })

  test('goes back to the question before, and to the moment of discovery; no answer is lost', async () => {
    const terminal = onTerminal(PROCURIOS, { state })
    await oneAnswered(terminal)
    await terminal.choose('Back')
    await terminal.until(/contact moments in your environment\?[\s\S]*contact moments in your environment\?/)
    expect(draft().answers).toEqual({ 'contact-moments': 'yes' })
    await terminal.choose('Back')
    await terminal.until(/discovered\?[\s\S]*discovered\?/)
    await terminal.choose('An hour ago')
    await terminal.until(/\(70 hours and \d+\s+minutes?\s+left\)[\s\S]*marked private/)
    await terminal.type(KEY.interrupt)
    await terminal.exit
  })

  test('save and stop, then resume where it was', async () => {
    const first = onTerminal(PROCURIOS, { state })
    await oneAnswered(first)
    await first.choose('Yes, all of them')
    await first.until('? Check your answers')
    await first.choose('Save and stop')
    await first.until('Saved. Go on with')
    expect((await first.exit).exitCode).toBe(0)
    const second = onTerminal(['resume'], { state })
    await second.until('? Check your answers')
    await second.type(KEY.interrupt)
    expect((await second.exit).exitCode).toBe(130)
    const third = onTerminal([], { state })
    await third.until('There are saved answers.')
    await third.choose('Procurios')
    await third.until('? Check your answers')
    await third.type(KEY.interrupt)
    await third.exit
  })

  test('two wizards at the same moment have a draft each', async () => {
    const both = [onTerminal(PROCURIOS, { state }), onTerminal(PROCURIOS, { state })]
    await Promise.all(both.map(oneAnswered))
    expect(drafts().length).toBe(2)
    for (const terminal of both) terminal.kill('SIGKILL')
    await Promise.all(both.map(({ exit }) => exit))
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

  test.each([[[]], [['--accessible']]])(
    'by a window that is closed: it ends like any program, without a core dump',
    async (args) => {
      const terminal = onTerminal([...PROCURIOS, ...args], { state })
      await terminal.until('When was the breach discovered?')
      await terminal.type(args.length === 0 ? KEY.enter : '1\r')
      await terminal.until(CONTACT)
      terminal.close()
      expect((await terminal.exit).signal).toBe(constants.signals.SIGHUP)
      expect(drafts().length).toBe(1)
    },
  )

  test('by kill -9 and by a closed terminal: at most the answer being typed is lost', async () => {
    const ways = [(terminal: Terminal) => terminal.kill('SIGKILL'), (terminal: Terminal) => terminal.close()]
    for (const end of ways) {
      const terminal = onTerminal(PROCURIOS, { state })
      await oneAnswered(terminal)
      end(terminal)
      await terminal.exit
      expect(draft().answers).toEqual({ 'contact-moments': 'yes' })
      const again = onTerminal(['resume', drafts()[0]!.replace('.json', '')], { state })
      await again.until(PRIVATE)
      again.kill('SIGKILL')
      await again.exit
      rmSync(join(state, 'drafts'), { recursive: true })
    }
  })

  test('by Ctrl-Z: brought back, it goes on where it was', async () => {
    const terminal = onTerminal(PROCURIOS, { state })
    await started(terminal)
    await terminal.type('\u001a')
    terminal.kill('SIGCONT')
    await new Promise((resolve) => setTimeout(resolve, 200))
    await terminal.choose('Yes')
    await terminal.until(PRIVATE)
    terminal.kill('SIGKILL')
    await terminal.exit
  })

  test('a draft that is of other rules is checked again, and what does not fit is said', async () => {
    const terminal = onTerminal(PROCURIOS, { state })
    await oneAnswered(terminal)
    terminal.kill('SIGKILL')
    await terminal.exit
    const path = join(state, 'drafts', drafts()[0]!)
    const stored = JSON.parse(readFileSync(path, 'utf8')) as { pack: object; answers: object }
    const changed = {
      ...stored,
      pack: { ...stored.pack, version: '2019-01-01', sha256: 'other' },
      answers: { ...stored.answers, misuse: 'no-such-answer' },
    }
    writeFileSync(path, JSON.stringify(changed))
    const again = onTerminal(['resume'], { state })
    await again.until('The rules have changed since this was saved (2019-01-01, now 2020-04-30).')
    await again.until('No longer fits and is asked again: misuse')
    await again.until(PRIVATE)
    again.kill('SIGKILL')
    await again.exit
  })
})

test('answers in a draft that do not go together are asked again, and never pass for «no»', async () => {
  const terminal = onTerminal(['assess', 'ap'], { state })
  await terminal.until('When was the breach discovered?')
  await terminal.choose('Now')
  await terminal.until('Are personal data involved?')
  terminal.kill('SIGKILL')
  await terminal.exit
  const path = join(state, 'drafts', drafts()[0]!)
  const stored = JSON.parse(readFileSync(path, 'utf8')) as { answers: object }
  const answers = { ...stored.answers, data: ['contact'], 'data.special-category': 'yes', vulnerable: 'yes' }
  writeFileSync(path, JSON.stringify({ ...stored, answers }))
  const again = onTerminal(['resume'], { state })
  await again.until('No longer fits and is asked again: data')
  await again.until('Are personal data involved?')
  expect(draft().answers).toEqual({ vulnerable: 'yes' })
  again.kill('SIGKILL')
  await again.exit
})

test('a time that is refused has no tick, and a weekday is asked to be confirmed', async () => {
  const terminal = onTerminal(['assess', 'ap'], { state })
  await terminal.until(/When was the breach discovered\?[\s\S]*to choose/)
  await terminal.type('some', 'day', KEY.enter)
  await terminal.until(/Type a time such as[\s\S]*> someday/)
  expect(terminal.screen()).toMatch(/^\? When was the breach discovered\?\s+someday$/m)
  expect(terminal.screen()).not.toContain('√')
  await terminal.type('\u0015')
  await terminal.type('friday 16:40')
  await terminal.type(KEY.enter)
  await terminal.until(/Is this right: Friday \d+ \w+ \d{4} at 16:40\?/)
  terminal.kill('SIGKILL')
  await terminal.exit
})

test('the answers to one pack stay when another is chosen', async () => {
  const terminal = onTerminal([], { state })
  await terminal.until('Which breach is it?')
  await terminal.choose('Personal data breach')
  await terminal.until('When was the breach discovered?')
  await terminal.choose('Now')
  await terminal.until('? Are personal data involved?')
  await terminal.choose('Yes. Personal data')
  await terminal.until('? What is your role')
  await terminal.choose('Back')
  await terminal.until(/role[\s\S]*\? Are personal data involved/)
  await terminal.choose('Back')
  await terminal.until(/\? When was the breach discovered\?/)
  await terminal.choose('Back')
  await terminal.until(/\? Which breach is it\?/)
  await terminal.choose('Procurios')
  await terminal.until(/\? When was the breach discovered\?/)
  await terminal.choose('Now')
  await terminal.until(CONTACT)
  const stored = drafts().map(
    (name) =>
      JSON.parse(readFileSync(join(state, 'drafts', name), 'utf8')) as {
        pack: { id: string }
        answers: object
      },
  )
  expect(stored.map(({ pack, answers }) => [pack.id, answers])).toEqual([
    ['ap', { 'personal-data': 'yes' }],
    ['procurios-contactmomenten', {}],
  ])
  terminal.kill('SIGKILL')
  await terminal.exit
})

test('what is typed after the report was saved is still there', async () => {
  const terminal = onTerminal(PROCURIOS, { state, cwd: state })
  await started(terminal)
  await through(terminal, [
    [CONTACT, 'No, we looked'],
    ['Check your answers', 'This is right'],
    ['What now?', 'Record this in the breach register'],
  ])
  await inOwnName(terminal)
  await through(terminal, [['Begin a breach register in', 'Yes, begin']])
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
  await terminal.until('Your answers are kept.')
  await terminal.exit
  expect((draft() as unknown as { record: object }).record).toEqual({ summary: 'a laptop was stolen' })
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
  await terminal.type('6\r')
  expect((await terminal.exit).exitCode).toBe(0)
  // eslint-disable-next-line no-control-regex
  expect(terminal.raw()).not.toMatch(/\u001b(?!\[[0-9;]*m)/)
})
