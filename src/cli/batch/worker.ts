// A worker of `batch`: blocks of lines in, lines of output back. The same work as in the main thread.
import { parentPort, workerData } from 'node:worker_threads'
import { zoneNamed } from '../../decide/zoneNamed.ts'
import { batchWriter, type BatchFormat } from '../../report/batch.ts'
import { need } from '../context.ts'
import { loadRules } from '../packs.ts'
import type { Block } from './blocks.ts'
import { rowDecider } from './rows.ts'
import { workOnBlock } from './work.ts'

/** What the work needs to know, as it can be sent to a worker. */
export interface Setting {
  readonly home: string
  readonly folders: readonly string[]
  readonly pack: string
  readonly zone: string
  readonly now: number
  readonly twoOfficers: boolean
  readonly format: BatchFormat
  readonly lang: 'nl' | 'en'
}

const setting = workerData as Setting

async function start(): Promise<void> {
  const { home, folders, pack, now, twoOfficers, format, lang } = setting
  const zone = need(zoneNamed(setting.zone))
  const words =
    lang === 'nl'
      ? (await import('../../report/words/nl.ts')).nl
      : (await import('../../report/words/en.ts')).en
  const decider = rowDecider(pack, zone, now, twoOfficers, (day) => loadRules(home, folders, pack, day))
  const work = { decider, writer: batchWriter(format, words), lineEnd: format === 'csv' ? '\r\n' : '\n' }
  parentPort!.on('message', (block: Omit<Block, 'bytes'> & { bytes: Uint8Array }) => {
    queue = queue.then(async () => {
      const { text, lines, tally } = await workOnBlock(work, { ...block, bytes: Buffer.from(block.bytes) })
      const bytes = new Uint8Array(Buffer.from(text))
      parentPort!.postMessage({ bytes, lines, tally }, [bytes.buffer])
    })
  })
}

let queue = start()
