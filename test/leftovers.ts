// Every run has a temporary folder of its own, in which its tests leave nothing behind.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const OURS = 'meldplicht-'
const NAME = `${OURS}run-`

/** Once for all projects, although each calls it. */
export default function setup(): (() => void) | undefined {
  if (basename(tmpdir()).startsWith(NAME)) return undefined
  const folder = mkdtempSync(join(tmpdir(), NAME))
  // As the temporary folder itself: a test runs the program as another user.
  chmodSync(folder, 0o755)
  process.env['TMPDIR'] = folder
  return () => {
    // A browser or a database that a test starts may keep something there.
    const left = readdirSync(folder).filter((name) => name.startsWith(OURS))
    rmSync(folder, { recursive: true, force: true })
    if (left.length === 0) return
    console.error(`Tests left these in the temporary folder: ${left.join(', ')}`)
    process.exitCode = 1
  }
}
