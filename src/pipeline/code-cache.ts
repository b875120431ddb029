import { join } from 'node:path'
import type { Host } from '../host.ts'

/**
 * The folder for compiled compositions, absolute: private to the user, apart from anything that is shared. Undefined
 * where the machine names no place for caches. Its owner is checked before anything in it is run (composers/).
 */
export function codeCacheFolder(host: Host): string | undefined {
  const home = host.env('HOME') ?? host.env('USERPROFILE')
  const base = host.env('XDG_CACHE_HOME') ?? (home === undefined ? undefined : join(home, '.cache'))
  return base === undefined ? undefined : join(base, 'motif', 'code')
}
