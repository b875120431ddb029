import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import { keepPurity } from '../composers/purity.ts'
import type { Program } from './1-load.ts'
import { compileTasks, type Compiled, type CompileOptions, type Task } from './compile-all.ts'
import type { Pooled } from './pool.ts'
import { lifeline, type Lifeline, type Supervision } from './supervision.ts'
import {
  batchOf,
  compiledOf,
  endWorker,
  overridesOf,
  readKindsOf,
  startWorker,
  strayOf,
  workerHeapMb,
  type Answer,
  type Beginning,
} from './workers.ts'

/** Who shares the work. */
export interface ShareOptions {
  readonly beginning: Beginning
  /** The number of threads that compile, this one included; as many as pay where nothing is said. */
  readonly jobs: number | undefined
  readonly supervision: Supervision
}

/** Work that this thread does, with workers that take batches of it where that pays. */
export interface Share {
  /** Starts workers for so many source files, so that they are ready when these have been read. */
  readonly expect: (files: number) => void
  /**
   * compileTasks: same bytes and same diagnostics for any number of threads. Between batches this thread gives what
   * compositions left behind the chance to fail, or to never end, which is for the Supervision to see.
   */
  readonly compile: (
    program: Program,
    tasks: readonly Task[],
    options: Omit<CompileOptions, 'twice'>,
  ) => Promise<Pooled>
}

const BATCH = 256
/** A worker has its next batch when it is done with one, though this thread is busy. */
const AHEAD = 2
const PULSE_MS = 1_000
/** What a worker costs: it loads, and Node compiles the same code once more, on processors that others could use. */
const START_MS = 1_500
/** What a source file takes to compile, about. */
const FILE_MS = 0.15

/** After so long Node has compiled the code that runs most, and the quickest batch says something of the rest. */
const WARM_MS = 800

/** Makes a Share without workers yet. */
export function openShare(options: ShareOptions): Share {
  const state: State = { ...options, members: new Set(), work: undefined, failure: undefined }
  return {
    expect: (files) => startWorkers(state, wantedFor(state, files, FILE_MS)),
    compile: (program, tasks, how) => compile(state, workOf(program, tasks, how)),
  }
}

interface State extends ShareOptions {
  readonly members: Set<Member>
  work: Work | undefined
  failure: Error | undefined
}

interface Member {
  readonly worker: Worker
  /** What it was sent and has not answered, in order. */
  readonly jobs: Job[]
  readonly life: Lifeline
}

/** The tasks of a batch, and the position of the first. */
interface Job {
  readonly from: number
  readonly tasks: readonly Task[]
}

interface Work {
  readonly program: Program
  readonly tasks: readonly Task[]
  readonly how: Omit<CompileOptions, 'twice'>
  readonly queue: Job[]
  readonly compiled: (Compiled | undefined)[]
  /** Who knows the overrides. */
  readonly told: Set<Member>
  left: number
  /** Called when a worker has answered or failed. */
  wake: () => void
}

function workOf(program: Program, tasks: readonly Task[], how: Work['how']): Work {
  const queue: Job[] = []
  for (let from = 0; from < tasks.length; from += BATCH) queue.push({ from, tasks: tasks.slice(from, from + BATCH) })
  const compiled = new Array<Compiled | undefined>(tasks.length).fill(undefined)
  return { program, tasks, how, queue, compiled, told: new Set(), left: tasks.length, wake: () => undefined }
}

async function compile(state: State, work: Work): Promise<Pooled> {
  const diagnostics = await work.program.ready()
  state.work = work
  const alive = (): void => state.supervision.alive(work.how.limitMs)
  const pulse = setInterval(alive, PULSE_MS)
  const endPurity = keepPurity()
  try {
    await compileHere(state, work, alive)
    await compileThere(state, work)
  } finally {
    endPurity()
    clearInterval(pulse)
    state.supervision.rest()
    for (const { worker, life } of state.members) {
      life.rest()
      endWorker(worker)
    }
    state.members.clear()
  }
  const compiled = work.compiled.flatMap((each) => each ?? [])
  readKindsOf(work.program, compiled)
  return { compiled, diagnostics }
}

async function compileHere(state: State, work: Work, alive: () => void): Promise<void> {
  const { program, queue, how } = work
  grow(state, work, FILE_MS)
  const beginMs = performance.now()
  // The quickest: others may have been interrupted, or been compiled by Node while they ran.
  let perTaskMs = Infinity
  for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
    alive()
    const startMs = performance.now()
    settle(work, job, compileTasks(program, job.tasks, { ...how, alive, progress: () => undefined }))
    perTaskMs = Math.min(perTaskMs, (performance.now() - startMs) / job.tasks.length)
    await new Promise((resolve) => setImmediate(resolve))
    if (state.failure !== undefined) throw state.failure
    if (performance.now() - beginMs > WARM_MS) grow(state, work, perTaskMs)
  }
}

/** Waits for what workers still have to do. */
async function compileThere(state: State, work: Work): Promise<void> {
  while (work.left > 0) {
    await new Promise<void>((resolve) => (work.wake = resolve))
    if (state.failure !== undefined) throw state.failure
  }
}

function settle(work: Work, { from }: Job, compiled: readonly Compiled[]): void {
  compiled.forEach((each, index) => (work.compiled[from + index] = each))
  work.left -= compiled.length
  work.how.progress?.(work.tasks.length - work.left, work.tasks.length)
}

/** Starts another worker where it saves more than it costs, and sees to it that all have something to do. */
function grow(state: State, work: Work, perTaskMs: number): void {
  startWorkers(state, wantedFor(state, work.queue.length * BATCH, perTaskMs))
  for (const member of state.members) feed(work, member)
}

/** How many workers there should be for so many tasks. */
function wantedFor({ jobs, members }: State, tasks: number, perTaskMs: number): number {
  const most = Math.min((jobs ?? availableParallelism()) - 1, Math.ceil(tasks / BATCH) - 1)
  if (jobs !== undefined) return most
  const ms = tasks * perTaskMs
  let count = members.size
  while (count < most && ms / (count + 1) - ms / (count + 2) > START_MS) count++
  return count
}

function startWorkers(state: State, count: number): void {
  const heapMb = workerHeapMb(state.supervision.heapMb)
  while (state.members.size < count) {
    const worker = startWorker(state.beginning, heapMb)
    const member: Member = { worker, jobs: [], life: lifeline() }
    state.members.add(member)
    worker.on('message', (answer: Answer) => hear(state, member, answer))
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') state.supervision.lost()
      else fail(state, error)
    })
  }
}

function hear(state: State, member: Member, answer: Answer): void {
  const { work, beginning, supervision } = state
  member.life.rest()
  if (answer.is === 'alive') member.life.expect(beginning.limitMs, supervision.lost)
  else if (answer.is === 'stray') fail(state, strayOf(answer))
  else if (answer.is === 'compiled' && work !== undefined) {
    const job = member.jobs.shift()
    if (job !== undefined) settle(work, job, compiledOf(answer, job.tasks))
    feed(work, member)
    work.wake()
  }
}

function feed({ program, queue, told }: Work, member: Member): void {
  if (!told.has(member)) member.worker.postMessage(overridesOf(program))
  told.add(member)
  while (member.jobs.length < AHEAD) {
    const job = queue.shift()
    if (job === undefined) return
    member.jobs.push(job)
    member.worker.postMessage(batchOf(job.tasks))
  }
}

function fail(state: State, error: Error): void {
  state.failure ??= error
  state.work?.wake()
}
