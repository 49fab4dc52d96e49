// What CI would take for a command leaves the program by neither output, whole or in pieces of bytes.
import { describe, expect, test } from 'vitest'
import type { Io, Output } from '../../src/cli/io.ts'
import { loggedIo } from '../../src/cli/log.ts'

function outputOf(written: (string | Uint8Array)[]): Output {
  return {
    isTerminal: true,
    columns: 77,
    write: (text) => void written.push(text),
    writeLines: (bytes) => void written.push(bytes),
    writeCommands: (text) => void written.push(text),
    drained: () => Promise.resolve(true),
  }
}
function io(env: Readonly<Record<string, string>>): { io: Io; written: (string | Uint8Array)[] } {
  const written: (string | Uint8Array)[] = []
  return { io: { env, stdout: outputOf(written), stderr: outputOf(written) } as unknown as Io, written }
}
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))

describe('the way out', () => {
  test('outside CI is the way itself', () => {
    const { io: own } = io({})
    expect(loggedIo(own)).toBe(own)
  })

  test.each([
    ['::add-mask::x', '\u00b7'],
    ['  ::error::x', '\u00b7'],
    ['a ##[group]x', '\u00b7'],
    ['##vso[task]x', '\u00b7'],
    ['##teamcity[x]', '\u00b7'],
  ])('in CI parts «%s», as text and as bytes, on both outputs', (text, dot) => {
    const { io: own, written } = io({ CI: 'true' })
    const safe = loggedIo(own)
    for (const output of [safe.stdout, safe.stderr]) {
      output.write(`${text}\n`)
      output.write(bytes(`${text}\n`))
      output.writeLines(bytes(`x\n${text}\n`))
    }
    const told = written.map((one) => (typeof one === 'string' ? one : Buffer.from(one).toString()))
    expect(told).toHaveLength(6)
    for (const one of told) expect(one).toContain(dot)
  })

  test('leaves as they are bytes without either sign, and commands that are meant', () => {
    const { io: own, written } = io({ CI: 'true' })
    const safe = loggedIo(own)
    const plain = bytes('id;verdict\n1;open\n')
    safe.stdout.writeLines(plain)
    safe.stdout.writeCommands('::error::meant\n')
    expect(written).toEqual([plain, '::error::meant\n'])
    expect(written[0]).toBe(plain)
    expect([safe.stdout.columns, safe.stderr.isTerminal]).toEqual([77, true])
  })

  test('takes a part of a larger buffer for no more than that', () => {
    const { io: own, written } = io({ CI: 'true' })
    const whole = bytes('::hidden::\n::told::\n')
    loggedIo(own).stdout.writeLines(whole.subarray(11))
    expect(Buffer.from(written[0] as Uint8Array).toString()).toBe('·::told::\n')
  })
})
