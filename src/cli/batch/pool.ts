// Blocks of lines → workers and back, in the order of the table; only so many are on the way at once.
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type Block, SLACK } from './blocks.ts'
import type { Done } from './work.ts'

/** A block as it is sent to a worker. */
export type SentBlock = Omit<Block, 'bytes'> & {
  /** The block and the room behind it. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Bytes of the block. */
  readonly size: number
}

/** What a worker sends back: a block's lines of output, or the error that ended it. */
export type Answer = Done | { readonly error: string }

/** Blocks that are on the way to each worker: one that it works on and one that waits. */
const AHEAD = 2

/** Sends blocks to workers; what comes back is handed on in order. */
export async function* pooled(
  home: string,
  count: number,
  setting: unknown,
  blocks: AsyncIterable<Block>,
): AsyncGenerator<Done> {
  const workers = Array.from({ length: count }, () => workerAt(home, setting))
  const waiting: Promise<Answer>[] = []
  try {
    let next = 0
    for await (const block of blocks) {
      if (waiting.length >= count * AHEAD) yield answered(await waiting.shift()!)
      waiting.push(workers[next % count]!.work(block))
      next += 1
    }
    for (const answer of waiting) yield answered(await answer)
  } finally {
    await Promise.all(workers.map(({ end }) => end()))
  }
}

function answered(answer: Answer): Done {
  if ('error' in answer) throw new Error(answer.error)
  return answer
}

function workerAt(
  home: string,
  setting: unknown,
): { work: (block: Block) => Promise<Answer>; end: () => Promise<unknown> } {
  const worker = new Worker(join(home, 'dist', 'batch-worker.cjs'), { workerData: setting })
  const asked: ((answer: Answer) => void)[] = []
  worker.on('message', (answer: Answer) => asked.shift()?.(answer))
  worker.on('error', (error) => {
    for (const answer of asked.splice(0)) answer({ error: error.stack ?? error.message })
  })
  return {
    work: (block) =>
      new Promise((resolve) => {
        asked.push(resolve)
        // A copy, because the next block stands in the same place; the copy is moved.
        const bytes = new Uint8Array(block.bytes.length + SLACK)
        bytes.set(block.bytes)
        const sent: SentBlock = { ...block, bytes, size: block.bytes.length }
        worker.postMessage(sent, [bytes.buffer])
      }),
    end: () => worker.terminate(),
  }
}
