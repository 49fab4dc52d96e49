// Part of the build: writes the compiled form of every version of every shipped pack, and prints the seal of each.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encode, precompiledName, type Seal } from '../compile/stored.ts'
import { bytesOf, listVersions, loadVersion, sha256 } from '../pack/library.ts'
import type { PackFileRef } from '../pack/model.ts'
import { need, Trouble } from '../cli/context.ts'
import { rulesOf } from './proven.ts'

const [home = '', target = ''] = process.argv.slice(2)
const folders = [join(home, 'rules')]

/** Of a version, with the cases beside it. */
const sourceOf = ({ id, version }: PackFileRef): string =>
  sha256(...need(bytesOf({ id, version, path: join(home, 'rules', id, `${version}.yaml`) })))

/** A pack is compiled with the bases of the day it begins; later bases are read from the YAML. */
async function precompile(): Promise<void> {
  mkdirSync(target, { recursive: true })
  const { versions, problems } = listVersions(folders)
  if (problems.length > 0) throw new Trouble(problems)
  const seals: Record<string, Seal> = {}
  for (const version of versions) {
    const pack = need(await loadVersion(folders, version, version.version))
    const text = encode(need(rulesOf(pack)), home)
    const name = precompiledName(pack.files)
    writeFileSync(join(target, `${name}.json`), text)
    seals[name] = { form: sha256(text), sources: pack.files.map(sourceOf) }
  }
  console.log(JSON.stringify(seals))
}

void precompile().catch((error: unknown) => {
  console.error(error instanceof Trouble ? JSON.stringify(error.problems, null, 2) : error)
  process.exitCode = 1
})
