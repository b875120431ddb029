import { parentPort } from 'node:worker_threads'
import { HostError } from './host.ts'
import type { Outcome } from './model/outcome.ts'
import { nodeHost } from './node-host.ts'
import type { ThreadData } from './pipeline/start-thread.ts'
import type { Surroundings } from './program.ts'
import type { Commission, Said } from './supervise.ts'
import { VERBS } from './verbs/index.ts'
import { UsageError, type Invocation } from './verbs/verb.ts'

/** The thread side of supervise.ts: one verb, from its invocation to its outcome. */
export async function serve(data: ThreadData, { load, keep }: Surroundings): Promise<void> {
  const post = (said: Said, ...transfer: readonly ArrayBuffer[]): void => parentPort?.postMessage(said, [...transfer])
  // What a composition logs must not stand among manifests or JSON.
  globalThis.console = new console.Console(process.stderr)
  const stray = (thrown: unknown): void => {
    post(failureOf(thrown))
    // At once: what failed later must not find its files written.
    process.exit(1)
  }
  process.on('uncaughtException', stray)
  process.on('unhandledRejection', stray)
  try {
    const { details, output, ...outcome } = await runVerb(data, { post, load })
    keep()
    // What was logged arrives before the report.
    await new Promise<void>((resolve) => process.stderr.write('', () => resolve()))
    const done = { is: 'done', outcome, details: JSON.stringify(details) } as const
    if (output === undefined) return post(done)
    const bytes = typeof output === 'string' ? new TextEncoder().encode(output) : output
    post({ ...done, outcome: { ...outcome, output: bytes } }, bytes.buffer as ArrayBuffer)
  } catch (error) {
    post(failureOf(error))
  }
}

async function runVerb(
  { cwd, word, given }: ThreadData,
  { post, load }: { readonly post: (said: Said) => void; readonly load: Surroundings['load'] },
): Promise<Outcome> {
  const { isCareful, heapMb, ...said } = given as Commission
  const row = VERBS.find((each) => each.word === word)
  if (row === undefined) throw new Error(`there is no word ${word}`)
  const verb = await row.load()
  const invocation: Invocation = {
    ...said,
    host: nodeHost(cwd, load),
    progress: (done, total, what) => post({ is: 'progress', done, total, what }),
    supervision: {
      alive: (limitMs) => post({ is: 'alive', limitMs }),
      rest: () => post({ is: 'rest' }),
      lost: () => post({ is: 'lost' }),
      isCareful,
      heapMb,
    },
  }
  return verb.run(invocation)
}

function failureOf(thrown: unknown): Said {
  if (thrown instanceof UsageError) return { is: 'usage', message: thrown.message, help: thrown.help }
  if (thrown instanceof HostError) {
    const { code, path, message } = thrown
    return { is: 'refused', code, path, message }
  }
  if (!(thrown instanceof Error)) return { is: 'thrown', message: String(thrown), stack: undefined }
  return { is: 'thrown', message: thrown.message, stack: String(thrown.stack) }
}
