// The folders that hold packs → which packs and versions there are, and one of them, read. The disk is read here only.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { decodeText, readBytes, readText } from './file.ts'
import { ID_PATTERN, type Pack } from './model.ts'
import { nearest, nearestOf } from './nearest.ts'
import { beginOf, dayAfter, notEnded, noVersion, type Period } from './period.ts'
import { fail, ok, type Problem, type Result } from '../problem.ts'
import { errorCode } from '../plain.ts'

const VERSION_FILE = /^(\d{4}-\d{2}-\d{2})\.yaml$/
const CASES_FILE = /^(\d{4}-\d{2}-\d{2})\.cases\.yaml$/
/** What makes a name one of a day: three numbers, or a year. */
const DATE = /\d+[\W_]\d+[\W_]\d+|\d{6,}|(?:19|20)\d\d/
/** What an editor keeps beside a file while it is changed. */
const KEPT_BY_EDITOR = /^\..*\.sw[a-z]$/

/** One dated file of a pack. */
export interface PackVersion {
  readonly id: string
  /** First day on which it holds. */
  readonly version: string
  readonly path: string
}

/** Folders with packs, one's own before the shipped ones: the first that knows an id has it. */
export type Folders = readonly string[]

/** Every version of every pack, by id, oldest first; and what stands in the folders that is neither. */
export function listVersions(folders: Folders): { versions: PackVersion[]; problems: Problem[] } {
  const ids = new Map<string, string>()
  const problems: Problem[] = []
  for (const folder of folders) {
    const names = namesIn(folder)
    if (!names.ok) problems.push(...names.problems)
    else for (const id of names.value) if (ID_PATTERN.test(id) && !ids.has(id)) ids.set(id, folder)
  }
  const versions = [...ids].flatMap(([id, folder]) => {
    if (!isFolder(join(folder, id))) return []
    const found = versionsIn(folder, id)
    if (!found.ok) problems.push(...found.problems)
    return found.ok ? found.value : []
  })
  return {
    versions: versions.sort((a, b) => compare(a.id, b.id) || compare(a.version, b.version)),
    problems,
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** A pipe among the packs would wait for somebody to write to it. */
function isPipe(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFIFO() === true
}

function namesIn(folder: string): Result<string[]> {
  try {
    return ok(readdirSync(folder))
  } catch (error) {
    return fail({ code: 'file-unreadable', path: folder, why: errorCode(error) })
  }
}

/**
 * A pack of one's own must not take the place of a shipped one unasked.
 *
 * @param shipped the folder of the shipped packs
 * @param wanted ids of those that may
 */
export function shadowsIn(shipped: string, own: Folders, wanted: readonly string[]): Problem[] {
  const known = namesIn(shipped)
  const ids = known.ok ? known.value.filter((name) => ID_PATTERN.test(name) && !wanted.includes(name)) : []
  return own.flatMap((folder): readonly Problem[] => {
    const names = namesIn(folder)
    if (!names.ok) return names.problems
    const hiding = names.value.filter((name) => ids.includes(name))
    return hiding.map((pack) => ({ code: 'pack-shadows', pack, folder }))
  })
}

/**
 * What stands among the folders of packs and is passed over, though it may be meant for a pack: folders with versions and
 * no id for a name, and files named after a day.
 *
 * @param id the pack that is asked for: then also a file that has its name
 */
export function passedOver(folders: Folders, id?: string): Problem[] {
  return folders.flatMap((folder) => {
    const names = namesIn(folder)
    return names.ok ? [...oddFoldersIn(folder, names.value), ...strayIn(folder, names.value, id)] : []
  })
}

function oddFoldersIn(folder: string, names: readonly string[]): Extract<Problem, { code: 'odd-folder' }>[] {
  return names.flatMap((name) => {
    const path = join(folder, name)
    if (ID_PATTERN.test(name) || !isFolder(path)) return []
    const files = namesIn(path)
    if (!files.ok || !files.value.some((file) => DATE.test(file) && isNearYaml(file))) return []
    const id = idLike(name)
    return [{ code: 'odd-folder', path, nearest: ID_PATTERN.test(id) ? id : `pack-${id}` }]
  })
}

function strayIn(folder: string, names: readonly string[], id: string | undefined): Problem[] {
  return names.flatMap((name) => {
    const ofPack = idLike(/^\W*[^.]*/.exec(name)![0].replace(DATE, ''))
    const path = join(folder, name)
    const isMeant = isNearYaml(name) && (!/[a-z]/.test(ofPack) || ofPack === id)
    return isMeant && !isFolder(path) ? [{ code: 'odd-file', path }] : []
  })
}

const idLike = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

/** Whether a name has an ending that is YAML or JSON, or nearly: mistyped, or with another behind it. A mail is `eml`. */
const isNearYaml = (name: string): boolean =>
  (name.match(/(?<=\.\W*)[yj]\w*/gi) ?? []).some((end) => nearest(end, ['yaml', 'yml', 'json'], () => 1))

/** The versions in the folder of a pack. What may be meant for one and would be passed over, so that an older one decides, is refused. */
function versionsIn(folder: string, id: string): Result<PackVersion[]> {
  const names = namesIn(join(folder, id))
  if (!names.ok) return names
  const odd = names.value.find((name) => isOdd(name, names.value))
  if (odd !== undefined) return fail({ code: 'odd-file', path: join(folder, id, odd) })
  const versions = names.value.flatMap((name) => VERSION_FILE.exec(name)?.[1] ?? []).sort()
  return ok(versions.map((version) => ({ id, version, path: join(folder, id, `${version}.yaml`) })))
}

function isOdd(name: string, names: readonly string[]): boolean {
  const day = VERSION_FILE.exec(name)?.[1]
  if (day !== undefined) return !isDay(day)
  const cases = CASES_FILE.exec(name)?.[1]
  if (cases !== undefined) return !names.includes(`${cases}.yaml`)
  const isBackup = name.endsWith('~') && names.includes(name.slice(0, -1))
  return (DATE.test(name) || isNearYaml(name)) && !isBackup && !KEPT_BY_EDITOR.test(name)
}

/** Whether the calendar has a day. */
function isDay(day: string): boolean {
  const time = Date.parse(day)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

/**
 * The version of a pack that holds on a day: the latest that had begun. The first folder with an entry of that name
 * has the pack, readable or not: there is no falling back to another folder, nor to an older version once one has ended
 * (see `notEnded`).
 *
 * @param on `yyyy-mm-dd`, the day of discovery
 */
export function findVersion(folders: Folders, id: string, on: string): Result<PackVersion> {
  for (const folder of ID_PATTERN.test(id) ? folders : []) {
    const names = namesIn(folder)
    if (!names.ok) return names
    const odd = oddFoldersIn(folder, names.value).filter((one) => one.nearest === id)
    const inTheWay = [...odd, ...strayIn(folder, names.value, id)]
    if (inTheWay.length > 0) return fail(...inTheWay)
    if (!names.value.includes(id)) continue
    const versions = versionsIn(folder, id)
    if (!versions.ok) return versions
    const chosen = versions.value.findLast((version) => version.version <= on)
    return chosen === undefined
      ? noVersion(
          id,
          on,
          versions.value.map((version) => version.version),
        )
      : ok(chosen)
  }
  const known = [...new Set(listVersions(folders).versions.map((version) => version.id))]
  const unknown: Problem = { code: 'unknown-name', kind: 'pack', name: id, ...nearestOf(id, known), known }
  return fail(unknown, ...passedOver(folders, id))
}

/** The bytes of a version, and of the cases beside it if there are any. */
export function bytesOf({ path }: PackVersion): Result<Uint8Array[]> {
  const cases = casesBeside(path)
  const files = (cases === undefined ? [path] : [path, cases]).map((file) => readBytes(file))
  const failed = files.find((file) => !file.ok)
  if (failed !== undefined && !failed.ok) return failed
  return ok(files.flatMap((file) => (file.ok ? [file.value.bytes] : [])))
}

function casesBeside(path: string): string | undefined {
  const cases = path.replace(/\.yaml$/, '.cases.yaml')
  return cases !== path && existsSync(cases) ? cases : undefined
}

/** SHA-256 in hexadecimal of parts, one behind the other. Node's cryptography is slow to load, so only when it is needed. */
export function sha256(...parts: readonly (Uint8Array | string)[]): string {
  const hash = process.getBuiltinModule('node:crypto').createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/**
 * Reads the version of a pack that holds on a day, with the packs it extends, from the YAML.
 *
 * @param on `yyyy-mm-dd`, the day of discovery
 */
export async function loadPack(
  folders: Folders,
  id: string,
  on: string,
  before: ReadBefore = new Map(),
): Promise<Result<Pack>> {
  const version = findVersion(folders, id, on)
  return version.ok ? loadVersion(folders, version.value, on, before) : version
}

/** Packs read before, by path: only those that extend no other, for they are the same on every day. */
export type ReadBefore = Map<string, Pack>

/**
 * Reads one version of a pack, or any pack file; the packs it extends are chosen for the day `on`.
 *
 * @param before packs read in the same run, so that a base is read once for all that extend it
 */
export async function loadVersion(
  folders: Folders,
  version: PackVersion,
  on: string,
  before: ReadBefore = new Map(),
  chain: readonly string[] = [],
): Promise<Result<Pack>> {
  const ready = before.get(version.path)
  if (ready !== undefined) return notEnded(ready, on)
  if (isPipe(version.path)) return fail({ code: 'file-unreadable', path: version.path, why: 'EINVAL' })
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
    const loaded = await loadVersion(folders, found.value, on, before, [...chain, raw.id])
    if (!loaded.ok) return loaded
    base = loaded.value
  }
  const casesPath = casesBeside(version.path)
  let cases: { text: string; path: string } | undefined
  if (casesPath !== undefined) {
    const casesText = readText(casesPath)
    if (!casesText.ok) return casesText
    cases = { text: casesText.value, path: casesPath }
  }
  const finished = finishPack(parsed.value, sha256(bytes.value.bytes), base, cases)
  if (!finished.ok) return finished
  const own = [...(base?.own ?? []), ...(hidesAnother(folders, version) ? [version.id] : [])]
  const pack = own.length === 0 ? finished.value : { ...finished.value, own }
  if (base === undefined) before.set(version.path, pack)
  return notEnded(pack, on)
}

/** Whether a folder behind that of a version has a pack of the same id: it is taken in place of that one. */
function hidesAnother(folders: Folders, { id, path }: PackVersion): boolean {
  const behind = folders.slice(folders.indexOf(dirname(dirname(path))) + 1)
  return behind.some((folder) => existsSync(join(folder, id)))
}

/**
 * The days after its first on which a pack comes to rest on a newer version of a pack it extends, while it holds itself.
 * From then on it is another pack.
 */
export async function daysOfNewBases(folders: Folders, version: PackVersion): Promise<readonly string[]> {
  const all = listVersions(folders).versions
  const next = all.find(({ id, version: other }) => id === version.id && other > version.version)?.version
  const days: string[] = []
  const pending = [version.version]
  for (let day = pending.shift(); day !== undefined; day = pending.shift()) {
    const pack = await loadVersion(folders, version, day)
    if (!pack.ok) continue
    const { files, validUntil } = pack.value
    const bases = new Set(files.slice(1).map(({ id }) => id))
    const starts = all.filter(({ id, version: start }) => bases.has(id) && start > version.version)
    for (const { version: start } of starts) {
      const isHeld = (next === undefined || start < next) && (validUntil === undefined || start <= validUntil)
      if (!isHeld || days.includes(start)) continue
      days.push(start)
      pending.push(start)
    }
  }
  return days.sort(compare)
}

/** The days of discovery for which a pack that was read decides, as it was read. */
export function periodOf(folders: Folders, pack: Pack): Period {
  return { from: beginOf(pack), until: lastsUntil(folders, pack), hadOthers: hadOthers(folders, pack) }
}

/**
 * The day from which a pack that was read does not hold any more: it has ended, or it or a pack that it extends has a newer
 * version. Undefined while none is known.
 */
function lastsUntil(folders: Folders, { files, lastDay }: Pack): string | undefined {
  const all = listVersions(folders).versions
  const next = files.flatMap(
    ({ id, version }) => all.find((other) => other.id === id && other.version > version)?.version ?? [],
  )
  return [...next, ...(lastDay === undefined ? [] : [dayAfter(lastDay)])].sort(compare)[0]
}

/**
 * Whether on an earlier day another version held of a pack that was read, or of one that it extends; since the pack has
 * been there, for before that nothing is decided.
 */
export function hadOthers(folders: Folders, { files }: Pick<Pack, 'files'>): boolean {
  const all = listVersions(folders).versions
  const began = all.find(({ id }) => id === files[0]?.id)?.version ?? ''
  return files.some(
    ({ id, version }) => version > began && all.some((other) => other.id === id && other.version < version),
  )
}

/** Whether a pack that was read is the very one that would be read for a day. */
export function isForDay(folders: Folders, pack: Pack, on: string): boolean {
  return (
    notEnded(pack, on).ok &&
    pack.files.every(({ id, version }) => {
      const found = findVersion(folders, id, on)
      return found.ok && found.value.version === version
    })
  )
}
