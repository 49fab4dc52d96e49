// A pack id and the day of discovery → rules that may decide: from their compiled form where that is of these very files.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compile, isProven, NODE_BUDGET } from '../compile/compile.ts'
import { decode, precompiledName, type Rules } from '../compile/precompiled.ts'
import { readBytes, readText } from '../pack/file.ts'
import { bytesOf, findVersion, type Folders, isForDay, loadPack, notEnded } from '../pack/library.ts'
import type { Pack } from '../pack/model.ts'
import { fail, ok, type Result } from '../pack/problem.ts'

/** The pack of who names none. */
export const DEFAULT_PACK = 'ap'

/** Most bytes of a compiled pack. */
const PRECOMPILED_LIMIT = 32 * 1024 * 1024

/** Folder of the compiled forms of the shipped packs. */
export const compiledFolder = (home: string): string => join(home, 'dist', 'packs')

/**
 * The rules of a pack for a day of discovery, `yyyy-mm-dd`. A pack with a gap, a clash, a broken order or
 * a mild assumption decides nothing: it is refused.
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
  return pack.ok ? rulesThatDecide(pack.value) : pack
}

/** How to load the rules of a pack for many days: those that were loaded for one are kept for others on which they hold. */
export function rulesLoader(
  home: string,
  folders: Folders,
  id: string,
): (on: string) => Promise<Result<Rules>> {
  const loaded: Rules[] = []
  return async (on) => {
    const known = loaded.find(({ pack }) => isForDay(folders, pack, on))
    if (known !== undefined) return ok(known)
    const rules = await loadRules(home, folders, id, on)
    if (rules.ok) loaded.push(rules.value)
    return rules
  }
}

/** A pack with its compiled object, if it may decide. */
export async function rulesThatDecide(pack: Pack): Promise<Result<Rules>> {
  const { id } = pack
  if (pack.proposal === true)
    return fail({ code: 'proposal', pack: id, base: pack.files[1]?.id ?? DEFAULT_PACK })
  const compiled = compile(pack)
  if (!compiled.ok) return compiled
  if (!isProven(compiled.value)) return fail({ code: 'unproven', pack: id })
  const { disorder } = await import('../check/order.ts')
  try {
    const found = disorder(pack, compiled.value)
    return found.length > 0 ? fail(...found) : ok({ pack, compiled: compiled.value })
  } catch (error) {
    // Loaded apart, so by what it holds and not by its class: the proof took more than its budget.
    if (!(error instanceof Error) || !('nodes' in error)) throw error
    return fail({ code: 'too-complex', pack: id, nodes: NODE_BUDGET, budget: NODE_BUDGET })
  }
}

/** The compiled form that was made of the very bytes that would be read now. */
function precompiled(
  home: string,
  folders: Folders,
  id: string,
  version: string,
  on: string,
): Rules | undefined {
  const folder = compiledFolder(home)
  const start = precompiledName([{ id, version }])
  let names: string[]
  try {
    names = readdirSync(folder).filter(
      (name) => name === `${start}.src` || (name.startsWith(`${start}+`) && name.endsWith('.src')),
    )
  } catch {
    return undefined
  }
  for (const name of names) {
    const made = readBytes(join(folder, name), PRECOMPILED_LIMIT)
    const now = currentBytes(folders, name.slice(0, -'.src'.length), on)
    if (!made.ok || now === undefined || !now.equals(made.value.bytes)) continue
    const text = readText(join(folder, name.replace(/src$/, 'json')), PRECOMPILED_LIMIT)
    const rules = text.ok ? decode(text.value, name.slice(0, -'.src'.length)) : undefined
    if (rules !== undefined) return rules
  }
  return undefined
}

/** The bytes of the versions in a name, one behind the other; undefined where another version holds on that day. */
function currentBytes(folders: Folders, name: string, on: string): Buffer | undefined {
  const bytes: Uint8Array[] = []
  for (const part of name.split('+')) {
    const [id = '', version = ''] = part.split('@')
    const found = findVersion(folders, id, on)
    const read = found.ok && found.value.version === version ? bytesOf(found.value) : undefined
    if (read?.ok !== true) return undefined
    bytes.push(...read.value)
  }
  return Buffer.concat(bytes)
}
