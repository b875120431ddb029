import { posix, resolve } from 'node:path'
import type { Host } from '../host.ts'
import { isInside } from '../pipeline/inside.ts'

/** Paths as a walk takes them: relative to the current folder, links resolved; or what is wrong with one. */
export type WalkPaths =
  | { readonly ok: true; readonly paths: readonly string[] }
  | { readonly ok: false; readonly message: string; readonly help: string }

/** Paths that a user names, files or folders inside the current folder; the folder itself where none is named. */
export function walkPaths(host: Host, named: readonly string[]): WalkPaths {
  const top = host.realPath('.')
  const paths: string[] = []
  for (const path of named.length === 0 ? ['.'] : named) {
    if (path.includes('\0') || host.stat(path) === undefined) {
      return {
        ok: false,
        message: `There is no ${path}.`,
        help: 'paths are files or folders inside the current folder.',
      }
    }
    const real = host.realPath(resolve(host.cwd, path))
    if (!isInside(real, top)) {
      const help = 'paths and the diff are relative to the current folder: run it from a folder above.'
      return { ok: false, message: `${path} is outside the current folder.`, help }
    }
    paths.push(posix.relative(top, real) || '.')
  }
  return { ok: true, paths }
}
