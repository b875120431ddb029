import { availableParallelism } from 'node:os'
import { getHeapStatistics } from 'node:v8'
import { HostError } from './host.ts'
import type { Outcome } from './model/outcome.ts'
import { tuneOptimizer } from './optimizer.ts'
import { lifeline } from './pipeline/supervision.ts'
import { startThread } from './pipeline/start-thread.ts'
import { UsageError, type Invocation, type Recalled, type Verb } from './verbs/verb.ts'

/** What a thread is to do: an Invocation as it is sent. */
export interface Commission extends Pick<
  Invocation,
  'positionals' | 'values' | 'packageFolder' | 'mayRunCode' | 'checked'
> {
  readonly isCareful: boolean
  readonly heapMb: number
}

/** What the thread says; without a stack it threw no Error. After `done` and the three ways to fail it says nothing more. */
export type Said =
  | { readonly is: 'alive'; readonly limitMs: number }
  | { readonly is: 'rest' }
  | { readonly is: 'lost' }
  | { readonly is: 'progress'; readonly done: number; readonly total: number; readonly what: string }
  | { readonly is: 'done'; readonly outcome: Omit<Outcome, 'details'>; readonly details: string }
  | { readonly is: 'usage'; readonly message: string; readonly help: string | undefined }
  | { readonly is: 'refused'; readonly code: string; readonly path: string; readonly message: string }
  | { readonly is: 'thrown'; readonly message: string; readonly stack: string | undefined }

const LEAST_HEAP_MB = 2048

/**
 * Runs a verb in a thread of its own, where it loads, compiles, links and writes. A thread that falls silent while it
 * compiles, or that takes all memory, has written nothing yet: it is cut off, and the verb runs once more, carefully, which
 * finds out whose composition it was.
 *
 * @throws what the verb throws
 */
export async function supervise(
  verb: Verb,
  invocation: Invocation,
  { looking, heapMb = ownHeapMb() }: Supervising = {},
): Promise<Outcome> {
  tuneOptimizer()
  const restoreZone = fixZone()
  try {
    const quick = await inThread(verb, invocation, { isCareful: false, heapMb, looking })
    if (typeof quick !== 'string') return quick
    // What was checked, was checked a while ago.
    const careful = await inThread(
      verb,
      { ...invocation, checked: undefined },
      { isCareful: true, heapMb, looking: undefined },
    )
    if (typeof careful !== 'string') return careful
    if (careful === 'silent') throw new Error(`the thread of motif ${verb.word} ended without a word`)
    const help = `give it more: NODE_OPTIONS=--max-old-space-size=${2 * heapMb}, or split the package.`
    throw new UsageError(`motif ${verb.word} takes more than ${heapMb} MB of memory here.`, help)
  } finally {
    restoreZone()
  }
}

/** How to supervise. */
export interface Supervising {
  /** What recall() left to do, of which the thread has more use the earlier it is done. */
  readonly looking?: Recalled['looking']
  /** Memory of the thread, in MB. */
  readonly heapMb?: number
}

/** Why there is no Outcome: the thread had to be cut off or ended by itself, or died of memory. */
type Lost = 'silent' | 'memory'

/** What Node would give a process, and not less than compiling takes in a pool. */
function ownHeapMb(): number {
  return Math.max(LEAST_HEAP_MB, Math.floor(getHeapStatistics().heap_size_limit / 1024 / 1024))
}

/** A worker's own TZ changes nothing in it, so it starts in the zone that compositions see. */
function fixZone(): () => void {
  const before = process.env['TZ']
  process.env['TZ'] = 'UTC'
  return () => {
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  }
}

async function inThread(
  { word }: Verb,
  { host, positionals, values, packageFolder, mayRunCode, checked, progress }: Invocation,
  { looking, ...how }: Pick<Commission, 'isCareful' | 'heapMb'> & Pick<Supervising, 'looking'>,
): Promise<Outcome | Lost> {
  const folder = packageFolder === undefined ? {} : { packageFolder }
  const given: Commission = { positionals, values, mayRunCode, checked, ...folder, ...how }
  const worker = startThread({ role: 'verb', cwd: host.cwd, word, given }, how.heapMb)
  const life = lifeline()
  let isOver = false
  try {
    return await new Promise<Outcome | Lost>((resolve, reject) => {
      const fail: (thrown: unknown) => void = reject
      const lost = (): void => resolve('silent')
      worker.on('message', (said: Said) => {
        if (said.is === 'progress') return progress(said.done, said.total, said.what)
        life.rest()
        if (said.is === 'alive') life.expect(said.limitMs, lost)
        else if (said.is === 'lost') lost()
        else if (said.is === 'done') resolve(outcomeOf(said))
        else if (said.is !== 'rest') fail(errorOf(said))
      })
      worker.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve('memory')
        else fail(error)
      })
      worker.on('exit', lost)
      if (looking !== undefined && availableParallelism() > 1) lookOn(looking, () => isOver).catch(fail)
    })
  } finally {
    isOver = true
    life.rest()
    // Not waited for: what it wrote is written, and what it logged is here.
    void worker.terminate()
  }
}

/** Looks a little at a time: what the thread says is heard in between. */
async function lookOn(looking: Iterator<unknown>, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    for (let count = 0; count < LOOKS; count++) if (looking.next().done === true) return
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const LOOKS = 256

/** Only a report in JSON asks for the details, which are long. */
function outcomeOf({ outcome, details }: Said & { readonly is: 'done' }): Outcome {
  return {
    ...outcome,
    get details() {
      return JSON.parse(details) as Outcome['details']
    },
  }
}

function errorOf(said: Said & { readonly is: 'usage' | 'refused' | 'thrown' }): unknown {
  if (said.is === 'usage') return new UsageError(said.message, said.help)
  if (said.is === 'refused') return new HostError(said.code, said.path, said.message)
  return said.stack === undefined ? said.message : Object.assign(new Error(said.message), { stack: said.stack })
}
