// Pack texts → a folder with packs for the length of one test file.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { readText } from '../../src/pack/file.ts'
import { loadPack, type Folders } from '../../src/pack/library.ts'
import type { Pack } from '../../src/pack/model.ts'
import { PACKS, told } from './fixture.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A new folder; removed after the tests of the file. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meldplicht-packs-'))
  folders.push(folder)
  return folder
}

/** Writes one version of a pack; its id and day are set in the text. */
export function put(folder: string, id: string, version: string, text: string): string {
  mkdirSync(join(folder, id), { recursive: true })
  const path = join(folder, id, `${version}.yaml`)
  const named = text.replace(/^id: .*$/m, `id: ${id}`).replace(/^valid-from: .*$/m, `valid-from: ${version}`)
  writeFileSync(path, named)
  return path
}

/** The text of the smallest pack that is right, with some words replaced. */
export function tiny(...edits: readonly (readonly [string, string])[]): string {
  const read = readText(join(PACKS, 'tiny/2020-01-01.yaml'))
  if (!read.ok) throw new Error('unreadable')
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`«${from}» is not in the text`)
    return text.replace(from, () => to)
  }, read.value)
}

/** The text of a pack that extends another and says nothing but `more`. */
export function extending(base: string, more = ''): string {
  const title = '{ nl: Gast, en: Guest }'
  return `meldplicht: pack@1\nid: x\nvalid-from: x\nextends: ${base}\ntitle: ${title}\nabout: ${title}\n${more}\n`
}

/** The pack of a day, or what is wrong with it as an error. */
export async function packOf(folders: Folders, id: string, on: string): Promise<Pack> {
  const loaded = await loadPack(folders, id, on)
  if (!loaded.ok) throw new Error(loaded.problems.map(told).join('\n'))
  return loaded.value
}

/** What is wrong with the pack of a day, a line each. */
export async function wrong(folders: Folders, id: string, on: string): Promise<readonly string[]> {
  const loaded = await loadPack(folders, id, on)
  return loaded.ok ? [] : loaded.problems.map(told)
}
