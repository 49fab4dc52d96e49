// Keys and bytes of a terminal → what somebody typed, what was pasted, and what came before it was asked for.
import { PassThrough } from 'node:stream'
import { clean } from '../../render/clean.ts'
import { Stopped } from './ask.ts'
import { EXIT } from '../exit.ts'
import type { Terminal } from '../io.ts'

/** Milliseconds in which nobody presses another key: what comes faster was pasted. */
export const BURST = 25
/** Milliseconds after which no more of a pasted text comes, also over a slow line. */
export const PASTE = 400
/** Milliseconds in which what waits at the terminal has been read. */
const WAITING = 15

/** Asks a terminal to tell what is pasted from what is typed; and takes that back. */
export const TELL_PASTE = '\u001b[?2004h'
export const NO_PASTE = '\u001b[?2004l'

/** A key as Node reads it. */
interface Key {
  readonly name?: string
  readonly ctrl?: boolean
  readonly meta?: boolean
  readonly sequence?: string
}

/** Whether a key is the beginning or the end of what is pasted, by a terminal that tells. */
export const isPasted = ({ name }: Key): boolean => name === 'paste-start' || name === 'paste-end'

/** A letter, a sign or a blank, and not a key that means something. */
export function textOf({ name, ctrl, meta, sequence }: Key): string | undefined {
  if (name === 'space') return ' '
  const text = sequence ?? (name?.length === 1 ? name : undefined)
  return ctrl === true || meta === true || text === undefined || !/^\P{Cc}+$/u.test(text) ? undefined : text
}

// eslint-disable-next-line no-control-regex
const KEYS = /\u001b(?:\[[\d;?]*[ -/]*[@-~]|O.)?/g

/** Bytes of a terminal as a text of one line, without the keys among them. */
export const typedText = (bytes: string): string => clean(bytes.replace(KEYS, ' ')).trim()

/**
 * What was typed before a question stood on the screen. It was for another question or for none, so it must answer none;
 * it is read until no more comes and given back, to be shown.
 * Only a terminal can be typed ahead on.
 * @param chunks where the caller puts what comes meanwhile; emptied
 */
export async function typedAhead({ input, signal }: Terminal, chunks: Buffer[]): Promise<string> {
  input.setRawMode(true)
  input.resume()
  for (let read = -1; read < chunks.length && !signal.aborted;) {
    read = chunks.length
    await new Promise((resolve) => setTimeout(resolve, read === 0 ? WAITING : PASTE))
  }
  const text = Buffer.concat(chunks.splice(0)).toString('utf8')
  // Ctrl-C is no key here but a byte.
  if (text.includes('\u0003')) {
    input.setRawMode(false)
    input.pause()
    throw new Stopped(EXIT.interrupted)
  }
  return typedText(text)
}

/** The keys of a terminal from the first question to the last: each goes to one question, or is told before the next. */
export interface Keys {
  readonly ahead: () => Promise<string>
  /** Asks one question, which gets all keys until it is answered. */
  readonly during: <T>(ask: (input: NodeJS.ReadableStream) => Promise<T>) => Promise<T>
  /** Gives the terminal free. */
  readonly close: () => void
}

/**
 * inquirer reads no keys between two questions, and throws away those that came just before one (create-prompt.js,
 * «stale keystrokes»). So it gets a stream for each question, filled from here.
 */
export function keysOf(terminal: Terminal): Keys {
  const { input } = terminal
  const early: Buffer[] = []
  let question: PassThrough | undefined
  const take = (chunk: Buffer | string): void => {
    if (question === undefined) early.push(Buffer.from(chunk))
    else question.write(chunk)
  }
  input.on('data', take)
  return {
    ahead: () => typedAhead(terminal, early),
    during: async (ask) => {
      const stream = new PassThrough()
      const setRawMode = (isRaw: boolean): void => void input.setRawMode(isRaw)
      question = stream
      try {
        return await ask(Object.assign(stream, { setRawMode }))
      } finally {
        question = undefined
        const rest = stream.read() as Buffer | null
        if (rest !== null) early.push(rest)
      }
    },
    close: () => {
      input.off('data', take)
      input.pause()
    },
  }
}
