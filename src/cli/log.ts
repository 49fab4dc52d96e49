// The way out of the program: what is written → the same without anything that the log of a CI job takes for a command.
import { commandless } from '../render/clean.ts'
import type { Io, Output } from './io.ts'
import { isInCi } from './settings/settings.ts'

/**
 * The outside world, with both outputs made safe to log. Every command writes through these and none sees to it itself.
 *
 * Only in CI: what goes to standard output is read by programs (CSV, SQL, pages), which must get what stands in the
 * data, and outside CI nobody looks for commands in it. JSON need not wait for that: there the same text can be written
 * so that nothing stands in it that looks like a command, so it always is (see `clean.ts`), and nothing is left to
 * change here.
 */
export function loggedIo(io: Io): Io {
  if (!isInCi(io)) return io
  // By their descriptors: most of these are asked of the system only when they are wanted.
  return Object.defineProperties({} as Io, {
    ...Object.getOwnPropertyDescriptors(io),
    stdout: { value: logged(io.stdout), enumerable: true },
    stderr: { value: logged(io.stderr), enumerable: true },
  })
}

const logged = (output: Output): Output => ({
  get isTerminal() {
    return output.isTerminal
  },
  get columns() {
    return output.columns
  },
  write: (text) => output.write(safe(text)),
  writeLines: (bytes) => output.writeLines(safe(bytes)),
  writeCommands: output.writeCommands,
  drained: output.drained,
})

function safe(bytes: Uint8Array): Uint8Array
function safe(text: string | Uint8Array): string | Uint8Array
function safe(text: string | Uint8Array): string | Uint8Array {
  if (typeof text === 'string') return commandless(text)
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.byteLength)
  // Millions of lines have neither.
  if (!bytes.includes('#') && !bytes.includes('::')) return text
  return Buffer.from(commandless(bytes.toString('utf8')))
}
