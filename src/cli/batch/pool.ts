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

/** What a worker sends first. Until then the other threads do its part. */
export const READY = 'ready'

/** Blocks that are on the way to each worker: one that it works on, and two that wait. */
const AHEAD = 3
/** Blocks for each thread whose outcome may wait for one before it: so many that no thread waits for another. */
const WAITING = 12

/**
 * Decides blocks in several threads, of which this is one: it takes a block itself where all others have enough. What
 * comes of them is handed on in order.
 *
 * @param here how to decide a block in this thread
 */
export async function* pooled(
  home: string,
  threads: number,
  setting: unknown,
  blocks: AsyncIterable<Block>,
  here: (block: Block) => Promise<Done>,
): AsyncGenerator<Done> {
  const workers = Array.from({ length: threads - 1 }, () => workerAt(home, setting))
  const waiting: (Answer | Promise<Answer>)[] = []
  try {
    for await (const block of blocks) {
      while (waiting.length >= threads * WAITING) yield answered(await waiting.shift()!)
      const free = workers.find(({ busy }) => busy() < AHEAD)
      if (free !== undefined) {
        waiting.push(free.work(block))
        continue
      }
      const done = await here(block)
      waiting.push({ ...done, bytes: done.bytes.slice() })
      // Lets in what the workers have sent meanwhile.
      await new Promise(setImmediate)
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
): {
  readonly busy: () => number
  readonly work: (block: Block) => Promise<Answer>
  readonly end: () => Promise<unknown>
} {
  const worker = new Worker(join(home, 'dist', 'batch-worker.cjs'), { workerData: setting })
  const asked: ((answer: Answer) => void)[] = []
  let isReady = false
  worker.on('message', (answer: Answer | typeof READY) => {
    if (answer === READY) isReady = true
    else asked.shift()?.(answer)
  })
  const ended = (error: string): void => {
    isReady = false
    for (const answer of asked.splice(0)) answer({ error })
  }
  worker.on('error', (error) => ended(error.stack ?? error.message))
  worker.on('exit', (code) => ended(`worker: ${code}`))
  return {
    busy: () => (isReady ? asked.length : Infinity),
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
