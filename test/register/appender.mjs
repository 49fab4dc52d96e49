// A process of its own that adds to a register: `appender.mjs <folder> <name> <count>`. The built program does it.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const [folder, name, count] = process.argv.slice(2)
const bin = fileURLToPath(new URL('../../bin/meldplicht.js', import.meta.url))
for (let at = 0; at < Number(count); at += 1) {
  const record = `title=${name}-${at}`
  execFileSync(process.execPath, [
    bin,
    'assess',
    'ap',
    '--personal-data',
    'no',
    '--record',
    record,
    '--save',
    '--register',
    folder,
    '--json',
    '-q',
  ])
}
