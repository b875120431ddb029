import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Program, SourceObject } from './1-load.ts'
import type { Compiled, CompileOptions, Task } from './compile-all.ts'
import { culprit, outOfMemory } from './compile.ts'
import type { Overrides } from './overrides.ts'
import { openPack, unitAt } from './pack.ts'

/** What a worker starts from: it reads kinds and compositions itself. */
export interface Beginning {
  readonly cwd: string
  readonly root: string
  readonly codeCache: string | undefined
  readonly format: 'yaml' | 'json'
  readonly limitMs: number
  readonly overrides: Omit<Overrides, 'evaluate'>
}

/** A Task as it is sent: its kind by name. */
export interface TaskMessage {
  readonly source: Omit<SourceObject, 'kind'> & { readonly group?: string; readonly name?: string }
  readonly isTwice: boolean
}

/** Work for one worker. */
export interface Batch {
  readonly id: number
  readonly tasks: readonly TaskMessage[]
}

/** What a worker says: units come as bytes and a small index. */
export type Answer =
  | { readonly is: 'ready'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly is: 'alive' }
  | { readonly is: 'stray'; readonly message: string; readonly stack: string }
  | {
      readonly is: 'compiled'
      readonly id: number
      readonly index: string
      readonly texts: Uint8Array
      /** For each unit the kinds that it looked up, a line each. */
      readonly kinds: readonly string[]
    }

/** How to spread the work. */
export interface PoolOptions extends Omit<CompileOptions, 'twice'> {
  /** The number of workers; as many as pay for their start where nothing is said. */
  readonly jobs?: number | undefined
  readonly codeCache?: string | undefined
  /** Memory of each worker, where less than usual is to be had. */
  readonly heapMb?: number | undefined
}

/** What the workers gave: a Compiled for each task, in order, and what loading the compositions said. */
export interface Pooled {
  readonly compiled: readonly Compiled[]
  readonly diagnostics: readonly Diagnostic[]
}

const BATCH = 128
/** Beyond a composite's own limit: a busy machine, and the time that a thread takes to start. */
const GRACE_MS = 5_000
/** Another worker has to save at least so many times its start. */
const WORTH = 2
const MOST_HEAP_MB = 2048
/** Compiling makes much that is soon of no use: collecting it less often is cheaper. */
const YOUNG_MB = 96

/**
 * compileTasks on worker threads: same bytes and same diagnostics for any number of them. What a thread cannot say itself is
 * found out from here: a batch that never answers, because something that a composition left behind never ends, or that
 * takes all memory, is run again one by one on a new worker, and the culprit's Unit says so.
 */
export async function compileInPool(program: Program, tasks: readonly Task[], options: PoolOptions): Promise<Pooled> {
  const restoreZone = fixZone()
  const state = stateOf(program, tasks, options)
  try {
    await new Promise<void>((resolve, reject) => {
      state.done = resolve
      state.failed = reject
      startWorkers(state, Math.min(options.jobs ?? 1, state.queue.length))
    })
  } finally {
    for (const member of state.members) void retire(member)
    restoreZone()
  }
  return { compiled: state.compiled.flatMap((each) => each ?? []), diagnostics: state.diagnostics }
}

/** Tasks that are still to be done, by position. */
interface Job {
  readonly positions: readonly number[]
}

interface Member {
  readonly worker: Worker
  readonly startedMs: number
  readyMs?: number
  job?: Job | undefined
  timer?: NodeJS.Timeout | undefined
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

/** A worker's own TZ changes nothing in it, so all of them start in the zone that compositions see. */
function fixZone(): () => void {
  const before = process.env['TZ']
  process.env['TZ'] = 'UTC'
  return () => {
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  }
}

function startWorkers(state: State, count: number): void {
  for (let index = 0; index < count; index++) startWorker(state)
}

function startWorker(state: State): void {
  const { program, options } = state
  const { list, byKind, held } = program.overrides
  const workerData: Beginning = {
    cwd: program.host.cwd,
    root: program.package.root,
    codeCache: options.codeCache,
    format: options.format,
    limitMs: options.limitMs,
    overrides: { list, byKind, held },
  }
  // Beside the bundle that this code is in.
  const script = new URL('./worker.js', import.meta.url)
  const worker = new Worker(script, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: heapMbOf(options), maxYoungGenerationSizeMb: YOUNG_MB },
  })
  const member: Member = { worker, startedMs: performance.now() }
  state.members.add(member)
  worker.on('message', (answer: Answer) => hear(state, member, answer))
  worker.on('error', (error: NodeJS.ErrnoException) => lose(state, member, error))
}

function hear(state: State, member: Member, answer: Answer): void {
  if (!state.members.has(member)) return
  if (answer.is === 'ready') {
    member.readyMs = performance.now()
    state.diagnostics = answer.diagnostics
    next(state, member)
  } else if (answer.is === 'alive') {
    watch(state, member)
  } else if (answer.is === 'stray') {
    state.failed(Object.assign(new Error(answer.message), { stack: answer.stack }))
  } else {
    take(state, member, answer)
    next(state, member)
    growIfWorth(state, member)
  }
}

function take(state: State, member: Member, answer: Answer & { readonly is: 'compiled' }): void {
  const opened = openPack(answer.index, () => answer.texts)
  member.job?.positions.forEach((position, index) => {
    const task = state.tasks[position]
    const kinds = answer.kinds[index] ?? ''
    if (task === undefined) return
    settle(state, position, {
      unit: unitAt(task.source.ref, opened.unit(index)),
      kinds: kinds === '' ? [] : kinds.split('\n'),
    })
  })
}

function settle(state: State, position: number, compiled: Compiled): void {
  state.compiled[position] = compiled
  state.left--
}

/** Gives the worker its next batch; without one it rests. */
function next(state: State, member: Member): void {
  clearTimeout(member.timer)
  const { options, tasks } = state
  if (member.job !== undefined) options.progress?.(tasks.length - state.left, tasks.length)
  member.job = state.queue.shift()
  if (state.left === 0) return state.done()
  if (member.job === undefined) return
  const batch: Batch = { id: 0, tasks: member.job.positions.flatMap((position) => messageOf(tasks[position])) }
  member.worker.postMessage(batch)
  watch(state, member)
}

function messageOf(task: Task | undefined): readonly TaskMessage[] {
  if (task === undefined) return []
  const { kind, ...source } = task.source
  const named = kind === undefined ? {} : { group: kind.group, name: kind.kind }
  return [{ source: { ...source, ...named }, isTwice: task.isTwice }]
}

/** Waits for a sign of life: no composite takes longer than its limit without one. */
function watch(state: State, member: Member): void {
  clearTimeout(member.timer)
  member.timer = setTimeout(() => lose(state, member, undefined), state.options.limitMs + GRACE_MS)
}

/** A worker that does not answer (no error), or died. What it was doing is done again one by one, or is the culprit. */
function lose(state: State, member: Member, error: NodeJS.ErrnoException | undefined): void {
  if (!state.members.delete(member)) return
  void retire(member)
  const isMemory = error?.code === 'ERR_WORKER_OUT_OF_MEMORY'
  if (error !== undefined && !isMemory) return state.failed(error)
  const positions = member.job?.positions ?? []
  const [only] = positions
  const task = only === undefined || positions.length > 1 ? undefined : state.tasks[only]
  if (only !== undefined && task !== undefined) {
    const { program, options } = state
    const unit = isMemory
      ? outOfMemory(program, task.source, heapMbOf(options))
      : culprit(program, task.source, { limitMs: options.limitMs, changed: undefined })
    settle(state, only, { unit, kinds: [] })
  } else state.queue.unshift(...positions.map((position) => ({ positions: [position] })))
  if (state.left === 0) state.done()
  else if (state.queue.length > 0) startWorker(state)
}

function heapMbOf({ heapMb = MOST_HEAP_MB }: PoolOptions): number {
  return Math.min(heapMb, MOST_HEAP_MB)
}

async function retire({ worker, timer }: Member): Promise<void> {
  clearTimeout(timer)
  worker.removeAllListeners()
  worker.on('error', () => undefined)
  await worker.terminate()
}

/** After a batch its time is known, and what another worker would save of the rest: it starts if that pays. */
function growIfWorth(state: State, member: Member): void {
  const { options, members, queue, tasks } = state
  if (options.jobs !== undefined || members.size >= availableParallelism() || member.readyMs === undefined) return
  if ([...members].some(({ readyMs }) => readyMs === undefined)) return
  const startMs = member.readyMs - member.startedMs
  const perTaskMs = (performance.now() - member.readyMs) / Math.max(1, (tasks.length - state.left) / members.size)
  const restMs = (queue.reduce((sum, { positions }) => sum + positions.length, 0) * perTaskMs) / members.size
  if (restMs - restMs * (members.size / (members.size + 1)) > WORTH * startMs) startWorker(state)
}
