import { join, posix, relative, resolve, sep } from 'node:path'
import { openTree } from '../git.ts'
import type { Host } from '../host.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Package } from '../model/package.ts'
import { findPackage } from '../pipeline/package.ts'
import { treeHost } from '../tree-host.ts'
import { UsageError } from './verb.ts'

/** The package that this one is compared with. */
export interface OldPackage {
  /** The machine as it was then. */
  readonly host: Host
  /** Undefined where a ref knows no package here yet. */
  readonly package: Package | undefined
  /** As the user named it. */
  readonly name: string
  readonly diagnostics: readonly Diagnostic[]
  /** A path of that package as this one's reader finds it: below the folder, or `REF:path` as `git show` takes it. */
  readonly shown: (file: string) => string
}

/**
 * The package of `against` that takes the place of the one at `root`: a value that begins with `.` or `/` is its folder,
 * any other a ref.
 *
 * @throws UsageError for a folder or a ref that is not there.
 */
export function openOldPackage(host: Host, root: string, against: string): OldPackage {
  return /^[./]/.test(against) ? inFolder(host, root, against) : atRef(host, root, against)
}

function inFolder(host: Host, root: string, against: string): OldPackage {
  const folder = resolve(host.cwd, against)
  if (host.stat(join(folder, 'motif.yaml'))?.type !== 'file') {
    throw new UsageError(`${against} holds no motif.yaml.`, 'name the folder of a package, or a git ref.')
  }
  const found = findPackage(host, folder)
  const shown = (file: string): string => slashed(relative(root, join(folder, file)))
  return { host, package: found.package, name: against, shown, diagnostics: moved(found.diagnostics, shown) }
}

function atRef(host: Host, root: string, ref: string): OldPackage {
  const opened = openTree(host, root, ref)
  if (!opened.ok) throw new UsageError(opened.refusal.message, opened.refusal.help)
  const { tree } = opened
  const then = treeHost(host, tree)
  const folder = host.realPath(root)
  const shown = (file: string): string => `${ref}:${posix.join(slashed(relative(tree.top, folder)), file)}`
  if (then.stat(join(folder, 'motif.yaml'))?.type !== 'file') {
    return { host: then, package: undefined, name: ref, shown, diagnostics: [] }
  }
  const found = findPackage(then, folder)
  return { host: then, package: found.package, name: ref, shown, diagnostics: moved(found.diagnostics, shown) }
}

/** Diagnostics of the old package, with the paths that the reader finds. */
export function moved(diagnostics: readonly Diagnostic[], shown: OldPackage['shown']): readonly Diagnostic[] {
  return diagnostics.map((each) =>
    each.origin ? { ...each, origin: { ...each.origin, file: shown(each.origin.file) } } : each,
  )
}

function slashed(path: string): string {
  return path.split(sep).join('/')
}
