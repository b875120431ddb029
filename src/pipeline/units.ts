import type { Diagnostic } from '../model/diagnostic.ts'
import { refKey, type Unit } from '../model/unit.ts'
import type { Opened, Program } from './1-load.ts'
import { compileTasks, type CompileOptions, type Task } from './compile-all.ts'
import { StaleHead } from './heads.ts'
import { jobsFor, jobsOf, type Gathered, type GatherOptions, type Jobs } from './jobs.ts'
import { meaningIn } from './overrides.ts'
import { pathIn } from './files.ts'
import type { PoolOptions } from './pool.ts'
import type { Share } from './share.ts'
import { readKindsOf } from './workers.ts'

/** A program, read whole, and its units in the order of its sources. */
export interface Units {
  readonly program: Program
  readonly units: readonly Unit[]
}

/** How to get them. */
export interface UnitsOptions extends CompileOptions, GatherOptions {
  /** Compiles in this thread, without an end to what takes too long, where nothing else is said. */
  readonly share?: Share | undefined
  /** Looks for whoever never ends, or takes all memory. */
  readonly pool?: Pick<PoolOptions, 'beginning' | 'jobs' | 'heapMb'> | undefined
}

/**
 * Stages 2 to 5 for every source object, as its file is read: taken from the cache, or compiled and kept. Which overrides
 * there are is known after the last file: what they may mean is then compiled once more, with them.
 */
export async function compileUnits(opened: Opened, options: UnitsOptions): Promise<Units> {
  const { cache } = options
  const { gathered, ...jobs } = jobsOf(opened, options)
  const isNothingNew = jobs.isOver() && cache?.knowsAll === true
  const late = isNothingNew ? [] : await compileJobs(opened.program, jobs, options)
  const program = withDiagnostics(opened.whole(gathered.sources), late)
  const said = await compileOverridden(opened, program, { gathered, options })
  cache?.save([...late, ...said])
  return { program: withDiagnostics(program, said), units: gathered.units.flatMap((unit) => unit ?? []) }
}

function withDiagnostics(program: Program, diagnostics: readonly Diagnostic[]): Program {
  return diagnostics.length === 0 ? program : { ...program, diagnostics: [...program.diagnostics, ...diagnostics] }
}

/** What compositions said that were put off until now. */
async function compileJobs(program: Program, jobs: Jobs, options: UnitsOptions): Promise<readonly Diagnostic[]> {
  const { share, pool } = options
  if (pool !== undefined && !jobs.isOver()) return compileCarefully(program, jobs, { ...options, ...pool })
  const diagnostics = await program.ready()
  if (share !== undefined) await share.compile(program, jobs, options)
  else {
    for (let job = jobs.next(); job !== undefined; job = jobs.next()) {
      jobs.settle(job, compileTasks(program, job, { ...options, progress: undefined }))
    }
  }
  return diagnostics
}

async function compileCarefully(program: Program, jobs: Jobs, options: PoolOptions): Promise<readonly Diagnostic[]> {
  const tasks: Task[] = []
  for (let job = jobs.next(); job !== undefined; job = jobs.next()) tasks.push(...job)
  const { compileInPool } = await import('./pool.ts')
  const { compiled, diagnostics } = await compileInPool(program, tasks, options)
  readKindsOf(program, compiled)
  jobs.settle(tasks, compiled)
  const said = new Set([...program.diagnostics, ...program.kinds.diagnostics()].map((each) => JSON.stringify(each)))
  return diagnostics.filter((each) => !said.has(JSON.stringify(each)))
}

interface Overriding {
  readonly gathered: Gathered
  readonly options: UnitsOptions
}

/** Puts units that are made with overrides in the place of those that these may mean. */
async function compileOverridden(
  opened: Opened,
  program: Program,
  { gathered, options }: Overriding,
): Promise<readonly Diagnostic[]> {
  const jobs = jobsFor(overriddenTasks(opened, program, gathered), gathered, options.cache)
  return jobs.isOver() ? [] : compileJobs(program, jobs, options)
}

/** A unit that was compiled without overrides, and those that may mean it. */
interface Meant {
  readonly unit: Unit
  readonly position: number
  readonly by: Exclude<Task['overrides'], undefined>
}

function overriddenTasks(opened: Opened, program: Program, { units, sources, twice }: Gathered): readonly Task[] {
  const meaningOf = meaningIn(program.overrides)
  if (meaningOf === undefined) return []
  const keyOf = (position: number): string => program.overrides.list[position]?.key ?? ''
  const meant = units.flatMap((unit, position): Meant[] => {
    const positions = unit === undefined ? [] : meaningOf(unit)
    if (unit === undefined || positions.length === 0) return []
    const by = positions === 'unknown' ? positions : { positions, keys: positions.map(keyOf) }
    return [{ unit, position, by }]
  })
  if (meant.length === 0) return []
  const sourceOf = sources === undefined ? readAgain(opened, meant) : ({ position }: Meant) => sources[position]
  return meant.map((one): Task => {
    const { unit, position, by } = one
    const source = sourceOf(one)
    if (source === undefined) throw new StaleHead(pathIn(program.package.root, unit.source.file))
    return { source, position, isTwice: twice.has(position), overrides: by }
  })
}

/** Source objects that were let go. */
function readAgain(opened: Opened, meant: readonly Meant[]): (one: Meant) => Task['source'] | undefined {
  const files = new Set(meant.map(({ unit }) => unit.source.file))
  const sources = new Map(opened.readAgain(files).map((source) => [refKey(source.ref), source]))
  return ({ unit }) => sources.get(refKey(unit.source))
}
