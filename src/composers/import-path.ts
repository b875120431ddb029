import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Host } from '../host.ts'
import { isList, isMapping, own, type Value } from '../model/value.ts'
import { findPackage, packageOf } from './packages.ts'

/** What `import` heeds in a package's exports, as Node does. */
const CONDITIONS = new Set(['import', 'module-sync', 'node', 'node-addons', 'default'])

/**
 * The URL of the file that `import` would load for a bare specifier, for packages that `require` can't reach; Node itself
 * offers that to no other place than the running module. Undefined where there is none.
 */
export function importPath(host: Host, folder: string, specifier: string): string | undefined {
  const name = packageOf(specifier)
  const file = findPackage(host, folder, name)
  if (file === undefined) return undefined
  const manifest = JSON.parse(new TextDecoder().decode(host.read(file))) as Value
  const subpath = `.${specifier.slice(name.length)}`
  const exported = own(manifest, 'exports')
  const target = exported === undefined ? legacyTarget(manifest, subpath) : exportedTarget(exported, subpath)
  return target === undefined ? undefined : pathToFileURL(join(dirname(file), target)).href
}

function legacyTarget(manifest: Value, subpath: string): string | undefined {
  if (subpath !== '.') return subpath
  const main = own(manifest, 'main')
  return typeof main === 'string' ? main : 'index.js'
}

/** Node's PACKAGE_EXPORTS_RESOLVE: exact subpaths first, then the longest pattern, which may take something out. */
function exportedTarget(exported: Value, subpath: string): string | undefined {
  const isTable = isMapping(exported) && Object.keys(exported).some((key) => key.startsWith('.'))
  if (!isTable) return subpath === '.' ? conditionalTarget(exported) : undefined
  const exact = own(exported, subpath)
  if (exact !== undefined) return conditionalTarget(exact)
  const patterns = Object.keys(exported).sort((a, b) => b.indexOf('*') - a.indexOf('*'))
  const pattern = patterns.find((key) => matched(key, subpath) !== undefined)
  if (pattern === undefined) return undefined
  return conditionalTarget(exported[pattern] ?? null)?.replaceAll('*', matched(pattern, subpath) ?? '')
}

/** What the star of a pattern stands for in a subpath; undefined where it does not match. */
function matched(pattern: string, subpath: string): string | undefined {
  const [before = '', after] = pattern.split('*')
  if (after === undefined || subpath.length < pattern.length) return undefined
  if (!subpath.startsWith(before) || !subpath.endsWith(after)) return undefined
  return subpath.slice(before.length, subpath.length - after.length)
}

function conditionalTarget(target: Value): string | undefined {
  if (typeof target === 'string') return target.startsWith('./') ? target : undefined
  if (isList(target)) return target.map(conditionalTarget).find((found) => found !== undefined)
  if (!isMapping(target)) return undefined
  for (const [condition, next] of Object.entries(target)) {
    const found = CONDITIONS.has(condition) ? conditionalTarget(next) : undefined
    if (found !== undefined) return found
  }
  return undefined
}
