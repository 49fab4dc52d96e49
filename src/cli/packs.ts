// A pack id and the day of discovery → rules that may decide: from their compiled form where that is of these very files.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  decode,
  decodeHead,
  encode,
  fromHome,
  type PackHead,
  precompiledName,
  type Rules,
} from '../compile/precompiled.ts'
import { makeFolder, readBytes, readText } from '../pack/file.ts'
import {
  bytesOf,
  findVersion,
  type Folders,
  isForDay,
  listVersions,
  loadPack,
  loadVersion,
  notEnded,
  type PackVersion,
  type ReadBefore,
  sha256,
} from '../pack/library.ts'
import { decidable } from './decidable.ts'
import { writeFiles } from './file.ts'
import type { Io } from './io.ts'
import { ok, type Result } from '../pack/problem.ts'

/** The pack of who names none. */
export const DEFAULT_PACK = 'ap'

/** Where the tool and what it keeps stand. */
export type Installed = Pick<Io, 'home' | 'cache' | 'version'>

/** Most bytes of a compiled pack. */
const PRECOMPILED_LIMIT = 32 * 1024 * 1024

/** Folder of the compiled forms of the shipped packs. */
export const compiledFolder = (home: string): string => join(home, 'dist', 'packs')

/**
 * The rules of a pack for a day of discovery, `yyyy-mm-dd`. A pack with a gap, a clash, a broken order or
 * a mild assumption decides nothing: it is refused.
 */
export async function loadRules(
  io: Installed,
  folders: Folders,
  id: string,
  on: string,
): Promise<Result<Rules>> {
  const version = findVersion(folders, id, on)
  if (!version.ok) return version
  const ready =
    precompiled(io.home, folders, id, version.value.version, on, decode) ??
    cached(io, folders, version.value, on)
  if (ready !== undefined) {
    const lasting = notEnded(ready.pack, on)
    const law = lasting.ok ? decidable(lasting.value) : lasting
    return law.ok ? ok(ready) : law
  }
  const pack = await loadPack(folders, id, on, shippedBases(io.home))
  if (!pack.ok) return pack
  const { rulesThatDecide } = await import('./proven.ts')
  const rules = rulesThatDecide(pack.value)
  if (rules.ok) keep(io, folders, rules.value, on)
  return rules
}

/** What is told of a version of a pack where packs are listed. */
export async function headOf(
  io: Installed,
  folders: Folders,
  version: PackVersion,
): Promise<Result<PackHead>> {
  const { id, version: day } = version
  const head =
    precompiled(io.home, folders, id, day, day, decodeHead) ?? cached(io, folders, version, day)?.pack
  return head === undefined ? loadVersion(folders, version, day, shippedBases(io.home)) : ok(head)
}

/** How to load the rules of a pack for many days: those that were loaded for one are kept for others on which they hold. */
export function rulesLoader(
  io: Installed,
  folders: Folders,
  id: string,
): (on: string) => Promise<Result<Rules>> {
  const loaded: Rules[] = []
  return async (on) => {
    const known = loaded.find(({ pack }) => isForDay(folders, pack, on))
    if (known !== undefined) return ok(known)
    const rules = await loadRules(io, folders, id, on)
    if (rules.ok) loaded.push(rules.value)
    return rules
  }
}

/** What the compiled form holds that was made of the very bytes that would be read now. */
function precompiled<T>(
  home: string,
  folders: Folders,
  id: string,
  version: string,
  on: string,
  decoded: (text: string, name: string) => T | undefined,
): T | undefined {
  const folder = compiledFolder(home)
  for (const name of namesIn(folder, { id, version }, '.src')) {
    const made = readBytes(join(folder, `${name}.src`), PRECOMPILED_LIMIT)
    const now = currentBytes(folders, name, on)
    if (!made.ok || now === undefined || !now.equals(made.value.bytes)) continue
    const text = readText(join(folder, `${name}.json`), PRECOMPILED_LIMIT)
    const found = text.ok ? decoded(text.value, name) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/** The shipped packs that extend no other, from their compiled forms: a pack of one's own that extends one need not read it. */
function shippedBases(home: string): ReadBefore {
  const folders = [join(home, 'rules')]
  const alone = new Set(compiledForms(compiledFolder(home), '.src').filter((name) => !name.includes('+')))
  const bases = listVersions(folders).versions.filter((version) => alone.has(precompiledName([version])))
  return new Map(
    bases.flatMap(({ id, version, path }) => {
      const rules = precompiled(home, folders, id, version, version, decode)
      return rules === undefined ? [] : [[path, rules.pack] as const]
    }),
  )
}

/** Names of the compiled forms in a folder, without their ending. */
function compiledForms(folder: string, ending: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length))
  } catch {
    return []
  }
}

/** Those of a version: one for each set of bases. */
function namesIn(folder: string, version: Pick<PackVersion, 'id' | 'version'>, ending: string): string[] {
  const start = precompiledName([version])
  return compiledForms(folder, ending).filter((name) => name === start || name.startsWith(`${start}+`))
}

/** The compiled form of a pack of one's own, if it is of the very bytes that would be read now, and whole. */
function cached(
  { cache, version, home }: Installed,
  folders: Folders,
  pack: PackVersion,
  on: string,
): Rules | undefined {
  if (cache === undefined) return undefined
  for (const name of namesIn(cache, pack, '.json')) {
    const now = currentBytes(folders, name, on)
    const text = now === undefined ? undefined : readText(join(cache, `${name}.json`), PRECOMPILED_LIMIT)
    if (now === undefined || text?.ok !== true) continue
    const end = text.value.indexOf('\n')
    const body = text.value.slice(end + 1)
    if (text.value.slice(0, end) !== sealOf(version, now, body)) continue
    const rules = decode(body, name)
    // The same pack in another folder is another file.
    if (rules?.pack.file === fromHome(pack.path, home)) return rules
  }
  return undefined
}

/** Keeps the compiled form. It is a convenience: where it cannot be kept nothing is said. */
function keep({ cache, version, home }: Installed, folders: Folders, rules: Rules, on: string): void {
  const name = precompiledName(rules.pack.files)
  const now = currentBytes(folders, name, on)
  if (cache === undefined || now === undefined) return
  const body = encode(rules, home)
  try {
    makeFolder(cache, 0o700)
  } catch {
    return
  }
  writeFiles([{ path: join(cache, `${name}.json`), text: `${sealOf(version, now, body)}\n${body}` }])
}

/** What a compiled form was made of and by, and what it is: none of it is used where one of them has changed. */
const sealOf = (version: string, sources: Uint8Array, body: string): string =>
  `${version} ${sha256(sources)} ${sha256(body)}`

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
