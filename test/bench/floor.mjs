// The floor for `batch`: reads NDJSON, parses and serialises each line, writes it, and decides nothing.
import { createReadStream, writeSync } from 'node:fs'

let rest = ''
for await (const piece of createReadStream(process.argv[2], { highWaterMark: 256 * 1024 })) {
  const lines = (rest + piece.toString('utf8')).split('\n')
  rest = lines.pop()
  writeSync(1, `${lines.map((line) => JSON.stringify(JSON.parse(line))).join('\n')}\n`)
}
