import { join, resolve } from 'node:path'
import { HostError, type Host } from '../host.ts'
import { findPackage } from '../pipeline/package.ts'

/** How long a burst of events is waited out: an editor that saves makes several. */
const QUIET_MS = 40

/** Eyes on a package's files. */
export interface Watching {
  /** Resolves with the next change; at once where there was one since the last call. */
  next(): Promise<void>
  /** Begins again with the folders that are there now, and forgets what was seen. */
  renew(): void
}

/**
 * Watches the folders that a package is made of: its own, without its output, dot folders and node_modules, and those of
 * its schemas and compositions. A folder reports what is saved in it, also by editors that write another file and
 * rename it, so no file is watched by itself.
 */
export function watchPackage(host: Host, packageFolder: string | undefined): Watching {
  let isChanged = false
  let wake: (() => void) | undefined
  let close: () => void = () => undefined
  const changed = (): void => {
    isChanged = true
    wake?.()
  }
  return {
    async next() {
      if (!isChanged) await new Promise<void>((resolve) => (wake = resolve))
      wake = undefined
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
    },
    renew() {
      close()
      isChanged = false
      close = host.watch?.(foldersOf(host, packageFolder), changed) ?? close
    },
  }
}

function foldersOf(host: Host, packageFolder: string | undefined): readonly string[] {
  const { root, package: found } = findPackage(host, packageFolder)
  if (found === undefined) return [root]
  const output = resolve(root, found.output.dir)
  const folders = new Set<string>()
  for (const start of [root, resolve(root, found.schemas), resolve(root, found.compositions)]) {
    addFolders(host, start, { output, folders })
  }
  return [...folders]
}

function addFolders(
  host: Host,
  folder: string,
  into: { readonly output: string; readonly folders: Set<string> },
): void {
  if (folder === into.output || into.folders.has(folder)) return
  try {
    const entries = host.list(folder)
    into.folders.add(folder)
    for (const { name, type } of entries) {
      if (type === 'folder' && !name.startsWith('.') && name !== 'node_modules')
        addFolders(host, join(folder, name), into)
    }
  } catch (error) {
    if (!(error instanceof HostError)) throw error
  }
}
