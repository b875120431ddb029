import type { HeapInfo } from 'node:v8'
import { Worker } from 'node:worker_threads'

/** What a thread of motif is for: to run a verb (supervised.ts), or to compile units for one that does (worker.ts). */
export type Role = 'verb' | 'unit'

/** What a thread starts from: what it is for, and what it is told. */
export interface ThreadData {
  readonly role: Role
  readonly cwd: string
  /** The verb that it runs, or works for. */
  readonly word: string
  readonly given: unknown
}

/** Since Node 22.16. */
interface Watchable extends Worker {
  getHeapStatistics(): Promise<HeapInfo>
}

const MB = 1024 * 1024
const LOOK_EVERY_MS = 40
/** What a greedy loop takes between two looks, with room to spare. */
const SPARE_MB = 256
/** Garbage that nobody has collected yet counts too: a heap that is only a little too large may be sound. */
const TOLERANCE = 1.03

/** A thread of motif with so much memory, in MB. Where it takes more it emits `error`, ERR_WORKER_OUT_OF_MEMORY. */
export function startThread(workerData: ThreadData, heapMb: number): Worker {
  // Beside the bundle that this code is in.
  const script = new URL('./thread.cjs', import.meta.url)
  const isWatchable = 'getHeapStatistics' in Worker.prototype
  const limitMb = isWatchable ? heapMb + SPARE_MB : heapMb
  const worker = new Worker(script, { workerData, resourceLimits: { maxOldGenerationSizeMb: limitMb } })
  if (isWatchable) worker.once('online', () => watchHeap(worker as Watchable, heapMb))
  return worker
}

/** From Node 24 on the whole process mostly dies with a thread whose heap is full, so it is looked at before it is. */
function watchHeap(worker: Watchable, heapMb: number): void {
  let isLooking = false
  const look = async (): Promise<void> => {
    if (isLooking) return
    isLooking = true
    const usedMb = await worker.getHeapStatistics().then(
      ({ used_heap_size: used }) => used / MB,
      () => 0,
    )
    isLooking = false
    if (usedMb < heapMb * TOLERANCE || worker.listenerCount('error') === 0) return
    clearInterval(timer)
    worker.emit('error', Object.assign(new Error('JS heap out of memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }))
    await worker.terminate()
  }
  const timer = setInterval(() => void look(), LOOK_EVERY_MS).unref()
  worker.once('exit', () => clearInterval(timer))
}
