// What is typed or pasted on the wizard's screens, in a real pseudo-terminal: nothing of it is lost, nothing of it chooses.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { KEY, onTerminal, type Terminal } from './terminal.ts'

let state = ''
let terminal: Terminal
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'meldplicht-typing-'))
})
afterEach(async () => {
  terminal.kill('SIGKILL')
  await terminal.exit
  rmSync(state, { recursive: true })
})

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
const draft = (): {
  answers?: object
  moments?: Readonly<Record<string, string>>
  record?: Readonly<Record<string, string>>
} => {
  const folder = join(state, 'drafts')
  const [name] = existsSync(folder) ? readdirSync(folder) : []
  return name === undefined ? {} : (JSON.parse(readFileSync(join(folder, name), 'utf8')) as object)
}
const START = 'When was the breach discovered?'
const KINDS = 'Which data are they?'
const PASTE = ['\u001b[200~', '\u001b[201~'] as const
const NOT_USED = 'Typed before this question was here, and not used'

/** On the first screen, ready for keys. */
async function begun(env: Readonly<Record<string, string>> = {}, ...args: string[]): Promise<void> {
  terminal = onTerminal(['assess', 'procurios-contactmomenten', ...args], { state, env })
  await terminal.until(env['MELDPLICHT_LANG'] === 'nl' ? 'Wanneer is het datalek ontdekt?' : START)
}
async function atContact(): Promise<void> {
  await begun()
  await terminal.choose('Now')
  await terminal.until('Question 1 of')
}
/** The day before today in Amsterdam. */
const yesterday = (): string =>
  new Date(Date.now() - 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' })
/** The same text as a terminal may bring it. */
const WAYS: readonly (readonly [string, (text: string) => readonly string[], number])[] = [
  ['in one piece', (text) => [text], 60],
  ['letter by letter', (text) => [...text], 60],
  ['in pieces over a slow line', (text) => text.match(/.{1,5}/gs)!, 150],
  ['by a terminal that tells', (text) => [`${PASTE[0]}${text}${PASTE[1]}`], 60],
  [
    'by a terminal that tells, over a slow line',
    (text) => [PASTE[0], ...text.match(/.{1,9}/gs)!, PASTE[1]],
    500,
  ],
]
async function send(pieces: readonly string[], milliseconds: number): Promise<void> {
  for (const piece of pieces) {
    await terminal.type(piece)
    await pause(Math.max(milliseconds - 60, 0))
  }
}

describe('on the list for the moment of discovery', () => {
  test.each([
    ['en', 'yesterday 14:30'],
    ['nl', 'gisteren 14:30'],
    ['nl', 'Gisteren om 14.30 uur'],
  ])('in %s «%s» and Enter is that moment and never «now»', async (lang, typed) => {
    await begun({ MELDPLICHT_LANG: lang })
    await terminal.type(...typed, KEY.enter)
    await terminal.until(lang === 'nl' ? 'Vraag 1 van' : 'Question 1 of')
    expect(draft().moments?.['discovered']).toMatch(new RegExp(`^${yesterday()}T14:30`))
  })

  test.each(WAYS)(
    'a time that is pasted %s waits for Enter, and is then that moment',
    async (_, ways, slow) => {
      await begun()
      await send(ways('yesterday 14:30'), slow)
      await terminal.until('You typed: “yesterday 14:30”')
      expect(draft()).toEqual({})
      await pause(100)
      await terminal.type(KEY.enter)
      await terminal.until('Question 1 of')
      expect(draft().moments?.['discovered']).toMatch(new RegExp(`^${yesterday()}T14:30`))
    },
  )

  test('what is no time stands in the line where it is asked, to be mended', async () => {
    await begun()
    await terminal.type('quarter past two', KEY.enter)
    await terminal.until(/> quarter past two/)
    expect(draft()).toEqual({})
    await terminal.type(...Array<string>(16).fill('\u007f'), 'yesterday 9:05', KEY.enter)
    await terminal.until('Question 1 of')
    expect(draft().moments?.['discovered']).toMatch(new RegExp(`^${yesterday()}T09:05`))
  })

  test('an arrow key takes the typed text away, and then the list chooses again', async () => {
    await begun()
    await terminal.type('x', KEY.down)
    await terminal.until('> An hour ago')
    expect(terminal.screen()).not.toContain('You typed')
    await terminal.type(KEY.enter)
    await terminal.until('70 hours and')
  })
})

describe('on any other list', () => {
  test.each(WAYS)(
    'a text that comes %s chooses nothing, and neither does Enter behind it',
    async (_, ways, slow) => {
      await atContact()
      await send(ways('no\nno'), slow)
      await pause(100)
      await terminal.type(KEY.enter, KEY.enter)
      await terminal.until(/You typed: “no\s*no”/)
      expect(draft().answers).toEqual({})
      await terminal.type(KEY.up, KEY.up, KEY.enter)
      await terminal.until('Check your answers')
      expect(draft().answers).toEqual({ 'contact-moments': 'no' })
    },
  )

  test('a line end before a text, or several at once, is no choice', async () => {
    await atContact()
    await terminal.type('\rno', KEY.up, KEY.up, '\r\r\r')
    await pause(300)
    expect(draft().answers).toEqual({})
    expect(terminal.screen()).toContain('> No, we looked')
  })

  test('backspace wipes what was typed', async () => {
    await atContact()
    await terminal.type('a', 'b', '\u007f', '\u007f')
    await pause(100)
    expect(terminal.screen()).not.toContain('You typed')
    await terminal.type(KEY.enter)
    await terminal.until('Were all contact moments marked private?')
    expect(draft().answers).toEqual({ 'contact-moments': 'unknown' })
  })

  test('a blank before a pasted text ticks nothing', async () => {
    await atContact()
    await terminal.choose('Yes')
    await terminal.until('Were all contact moments marked private?')
    await terminal.choose('No, not all')
    await terminal.until('? Are there signs of misuse?')
    await terminal.choose('No, we looked')
    await terminal.until(`? ${KINDS}`)
    await terminal.type(' contact data\r', ' ')
    await pause(200)
    expect(terminal.screen()).not.toContain('[x]')
    await terminal.type(KEY.down, ' ')
    await terminal.until('[x]')
  })
})

describe('what is typed before a question stands on the screen', () => {
  test.each([['yesterday 14:30\r'], ['\r'], ['\r\r\u001b[B\r'], ['no\rno\rno\r']])(
    'does not answer it: %j while the wizard starts',
    async (typed) => {
      terminal = onTerminal(['assess', 'procurios-contactmomenten'], { state })
      await terminal.type(typed)
      await terminal.until(`? ${START}`)
      await pause(300)
      expect(terminal.screen()).not.toContain('Question 1')
      expect(draft()).toEqual({})
      if (/[a-z]{2}/.test(typed)) expect(terminal.screen()).toContain(NOT_USED)
    },
  )

  test('nor the next one: a text behind Enter is told, or stands on the list and chooses nothing', async () => {
    for (const wait of [26, 35, 45]) {
      await atContact()
      await terminal.type(KEY.up)
      await Promise.all([terminal.type(KEY.enter), pause(wait).then(() => terminal.type('no\rno\r'))])
      await terminal.until(/not used: “no no”|You typed: “no no”/)
      await pause(600)
      // Where it comes at once, Enter was the first line end of a pasted text.
      expect([{}, { 'contact-moments': 'yes' }]).toContainEqual(draft().answers)
      terminal.kill('SIGKILL')
      await terminal.exit
      rmSync(join(state, 'drafts'), { recursive: true })
    }
  })

  test('Enter held down goes no further than the question on which it was pressed', async () => {
    await atContact()
    await terminal.type(KEY.up)
    for (let times = 0; times < 40; times += 1) {
      void terminal.type(KEY.enter)
      await pause(30)
    }
    await terminal.until('Were all contact moments marked private?')
    await pause(600)
    expect(draft().answers).toEqual({ 'contact-moments': 'yes' })
  })

  test('Ctrl-C among it stops the wizard in good order', async () => {
    await atContact()
    await terminal.type(KEY.up)
    await Promise.all([terminal.type(KEY.enter), pause(45).then(() => terminal.type(KEY.interrupt))])
    await terminal.until('Go on with: meldplicht resume')
    expect((await terminal.exit).exitCode).toBe(130)
    expect(terminal.isCursorShown()).toBe(true)
  })
})

test.each(WAYS)(
  'a text of several lines pasted into a line %s is one text, whole',
  async (name, ways, slow) => {
    terminal = onTerminal(['assess', 'procurios-contactmomenten'], { state, cwd: state })
    await terminal.until(START)
    await terminal.choose('Now')
    await terminal.until('Question 1 of')
    await terminal.choose('No, we looked')
    await terminal.until('Check your answers')
    await terminal.choose('This is right')
    await terminal.until('? What now?')
    await terminal.choose('Complete the file')
    await terminal.until('? What do you want to add?')
    await terminal.choose('What happened')
    await terminal.until('? What happened')
    const lines =
      name === 'letter by letter' ? 'A laptop was stolen.' : 'A laptop was stolen.\nAt noon.\nBy nobody.\n'
    await send(ways(lines), slow)
    await pause(60)
    // What is pasted by a terminal that tells waits for Enter; otherwise its last line end may have been that.
    if (!/What happened: A laptop/.test(terminal.screen())) await terminal.type(KEY.enter)
    await terminal.until(/What happened: A laptop was stolen\./)
    expect(draft().record?.['summary']).toBe(lines.trim().replaceAll('\n', ' '))
  },
)

describe('in plain lines', () => {
  test('a typed time is that moment', async () => {
    await begun({}, '--accessible')
    await terminal.until('Or type the time')
    await terminal.type('yesterday 14:30\r')
    await terminal.until('Question 1 of')
    expect(draft().moments?.['discovered']).toMatch(new RegExp(`^${yesterday()}T14:30`))
  })

  test('several lines at once choose nothing, nor does what was typed before the question', async () => {
    terminal = onTerminal(['assess', 'procurios-contactmomenten', '--accessible'], { state })
    await terminal.type('1\r1\r')
    await terminal.until(NOT_USED)
    await terminal.until('Type a number')
    await pause(100)
    expect(terminal.screen()).not.toContain('Question 1')
    await terminal.type('1\r')
    await terminal.until('Question 1 of')
    await terminal.until(/Question 1 of[\s\S]*Type a number/)
    await terminal.type('1\r1\r')
    await terminal.until('Choose a number from 1 to')
    expect(draft().answers).toEqual({})
  })

  test('nor a number that was begun before the question', async () => {
    terminal = onTerminal(['assess', 'procurios-contactmomenten', '--accessible'], { state })
    await terminal.type('2')
    await terminal.until('Type a number')
    await terminal.type('1\r')
    await terminal.until('Question 1 of')
    expect(terminal.screen()).toContain('(71 hours and 59')
  })
})
