import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import { keepPurity } from '../composers/purity.ts'
import type { Program } from './1-load.ts'
import { compileTasks, type CompileOptions } from './compile-all.ts'
import { JOB_TASKS, type Job, type Jobs } from './jobs.ts'
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
   * compileTasks for every job: same bytes and same diagnostics for any number of threads. Between jobs this thread
   * gives what compositions left behind the chance to fail, or to never end, which is for the Supervision to see.
   */
  readonly compile: (program: Program, jobs: Jobs, options: Omit<CompileOptions, 'twice'>) => Promise<void>
}

/** A worker has its next job when it is done with one, though this thread is busy. */
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
    // The first job is for this thread.
    expect: (files) => startWorkers(state, wantedFor(state, files - JOB_TASKS, FILE_MS)),
    compile: (program, jobs, how) =>
      compile(state, { program, jobs, how, told: new Set(), jobsOut: 0, wake: () => undefined }),
  }
}

interface State extends ShareOptions {
  readonly members: Set<Member>
  work: Work | undefined
  failure: { readonly error: unknown } | undefined
}

interface Member {
  readonly worker: Worker
  /** What it was sent and has not answered, in order. */
  readonly jobs: Job[]
  readonly life: Lifeline
}

interface Work {
  readonly program: Program
  readonly jobs: Jobs
  readonly how: Omit<CompileOptions, 'twice'>
  /** Who knows the overrides. */
  readonly told: Set<Member>
  /** How many jobs workers have. */
  jobsOut: number
  /** Called when a worker has answered or failed. */
  wake: () => void
}

async function compile(state: State, work: Work): Promise<void> {
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
}

async function compileHere(state: State, work: Work, alive: () => void): Promise<void> {
  const { program, jobs, how } = work
  const beginMs = performance.now()
  // The quickest: others may have been interrupted, or been compiled by Node while they ran.
  let perTaskMs = Infinity
  for (let job = take(state, work); job !== undefined; job = take(state, work)) {
    if (perTaskMs === Infinity) grow(state, work, FILE_MS)
    const startMs = performance.now()
    jobs.settle(job, compileTasks(program, job, { ...how, alive, progress: undefined }))
    perTaskMs = Math.min(perTaskMs, (performance.now() - startMs) / job.length)
    await new Promise((resolve) => setImmediate(resolve))
    if (state.failure !== undefined) throw state.failure.error
    if (performance.now() - beginMs > WARM_MS) grow(state, work, perTaskMs)
  }
}

/** Waits for what workers still have to do. */
async function compileThere(state: State, work: Work): Promise<void> {
  while (work.jobsOut > 0) {
    await new Promise<void>((resolve) => (work.wake = resolve))
    if (state.failure !== undefined) throw state.failure.error
  }
}

/** The next job. A large source file takes its time to be read; everything else happens under a limit. */
function take({ supervision }: State, { jobs, how }: Work): Job | undefined {
  supervision.rest()
  const job = jobs.next()
  supervision.alive(how.limitMs)
  return job
}

/** Starts another worker where it saves more than it costs, and sees to it that all have something to do. */
function grow(state: State, work: Work, perTaskMs: number): void {
  startWorkers(state, wantedFor(state, work.jobs.left(), perTaskMs))
  for (const member of state.members) feed(state, work, member)
}

/** How many workers there should be for so many tasks beside what this thread does now. */
function wantedFor({ jobs, members }: State, tasks: number, perTaskMs: number): number {
  const most = Math.min((jobs ?? availableParallelism()) - 1, Math.ceil(tasks / JOB_TASKS))
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
    worker.on('message', (answer: Answer) => {
      try {
        hear(state, member, answer)
      } catch (error) {
        fail(state, error)
      }
    })
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
    if (job !== undefined) {
      const compiled = compiledOf(answer, job)
      readKindsOf(work.program, compiled)
      work.jobs.settle(job, compiled)
      work.jobsOut--
    }
    feed(state, work, member)
    work.wake()
  }
}

function feed(state: State, work: Work, member: Member): void {
  const { program, told } = work
  if (!told.has(member)) member.worker.postMessage(overridesOf(program))
  told.add(member)
  while (member.jobs.length < AHEAD) {
    const job = take(state, work)
    if (job === undefined) return
    member.jobs.push(job)
    work.jobsOut++
    member.worker.postMessage(batchOf(job))
  }
}

function fail(state: State, error: unknown): void {
  state.failure ??= { error }
  state.work?.wake()
}
