import type { Unit } from '../model/unit.ts'
import type { Opened } from './1-load.ts'
import type { UnitCache } from './cache.ts'
import { taskMaker, type Compiled, type CompileOptions, type Task } from './compile-all.ts'
import type { SourceObject } from './source-files.ts'

/** Some tasks, in the order of the program. */
export type Job = readonly Task[]

/** Work as it comes up: source files are read when the next job is asked for. */
export interface Jobs {
  /** True where there is nothing more to do. */
  isOver(): boolean
  /** The next job; undefined after the last. */
  next(): Job | undefined
  /** About how many tasks there are beyond the jobs that were taken: what files hold is known when they have been read. */
  left(): number
  /** Takes what became of a job. They end in any order. */
  settle(job: Job, compiled: readonly Compiled[]): void
}

/** The units of a program, as far as they are known. */
export interface Gathered {
  /** By position; undefined for one that a job is to make. */
  readonly units: (Unit | undefined)[]
  /** The source objects; undefined where they were let go. */
  readonly sources: SourceObject[] | undefined
  /** The positions of those that are composed twice. */
  readonly twice: ReadonlySet<number>
}

/** How to gather units. */
export interface GatherOptions extends Pick<CompileOptions, 'twice' | 'progress'> {
  readonly cache?: UnitCache | undefined
  /** Source objects are let go when their units are made: without this all of them are held. */
  readonly mayForget?: boolean
}

/** A job has no more tasks. */
export const JOB_TASKS = 256

/** The source files of a package as jobs: for what is not in the cache, which keeps what they make. */
export function jobsOf(opened: Opened, options: GatherOptions): Jobs & { readonly gathered: Gathered } {
  const { cache, progress } = options
  const { gathered, waiting, fill, unread } = gather(opened, options)
  const settle = settleInto(gathered.units, cache)
  let done = 0
  return {
    gathered,
    isOver() {
      fill()
      return waiting.length === 0
    },
    next() {
      fill()
      return waiting.length === 0 ? undefined : waiting.splice(0, JOB_TASKS)
    },
    left: () => waiting.length + unread(),
    settle(job, compiled) {
      settle(job, compiled)
      done += job.length
      progress?.(done, Math.max(done, gathered.missing + unread()))
    },
  }
}

interface Gathering {
  readonly gathered: Gathered & { readonly missing: number }
  /** Tasks that no job has taken yet. */
  readonly waiting: Task[]
  /** Reads files until there are enough tasks for a job, or all files are read. */
  readonly fill: () => void
  /** About how many tasks there are in the files that nobody has read. */
  readonly unread: () => number
}

function gather(opened: Opened, { cache, twice, mayForget = false }: GatherOptions): Gathering {
  const files = opened.read()
  const taskOf = taskMaker(twice)
  const waiting: Task[] = []
  const sources: SourceObject[] | undefined = mayForget ? undefined : []
  const gathered = { units: [] as Gathered['units'], sources, twice: new Set<number>(), missing: 0 }
  let read = 0
  const take = (source: SourceObject): void => {
    const task = taskOf(source)
    sources?.push(source)
    if (task.isTwice) gathered.twice.add(task.position)
    const unit = cache?.find(task)
    gathered.units.push(unit)
    if (unit !== undefined) return
    gathered.missing++
    waiting.push(task)
  }
  const fill = (): void => {
    while (waiting.length < JOB_TASKS) {
      const { done, value: file } = files.next()
      if (done === true) return
      read++
      for (const source of file.objects) take(source)
      cache?.learn(file)
    }
  }
  const unread = (): number => Math.ceil(((opened.program.files.length - read) * gathered.missing) / Math.max(read, 1))
  return { gathered, waiting, fill, unread }
}

/** Puts units in their places, and keeps them. */
function settleInto(units: Gathered['units'], cache: UnitCache | undefined): Jobs['settle'] {
  return (job, compiled) => {
    compiled.forEach((each, at) => {
      const task = job[at]
      if (task === undefined) return
      units[task.position] = each.unit
      cache?.keep(task, each)
    })
  }
}

/** Tasks that are known from the start: for those whose unit is not in the cache, which is put in its place. */
export function jobsFor(tasks: readonly Task[], { units }: Gathered, cache: UnitCache | undefined): Jobs {
  const missing = tasks.filter((task) => {
    const unit = cache?.find(task)
    if (unit !== undefined) units[task.position] = unit
    return unit === undefined
  })
  let next = 0
  return {
    isOver: () => next >= missing.length,
    next: () => (next < missing.length ? missing.slice(next, (next += JOB_TASKS)) : undefined),
    left: () => Math.max(missing.length - next, 0),
    settle: settleInto(units, cache),
  }
}
