import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import { workerData } from 'node:worker_threads'
import { nodeHost } from './node-host.ts'
import { keepCompiled, readCompiled } from './pipeline/compiled-program.ts'
import type { ThreadData } from './pipeline/start-thread.ts'
import type * as Program from './program.ts'

// Where every thread begins. It runs program.cjs, all that a thread may need in one text, as V8 compiled it when the last
// one like it ran: that takes a fifth of the time that loading and compiling it does.

start(workerData as ThreadData)

function start(data: ThreadData): void {
  const host = nodeHost(data.cwd)
  const file = join(dirname(fileURLToPath(import.meta.url)), 'program.cjs')
  const cachedData = readCompiled(host, data.word)
  // ASCII, as esbuild writes it. So Node leaves the text outside of V8's memory, where it takes no part in collecting garbage.
  const { buffer, byteOffset, length } = host.read(file)
  const script = new Script(Buffer.from(buffer, byteOffset, length).toString('latin1'), {
    filename: file,
    ...(cachedData === undefined ? {} : { cachedData }),
  })
  const isCompiled = cachedData !== undefined && script.cachedDataRejected !== true
  const module = { exports: {} as typeof Program }
  const wrapper = script.runInThisContext() as (...given: unknown[]) => void
  wrapper(module.exports, createRequire(file), module, file)
  void module.exports.run(data, {
    load: (url) => import(url),
    keep: () => {
      if (!isCompiled) keepCompiled(host, data.word, script.createCachedData())
    },
  })
}
