// Part of the build: writes the compiled form of every version of every shipped pack to dist/packs.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encode, precompiledName } from '../compile/precompiled.ts'
import { makeFolder } from '../pack/file.ts'
import { bytesOf, listVersions, loadVersion } from '../pack/library.ts'
import { compiledFolder } from './packs.ts'
import { need, Trouble } from './context.ts'
import { rulesOf } from './proven.ts'

const home = join(__dirname, '..')
const folders = [join(home, 'rules')]

/** A pack is compiled with the bases of the day it begins; later bases are read from the YAML. */
async function precompile(): Promise<void> {
  rmSync(compiledFolder(home), { recursive: true, force: true })
  makeFolder(compiledFolder(home))
  const { versions, problems } = listVersions(folders)
  if (problems.length > 0) throw new Trouble(problems)
  for (const version of versions) {
    const pack = need(await loadVersion(folders, version, version.version))
    const rules = need(rulesOf(pack))
    const bytes = pack.files.flatMap((file) => {
      return need(bytesOf({ ...file, path: join(home, 'rules', file.id, `${file.version}.yaml`) }))
    })
    const name = join(compiledFolder(home), precompiledName(pack.files))
    writeFileSync(`${name}.json`, encode(rules, home))
    writeFileSync(`${name}.src`, Buffer.concat(bytes))
  }
}

void precompile().catch((error: unknown) => {
  console.error(error instanceof Trouble ? JSON.stringify(error.problems, null, 2) : error)
  process.exitCode = 1
})
