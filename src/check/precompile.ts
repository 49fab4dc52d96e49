// Part of the build: writes the compiled form of every version of every shipped pack, and prints the seal of each; and the
// table of the ENISA method, checked.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encode, precompiledName, type Seal } from '../compile/stored.ts'
import { readText } from '../pack/file.ts'
import { bytesOf, listVersions, loadVersion, sha256 } from '../pack/library.ts'
import type { PackFileRef } from '../pack/model.ts'
import { readSeverityTable } from '../pack/severityTable.ts'
import type { Result } from '../problem.ts'
import { rulesOf } from './proven.ts'

const [home = '', target = ''] = process.argv.slice(2)
const folders = [join(home, 'rules')]

/** A pack with a problem ends the build. */
function need<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(JSON.stringify(result.problems, null, 2))
}

/** Of a version, with the cases beside it. */
const sourceOf = ({ id, version }: PackFileRef): string =>
  sha256(...need(bytesOf({ id, version, path: join(home, 'rules', id, `${version}.yaml`) })))

/** A pack is compiled with the bases of the day it begins; later bases are read from the YAML. */
async function precompile(): Promise<void> {
  mkdirSync(target, { recursive: true })
  const { versions, problems } = listVersions(folders)
  if (problems.length > 0) throw new Error(JSON.stringify(problems, null, 2))
  const seals: Record<string, Seal> = {}
  for (const version of versions) {
    const pack = need(await loadVersion(folders, version, version.version))
    const text = encode(need(rulesOf(pack)), home)
    const name = precompiledName(pack.files)
    writeFileSync(join(target, `${name}.json`), text)
    seals[name] = { form: sha256(text), sources: pack.files.map(sourceOf) }
  }
  const table = join(home, 'rules', 'enisa-severity.yaml')
  const severity = need(readSeverityTable(need(readText(table)), table))
  console.log(JSON.stringify({ seals, severity }))
}

void precompile().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
