// A process of its own that saves to a register: `<folder> <name> <count>`. Says a line for every save that was reported
// as saved. Bundled by the test, because Node 20 runs no TypeScript.
import { writeSync } from 'node:fs'
import { append } from '../../src/register/register.ts'

/** Who was killed is waited for; that must not take most of the test. */
const WAITING = { patience: 60_000, still: Number(process.env['STILL'] ?? 3000) }
const [folder = '', name = '', count = '0'] = process.argv.slice(2)

async function save(): Promise<void> {
  for (let at = 0; at < Number(count); at += 1) {
    const decision = { record: { title: `${name}-${at}` }, filling: 'x'.repeat(3000) }
    const saved = await append(
      folder,
      { event: { kind: 'assessed', decision } },
      Date.now,
      undefined,
      WAITING,
    )
    writeSync(1, saved.ok ? `saved ${name}-${at}\n` : `failed ${JSON.stringify(saved.problems)}\n`)
  }
}

void save()
