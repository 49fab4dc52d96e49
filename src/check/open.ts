// A pack id and the day of discovery → rules that may decide: from the compiled form that was shipped where it is sealed
// and of these very files, else from the YAML.
import { join } from 'node:path'
import type { Rules } from '../compile/compile.ts'
import { decode, decodeHead, type PackHead, precompiledName, type Seal } from '../compile/stored.ts'
import { readText } from '../pack/file.ts'
import {
  bytesOf,
  findVersion,
  type Folders,
  isForDay,
  listVersions,
  loadPack,
  loadVersion,
  type PackVersion,
  type ReadBefore,
  sha256,
} from '../pack/library.ts'
import type { Pack } from '../pack/model.ts'
import { notEnded } from '../pack/period.ts'
import { decidable } from './decidable.ts'
import { ok, type Result } from '../problem.ts'

/** The pack that is taken where none is named. */
export const DEFAULT_PACK = 'ap'

/** Where the tool stands, and what it knows of the compiled packs beside it. */
export interface Installed {
  /** The folder of the package: `rules/`, `dist/`. */
  readonly home: string
  /** Of the compiled forms of the shipped packs, by name; put in by the build. */
  readonly seals: Readonly<Record<string, Seal>>
}

/** Most bytes of a compiled pack. */
const PRECOMPILED_LIMIT = 32 * 1024 * 1024

/** Folder of the compiled forms of the shipped packs. */
export const compiledFolder = (home: string): string => join(home, 'dist', 'packs')

/**
 * The rules of a pack for a day of discovery, `yyyy-mm-dd`. A pack with a gap, a clash, a broken order or
 * a mild assumption decides nothing: it is refused.
 */
export async function loadRules(
  installed: Installed,
  folders: Folders,
  id: string,
  on: string,
): Promise<Result<Rules>> {
  const version = findVersion(folders, id, on)
  if (!version.ok) return version
  const ready = precompiled(installed, folders, version.value, on, decode)
  if (ready !== undefined) {
    const lasting = notEnded(ready.pack, on)
    const law = lasting.ok ? decidable(lasting.value) : lasting
    return law.ok ? ok(ready) : law
  }
  const pack = await loadPack(folders, id, on, shippedBases(installed))
  if (!pack.ok) return pack
  const { rulesThatDecide } = await import('./proven.ts')
  return rulesThatDecide(pack.value)
}

/** What is told of a version of a pack where packs are listed. */
export async function headOf(
  installed: Installed,
  folders: Folders,
  version: PackVersion,
): Promise<Result<PackHead>> {
  const head = precompiled(installed, folders, version, version.version, decodeHead)
  return head === undefined
    ? loadVersion(folders, version, version.version, shippedBases(installed))
    : ok(head)
}

/** How to load the rules of a pack for many days: those that were loaded for one are kept for others on which they hold. */
export function rulesLoader(
  installed: Installed,
  folders: Folders,
  id: string,
): (on: string) => Promise<Result<Rules>> {
  const loaded: Rules[] = []
  return async (on) => {
    const known = loaded.find(({ pack }) => isForDay(folders, pack, on))
    if (known !== undefined) return ok(known)
    const rules = await loadRules(installed, folders, id, on)
    if (rules.ok) loaded.push(rules.value)
    return rules
  }
}

/**
 * What the compiled form of a shipped version holds. It is used only with the seal that the build put into the program
 * itself, and only for the very YAML it was made of, which the sealed form names by its SHA-256.
 */
function precompiled<T>(
  { home, seals }: Installed,
  folders: Folders,
  { id, version }: PackVersion,
  on: string,
  decoded: (text: string, name: string) => T | undefined,
): T | undefined {
  const start = precompiledName([{ id, version }])
  const names = Object.keys(seals).filter((name) => name === start || name.startsWith(`${start}+`))
  for (const name of names) {
    const { form, sources } = seals[name]!
    if (!areCurrent(folders, name, sources, on)) continue
    const text = readText(join(compiledFolder(home), `${name}.json`), PRECOMPILED_LIMIT)
    const found = text.ok && sha256(text.value) === form ? decoded(text.value, name) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/** Whether the versions in a name are those that hold on that day, and their YAML is what it was. */
function areCurrent(folders: Folders, name: string, sources: readonly string[], on: string): boolean {
  return name.split('+').every((part, index) => {
    const [id = '', version = ''] = part.split('@')
    const found = findVersion(folders, id, on)
    if (!found.ok || found.value.version !== version) return false
    const read = bytesOf(found.value)
    return read.ok && sha256(...read.value) === sources[index]
  })
}

/** The shipped packs that extend no other, from their compiled forms: a pack of one's own that extends one need not read it. */
function shippedBases(installed: Installed): ReadBefore {
  const folders = [join(installed.home, 'rules')]
  const alone = new Set(Object.keys(installed.seals).filter((name) => !name.includes('+')))
  if (alone.size === 0) return new Map<string, Pack>()
  const bases = listVersions(folders).versions.filter((version) => alone.has(precompiledName([version])))
  return new Map(
    bases.flatMap((version) => {
      const rules = precompiled(installed, folders, version, version.version, decode)
      return rules === undefined ? [] : [[version.path, rules.pack] as const]
    }),
  )
}
