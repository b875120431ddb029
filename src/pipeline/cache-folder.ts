import { isAbsolute, join } from 'node:path'
import { HostError, type Host } from '../host.ts'

/**
 * What motif keeps between runs, each in a folder of its own: `code` are compiled compositions, `units` what source
 * objects were compiled to, `state` what the last run of a command found, `program` what V8 made of motif's own code,
 * `schemas` those that were read and checked.
 */
export type CachePart = (typeof CACHE_PARTS)[number]

export const CACHE_PARTS = ['code', 'units', 'state', 'program', 'schemas'] as const

/**
 * A folder for what motif keeps, absolute: private to the user, apart from anything that is shared. Undefined where the
 * machine names no place for caches, where the folder is somebody else's, or where it cannot be looked at.
 */
export function cacheFolder(host: Host, part: CachePart): string | undefined {
  const home = placeIn(host, 'HOME') ?? placeIn(host, 'USERPROFILE')
  const base = placeIn(host, 'XDG_CACHE_HOME') ?? (home === undefined ? undefined : join(home, '.cache'))
  if (base === undefined) return undefined
  const folders = [join(base, 'motif'), join(base, 'motif', part)]
  return folders.every((folder) => mayBeOurs(host, folder)) ? folders[1] : undefined
}

/** Of more than `most` files in a folder of what is kept, the oldest are removed: half of `most` stay. */
export function forgetOldest(host: Host, folder: string, most: number): void {
  const files = host.list(folder).map(({ name }) => join(folder, name))
  if (files.length <= most) return
  const aged = files.map((file) => ({ file, modifiedMs: host.stat(file)?.modifiedMs ?? 0 }))
  const oldest = aged.sort((a, b) => b.modifiedMs - a.modifiedMs).slice(most / 2)
  for (const { file } of oldest) host.remove(file)
}

/** What is empty or relative names no place. */
function placeIn(host: Host, variable: string): string | undefined {
  const path = host.env(variable)
  return path !== undefined && isAbsolute(path) ? path : undefined
}

/** True for a folder of the user's own, and where there is none yet. One that cannot be looked at is no use. */
function mayBeOurs(host: Host, folder: string): boolean {
  return attempted(() => host.entry(folder) === undefined) || isOurs(host, folder, 'folder')
}

/** True for a file or folder, itself and no link to one, that is the user's own; false where nobody can tell. */
export function isOurs(host: Host, path: string, type: 'file' | 'folder'): boolean {
  const owner = process.getuid?.()
  return attempted(() => host.entry(path) === type && (owner === undefined || host.stat(path)?.uid === owner))
}

function attempted(claim: () => boolean): boolean {
  try {
    return claim()
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return false
  }
}
