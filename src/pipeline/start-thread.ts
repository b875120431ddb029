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

/** A thread of motif with so much memory, in MB. */
export function startThread(workerData: ThreadData, heapMb: number): Worker {
  // Beside the bundle that this code is in.
  const script = new URL('./thread.cjs', import.meta.url)
  return new Worker(script, { workerData, resourceLimits: { maxOldGenerationSizeMb: heapMb } })
}
