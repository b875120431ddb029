import { isAbsolute, join, relative, resolve, sep } from 'node:path'

import type { Host } from '../host.ts'

/** True where `path` is `folder` or below it; both absolute. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

/** The folder that holds .git, upwards from `root`; `root` itself where there is none. */
export function repositoryOf(host: Host, root: string): string {
  for (let folder = root; ; folder = resolve(folder, '..')) {
    if (host.entry(join(folder, '.git')) !== undefined) return folder
    if (folder === resolve(folder, '..')) return root
  }
}
