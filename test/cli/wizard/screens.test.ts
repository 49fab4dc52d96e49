// Each kind of screen by itself, on inquirer's own test bench.
import { render } from '@inquirer/testing'
import { describe, expect, test } from 'vitest'
import type { Ask, Option } from '../../../src/cli/wizard/ask.ts'
import { inquirerAsk } from '../../../src/cli/wizard/inquirer.ts'
import type { Terminal } from '../../../src/cli/io.ts'
import { PLAIN, wrapped } from '../../../src/render/layout.ts'
import { nl } from '../../../src/words/nl.ts'

type Rendered = Awaited<ReturnType<typeof render>>

/** Renders what the wizard asks; the width is that of the text, the bench has 80 columns. */
async function screen<T>(
  asks: (ask: Ask) => Promise<T>,
  width = 60,
): Promise<Rendered & { answer: Promise<T> }> {
  const prompt = (_: object, context?: object): Promise<T> => {
    const terminal = { signal: new AbortController().signal, ...context } as unknown as Terminal
    return asks(inquirerAsk(terminal, nl, PLAIN, (text, indent = 0) => wrapped(text, width - indent)))
  }
  return (await render(prompt as never, {} as never)) as unknown as Rendered & { answer: Promise<T> }
}

const KINDS: Option[] = [
  { id: 'contact', title: 'Naam, adres, e-mail, telefoon' },
  { id: 'payment', title: 'Rekening- of kaartgegevens waarmee te betalen of te frauderen is' },
]
const ALONE: Option[] = [
  { id: 'none', title: 'Geen van deze' },
  { id: 'unknown', title: 'Weet ik niet' },
]
const QUESTION = { above: [], title: 'Welke gegevens zijn het?', help: 'Noem alle soorten.' }

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

describe('one of several answers', () => {
  test('stands on the answer that was given, shows title, help and keys, and keeps only title and answer', async () => {
    const { answer, events, getScreen } = await screen((ask) =>
      ask.one({ ...QUESTION, title: 'Weet u het?' }, [...KINDS, ...ALONE], 'unknown'),
    )
    expect(getScreen()).toBe(
      [
        '? Weet u het?',
        '  Noem alle soorten.',
        '  Naam, adres, e-mail, telefoon',
        '  Rekening- of kaartgegevens waarmee te betalen of te',
        '    frauderen is',
        '  Geen van deze',
        '> Weet ik niet',
        '',
        '↑↓ kiezen, enter bevestigen',
      ].join('\n'),
    )
    events.keypress('up')
    events.keypress('enter')
    await expect(answer).resolves.toBe('none')
    expect(getScreen()).toBe('√ Weet u het?\n  Geen van deze')
  })

  test('has numbers where options are spoken of by number, and a number goes to its option', async () => {
    const { answer, events, getScreen } = await screen((ask) =>
      ask.one({ ...QUESTION, numbered: true }, KINDS, 'payment'),
    )
    expect(getScreen()).toContain('1. Naam')
    // Not `type`, which the bench sends twice to a list: eleven is no row here.
    events.keypress('1')
    events.keypress('enter')
    await expect(answer).resolves.toBe('contact')
  })

  test('a number that no option has goes nowhere, and Enter behind it chooses nothing', async () => {
    const { answer, events, getScreen } = await screen((ask) =>
      ask.one({ ...QUESTION, numbered: true }, KINDS, 'payment'),
    )
    for (const key of ['1', '2']) events.keypress(key)
    await pause(60)
    events.keypress('enter')
    await pause(60)
    expect(getScreen()).toContain('«12»')
    events.keypress('down')
    events.keypress('enter')
    await expect(answer).resolves.toBe('payment')
  })
})

test('a key that means nothing here leaves the cursor where it is', async () => {
  const { events, getScreen, answer } = await screen((ask) =>
    ask.one(QUESTION, [...KINDS, ...ALONE], 'unknown'),
  )
  for (const name of [
    'left',
    'right',
    'home',
    'end',
    'pageup',
    'pagedown',
    'delete',
    'f1',
    'escape',
    'backspace',
  ])
    events.keypress(name)
  for (const name of ['a', 'n', 'p', 'l']) events.keypress({ name, ctrl: true })
  expect(getScreen()).toContain('> Weet ik niet')
  events.keypress('enter')
  await expect(answer).resolves.toBe('unknown')
})

test('a text that is pasted over a list chooses nothing', async () => {
  const { events, getScreen } = await screen((ask) => ask.one(QUESTION, [...KINDS, ...ALONE], 'unknown'))
  events.type('een regel')
  events.keypress('enter')
  expect(getScreen()).toContain('> Weet ik niet')
})

describe('any number of answers', () => {
  const several = (ticked: readonly string[]) => screen((ask) => ask.several(QUESTION, KINDS, ALONE, ticked))

  test('Enter on a kind ticks it and never leaves the screen; only «Verder» does', async () => {
    const { answer, events, getScreen } = await several([])
    events.keypress('enter')
    events.keypress('down')
    events.keypress('space')
    expect(getScreen()).toContain('  [x] Naam, adres')
    expect(getScreen()).toContain('> [x] Rekening-')
    events.keypress('enter')
    expect(getScreen()).toContain(
      [
        '> [ ] Rekening- of kaartgegevens waarmee te betalen of te',
        '        frauderen is',
        '  Verder met wat is aangekruist',
      ].join('\n'),
    )
    events.keypress('tab')
    expect(getScreen()).toContain('> Verder met wat is aangekruist')
    events.keypress('enter')
    await expect(answer).resolves.toEqual({ ticked: ['contact'] })
    expect(getScreen()).toBe('√ Welke gegevens zijn het?\n  Naam, adres, e-mail, telefoon')
  })

  test('nothing ticked is not «none»: it says so and stays', async () => {
    const { answer, events, getScreen } = await several([])
    events.keypress('tab')
    events.keypress('enter')
    expect(getScreen()).toContain('Er is niets aangekruist.')
    events.keypress('down')
    events.keypress('enter')
    await expect(answer).resolves.toEqual({ ticked: [], alone: 'none' })
  })

  test('what was ticked before is ticked again, and what stands alone comes back alone', async () => {
    const { answer, events, getScreen } = await several(['contact', 'payment'])
    expect(getScreen().match(/\[x\]/g)).toHaveLength(2)
    for (const key of ['tab', 'down', 'down', 'down', 'down', 'space']) events.keypress(key)
    await expect(answer).resolves.toEqual({ ticked: ['contact', 'payment'], alone: 'unknown' })
  })
})

describe('a typed line', () => {
  test('says in Dutch what is wrong, and keeps what was typed', async () => {
    const { answer, events, getScreen, nextRender } = await screen((ask) =>
      ask.line({ ...QUESTION, title: 'Hoeveel?' }, (typed) =>
        /^\d+$/.test(typed) ? undefined : nl.wizard.numberHint,
      ),
    )
    events.type('ongeveer 300')
    events.keypress('enter')
    await nextRender()
    expect(getScreen()).toContain('> ongeveer 300')
    expect(getScreen()).toMatch(/Een schatting\s+is\s+goed/)
    for (let at = 0; at < 'ongeveer 300'.length; at += 1) events.keypress('backspace')
    events.type('300')
    events.keypress('enter')
    await expect(answer).resolves.toBe('300')
    expect(getScreen()).toBe('√ Hoeveel? 300')
  })

  test('takes a pasted text of several lines for one', async () => {
    const { answer, events } = await screen((ask) => ask.line(QUESTION, () => undefined))
    events.type('eerste')
    events.keypress('enter')
    events.type('tweede')
    events.keypress('enter')
    await expect(answer).resolves.toBe('eerste tweede')
  })

  test('a long pasted text does not freeze it: what is drawn does not grow as the square of its length', async () => {
    const drawn = async (length: number): Promise<number> => {
      const { answer, events, getFullOutput } = await screen((ask) => ask.line(QUESTION, () => undefined))
      events.type('x'.repeat(length))
      events.keypress('enter')
      await expect(answer).resolves.toHaveLength(length)
      return (await getFullOutput({ raw: true })).length
    }
    // Four times as long: sixteen times as much where it grows as the square.
    expect((await drawn(2000)) / (await drawn(500))).toBeLessThan(8)
  })

  test('shows what stood there without what a terminal would act on', async () => {
    const { getScreen } = await screen((ask) => ask.line(QUESTION, () => undefined, 'a\u001b[2Jb'))
    expect(getScreen({ raw: true })).not.toContain('\u001b[2J')
  })

  test('starts from what was typed before', async () => {
    const { answer, events } = await screen((ask) => ask.line(QUESTION, () => undefined, 'een reden'))
    events.type(' en nog een')
    events.keypress('enter')
    await expect(answer).resolves.toBe('een reden en nog een')
  })
})
