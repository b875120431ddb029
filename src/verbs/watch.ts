import { join, resolve } from 'node:path'
import { HostError, type Host } from '../host.ts'
import { findPackage } from '../pipeline/package.ts'

/** How long a burst of events is waited out: an editor that saves makes several. */
const QUIET_MS = 40
/** How often a package that is gone is looked for. */
const LOOK_MS = 250

/** Eyes on a package's files. */
export interface Watching {
  /**
   * Resolves with the next change; at once where there was one since the last call. Where there is no package, with the
   * next one.
   */
  next(): Promise<void>
  /** Begins again with the folders that are there now, and forgets what was seen. */
  renew(): void
  /** True once the folder is gone that motif was started in: paths mean nothing any more, even if one is made again. */
  isAstray(): boolean
}

/** What a command line says of folders, relative to the working folder. */
export interface WatchedFolders {
  /** The package; without one, the nearest upwards. */
  readonly package?: string | undefined
  /** What motif itself writes to, beside the package's output. */
  readonly written?: readonly string[]
}

/**
 * Watches the folders that a package is made of: its own, without what motif writes to, dot folders and node_modules, and
 * those of its schemas and compositions. A folder reports what is saved in it, also by editors that write another file and
 * rename it, so no file is watched by itself.
 */
export function watchPackage(host: Host, said: WatchedFolders = {}): Watching {
  const { package: packageFolder } = said
  const start = inodeOf(host)
  const isAstray = (): boolean => inodeOf(host) !== start
  let isChanged = false
  let wake: (() => void) | undefined
  let close: () => void = () => undefined
  const changed = (): void => {
    isChanged = true
    wake?.()
  }
  return {
    async next() {
      if (isMissing(host, packageFolder)) {
        while (isMissing(host, packageFolder) && !isAstray()) await pause(LOOK_MS)
      } else if (!isChanged) await new Promise<void>((resolve) => (wake = resolve))
      wake = undefined
      await pause(QUIET_MS)
    },
    renew() {
      close()
      isChanged = false
      close = host.watch?.(foldersOf(host, said), changed) ?? close
    },
    isAstray,
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function inodeOf(host: Host): number | undefined {
  return orUndefined(() => host.stat(host.cwd)?.inode)
}

function isMissing(host: Host, packageFolder: string | undefined): boolean {
  const found = orUndefined(() => findPackage(host, packageFolder))
  return found?.diagnostics.some(({ code }) => code === 'package/missing') === true
}

/** Between two looks at a folder it may go. */
function orUndefined<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch (error) {
    if (error instanceof HostError) return undefined
    throw error
  }
}

function foldersOf(host: Host, { package: packageFolder, written = [] }: WatchedFolders): readonly string[] {
  const looked = orUndefined(() => findPackage(host, packageFolder))
  if (looked === undefined) return [resolve(host.cwd, packageFolder ?? '.')]
  const { root, package: found } = looked
  if (found === undefined) return [root]
  const starts = [root, resolve(root, found.schemas), resolve(root, found.compositions)]
  const outputs = [resolve(root, found.output.dir), ...written.map((folder) => resolve(host.cwd, folder))]
  const passed = new Set(outputs.filter((folder) => !starts.includes(folder)))
  const folders = new Set<string>()
  for (const start of starts) addFolders(host, start, { passed, folders })
  return [...folders]
}

function addFolders(
  host: Host,
  folder: string,
  into: { readonly passed: ReadonlySet<string>; readonly folders: Set<string> },
): void {
  if (into.passed.has(folder) || into.folders.has(folder)) return
  const entries = orUndefined(() => host.list(folder))
  if (entries === undefined) return
  into.folders.add(folder)
  for (const { name, type } of entries) {
    if (type === 'folder' && !name.startsWith('.') && name !== 'node_modules')
      addFolders(host, join(folder, name), into)
  }
}
