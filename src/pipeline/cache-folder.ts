import { join } from 'node:path'
import type { Host } from '../host.ts'

/**
 * What motif keeps between runs, each in a folder of its own: `code` are compiled compositions, `units` what source
 * objects were compiled to, `state` what the last run of a command found.
 */
export type CachePart = 'code' | 'units' | 'state'

/**
 * A folder for what motif keeps, absolute: private to the user, apart from anything that is shared. Undefined where the
 * machine names no place for caches, or where the folder is somebody else's.
 */
export function cacheFolder(host: Host, part: CachePart): string | undefined {
  const home = host.env('HOME') ?? host.env('USERPROFILE')
  const base = host.env('XDG_CACHE_HOME') ?? (home === undefined ? undefined : join(home, '.cache'))
  if (base === undefined) return undefined
  const folders = [join(base, 'motif'), join(base, 'motif', part)]
  return folders.every((folder) => isOurs(host, folder)) ? folders[1] : undefined
}

function isOurs(host: Host, folder: string): boolean {
  const type = host.entry(folder)
  if (type === undefined) return true
  const owner = process.getuid?.()
  return type === 'folder' && (owner === undefined || host.stat(folder)?.uid === owner)
}
