// Every run has a temporary folder of its own, in which its tests leave nothing behind.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const NAME = 'meldplicht-run-'

/** Once for all projects, although each calls it. */
export default function setup(): (() => void) | undefined {
  if (basename(tmpdir()).startsWith(NAME)) return undefined
  const folder = mkdtempSync(join(tmpdir(), NAME))
  process.env['TMPDIR'] = folder
  return () => {
    const left = readdirSync(folder)
    rmSync(folder, { recursive: true })
    if (left.length === 0) return
    console.error(`Tests left these in the temporary folder: ${left.join(', ')}`)
    process.exitCode = 1
  }
}
