// `npm run lint`: eslint beside prettier, the types and what nothing uses, so that two cores are used. What each says comes out whole.
import { exec } from 'node:child_process'
import { existsSync } from 'node:fs'

const run = (command) =>
  new Promise((resolve) => {
    exec(command, { maxBuffer: 1 << 28 }, (error, out, err) => {
      if (error) process.stdout.write(`${command}\n${out}${err}`)
      resolve(error === null)
    })
  })
// knip came later: a folder of packages that is older goes without, and says so.
const hasKnip = existsSync(new URL('../node_modules/knip', import.meta.url))
if (!hasKnip) console.error('knip is not installed: npm ci')
const lanes = [['eslint .'], ['prettier --check .', 'tsc --noEmit', ...(hasKnip ? ['knip'] : [])]]
const done = await Promise.all(
  lanes.map(async (lane) => {
    const good = []
    for (const command of lane) good.push(await run(command))
    return good
  }),
)
process.exitCode = done.flat().every(Boolean) ? 0 : 1
