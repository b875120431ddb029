import { isAbsolute, join } from 'node:path'
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
  const home = placeIn(host, 'HOME') ?? placeIn(host, 'USERPROFILE')
  const base = placeIn(host, 'XDG_CACHE_HOME') ?? (home === undefined ? undefined : join(home, '.cache'))
  if (base === undefined) return undefined
  const folders = [join(base, 'motif'), join(base, 'motif', part)]
  return folders.every((folder) => isOurs(host, folder)) ? folders[1] : undefined
}

/** What is empty or relative names no place. */
function placeIn(host: Host, variable: string): string | undefined {
  const path = host.env(variable)
  return path !== undefined && isAbsolute(path) ? path : undefined
}

function isOurs(host: Host, folder: string): boolean {
  const type = host.entry(folder)
  if (type === undefined) return true
  const owner = process.getuid?.()
  return type === 'folder' && (owner === undefined || host.stat(folder)?.uid === owner)
}
