import type { Worker } from 'node:worker_threads'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Program } from './1-load.ts'
import type { SourceObject } from './source-files.ts'
import type { Compiled, Task } from './compile-all.ts'
import type { Overrides } from './overrides.ts'
import { openPack } from './pack.ts'
import { startThread } from './start-thread.ts'

/** What a worker starts from: it reads kinds and compositions itself. */
export interface Beginning {
  readonly cwd: string
  readonly root: string
  readonly codeCache: string | undefined
  readonly schemaFolder: string | undefined
  readonly format: 'yaml' | 'json'
  readonly limitMs: number
}

/** A Task as it is sent: its kind by name. */
export interface TaskMessage {
  readonly source: Omit<SourceObject, 'kind'> & { readonly group?: string; readonly name?: string }
  readonly position: number
  readonly isTwice: boolean
}

/** What a worker is told: first the overrides, then one batch after the other. */
export type Order =
  | { readonly is: 'overrides'; readonly overrides: Omit<Overrides, 'evaluate'> }
  | { readonly is: 'batch'; readonly tasks: readonly TaskMessage[] }

/** What a worker says: units come as bytes and a small index, in the order of the batches. */
export type Answer =
  | { readonly is: 'ready'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly is: 'alive' }
  | { readonly is: 'stray'; readonly message: string; readonly stack: string }
  | {
      readonly is: 'compiled'
      readonly index: string
      readonly texts: Uint8Array
      /** For each unit the kinds that it looked up, a line each. */
      readonly kinds: readonly string[]
    }

const MOST_HEAP_MB = 2048

/** A worker that loads kinds and compositions, and takes orders when it has. */
export function startWorker(given: Beginning, heapMb: number): Worker {
  // Whatever the verb is: render's program has all that compiles.
  return startThread({ role: 'unit', cwd: given.cwd, word: 'render', given }, heapMb)
}

/** Memory of a worker, in MB, where a thread may have `heapMb`. */
export function workerHeapMb(heapMb = MOST_HEAP_MB): number {
  return Math.min(heapMb, MOST_HEAP_MB)
}

/** What a worker is told of the program. */
export function overridesOf({ overrides: { list, byKind, held } }: Program): Order {
  return { is: 'overrides', overrides: { list, byKind, held } }
}

/** Tasks as they are sent. */
export function batchOf(tasks: readonly Task[]): Order {
  return {
    is: 'batch',
    tasks: tasks.map(({ source: { ref, manifest, role, kind, version }, position, isTwice }) => {
      const named = kind === undefined ? {} : { group: kind.group, name: kind.kind }
      return { source: { ref, manifest, role, version, ...named }, position, isTwice }
    }),
  }
}

/** What a worker made of a batch of tasks, in their order. */
export function compiledOf(answer: Answer & { readonly is: 'compiled' }, tasks: readonly Task[]): readonly Compiled[] {
  const opened = openPack(answer.index, () => answer.texts)
  return tasks.map(({ source }, index) => {
    const kinds = answer.kinds[index] ?? ''
    return { unit: opened.unit(index, source.ref), kinds: kinds === '' ? [] : kinds.split('\n') }
  })
}

/** The error that a worker came upon when nobody was there to catch it. */
export function strayOf({ message, stack }: Answer & { readonly is: 'stray' }): Error {
  return Object.assign(new Error(message), { stack })
}

/** Ends a worker, whatever it is doing. */
export function endWorker(worker: Worker): void {
  worker.removeAllListeners()
  worker.on('error', () => undefined)
  void worker.terminate()
}

/** Looks the kinds up that workers have looked up, for what is wrong with their schemas. */
export function readKindsOf(program: Program, compiled: readonly Compiled[]): void {
  for (const key of new Set(compiled.flatMap(({ kinds }) => kinds))) {
    const slash = key.lastIndexOf('/')
    program.kinds.find(key.slice(0, slash), key.slice(slash + 1))
  }
}
