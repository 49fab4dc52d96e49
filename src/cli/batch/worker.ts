// A worker of `batch`: blocks of lines in, lines of output back. The same work as in the main thread.
import { parentPort, workerData } from 'node:worker_threads'
import { clockZone, DEFAULT_ZONE, type Zone } from '../../decide/zone.ts'
import { zoneNamed } from '../../decide/zoneNamed.ts'
import type { BatchFormat } from '../../report/batch.ts'
import { hadOthers } from '../../pack/library.ts'
import { need } from '../context.ts'
import type { Io } from '../io.ts'
import { rulesLoader } from '../packs.ts'
import { READY, type SentBlock } from './pool.ts'
import type { CsvHead } from './csvHead.ts'
import { jsonForm } from './jsonRows.ts'
import { newWork, workOnBlock } from './work.ts'

/** What the work needs to know, as it can be sent to a worker. */
export interface Setting {
  readonly home: string
  readonly seals: Io['seals']
  readonly folders: readonly string[]
  readonly pack: string
  readonly zone: string
  /** What that zone is at some instants: minutes east of UTC. */
  readonly offsets: readonly (readonly [instant: number, minutes: number])[]
  readonly now: number
  readonly twoOfficers: boolean
  readonly format: BatchFormat
  /** Of a table in CSV. */
  readonly csv: CsvHead | undefined
  readonly lang: 'nl' | 'en'
}

const setting = workerData as Setting

async function start(): Promise<void> {
  const { home, seals, folders, pack, now, twoOfficers, format, lang, csv } = setting
  const zone = zoneOf(setting)
  const words =
    lang === 'nl'
      ? (await import('../../report/words/nl.ts')).nl
      : (await import('../../report/words/en.ts')).en
  const form = csv === undefined ? jsonForm : (await import('./csvRows.ts')).csvForm(csv)
  const work = newWork(
    form,
    format,
    words,
    { pack, zone, now, twoOfficers, hadOthers: (one) => hadOthers(folders, one) },
    rulesLoader({ home, seals }, folders, pack),
  )
  parentPort!.on('message', ({ bytes, ...rest }: SentBlock) => {
    queue = queue.then(async () => {
      const done = await workOnBlock(work, { ...rest, bytes: Buffer.from(bytes.buffer, 0, rest.size) })
      const lines = done.bytes.slice()
      parentPort!.postMessage({ ...done, bytes: lines }, [lines.buffer])
    })
  })
  parentPort!.postMessage(READY)
}

/** The clock of the process is that of the main thread, but whether it shows in a worker is not for Node to promise. */
function zoneOf({ zone, offsets }: Setting): Zone {
  const clock = clockZone(zone)
  const isSame = offsets.every(([instant, minutes]) => clock.offsetAt(instant) === minutes)
  return isSame && zone === DEFAULT_ZONE ? clock : need(zoneNamed(zone))
}

let queue = start()
