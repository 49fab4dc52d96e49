// What a program may import: rules from the packs on the disk, an incident decided by them, a pack checked, two compared.
// Whatever can be expected to go wrong is returned (`Result`), not thrown.
import { join, resolve } from 'node:path'
import {
  assess,
  nextQuestion,
  type AsOf,
  type OpenPack,
  type SealedPack,
  settingProblems,
  timeOf,
} from './browser.ts'
import { check as checked, type CheckReport } from './check/check.ts'
import { difference as compared, type Difference, type Comparable as Compared } from './check/difference.ts'
import { type Installed, loadRules } from './check/open.ts'
import { rulesOf } from './check/proven.ts'
import { encode } from './compile/stored.ts'
import { dayInZone, dayOfRules, parseMoment } from './decide/moment.ts'
import { type Folders, loadPack, periodOf, sha256, shadowsIn } from './pack/library.ts'
import { fail, ok, type Result } from './problem.ts'

export { assess, nextQuestion }
export type { AsOf, CheckReport, Compared, Difference, OpenPack, SealedPack }
export type { Askable, Given, Pack, Problem, Report, Result, Rules, Setting } from './browser.ts'

/** Put in by the build. */
declare const MELDPLICHT_SEALS: Installed['seals']

const home = join(import.meta.dirname, '..')

/** Which version of a pack is meant, and where it is looked for. */
export interface Wanted extends AsOf {
  /** The day or moment of discovery, whose rules hold; now where it is left out. */
  readonly on?: string | undefined
  /** Folders with packs of one's own, before the shipped ones. */
  readonly folders?: Folders
  /** Ids of shipped packs that one of those folders may have in their place. */
  readonly own?: readonly string[]
}

/** The rules of a pack that hold on a day, if they may decide: a pack that is not proven, or only proposed, is refused. */
export async function openPack(id: string, wanted: Wanted = {}): Promise<Result<OpenPack>> {
  const place = placeOf(wanted)
  if (!place.ok) return place
  const { folders, day } = place.value
  const rules = await loadRules({ home, seals: MELDPLICHT_SEALS }, folders, id, day)
  return rules.ok ? ok({ ...rules.value, ...periodOf(folders, rules.value.pack) }) : rules
}

/** An open pack for `openSealed` of `meldplicht/browser`, which reads no disk. */
export function sealed({ pack, compiled, from, until, hadOthers }: OpenPack): SealedPack {
  const text = encode({ pack, compiled }, home)
  return { text, sha256: sha256(text), from, until, hadOthers }
}

/** Checks the version of a pack that holds on a day, as `meldplicht rules check` does: its proof, its cases, its sources. */
export async function check(id: string, wanted: Wanted = {}): Promise<Result<CheckReport>> {
  const pack = await read(id, wanted)
  return pack.ok ? ok(checked(pack.value)) : pack
}

/**
 * What changes from one pack to another, and for whom. A proposal can be compared, a pack with a gap or a clash cannot.
 *
 * @param incidents answers to compare with, besides the cases of both packs
 */
export async function difference(
  before: Wanted & { readonly id: string },
  after: Wanted & { readonly id: string },
  incidents: readonly Compared[] = [],
): Promise<Result<Difference>> {
  const [one, other] = [await read(before.id, before), await read(after.id, after)]
  if (!one.ok) return one
  if (!other.ok) return other
  const [was, is] = [rulesOf(one.value), rulesOf(other.value)]
  if (!was.ok) return was
  return is.ok ? compared(was.value, is.value, incidents) : is
}

/** From the YAML: a compiled form has no cases. */
async function read(id: string, wanted: Wanted): ReturnType<typeof loadPack> {
  const place = placeOf(wanted)
  return place.ok ? loadPack(place.value.folders, id, place.value.meant) : place
}

const WANTED = { id: 'text', on: 'text', folders: 'list', own: 'list', now: 'text', zone: 'text' } as const

/** The folders, the day that is meant, and the day whose rules decide: for what lies ahead those of today. */
function placeOf(wanted: Wanted): Result<{
  readonly folders: Folders
  readonly meant: string
  readonly day: string
}> {
  const problems = settingProblems(wanted, WANTED)
  if (problems.length > 0) return fail(...problems)
  const { on, folders = [], own = [], ...asOf } = wanted
  const time = timeOf(asOf)
  if (!time.ok) return time
  const { now, zone } = time.value
  const moment = on === undefined ? ok({ instant: now }) : parseMoment('on', on, zone)
  if (!moment.ok) return moment
  const { instant } = moment.value
  const [mine, shipped] = [folders.map((folder) => resolve(folder)), join(home, 'rules')]
  const shadows = shadowsIn(shipped, mine, own)
  if (shadows.length > 0) return fail(...shadows)
  return ok({
    folders: [...mine, shipped],
    meant: dayInZone(instant, zone),
    day: dayOfRules(instant, now, zone),
  })
}
