import { hash } from 'node:crypto'
import { join } from 'node:path'
import type { Host } from '../host.ts'
import { BUILD } from '../model/version.ts'
import { cacheFolder, forgetOldest, isOurs } from './cache-folder.ts'
import { seal, unseal } from './seal.ts'

const FORMAT = 'motif-program/1'
/** Versions of motif and of Node, times verbs. */
const MOST_FILES = 24

/** What V8 made of motif's own code when it ran for that verb; undefined for anything that is not whole, and the user's own. */
export function readCompiled(host: Host, word: string): Uint8Array | undefined {
  try {
    const file = fileOf(host, word)
    if (file === undefined || !isOurs(host, file, 'file')) return undefined
    // V8 itself only looks at its version and its flags, and at the length of the text.
    return unseal(FORMAT, host.read(file))?.body
  } catch {
    return undefined
  }
}

/** Keeps it for the next run; a failure to write is no error. Of many the oldest are forgotten. */
export function keepCompiled(host: Host, word: string, body: Uint8Array): void {
  try {
    const file = fileOf(host, word)
    if (file === undefined) return
    host.write(file, seal(FORMAT, body))
    forgetOldest(host, join(file, '..'), MOST_FILES)
  } catch {
    return
  }
}

function fileOf(host: Host, word: string): string | undefined {
  const folder = cacheFolder(host, 'program')
  if (BUILD === undefined || folder === undefined) return undefined
  return join(folder, hash('sha256', JSON.stringify([FORMAT, BUILD, process.version, process.arch, word])))
}
