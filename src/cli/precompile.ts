// Part of the build: writes the compiled form of every version of every shipped pack to dist/packs.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile, isProven } from '../compile/compile.ts'
import { encode, precompiledName } from '../compile/precompiled.ts'
import { readText } from '../pack/file.ts'
import { listVersions, loadVersion } from '../pack/library.ts'
import { compiledFolder } from './packs.ts'
import { need, Trouble } from './context.ts'

const home = join(__dirname, '..')
const folders = [join(home, 'rules')]

/** A pack is compiled with the bases of the day it begins; later bases are read from the YAML. */
async function precompile(): Promise<void> {
  rmSync(compiledFolder(home), { recursive: true, force: true })
  mkdirSync(compiledFolder(home), { recursive: true })
  for (const version of listVersions(folders)) {
    const pack = need(await loadVersion(folders, version, version.version))
    const compiled = need(compile(pack))
    if (!isProven(compiled)) throw new Trouble([{ code: 'unproven', pack: pack.id }])
    const texts = pack.files.map((file) =>
      need(readText(join(home, 'rules', file.id, `${file.version}.yaml`))),
    )
    writeFileSync(
      join(compiledFolder(home), precompiledName(pack.files)),
      encode({ pack, compiled }, texts, home),
    )
  }
}

void precompile().catch((error: unknown) => {
  console.error(error instanceof Trouble ? JSON.stringify(error.problems, null, 2) : error)
  process.exitCode = 1
})
