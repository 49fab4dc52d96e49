// Where the outcomes go: standard output, or a file that is there only when it is complete.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { clean } from '../../render/clean.ts'
import { type Context, note, Trouble } from '../context.ts'
import { isSpecial, temporaryFor } from './file.ts'
import { checkTargets } from './targets.ts'

export interface Out {
  /** Writes whole lines; false where nobody reads them any more. */
  readonly write: (bytes: Uint8Array) => Promise<boolean>
  readonly end: () => void
  /** Leaves nothing of what was begun. */
  readonly drop: () => void
}

/** @param path of the file; without it standard output */
export function outputOf(context: Context, path: string | undefined): Out {
  const { io } = context
  if (path === undefined)
    return {
      write: (bytes) => {
        io.stdout.writeLines(bytes)
        return io.stdout.drained()
      },
      end: () => undefined,
      drop: () => undefined,
    }
  checkTargets(context, {}, [path])
  if (isSpecial(path)) throw new Trouble([{ code: 'cannot-write', path, why: 'EINVAL' }])
  const tried = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      const { code = String(error) } = error as NodeJS.ErrnoException
      const why = code === 'ENOENT' && !existsSync(dirname(path)) ? 'NOFOLDER' : code
      throw new Trouble([{ code: 'cannot-write', path, why }])
    }
  }
  const temporary = temporaryFor(path)
  const file = tried(() => openSync(temporary, 'wx', 0o600))
  const drop = (): void => rmSync(temporary, { force: true })
  const goOn = io.onStop(drop)
  return {
    write: (bytes) => {
      tried(() => {
        for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done)
      })
      return Promise.resolve(true)
    },
    end: () => {
      tried(() => {
        fsyncSync(file)
        closeSync(file)
        renameSync(temporary, path)
      })
      goOn()
      note(context, context.words.commands.wrote(clean(path)))
    },
    drop: () => {
      drop()
      goOn()
    },
  }
}
