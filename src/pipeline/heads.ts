import { hash } from 'node:crypto'
import { join } from 'node:path'
import { HostError, type Host } from '../host.ts'
import type { SourceRef } from '../model/unit.ts'
import { isList, isMapping, own, type Mapping, type Value } from '../model/value.ts'
import { read } from '../yaml/read.ts'
import { pathIn, readText } from './files.ts'

/** What is remembered of a source object, so that its unit can be found without reading its file. */
export interface Head {
  readonly document: number
  readonly item?: number
  readonly apiVersion: string
  readonly kind: string
  /** What digestOf says of the object. */
  readonly digest: string
}

/** The heads of files by the SHA-256 of their bytes: of files that hold nothing but source objects. */
export type Heads = ReadonlyMap<string, readonly Head[]>

/** Heads that are looked up. */
export type KnownHeads = Pick<Heads, 'get' | 'size'>

/** SHA-256 of an object, key order and all; undefined for what JSON has no word for: whole numbers beyond 2^53. */
export function digestOf(manifest: Mapping): string | undefined {
  try {
    return hash('sha256', JSON.stringify(manifest), 'base64url')
  } catch {
    return undefined
  }
}

/** Heads as JSON takes them: the kinds there are, and for each file its digest, and four fields for each object. */
export interface PackedHeads {
  readonly kinds: readonly (readonly unknown[])[]
  readonly files: readonly (readonly unknown[])[]
}

/** Packs heads for a file. */
export function packHeads(heads: Heads): PackedHeads {
  const kinds: [string, string][] = []
  const known = new Map<string, number>()
  const positionOf = ({ apiVersion, kind }: Head): number => {
    const key = `${apiVersion} ${kind}`
    const position = known.get(key) ?? kinds.push([apiVersion, kind]) - 1
    known.set(key, position)
    return position
  }
  const rowsOf = (head: Head) => [head.document, head.item ?? -1, positionOf(head), head.digest]
  return { kinds, files: [...heads].map(([digest, ofFile]) => [digest, ...ofFile.flatMap(rowsOf)]) }
}

/** The heads that packHeads packed, each unpacked when it is asked for; none of a file whose row is not what it should be. */
export function unpackHeads({ kinds, files }: PackedHeads): KnownHeads {
  const rows = new Map(files.map((row) => [row[0], row]))
  return {
    size: rows.size,
    get(digest) {
      const row = rows.get(digest)
      return row && unpackRow(row, kinds)
    },
  }
}

function unpackRow(row: readonly unknown[], kinds: PackedHeads['kinds']): readonly Head[] | undefined {
  const heads: Head[] = []
  for (let at = 1; at < row.length; at += 4) {
    const [document, item, position, digest] = [row[at], row[at + 1], row[at + 2], row[at + 3]]
    const [apiVersion, kind] = kinds[Number(position)] ?? []
    if (typeof document !== 'number' || typeof item !== 'number' || typeof digest !== 'string') return undefined
    if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined
    heads.push(item < 0 ? { document, apiVersion, kind, digest } : { document, item, apiVersion, kind, digest })
  }
  return heads
}

/** Where a file is, and what is known of files. */
export interface HeadOptions {
  readonly host: Host
  /** The package's folder. */
  readonly root: string
  readonly heads: KnownHeads
}

/** The heads of a file, if it is known that it holds them; undefined where it has to be read. */
export function headsOf(file: string, { host, root, heads }: HeadOptions): readonly Head[] | undefined {
  if (heads.size === 0 || host.digest === undefined) return undefined
  try {
    return heads.get(host.digest(pathIn(root, file)))
  } catch (error) {
    // Reading it says what is wrong.
    if (error instanceof HostError) return undefined
    throw error
  }
}

/** A List is its items; anything else is itself. */
export function* itemsOf(ref: SourceRef, value: Value): Generator<[SourceRef, Value]> {
  const items = own(value, 'items')
  if (isListObject(value) && isList(items ?? [])) {
    for (const [item, manifest] of (isList(items) ? items : []).entries()) yield [{ ...ref, item }, manifest]
  } else {
    yield [ref, value]
  }
}

/** True for the v1 List that `kubectl get` writes. */
export function isListObject(value: Value): boolean {
  return own(value, 'apiVersion') === 'v1' && own(value, 'kind') === 'List'
}

/**
 * The object that a head is of, read from its file.
 *
 * @throws StaleHead where the file does not hold it any more.
 */
export function objectOf({ file, document, item }: SourceRef, digest: string, { host, root }: HeadOptions): Mapping {
  const text = readText(host, root, file)
  const documents = text.ok ? read(file, text.text).documents : []
  for (const { index, value } of documents) {
    for (const [ref, manifest] of itemsOf({ file, document: index }, value)) {
      if (ref.document === document && ref.item === item && isMapping(manifest) && digestOf(manifest) === digest) {
        return manifest
      }
    }
  }
  throw new StaleHead(join(root, file))
}

/** A file does not hold what is remembered of it: it changed just now, or somebody has tampered with what is kept. */
export class StaleHead extends HostError {
  constructor(path: string) {
    super('ESTALE', path, 'it changed while motif was reading it')
  }
}
