// `npm run lint`: eslint beside prettier, the types and what nothing uses, so that two cores are used. What each says comes out whole.
import { exec } from 'node:child_process'

const run = (command) =>
  new Promise((resolve) => {
    exec(command, { maxBuffer: 1 << 28 }, (error, out, err) => {
      if (error) process.stdout.write(`${command}\n${out}${err}`)
      resolve(error === null)
    })
  })
const lanes = [
  ['eslint .'],
  [
    'prettier --check . --cache',
    'tsc --noEmit --incremental --tsBuildInfoFile node_modules/.cache/tsc.json',
    'knip',
  ],
]
const done = await Promise.all(
  lanes.map(async (lane) => {
    const good = []
    for (const command of lane) good.push(await run(command))
    return good
  }),
)
process.exitCode = done.flat().every(Boolean) ? 0 : 1
