import { basename, dirname, join, resolve } from 'node:path'
import type { Host } from '../host.ts'
import type { Package } from '../model/package.ts'
import { BUILD } from '../model/version.ts'
import { cacheFolder } from '../pipeline/cache-folder.ts'
import { isInside } from '../pipeline/inside.ts'
import { UsageError, type Invocation } from './verb.ts'

type Asked = Pick<Invocation, 'host' | 'values'>

/**
 * Where the units of a package are kept, absolute; undefined where they are not. Code that runs from its sources has no
 * name to keep them by, unless it is told a folder.
 *
 * @throws UsageError for a `--cache` that names no folder, or one in the output folder.
 */
export function unitFolder({ host, values }: Asked, found: Pick<Package, 'root' | 'output'>): string | undefined {
  const said = values['cache']
  if (said === '') throw new UsageError('--cache names no folder: its value is empty.', 'write --cache DIR.')
  if (typeof said === 'string') refuseOutput(host, said, outputsOf({ host, values }, found))
  if (values['no-cache'] === true) return undefined
  if (typeof said === 'string') return resolve(host.cwd, said)
  return BUILD === undefined ? undefined : cacheFolder(host, 'units')
}

/** The output folder of this run, and that of the package. */
function outputsOf({ host, values }: Asked, { root, output }: Pick<Package, 'root' | 'output'>): readonly string[] {
  const said = values['output-dir']
  return [...(typeof said === 'string' ? [resolve(host.cwd, said)] : []), resolve(root, output.dir)]
}

function refuseOutput(host: Host, said: string, outputs: readonly string[]): void {
  const folder = realFolder(host, resolve(host.cwd, said))
  if (!outputs.some((output) => isInside(folder, realFolder(host, output)))) return
  throw new UsageError(
    `--cache "${said}" lies in the output folder, which holds manifests alone.`,
    'name a folder of its own, such as .cache.',
  )
}

/** After symbolic links, as far as there is something. */
function realFolder(host: Host, path: string): string {
  if (host.stat(path) !== undefined) return host.realPath(path)
  return dirname(path) === path ? path : join(realFolder(host, dirname(path)), basename(path))
}
