import { dirname, join, parse } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Host } from '../host.ts'
import { isMapping, own } from '../model/value.ts'

/** An import that isn't bundled: a package or a module of Node. */
export interface PackageImport {
  readonly specifier: string
  /** The importing file, relative to the package. */
  readonly from: string
}

/** The folder of this very module: packages that an author's repository lacks are looked for from here. */
export const OWN_FOLDER = dirname(fileURLToPath(import.meta.url))

/** The package that a bare import names: `@acme/kit` for `@acme/kit/lib/x.js`. */
export function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}

/**
 * `name@version` of the named packages and of all that they depend on, as Node finds them from `folder` upwards,
 * sorted. A package that isn't there is `name@absent`; it counts only where something imports it.
 */
export function packageVersions(host: Host, folder: string, names: readonly string[]): readonly string[] {
  const versions = new Set<string>()
  const seen = new Set<string>()
  const queue = names.map((name) => ({ name, from: folder }))
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const file = findPackage(host, next.from, next.name)
    if (file === undefined) versions.add(`${next.name}@absent`)
    if (file === undefined || seen.has(file)) continue
    seen.add(file)
    const manifest = readJson(host, file)
    const version = own(manifest, 'version')
    versions.add(`${next.name}@${typeof version === 'string' ? version : 'unversioned'}`)
    for (const field of ['dependencies', 'peerDependencies']) {
      const needed = own(manifest, field)
      for (const name of isMapping(needed) ? Object.keys(needed) : []) queue.push({ name, from: dirname(file) })
    }
  }
  return [...versions].sort()
}

/** The real path of a package's package.json, as Node finds it from `folder` upwards, then beside motif itself. */
export function findPackage(host: Host, folder: string, name: string): string | undefined {
  return findUpwards(host, folder, join('node_modules', name, 'package.json')) ?? findOwn(host, name)
}

/** The nearest file of that relative path in `folder` or above it, as a real path. */
export function findUpwards(host: Host, folder: string, relative: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, relative)
    if (host.stat(file)?.type === 'file') return host.realPath(file)
    if (at === parse(at).root || at === dirname(at)) return undefined
  }
}

function findOwn(host: Host, name: string): string | undefined {
  return name === 'cdk8s' || name === 'constructs'
    ? findUpwards(host, OWN_FOLDER, join('node_modules', name, 'package.json'))
    : undefined
}

function readJson(host: Host, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(host.read(file)))
  } catch {
    return undefined
  }
}
