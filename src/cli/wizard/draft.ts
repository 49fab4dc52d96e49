// What was answered so far ↔ a file in the state directory, written whole after every answer.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readText } from '../../pack/file.ts'
import { ok, type Result } from '../../pack/problem.ts'
import { writeFiles } from '../file.ts'

/** An unfinished incident; its keys are those of an answers file. */
export interface Draft {
  readonly schema: 'meldplicht/draft@1'
  readonly pack?: { readonly id: string; readonly version: string; readonly sha256: string }
  readonly answers: Readonly<Record<string, unknown>>
  readonly moments: Readonly<Record<string, string>>
  readonly reasons: Readonly<Record<string, string>>
  readonly record: Readonly<Record<string, string>>
  /** When it was saved, in UTC. */
  readonly saved: string
}

export const EMPTY_DRAFT: Draft = {
  schema: 'meldplicht/draft@1',
  answers: {},
  moments: {},
  reasons: {},
  record: {},
  saved: '',
}

/** A draft in its folder. */
export interface StoredDraft {
  readonly id: string
  readonly path: string
  readonly draft: Draft
}

const folderOf = (state: string): string => join(state, 'drafts')

/** A name that no draft has yet: the day and a number. */
export function newDraftId(state: string, day: string): string {
  for (let number = 1; ; number += 1) {
    const id = `${day}-${number}`
    if (!existsSync(pathOf(state, id))) return id
  }
}

export function pathOf(state: string, id: string): string {
  return join(folderOf(state), `${id}.json`)
}

/** Writes a draft for its owner only; what stood there stays until the new one is complete. */
export function saveDraft(state: string, id: string, draft: Draft): Result<undefined> {
  try {
    mkdirSync(folderOf(state), { recursive: true, mode: 0o700 })
  } catch {
    // Writing the file below says what is wrong.
  }
  return writeFiles([{ path: pathOf(state, id), text: `${JSON.stringify(draft, null, 2)}\n` }])
}

/** Every draft that can be read, the last saved first. */
export function listDrafts(state: string): StoredDraft[] {
  if (!existsSync(folderOf(state))) return []
  const drafts = readdirSync(folderOf(state))
    .filter((name) => name.endsWith('.json'))
    .flatMap((name): StoredDraft[] => {
      const draft = readDraft(state, name.slice(0, -'.json'.length))
      return draft.ok && draft.value !== undefined ? [draft.value] : []
    })
  return drafts.sort((a, b) => (a.draft.saved < b.draft.saved ? 1 : -1))
}

/** One draft; undefined when the file holds something else. */
export function readDraft(state: string, id: string): Result<StoredDraft | undefined> {
  const path = pathOf(state, id)
  const text = readText(path)
  if (!text.ok) return text
  try {
    const draft = JSON.parse(text.value) as Partial<Draft>
    if (draft.schema !== 'meldplicht/draft@1') return ok(undefined)
    return ok({ id, path, draft: { ...EMPTY_DRAFT, ...draft } })
  } catch {
    return ok(undefined)
  }
}

/** Removes a draft that is finished. */
export function dropDraft(state: string, id: string): void {
  rmSync(pathOf(state, id), { force: true })
}
