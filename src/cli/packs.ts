// A pack id and the day of discovery → rules that may decide: from their compiled form where that is of these very files.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compile, isProven } from '../compile/compile.ts'
import { decode, precompiledName, type Rules } from '../compile/precompiled.ts'
import { readText } from '../pack/file.ts'
import { findVersion, loadPack, notEnded, type Folders } from '../pack/library.ts'
import { fail, ok, type Result } from '../pack/problem.ts'

/** Most bytes of a compiled pack. */
const PRECOMPILED_LIMIT = 32 * 1024 * 1024

/** Folder of the compiled forms of the shipped packs. */
export const compiledFolder = (home: string): string => join(home, 'dist', 'packs')

/**
 * The rules of a pack for a day of discovery, `yyyy-mm-dd`. A pack with a gap or a clash decides nothing: it is refused.
 */
export async function loadRules(
  home: string,
  folders: Folders,
  id: string,
  on: string,
): Promise<Result<Rules>> {
  const version = findVersion(folders, id, on)
  if (!version.ok) return version
  const ready = precompiled(home, folders, id, version.value.version, on)
  if (ready !== undefined) {
    const lasting = notEnded(ready.pack, on)
    return lasting.ok ? ok(ready) : lasting
  }
  const pack = await loadPack(folders, id, on)
  if (!pack.ok) return pack
  const compiled = compile(pack.value)
  if (!compiled.ok) return compiled
  return isProven(compiled.value)
    ? ok({ pack: pack.value, compiled: compiled.value })
    : fail({ code: 'unproven', pack: id })
}

/** The compiled form that was made of the very text that would be read now. */
function precompiled(
  home: string,
  folders: Folders,
  id: string,
  version: string,
  on: string,
): Rules | undefined {
  const folder = compiledFolder(home)
  const start = precompiledName([{ id, version }]).replace(/\.json$/, '')
  let names: string[]
  try {
    names = readdirSync(folder).filter((name) => name === `${start}.json` || name.startsWith(`${start}+`))
  } catch {
    return undefined
  }
  for (const name of names) {
    const text = readText(join(folder, name), PRECOMPILED_LIMIT)
    const rules = text.ok ? decode(text.value) : undefined
    const isCurrent = rules?.pack.files.every(({ id: part, version: used }, index) => {
      const found = findVersion(folders, part, on)
      if (!found.ok || found.value.version !== used) return false
      const current = readText(found.value.path)
      return current.ok && current.value === rules.texts[index]
    })
    if (rules !== undefined && isCurrent === true) return rules
  }
  return undefined
}
