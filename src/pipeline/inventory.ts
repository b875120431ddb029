import { hash } from 'node:crypto'
import { dirname, join, posix } from 'node:path'

import { HostError, type Host } from '../host.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import type { Origin } from '../model/origin.ts'

/** Where the record of written files stands in the output folder. */
export const INVENTORY = '.motif/inventory'
/** Where the record of a run that is under way, or was killed, stands. */
export const NEXT_INVENTORY = '.motif/inventory.next'

const LIMIT_BYTES = 256 * 1024 * 1024
/** How many bad lines are named: of a file that is no inventory at all, a few say enough. */
const LIMIT_PROBLEMS = 10

/** Which bytes motif has written: path -> SHA-256 digests. A path has several after a union merge or a killed run. */
export type Recorded = ReadonlyMap<string, readonly string[]>

/** What an output folder's inventory says. */
export interface Inventory {
  /** The lines of the inventory and of the next one, together. */
  readonly recorded: Recorded
  /** Those of the inventory alone. */
  readonly lines: Recorded
  /** The inventory as it stands; undefined where there is none. */
  readonly text?: string
  readonly hasNext: boolean
  /** emit/inventory, one for each line that can't be trusted. With any of them nothing may be written or removed. */
  readonly diagnostics: readonly Diagnostic[]
}

/** The digest that an inventory line holds, for bytes or for a text's UTF-8. */
export function digestOf(bytes: Uint8Array | string): string {
  return hash('sha256', bytes)
}

/** Lines as `sha256sum -c` reads them, sorted by path and digest; '' for none. */
export function formatInventory(recorded: Recorded): string {
  const pieces: string[] = []
  for (const path of [...recorded.keys()].sort()) {
    const digests = recorded.get(path) ?? []
    for (const digest of digests.length > 1 ? [...digests].sort() : digests) pieces.push(digest, '  ', path, '\n')
  }
  return pieces.join('')
}

/**
 * The lines of an inventory. The two sides of a merge conflict both count, as a union merge would have it. Every line
 * that is no digest and path of a manifest inside the output folder is emit/inventory; `file` is what it is called.
 */
export function parseInventory(
  bytes: Uint8Array,
  file: string,
): { readonly recorded: Recorded; readonly diagnostics: readonly Diagnostic[] } {
  const text = bytes.length > LIMIT_BYTES ? undefined : decoded(bytes)
  if (text === undefined) {
    const what = bytes.length > LIMIT_BYTES ? 'is larger than 256 MB' : 'is not UTF-8 text'
    return { recorded: new Map(), diagnostics: [untrusted(`${file} ${what}.`, { file, line: 1, length: 0 })] }
  }
  const recorded = new Map<string, string[]>()
  const diagnostics: Diagnostic[] = []
  text.split('\n').forEach((line, index) => {
    if (line === '' || CONFLICT_MARKER.test(line)) return
    const problem = LINE.test(line) ? pathProblem(line.slice(66)) : 'is not "<sha256>  <path>"'
    if (problem === undefined) add(recorded, line.slice(66), line.slice(0, 64))
    else if (diagnostics.length < LIMIT_PROBLEMS) {
      const message = `Line ${index + 1} of ${file} ${problem}.`
      diagnostics.push(untrusted(message, { file, line: index + 1, length: line.length }))
    }
  })
  for (const [path, digests] of recorded) if (digests.length > 1) recorded.set(path, [...new Set(digests)])
  return { recorded, diagnostics }
}

const CONFLICT_MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/
const LINE = /^[0-9a-f]{64} {2}/

function add(recorded: Map<string, string[]>, path: string, digest: string): void {
  const digests = recorded.get(path)
  if (digests) digests.push(digest)
  else recorded.set(path, [digest])
}

/** Reads the inventory of the output folder `folder`; `shown` is what the folder is called in messages. */
export function readInventory(host: Host, folder: string, shown: string): Inventory {
  // The next one first: a run that ends meanwhile has made it the inventory.
  const next = readPart(host, { folder, path: NEXT_INVENTORY, shown })
  const now = readPart(host, { folder, path: INVENTORY, shown })
  return {
    recorded: union(now.recorded, next.recorded),
    lines: now.recorded,
    ...(now.text === undefined ? {} : { text: now.text }),
    hasNext: next.text !== undefined,
    diagnostics: [...now.diagnostics, ...next.diagnostics],
  }
}

/** The inventory as it stands, unread; undefined where there is none that can be read. */
export function inventoryText(host: Host, folder: string): string | undefined {
  try {
    return decoded(host.read(join(folder, INVENTORY))) ?? ''
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return undefined
  }
}

/** Every line of both. */
export function union(a: Recorded, b: Recorded): Recorded {
  if (b.size === 0) return a
  const all = new Map(a)
  for (const [path, digests] of b) {
    const others = a.get(path)
    if (others === undefined) all.set(path, digests)
    else if (others.length > 1 || digests.length > 1 || others[0] !== digests[0]) {
      all.set(path, [...new Set([...others, ...digests])])
    }
  }
  return all
}

/** What two runs leave that both began with `was`: the lines that neither took away, and those that either added. */
export function merged(was: Recorded, ours: Recorded, theirs: Recorded): Recorded {
  const all = new Map<string, readonly string[]>()
  for (const path of new Set([...ours.keys(), ...theirs.keys()])) {
    const [old, our, their] = [was, ours, theirs].map((lines) => new Set(lines.get(path)))
    const digests = [...new Set([...(our ?? []), ...(their ?? [])])]
    const isLeft = (digest: string): boolean => (our?.has(digest) && their?.has(digest)) === true
    const kept = digests.filter((digest) => isLeft(digest) || old?.has(digest) !== true)
    if (kept.length > 0) all.set(path, kept)
  }
  return all
}

interface Part {
  readonly recorded: Recorded
  readonly diagnostics: readonly Diagnostic[]
  readonly text?: string
}

function readPart(host: Host, at: { folder: string; path: string; shown: string }): Part {
  const file = posix.join(at.shown, at.path)
  const refused = (what: string): Part => {
    const diagnostics = [untrusted(`${file} ${what}.`, { file, line: 1, length: 0 })]
    return { recorded: new Map(), diagnostics }
  }
  try {
    const path = join(at.folder, at.path)
    if (host.entry(dirname(path)) === 'link') return refused('lies behind a link')
    const type = host.entry(path)
    if (type === undefined) return { recorded: new Map(), diagnostics: [] }
    if (type !== 'file') return refused(type === 'link' ? 'is a link' : 'is not a file')
    const bytes = host.read(path)
    return { ...parseInventory(bytes, file), text: decoded(bytes) ?? '' }
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return refused(`cannot be read: ${error.code}`)
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Why no file of that path can be one that motif wrote; undefined where it can. */
function pathProblem(path: string): string | undefined {
  if (/^[\w~-][\w.~-]*(?:\/[\w~-][\w.~-]*)*$/.test(path) && /\.(?:yaml|json)$/.test(path)) return undefined
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'names an absolute path'
  if (path.includes('\\')) return 'names a path with a backslash'
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(path)) return 'names a path with a control character'
  if (path.split('/').includes('..')) return 'names a path that leads out of the output folder'
  return 'names no file that motif writes'
}

function untrusted(message: string, at: { file: string; line: number; length: number }): Diagnostic {
  const { file, line, length } = at
  const origin: Origin = { file, line, column: 1, endLine: line, endColumn: length + 1 }
  const help =
    'restore it from version control, or delete it: files that are as render would write them are then taken over, ' +
    'the others named.'
  return diagnostic('emit/inventory', message, { origin, help })
}
