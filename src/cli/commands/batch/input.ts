// What was named as the table → its bytes, and whether it is NDJSON or CSV.
import { statSync } from 'node:fs'
import type { BatchFormat } from '../../../table/outcomes.ts'
import { Trouble } from '../../context.ts'
import type { Io } from '../../io.ts'
import type { FirstLines } from '../../../table/csvHead.ts'
import type { ByteSource } from '../../../table/blocks.ts'
import { fileSource, peeked, streamSource } from './source.ts'

export interface BatchInput {
  readonly format: BatchFormat
  /** What stands before the rows, in CSV. */
  readonly first: FirstLines
  readonly source: ByteSource
  /** Bytes of the file, where that is known. */
  readonly size: number | undefined
  /** Bytes read so far. */
  readonly read: () => number
}

/** Of a pipe, from `waitingReader`. */
const NOBODY_WRITES = 'NOWRITER'
/** The word for standard input. */
const STDIN = '-'

/** How the table is told of. */
export const shownName = (file: string): string => (file === STDIN ? 'stdin' : file)

/** The table, and whether it is CSV: by the name of the file, otherwise by how it begins. Throws where there is none. */
export async function inputOf({ stdin }: Io, file: string): Promise<BatchInput> {
  const isFile = file !== STDIN
  const stats = isFile ? statSync(file, { throwIfNoEntry: false }) : undefined
  if (isFile && stats === undefined)
    throw new Trouble([{ code: 'file-unreadable', path: file, why: 'ENOENT' }])
  if (stats?.isDirectory() === true)
    throw new Trouble([{ code: 'file-unreadable', path: file, why: 'EISDIR' }])
  let done = 0
  const source = (): ByteSource => (isFile ? fileSource(file) : streamSource(stdin.stream()))
  const { lines, whole } = await readable(file, async () =>
    peeked(source(), (so) => so.length === 1 && delimiterTold(so[0]!) !== undefined),
  )
  const read: ByteSource['read'] = async (into, at) => {
    const count = await readable(file, () => whole.read(into, at))
    done += count
    return count
  }
  const byName = /\.csv$/i.test(file) ? 'csv' : /\.(ndjson|jsonl|json)$/i.test(file) ? 'ndjson' : undefined
  const [line] = lines as [Buffer]
  const format = byName ?? (/^(\ufeff)?\s*(\{|$)/.test(line.toString('utf8')) ? 'ndjson' : 'csv')
  const first = { delimiter: delimiterTold(line), names: lines.at(-1)!, lines: lines.length }
  return { format, first, source: { ...whole, read }, size: stats?.size, read: () => done }
}

/** What a line `sep=;` says, which Excel reads and writes before a table. */
const delimiterTold = (line: Buffer): string | undefined =>
  /^(?:\ufeff)?"?sep=([;,\t])"?\r?$/i.exec(line.subarray(0, 20).toString('utf8'))?.[1]

/** What cannot be read is trouble with that file. */
async function readable<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall === undefined && code !== NOBODY_WRITES) throw error
    throw new Trouble([{ code: 'file-unreadable', path: shownName(path), why: code ?? '' }])
  }
}
