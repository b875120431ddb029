import { join, resolve } from 'node:path'
import type { Outcome } from '../model/outcome.ts'
import { BUILD } from '../model/version.ts'
import { CACHE_PARTS, cacheFolder } from '../pipeline/cache-folder.ts'
import { isInside } from '../pipeline/inside.ts'
import { readState, stateFile, writeState } from '../pipeline/state.ts'
import type { Stamp, Stamps } from '../pipeline/stamps.ts'
import { lookAgain, stillHolds, witness } from '../pipeline/witness.ts'
import type { Invocation, Recalled } from './verb.ts'

/** Which command is remembered. */
export interface Remembered {
  readonly word: string
  /** What the code at hand was built from; nothing is remembered without it. */
  readonly build?: string | undefined
}

/**
 * The Outcome of the last run of the same command, where that tried to change nothing, and every question that it asked the
 * machine still has the same answer: nothing is read again but what cannot be told by metadata. Else what was found, for
 * remember().
 */
export function recall(invocation: Invocation, remembered: Remembered): Recalled {
  const { host } = invocation
  const file = fileOf(invocation, remembered)
  const state = file === undefined ? undefined : readState(host, file)
  if (state === undefined) return {}
  const { outcome, questions, revision } = state
  const look = lookAgain(host, state.stamps)
  if (outcome !== undefined && stillHolds(host, questions, look)) return { outcome }
  return { checked: { seen: look.seen, revision }, looking: look.looking }
}

/** The Outcome of `run`, kept for recall(). Files are not read for their digests whose metadata are as the last run had them. */
export async function remember(
  invocation: Invocation,
  remembered: Remembered,
  run: (invocation: Invocation) => Promise<Outcome>,
): Promise<Outcome> {
  const { host, checked } = invocation
  const file = fileOf(invocation, remembered)
  if (file === undefined) return run(invocation)
  const state = readState(host, file)
  const known: Stamps = state?.stamps ?? new Map<string, Stamp>()
  const seen = checked?.revision === state?.revision ? checked?.seen : undefined
  const base = join(file, '../..')
  const watched = witness(host, { known, seen, apart: CACHE_PARTS.map((part) => join(base, part)) })
  const outcome = await run({ ...invocation, host: watched.host })
  writeState(host, file, { ...watched.testimony(), outcome })
  return outcome
}

function fileOf(
  { host, positionals, values, packageFolder = '', mayRunCode }: Invocation,
  { word, build = BUILD }: Remembered,
): string | undefined {
  const folder = build === undefined || values['no-cache'] === true ? undefined : cacheFolder(host, 'state')
  if (build === undefined || folder === undefined) return undefined
  // What is asked among what motif keeps is no question about a package: one that stands there is never remembered.
  if (isInside(resolve(host.cwd, packageFolder), join(folder, '..'))) return undefined
  return stateFile(folder, [build, host.cwd, packageFolder, word, positionals, JSON.stringify(values), mayRunCode])
}
