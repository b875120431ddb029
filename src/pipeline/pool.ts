import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Program } from './1-load.ts'
import type { Compiled, CompileOptions, Task } from './compile-all.ts'
import { culprit, outOfMemory } from './compile.ts'
import { lifeline, type Lifeline } from './supervision.ts'
import {
  batchOf,
  compiledOf,
  endWorker,
  overridesOf,
  startWorker,
  strayOf,
  workerHeapMb,
  type Answer,
  type Beginning,
} from './workers.ts'

/** Who may be looked for, and with what. */
export interface PoolOptions extends Omit<CompileOptions, 'twice'> {
  readonly beginning: Beginning
  /** The number of workers; as many as there are processors where nothing is said. */
  readonly jobs: number | undefined
  /** Memory of a thread, in MB. */
  readonly heapMb: number | undefined
}

/** What the workers gave: a Compiled for each task, in order, and what loading the compositions said. */
export interface Pooled {
  readonly compiled: readonly Compiled[]
  readonly diagnostics: readonly Diagnostic[]
}

const BATCH = 128

/**
 * compileTasks on worker threads alone: same bytes and same diagnostics for any number of them. What a thread cannot say
 * itself is found out from here: a batch that never answers, because something that a composition left behind never
 * ends, or that takes all memory, is run again one by one on a new worker, and the culprit's Unit says so.
 */
export async function compileInPool(program: Program, tasks: readonly Task[], options: PoolOptions): Promise<Pooled> {
  const state = stateOf(program, tasks, options)
  try {
    await new Promise<void>((resolve, reject) => {
      state.done = resolve
      state.failed = reject
      const count = Math.min(options.jobs ?? availableParallelism(), state.queue.length)
      for (let started = 0; started < count; started++) start(state)
    })
  } finally {
    for (const member of state.members) retire(member)
  }
  return { compiled: state.compiled.flatMap((each) => each ?? []), diagnostics: state.diagnostics }
}

/** Tasks that are still to be done, by position. */
interface Job {
  readonly positions: readonly number[]
}

interface Member {
  readonly worker: Worker
  job?: Job | undefined
  readonly life: Lifeline
}

interface State {
  readonly program: Program
  readonly tasks: readonly Task[]
  readonly options: PoolOptions
  readonly queue: Job[]
  readonly members: Set<Member>
  readonly compiled: (Compiled | undefined)[]
  diagnostics: readonly Diagnostic[]
  left: number
  done: () => void
  failed: (error: unknown) => void
}

function stateOf(program: Program, tasks: readonly Task[], options: PoolOptions): State {
  const queue: Job[] = []
  for (let from = 0; from < tasks.length; from += BATCH) {
    const to = Math.min(from + BATCH, tasks.length)
    queue.push({ positions: Array.from({ length: to - from }, (_, index) => from + index) })
  }
  return {
    program,
    tasks,
    options,
    queue,
    members: new Set(),
    compiled: new Array<Compiled | undefined>(tasks.length).fill(undefined),
    diagnostics: [],
    left: tasks.length,
    done: () => undefined,
    failed: () => undefined,
  }
}

function start(state: State): void {
  const { beginning, heapMb } = state.options
  const worker = startWorker(beginning, workerHeapMb(heapMb))
  const member: Member = { worker, life: lifeline() }
  state.members.add(member)
  worker.postMessage(overridesOf(state.program))
  worker.on('message', (answer: Answer) => hear(state, member, answer))
  worker.on('error', (error: NodeJS.ErrnoException) => lose(state, member, error))
}

function hear(state: State, member: Member, answer: Answer): void {
  if (!state.members.has(member)) return
  if (answer.is === 'ready') {
    state.diagnostics = answer.diagnostics
    next(state, member)
  } else if (answer.is === 'alive') {
    watch(state, member)
  } else if (answer.is === 'stray') {
    state.failed(strayOf(answer))
  } else {
    const positions = member.job?.positions ?? []
    const compiled = compiledOf(answer, tasksAt(state, positions))
    compiled.forEach((each, index) => settle(state, positions[index], each))
    next(state, member)
  }
}

function tasksAt({ tasks }: State, positions: readonly number[]): readonly Task[] {
  return positions.flatMap((position) => tasks[position] ?? [])
}

function settle(state: State, position: number | undefined, compiled: Compiled): void {
  if (position === undefined) return
  state.compiled[position] = compiled
  state.left--
}

/** Gives the worker its next batch; without one it rests. */
function next(state: State, member: Member): void {
  member.life.rest()
  const { options, tasks } = state
  if (member.job !== undefined) options.progress?.(tasks.length - state.left, tasks.length)
  member.job = state.queue.shift()
  if (state.left === 0) return state.done()
  if (member.job === undefined) return
  member.worker.postMessage(batchOf(tasksAt(state, member.job.positions)))
  watch(state, member)
}

/** Waits for a sign of life. */
function watch(state: State, member: Member): void {
  member.life.expect(state.options.limitMs, () => lose(state, member, undefined))
}

/** A worker that does not answer (no error), or died. What it was doing is done again one by one, or is the culprit. */
function lose(state: State, member: Member, error: NodeJS.ErrnoException | undefined): void {
  if (!state.members.delete(member)) return
  retire(member)
  const isMemory = error?.code === 'ERR_WORKER_OUT_OF_MEMORY'
  if (error !== undefined && !isMemory) return state.failed(error)
  const positions = member.job?.positions ?? []
  const [only] = positions
  const task = only === undefined || positions.length > 1 ? undefined : state.tasks[only]
  if (only !== undefined && task !== undefined) {
    const { program, options } = state
    const unit = isMemory
      ? outOfMemory(program, task.source, workerHeapMb(options.heapMb))
      : culprit(program, task.source, { limitMs: options.limitMs, changed: undefined })
    settle(state, only, { unit, kinds: [] })
  } else state.queue.unshift(...positions.map((position) => ({ positions: [position] })))
  if (state.left === 0) state.done()
  else if (state.queue.length > 0) start(state)
}

function retire({ worker, life }: Member): void {
  life.rest()
  endWorker(worker)
}
