// What was answered so far ↔ a file in the state directory, written whole after every answer.
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { makeFolder, readText } from '../../pack/file.ts'
import { lookOver } from '../../pack/jsonText.ts'
import { fail, ok, type Result } from '../../problem.ts'
import { writeFiles } from '../write/file.ts'
import { errorCode, isMapping } from '../../plain.ts'

type Texts = Readonly<Record<string, string>>

/** An incident of a register. */
interface Known {
  readonly id: string
  /** Hash of its first line: another register can have another incident of that number. */
  readonly identity: string
  /** Hash of the line of the assessment that the draft has in it. */
  readonly assessment: string
}

/** What a second opinion is on, as `Known`, and who gives it. */
export type Second = Pick<Known, 'id' | 'identity'> & { readonly by: string }

/** An unfinished incident; its keys are those of an answers file. */
export interface Draft {
  readonly schema: 'meldplicht/draft@1'
  readonly pack?: { readonly id: string; readonly version: string; readonly sha256: string }
  readonly answers: Readonly<Record<string, unknown>>
  readonly moments: Texts
  readonly reasons: Texts
  readonly record: Texts
  /** Scores for the ENISA second opinion. */
  readonly severity: Texts
  /** Questions that flags or files had answered: they are not asked again. */
  readonly beforehand: readonly string[]
  /** Who decides, and who looked at it too, where that was said. */
  readonly officers?: Texts
  /** What it is in the register, once it was recorded. */
  readonly incident?: Known
  /** Of a second opinion: on which incident of the register, and whose. */
  readonly second?: Second
  /** When it was saved, in UTC. */
  readonly saved: string
}

const SCHEMA = 'meldplicht/draft@1'

export const EMPTY_DRAFT: Draft = {
  schema: SCHEMA,
  answers: {},
  moments: {},
  reasons: {},
  record: {},
  severity: {},
  beforehand: [],
  saved: '',
}

/** A draft in its folder. */
export interface StoredDraft {
  readonly id: string
  readonly draft: Draft
}

/** What is typed behind `meldplicht` to go on with a draft: a second opinion must not become an incident of its own. */
export function goingOn(id: string, { second }: Draft): string {
  if (second === undefined) return `resume ${id}`
  return `register confirm ${second.id} --blind --by '${second.by.replaceAll("'", String.raw`'\''`)}'`
}

/** Where one wizard keeps its draft; the name is taken at the first save. */
export interface DraftFile {
  /** Undefined until something was saved. */
  readonly id: () => string | undefined
  readonly save: (draft: Draft) => Result<undefined>
  /** Removes a draft that is finished. */
  readonly drop: () => void
  /** Leaves the draft as it is; from now on another is written. */
  readonly leave: () => void
}

const folderOf = (state: string): string => join(state, 'drafts')
const pathOf = (state: string, id: string): string => join(folderOf(state), `${id}.json`)

/**
 * The file of one wizard. Where another wizard has meanwhile written to the same draft, this one goes on in a file of
 * its own, so that neither loses anything.
 */
export function draftFile(state: string, day: string, stored?: StoredDraft): DraftFile {
  let id = stored?.id
  let last = stored === undefined ? undefined : textOf(stored.draft)
  return {
    id: () => id,
    save: (draft) => {
      const text = textOf(draft)
      if (id !== undefined && isUntouched(pathOf(state, id), last)) {
        const written = writeFiles([{ path: pathOf(state, id), text }])
        if (written.ok) last = text
        return written
      }
      const taken = takeNew(state, day, text)
      if (!taken.ok) return taken
      id = taken.value
      last = text
      return ok(undefined)
    },
    drop: () => {
      if (id !== undefined && isUntouched(pathOf(state, id), last)) rmSync(pathOf(state, id), { force: true })
    },
    leave: () => {
      id = undefined
    },
  }
}

const textOf = (draft: Draft): string => `${JSON.stringify(draft, null, 2)}\n`

function isUntouched(path: string, last: string | undefined): boolean {
  const read = readText(path)
  if (!read.ok) return false
  const now = parsed(read.value)
  return now !== undefined && textOf(now) === last
}

/** Writes a draft under a name that no other has: the day and a number. Only its owner can read it. */
function takeNew(state: string, day: string, text: string): Result<string> {
  let path = folderOf(state)
  try {
    makeFolder(path, 0o700)
    for (let number = 1; ; number += 1) {
      const id = `${day}-${number}`
      path = pathOf(state, id)
      if (existsSync(path)) continue
      const file = openNew(path)
      if (file === undefined) continue
      try {
        writeFileSync(file, text)
        fsyncSync(file)
      } catch (error) {
        rmSync(path, { force: true })
        throw error
      } finally {
        closeSync(file)
      }
      return ok(id)
    }
  } catch (error) {
    return fail({ code: 'cannot-write', path, why: errorCode(error) })
  }
}

/** Undefined where another process took the name a moment ago. */
function openNew(path: string): number | undefined {
  try {
    return openSync(path, 'wx', 0o600)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return undefined
    throw error
  }
}

/** Every draft, the last saved first, and the files among them (or the folder) that cannot be read. */
export function listDrafts(state: string): { drafts: StoredDraft[]; unreadable: string[] } {
  const drafts: StoredDraft[] = []
  const unreadable: string[] = []
  let names: string[] = []
  try {
    names = readdirSync(folderOf(state))
      .filter((name) => name.endsWith('.json'))
      .sort()
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') unreadable.push(folderOf(state))
  }
  for (const name of names) {
    const id = name.slice(0, -'.json'.length)
    const path = pathOf(state, id)
    const text = NAME.test(id) && isFile(path) ? readText(path) : undefined
    const draft = text?.ok === true ? parsed(text.value) : undefined
    if (draft === undefined) unreadable.push(path)
    else drafts.push({ id, draft })
  }
  drafts.sort((a, b) => (a.draft.saved < b.draft.saved ? 1 : -1))
  return { drafts, unreadable }
}

/** A draft has the name it was given here; any other could hold what a terminal would act on. */
const NAME = /^[\w-]+$/

/** A pipe in the folder would wait for somebody to write to it. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** The draft in a text; undefined when it is none, for nobody promises that the file is as it was left. */
function parsed(text: string): Draft | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
    const { duplicate, odd } = lookOver(text, value, ([top]) => top === 'answers')
    if (duplicate !== undefined || odd !== undefined) return undefined
    JSON.stringify(value) // What is nested too deeply to be written again is none of ours.
  } catch {
    return undefined
  }
  if (!isMapping(value) || value['schema'] !== SCHEMA) return undefined
  const draft = { ...EMPTY_DRAFT, ...value } as Record<keyof Draft, unknown>
  const texts = [draft.moments, draft.reasons, draft.record, draft.severity]
  const isSound =
    isMapping(draft.answers) &&
    texts.every(isTexts) &&
    Array.isArray(draft.beforehand) &&
    draft.beforehand.every((id) => typeof id === 'string') &&
    typeof draft.saved === 'string' &&
    (draft.officers === undefined || isTexts(draft.officers)) &&
    (draft.second === undefined || hasTexts(draft.second, ['id', 'identity', 'by'])) &&
    (draft.incident === undefined || hasTexts(draft.incident, ['id', 'identity', 'assessment'])) &&
    (draft.pack === undefined || hasTexts(draft.pack, ['id', 'version', 'sha256']))
  return isSound ? (draft as Draft) : undefined
}

const hasTexts = (value: unknown, keys: readonly string[]): boolean =>
  isTexts(value) && keys.every((key) => Object.hasOwn(value, key))

const isTexts = (value: unknown): value is Texts =>
  isMapping(value) && Object.values(value).every((one) => typeof one === 'string')
