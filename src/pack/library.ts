// The folders that hold packs → which packs and versions there are, and one of them, read. The disk is read here only.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { decodeText, readBytes, readText } from './file.ts'
import type { Pack } from './model.ts'
import { nearestOf } from './nearest.ts'
import { fail, ok, type Result } from './problem.ts'

const VERSION_FILE = /^(\d{4}-\d{2}-\d{2})\.yaml$/
const ID = /^[a-z][a-z0-9-]*$/

/** One dated file of a pack. */
export interface PackVersion {
  readonly id: string
  /** First day on which it holds. */
  readonly version: string
  readonly path: string
}

/** Folders with packs, one's own before the shipped ones: the first that knows an id has it. */
export type Folders = readonly string[]

/** Every version of every pack, by id, oldest first. */
export function listVersions(folders: Folders): PackVersion[] {
  const found = new Map<string, PackVersion[]>()
  for (const folder of folders) {
    for (const id of subfolders(folder)) {
      if (!found.has(id)) found.set(id, versionsIn(folder, id))
    }
  }
  return [...found.values()].flat().sort((a, b) => compare(a.id, b.id) || compare(a.version, b.version))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function subfolders(folder: string): string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory() && ID.test(entry.name)).map((entry) => entry.name)
}

function versionsIn(folder: string, id: string): PackVersion[] {
  const entries = statSync(join(folder, id)).isDirectory() ? readdirSync(join(folder, id)) : []
  return entries
    .flatMap((name) => VERSION_FILE.exec(name)?.[1] ?? [])
    .sort()
    .map((version) => ({ id, version, path: join(folder, id, `${version}.yaml`) }))
}

/**
 * The version of a pack that holds on a day: the latest that had begun. There is no fall-back to an older one once it
 * has ended; see `endedBefore`.
 *
 * @param on `yyyy-mm-dd`, the day of discovery
 */
export function findVersion(folders: Folders, id: string, on: string): Result<PackVersion> {
  const folder = ID.test(id) ? folders.find((candidate) => existsSync(join(candidate, id))) : undefined
  const versions = folder === undefined ? [] : versionsIn(folder, id)
  if (versions.length === 0) {
    const known = [...new Set(listVersions(folders).map((version) => version.id))]
    return fail({ code: 'unknown-name', kind: 'pack', name: id, ...nearestOf(id, known), known })
  }
  const chosen = versions.findLast((version) => version.version <= on)
  return chosen === undefined
    ? noVersion(
        id,
        on,
        versions.map((version) => version.version),
      )
    : ok(chosen)
}

function noVersion(pack: string, on: string, versions: readonly string[]): Result<never> {
  return fail({ code: 'no-version', pack, on, versions })
}

/** Refuses a pack whose last day has passed. */
export function notEnded(pack: Pack, on: string): Result<Pack> {
  if (pack.validUntil === undefined || on <= pack.validUntil) return ok(pack)
  return noVersion(pack.id, on, [`${pack.version} – ${pack.validUntil}`])
}

/** SHA-256 of a file's bytes, in hexadecimal. Node's cryptography is slow to load, so only when it is needed. */
function sha256(bytes: Uint8Array): string {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(bytes).digest('hex')
}

/**
 * Reads the version of a pack that holds on a day, with the packs it extends, from the YAML.
 *
 * @param on `yyyy-mm-dd`, the day of discovery
 */
export async function loadPack(folders: Folders, id: string, on: string): Promise<Result<Pack>> {
  const version = findVersion(folders, id, on)
  return version.ok ? loadVersion(folders, version.value, on) : version
}

/** Reads one version of a pack, or any pack file; the packs it extends are chosen for the day `on`. */
export async function loadVersion(
  folders: Folders,
  version: PackVersion,
  on: string,
  chain: readonly string[] = [],
): Promise<Result<Pack>> {
  const bytes = readBytes(version.path)
  if (!bytes.ok) return bytes
  const text = decodeText(bytes.value)
  if (!text.ok) return text
  const { parsePack, finishPack } = await import('./read.ts')
  const parsed = parsePack(text.value, version.path)
  if (!parsed.ok) return parsed
  const { raw, file } = parsed.value
  if (raw.id !== version.id)
    return fail({ code: 'name-mismatch', path: version.path, id: raw.id, at: file.at(['id']) })
  if (raw['valid-from'] !== version.version) {
    return fail({
      code: 'version-mismatch',
      path: version.path,
      version: raw['valid-from'],
      at: file.at(['valid-from']),
    })
  }
  let base: Pack | undefined
  if (raw.extends !== undefined) {
    if (raw.extends === raw.id || chain.includes(raw.extends)) {
      return fail({ code: 'extends-itself', pack: raw.extends, at: file.at(['extends']) })
    }
    const found = findVersion(folders, raw.extends, on)
    if (!found.ok) return fail(...found.problems.map((problem) => ({ ...problem, at: file.at(['extends']) })))
    const loaded = await loadVersion(folders, found.value, on, [...chain, raw.id])
    if (!loaded.ok) return loaded
    base = loaded.value
  }
  const casesPath = version.path.replace(/\.yaml$/, '.cases.yaml')
  let cases: { text: string; path: string } | undefined
  if (existsSync(casesPath)) {
    const casesText = readText(casesPath)
    if (!casesText.ok) return casesText
    cases = { text: casesText.value, path: casesPath }
  }
  const pack = finishPack(parsed.value, sha256(bytes.value.bytes), base, cases)
  return pack.ok ? notEnded(pack.value, on) : pack
}
