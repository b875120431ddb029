import type { Diagnostic } from '../model/diagnostic.ts'
import type { Unit } from '../model/unit.ts'
import type { Program } from './1-load.ts'
import type { UnitCache } from './cache.ts'
import { compileTasks, tasksOf, type CompileOptions, type Task } from './compile-all.ts'

/** The units of a program, in the order of its sources. */
export interface Units {
  readonly units: readonly Unit[]
  /** What was wrong with compositions that were put off until now. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Stages 2 to 5 for every source object: taken from the cache, or compiled and kept. */
export async function compileUnits(
  program: Program,
  options: CompileOptions & { readonly cache?: UnitCache | undefined },
): Promise<Units> {
  const { cache } = options
  const tasks = tasksOf(program.sources, options.twice)
  const found = new Map<Task, Unit>()
  for (const task of tasks) {
    const unit = cache?.find(task)
    if (unit !== undefined) found.set(task, unit)
  }
  const missing = tasks.filter((task) => !found.has(task))
  const diagnostics = missing.length === 0 ? [] : await program.ready()
  compileTasks(program, missing, options).forEach((compiled, position) => {
    const task = missing[position]
    if (task === undefined) return
    found.set(task, compiled.unit)
    cache?.keep(task, compiled)
  })
  cache?.save()
  return { units: tasks.flatMap((task) => found.get(task) ?? []), diagnostics }
}
