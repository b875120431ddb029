import type { Diagnostic } from '../model/diagnostic.ts'
import type { Unit } from '../model/unit.ts'
import type { Program } from './1-load.ts'
import type { UnitCache } from './cache.ts'
import { compileTasks, tasksOf, type CompileOptions, type Compiled, type Task } from './compile-all.ts'
import type { PoolOptions } from './pool.ts'
import type { Share } from './share.ts'
import { readKindsOf } from './workers.ts'

/** The units of a program, in the order of its sources. */
export interface Units {
  readonly units: readonly Unit[]
  /** What was wrong with compositions that were put off until now. */
  readonly diagnostics: readonly Diagnostic[]
}

/** How to get them. */
export interface UnitsOptions extends CompileOptions {
  readonly cache?: UnitCache | undefined
  /** Compiles in this thread, without an end to what takes too long, where nothing else is said. */
  readonly share?: Share | undefined
  /** Looks for whoever never ends, or takes all memory. */
  readonly pool?: Pick<PoolOptions, 'beginning' | 'jobs' | 'heapMb'> | undefined
}

/** Stages 2 to 5 for every source object: taken from the cache, or compiled and kept. */
export async function compileUnits(program: Program, options: UnitsOptions): Promise<Units> {
  const { cache } = options
  const tasks = tasksOf(program.sources, options.twice)
  const found = tasks.map((task) => cache?.find(task))
  const missing = tasks.filter((_, position) => found[position] === undefined)
  const { compiled, diagnostics } = await compileMissing(program, missing, options)
  compiled.forEach((each, position) => {
    const task = missing[position]
    if (task !== undefined) cache?.keep(task, each)
  })
  cache?.save(diagnostics)
  let next = 0
  return { units: found.flatMap((unit) => unit ?? compiled[next++]?.unit ?? []), diagnostics }
}

async function compileMissing(
  program: Program,
  missing: readonly Task[],
  options: UnitsOptions,
): Promise<{ readonly compiled: readonly Compiled[]; readonly diagnostics: readonly Diagnostic[] }> {
  const { cache, share, pool } = options
  if (missing.length > 0 && share !== undefined) return share.compile(program, missing, options)
  if (pool === undefined || missing.length === 0) {
    const isNeeded = missing.length > 0 || cache?.knowsAll !== true
    const diagnostics = isNeeded ? await program.ready() : []
    return { compiled: compileTasks(program, missing, options), diagnostics }
  }
  const { compileInPool } = await import('./pool.ts')
  const { compiled, diagnostics } = await compileInPool(program, missing, { ...options, ...pool })
  readKindsOf(program, compiled)
  const said = new Set([...program.diagnostics, ...program.kinds.diagnostics()].map((each) => JSON.stringify(each)))
  return { compiled, diagnostics: diagnostics.filter((each) => !said.has(JSON.stringify(each))) }
}
