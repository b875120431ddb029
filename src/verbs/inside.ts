import { join, posix } from 'node:path'
import type { Host } from '../host.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { startOf } from '../model/origin.ts'
import { isInside } from '../pipeline/inside.ts'

/**
 * The folders (relative to the package) that lie outside of it once links are followed, as package/path errors: kinds
 * that environments share are written from the package that owns them.
 */
export function refuseOutside(host: Host, root: string, folders: readonly string[]): readonly Diagnostic[] {
  const border = host.realPath(root)
  return folders.flatMap((folder) => {
    let standing = posix.normalize(folder)
    while (standing !== '.' && !standing.endsWith('..') && host.entry(join(root, standing)) === undefined)
      standing = posix.dirname(standing)
    const type = host.stat(join(root, standing))?.type
    if (type !== undefined && isInside(host.realPath(join(root, standing)), border)) return []
    return [
      diagnostic('package/path', `The folder ${folder} lies outside this package, so nothing is written there.`, {
        origin: startOf('motif.yaml'),
        help: 'run it in the package that the folder belongs to.',
      }),
    ]
  })
}
