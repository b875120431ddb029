import { join } from 'node:path'
import type { Outcome } from '../model/outcome.ts'
import { BUILD } from '../model/version.ts'
import { cacheFolder } from '../pipeline/cache-folder.ts'
import { readState, stateFile, writeState } from '../pipeline/state.ts'
import { stillHolds, witness } from '../pipeline/witness.ts'
import type { Invocation } from './verb.ts'

/**
 * The Outcome of `run`. Where the last run of the same command changed nothing, and every question that it asked the
 * machine still has the same answer, that is the Outcome of then: nothing is read again but what cannot be told by
 * metadata. Else it runs, and does not read files for their digests whose metadata are unchanged.
 *
 * @param build what the code at hand was built from; nothing is remembered without it
 */
export async function recall(
  invocation: Invocation,
  { word, build = BUILD }: { readonly word: string; readonly build?: string | undefined },
  run: (invocation: Invocation) => Promise<Outcome>,
): Promise<Outcome> {
  const { host, positionals, values, packageFolder = '', mayRunCode } = invocation
  const folder = build === undefined || values['no-cache'] === true ? undefined : cacheFolder(host, 'state')
  if (build === undefined || folder === undefined) return run(invocation)
  const file = stateFile(folder, [
    build,
    host.cwd,
    packageFolder,
    word,
    positionals,
    JSON.stringify(values),
    mayRunCode,
  ])
  const state = readState(host, file)
  if (state?.outcome !== undefined && stillHolds(host, state)) return state.outcome
  const watched = witness(host, state?.stamps ?? new Map(), join(folder, '..'))
  const outcome = await run({ ...invocation, host: watched.host })
  writeState(host, file, { ...watched.testimony(), outcome })
  return outcome
}
