import { join, resolve } from 'node:path'
import { HostError, type Host } from '../host.ts'
import { isMapping, own, type Value } from '../model/value.ts'
import { repositoryOf } from '../pipeline/inside.ts'

/** A package whose locked version is another one; without `before` or `after` where one side doesn't lock it. */
export interface LockedDifference {
  readonly name: string
  readonly before?: string
  readonly after?: string
}

/** A lock file that differs. */
export interface LockDifference {
  /** The name of the file. */
  readonly file: string
  /** By name. */
  readonly packages: readonly LockedDifference[]
}

const READERS: Readonly<Record<string, (text: string) => ReadonlyMap<string, string>>> = {
  'package-lock.json': npmVersions,
  'npm-shrinkwrap.json': npmVersions,
  'yarn.lock': yarnVersions,
  'pnpm-lock.yaml': pnpmVersions,
}

/** The packages whose locked versions differ, by the nearest lock file upwards from `root` that either machine has. */
export function lockedDifference(before: Host, after: Host, root: string): LockDifference | undefined {
  const top = repositoryOf(after, root)
  for (let folder = root; ; folder = resolve(folder, '..')) {
    for (const [file, versionsOf] of Object.entries(READERS)) {
      const texts = [before, after].map((host) => readText(host, join(folder, file)))
      if (texts.every((text) => text === undefined)) continue
      const [old, now] = texts.map((text) => (text === undefined ? new Map<string, string>() : versionsOf(text)))
      const packages = old && now ? differing(old, now) : []
      return packages.length === 0 ? undefined : { file, packages }
    }
    if (folder === top || folder === resolve(folder, '..')) return undefined
  }
}

function differing(old: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): readonly LockedDifference[] {
  const names = [...new Set([...old.keys(), ...now.keys()])].sort()
  return names.flatMap((name) => {
    const [before, after] = [old.get(name), now.get(name)]
    if (before === after) return []
    return [{ name, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }]
  })
}

function readText(host: Host, path: string): string | undefined {
  try {
    return host.stat(path)?.type === 'file' ? new TextDecoder().decode(host.read(path)) : undefined
  } catch (error) {
    if (error instanceof HostError) return undefined
    throw error
  }
}

/** `packages` of lock file versions 2 and 3: `node_modules/a/node_modules/b`. */
function npmVersions(text: string): ReadonlyMap<string, string> {
  const packages = own(parsed(text), 'packages')
  const versions = new Map<string, string>()
  for (const [path, entry] of Object.entries(isMapping(packages) ? packages : {})) {
    const version = own(entry, 'version')
    if (path !== '' && typeof version === 'string') versions.set(path.replace(/^node_modules\//, ''), version)
  }
  return versions
}

function parsed(text: string): Value {
  try {
    return JSON.parse(text) as Value
  } catch {
    return null
  }
}

/** `"a@^1.0.0", a@^1.1.0:`, and below it `version "1.2.3"` (yarn 1) or `version: 1.2.3`. */
function yarnVersions(text: string): ReadonlyMap<string, string> {
  return versionsBy(text, /^"?((?:@[^/"]+\/)?[^@",]+)@[^\n]*:\n {2}version:? "?([^"\n]+)"?/gm)
}

/** `  '@a/b@1.2.3':` or `  /a@1.2.3:` under packages. */
function pnpmVersions(text: string): ReadonlyMap<string, string> {
  return versionsBy(text, /^ {2}['"]?\/?((?:@[^/'"]+\/)?[^@'"/\s]+)@([^('":\s]+)[^\n]*:/gm)
}

function versionsBy(text: string, pattern: RegExp): ReadonlyMap<string, string> {
  const versions = new Map<string, Set<string>>()
  for (const [, name = '', version = ''] of text.matchAll(pattern)) {
    versions.set(name, (versions.get(name) ?? new Set()).add(version))
  }
  return new Map([...versions].map(([name, found]) => [name, [...found].sort().join(' and ')]))
}
