import type { Host } from './host.ts'
import type { ThreadData } from './pipeline/start-thread.ts'

/** What surrounds a program, which is a script. */
export interface Surroundings {
  /** `import`, which a script has not. */
  readonly load: Host['load']
  /** Called when the program has run what the next one like it will run. */
  readonly keep: () => void
}

/** What a thread does. */
export async function run(data: ThreadData, around: Surroundings): Promise<void> {
  const { serve } = data.role === 'verb' ? await import('./supervised.ts') : await import('./worker.ts')
  await serve(data, around)
}
