import { parentPort } from 'node:worker_threads'
import type { Host } from './host.ts'
import { nodeHost } from './node-host.ts'
import { evaluator } from './schema/cel/evaluate.ts'
import { load, type Program } from './pipeline/1-load.ts'
import type { SourceObject } from './pipeline/source-files.ts'
import { compileTasks, type Task } from './pipeline/compile-all.ts'
import { pack } from './pipeline/pack.ts'
import { findPackage } from './pipeline/package.ts'
import type { ThreadData } from './pipeline/start-thread.ts'
import type { Answer, Beginning, Order, TaskMessage } from './pipeline/workers.ts'
import type { Surroundings } from './program.ts'

/** The thread side of pipeline/workers.ts: the same compile of one unit, for the source objects that it is sent. */
export async function serve({ given }: ThreadData, { load }: Surroundings): Promise<void> {
  const beginning = given as Beginning
  const post = (answer: Answer, transfer: readonly ArrayBuffer[] = []): void =>
    parentPort?.postMessage(answer, [...transfer])
  const stray = (thrown: unknown): void => {
    const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
    post({ is: 'stray', message: thrown instanceof Error ? thrown.message : String(thrown), stack })
  }
  process.on('uncaughtException', stray)
  process.on('unhandledRejection', stray)
  let program = await programOf(nodeHost(beginning.cwd, load), beginning)
  post({ is: 'ready', diagnostics: program.diagnostics })
  // One batch after the other: each is followed by what its compositions left behind.
  let working = Promise.resolve()
  parentPort?.on('message', (order: Order) => {
    if (order.is === 'overrides') program = { ...program, overrides: { ...order.overrides, evaluate: evaluator() } }
    else working = working.then(() => work(program, order.tasks, { ...beginning, post }))
  })
}

async function programOf(host: Host, { root, codeCache, schemaFolder }: Beginning): Promise<Program> {
  const found = findPackage(host, root).package
  if (found === undefined) throw new Error(`${root} is no package any more`)
  const folders = { schemaFolder, ...(codeCache === undefined ? {} : { codeCache }) }
  return load(host, found, { mayRunCode: true, isWithoutSources: true, ...folders })
}

interface Working extends Beginning {
  readonly post: (answer: Answer, transfer?: readonly ArrayBuffer[]) => void
}

async function work(
  program: Program,
  tasks: readonly TaskMessage[],
  { format, limitMs, post }: Working,
): Promise<void> {
  const alive = (): void => post({ is: 'alive' })
  alive()
  const compiled = compileTasks(
    program,
    tasks.map((task) => taskOf(program, task)),
    { format, limitMs, alive },
  )
  // What a composition left behind runs now: if it never ends, there is no answer, and it is looked for whose it was.
  await new Promise((resolve) => setImmediate(resolve))
  const { index, texts } = pack(compiled.map(({ unit }) => unit))
  const owned = new Uint8Array(texts)
  const kinds = compiled.map((each) => each.kinds.join('\n'))
  post({ is: 'compiled', index, texts: owned, kinds }, [owned.buffer])
}

function taskOf({ kinds }: Program, { source, position, isTwice }: TaskMessage): Task {
  const { group, name, ...rest } = source
  const kind = name === undefined ? undefined : kinds.find(group ?? '', name)
  const object: SourceObject = { ...rest, ...(kind === undefined ? {} : { kind }) }
  return { source: object, position, isTwice }
}
