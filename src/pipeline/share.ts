import type { Diagnostic } from '../model/diagnostic.ts'
import type { Program } from './1-load.ts'
import { compileTasks, type Compiled, type CompileOptions, type Task } from './compile-all.ts'
import type { Supervision } from './supervision.ts'

/** How to compile under supervision. */
export interface ShareOptions extends Omit<CompileOptions, 'twice'> {
  readonly supervision: Supervision
}

const BATCH = 128

/**
 * compileTasks in this thread, which is cut off where it never gives a sign of life again: between batches it gives
 * what compositions left behind the chance to fail, or to never end.
 */
export async function compileSupervised(
  program: Program,
  tasks: readonly Task[],
  { supervision, ...options }: ShareOptions,
): Promise<{ readonly compiled: readonly Compiled[]; readonly diagnostics: readonly Diagnostic[] }> {
  const alive = (): void => supervision.alive(options.limitMs)
  const diagnostics = await program.ready()
  const compiled: Compiled[] = []
  for (let from = 0; from < tasks.length; from += BATCH) {
    alive()
    const batch = tasks.slice(from, from + BATCH)
    compiled.push(...compileTasks(program, batch, { ...options, alive, progress: () => undefined }))
    await new Promise((resolve) => setImmediate(resolve))
    options.progress?.(compiled.length, tasks.length)
  }
  supervision.rest()
  return { compiled, diagnostics }
}
