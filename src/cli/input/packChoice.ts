// What names a pack on the command line: its id (the version of today), `id@version`, or a file.
import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { dayInZone } from '../../decide/moment.ts'
import { listVersions, loadPack, loadVersion, type PackVersion, passedOver } from '../../pack/library.ts'
import type { Pack } from '../../pack/model.ts'
import { nearestOf } from '../../pack/nearest.ts'
import type { Problem } from '../../problem.ts'
import { clean } from '../../render/clean.ts'
import { problemText } from '../../report/problem.ts'
import { type Context, need, note, Trouble } from '../context.ts'
import { zoneOf } from './time.ts'

const isFile = (name: string): boolean => /\.ya?ml$/i.test(name)

/** A pack file as a version of the pack whose folder it stands in. */
function versionAt(name: string): PackVersion {
  const path = resolve(name)
  if (!existsSync(path)) throw new Trouble([{ code: 'file-unreadable', path: name, why: 'ENOENT' }])
  return { id: basename(dirname(path)), version: basename(path).replace(/\.ya?ml$/i, ''), path }
}

/** Versions that were named: of a pack all of them. A name that is none is a problem, with the nearest right one. */
export function versionsNamed({ folders }: Context, names: readonly string[]): PackVersion[] {
  const { versions: all, problems } = listVersions(folders)
  return names.flatMap((name): PackVersion[] => {
    if (isFile(name)) return [versionAt(name)]
    const [id, version] = name.split('@')
    const found = all.filter((one) => one.id === id && (version === undefined || one.version === version))
    const odd = passedOver(folders, id)
    const inTheWay = odd.filter(({ code }) => code === 'odd-file')
    if (found.length > 0 && inTheWay.length === 0) return found
    if (found.length > 0) throw new Trouble(inTheWay)
    const known = [
      ...new Set(all.map((one) => (version === undefined ? one.id : `${one.id}@${one.version}`))),
    ]
    throw new Trouble([
      { code: 'unknown-name', kind: 'pack', name, ...nearestOf(name, known), known },
      ...problems,
      ...odd,
    ])
  })
}

/** Says what is passed over where packs are listed: folders with versions and a name that no pack can have, and more. */
export function notePassedOver(context: Context, more: readonly Problem[] = []): void {
  const { words } = context
  for (const problem of [...more, ...passedOver(context.folders)])
    note(context, `${words.commands.warning} ${clean(problemText(words, problem))}`)
}

/** One pack, read; by its id alone it is the version of today. */
export async function packNamed(context: Context, name: string, now = context.io.now()): Promise<Pack> {
  const { io, folders } = context
  if (!isFile(name) && !name.includes('@'))
    return need(await loadPack(folders, name, dayInZone(now, need(await zoneOf(io, undefined)))))
  const [version] = versionsNamed(context, [name])
  return need(await loadVersion(folders, version!, version!.version))
}
