import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { isList, isMapping, own } from '../model/value.ts'
import type { PackageImport } from './packages.ts'
import type { LoadRequest } from './composer.ts'

/** What one bundle is kept as. Paths are relative to the package. */
export interface BundleEntry {
  /** Files that were bundled, the composition first, each with the SHA-256 of its bytes. */
  readonly sources: readonly (readonly [file: string, digest: string])[]
  /** Files that steer how the sources are read, with theirs. */
  readonly settings: readonly (readonly [file: string, digest: string])[]
  /** Files that would have been bundled instead, had they been there. */
  readonly absent: readonly string[]
  readonly imports: readonly PackageImport[]
  readonly code: string
  readonly map: string
}

const FORMAT = 'motif-bundle/2'

/**
 * The entry of a composition if it is whole, the user's own, and every file it was made from is still the same;
 * anything else is a miss. The first line of an entry is the digest of the rest.
 */
export function readEntry(request: LoadRequest): BundleEntry | undefined {
  try {
    const path = entryPath(request)
    if (path === undefined || !isOurs(request, path, 'file')) return undefined
    const text = new TextDecoder().decode(request.host.read(path))
    const end = text.indexOf('\n')
    const body = text.slice(end + 1)
    if (text.slice(0, end) !== digestOf(body)) return undefined
    const entry = parseEntry(body)
    return entry && isCurrent(request, entry) ? entry : undefined
  } catch {
    return undefined
  }
}

/** Keeps an entry, if there is a folder for it that belongs to the user; a failure to look or to write is not an error. */
export function writeEntry(request: LoadRequest, entry: BundleEntry): void {
  const body = JSON.stringify(entry)
  try {
    const path = entryPath(request)
    if (path === undefined) return
    request.host.write(path, `${digestOf(body)}\n${body}`)
  } catch {
    return
  }
}

/** Where the entry stands, unless the folder is somebody else's. Code from it will run with the user's rights. */
function entryPath(request: LoadRequest): string | undefined {
  const folder = request.codeCache
  if (folder === undefined) return undefined
  const isThere = request.host.entry(folder) !== undefined
  if (isThere && !isOurs(request, folder, 'folder')) return undefined
  const key = digestOf(JSON.stringify([FORMAT, esbuildVersion(), process.version, request.root, request.file]))
  return join(folder, `${key}.bundle`)
}

function isOurs({ host }: LoadRequest, path: string, type: 'file' | 'folder'): boolean {
  if (host.entry(path) !== type) return false
  const owner = process.getuid?.()
  return owner === undefined || host.stat(path)?.uid === owner
}

function isCurrent({ host, root }: LoadRequest, entry: BundleEntry): boolean {
  const isSame = ([file, digest]: readonly [string, string]) => {
    const path = join(root, file)
    return host.stat(path)?.type === 'file' && digestOf(host.read(path)) === digest
  }
  return (
    entry.sources.every(isSame) &&
    entry.settings.every(isSame) &&
    entry.absent.every((file) => host.stat(join(root, file)) === undefined)
  )
}

function parseEntry(body: string): BundleEntry | undefined {
  const value: unknown = JSON.parse(body)
  const isWhole =
    isMapping(value) &&
    ['sources', 'settings', 'absent', 'imports'].every((key) => isList(own(value, key))) &&
    ['code', 'map'].every((key) => typeof own(value, key) === 'string')
  return isWhole ? (value as unknown as BundleEntry) : undefined
}

function esbuildVersion(): string {
  return (createRequire(import.meta.url)('esbuild/package.json') as { version: string }).version
}

/** SHA-256 in hex. */
export function digestOf(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
