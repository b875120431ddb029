import { hash } from 'node:crypto'
import type { Host, Stat } from '../host.ts'

/** What a file held when it was last read, and how to tell without reading that it holds the same. */
export interface Stamp {
  readonly size: number
  readonly modifiedMs: number
  readonly changedMs: number
  readonly inode: number
  /** SHA-256 of its bytes. */
  readonly digest: string
  /** True where it was changed so shortly before it was read that a change just after could look the same. */
  readonly isRacy: boolean
}

/** Stamps by absolute path. */
export type Stamps = ReadonlyMap<string, Stamp>

/** The coarsest clock that file systems with fractions of a second keep: a tick of the kernel. */
const TICK_MS = 10
/** Of those without fractions. */
const COARSE_TICK_MS = 2000

/** The stamp of a file that was looked at, and then read, at `readMs`. */
export function stampOf(stat: Stat, digest: string, readMs: number): Stamp {
  const { size, modifiedMs, changedMs, inode } = stat
  const newest = Math.max(modifiedMs, changedMs)
  const isCoarse = modifiedMs % 1000 === 0 && changedMs % 1000 === 0
  return {
    size,
    modifiedMs,
    changedMs,
    inode,
    digest,
    isRacy: newest >= readMs - (isCoarse ? COARSE_TICK_MS : TICK_MS),
  }
}

/** True where the file is, by all that its metadata tells, the one that was stamped. A racy stamp proves nothing alone. */
export function isSameFile(stamp: Stamp, stat: Stat | undefined): boolean {
  return (
    stat !== undefined &&
    stat.type === 'file' &&
    stat.size === stamp.size &&
    stat.modifiedMs === stamp.modifiedMs &&
    stat.changedMs === stamp.changedMs &&
    stat.inode === stamp.inode
  )
}

/** True where the file still holds what was stamped; it is read only where its metadata leave that open. */
export function isUnchanged(host: Host, path: string, stamp: Stamp): boolean {
  if (!isSameFile(stamp, host.stat(path))) return false
  return !stamp.isRacy || hash('sha256', host.read(path)) === stamp.digest
}

const FIELDS = 4

/** Stamps as bytes, paths relative to `root` where they lie in it: what unpackStamps takes, in parts. */
export function packStamps(stamps: Stamps, root: string): readonly Uint8Array[] {
  const paths = [...stamps.keys()]
  const numbers = new Float64Array(paths.length * FIELDS)
  let digests = ''
  let flags = ''
  let at = 0
  for (const { size, modifiedMs, changedMs, inode, digest, isRacy } of stamps.values()) {
    numbers[at++] = size
    numbers[at++] = modifiedMs
    numbers[at++] = changedMs
    numbers[at++] = inode
    digests += digest
    flags += isRacy ? '1' : '0'
  }
  const inside = `${root}/`
  const names = paths.map((path) => (path.startsWith(inside) ? path.slice(inside.length) : path)).join('\0')
  const head = new Float64Array([paths.length])
  return [
    asBytes(head),
    asBytes(numbers),
    Buffer.from(flags, 'latin1'),
    Buffer.from(digests, 'latin1'),
    Buffer.from(names),
  ]
}

/** The stamps that packStamps wrote. Bytes of any other origin give stamps that match nothing, or an exception. */
export function unpackStamps(bytes: Uint8Array, root: string): Map<string, Stamp> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = buffer.readDoubleLE(0)
  const numbers = new Float64Array(buffer.buffer.slice(buffer.byteOffset + 8, buffer.byteOffset + 8 + count * 32))
  let at = 8 + count * 32
  const flags = buffer.toString('latin1', at, (at += count))
  const digests = buffer.toString('latin1', at, (at += count * 64))
  const names = count === 0 ? [] : buffer.toString('utf8', at).split('\0')
  const stamps = new Map<string, Stamp>()
  let field = 0
  names.forEach((name, index) => {
    stamps.set(name.startsWith('/') ? name : `${root}/${name}`, {
      size: numbers[field++] ?? 0,
      modifiedMs: numbers[field++] ?? 0,
      changedMs: numbers[field++] ?? 0,
      inode: numbers[field++] ?? 0,
      digest: digests.slice(index * 64, index * 64 + 64),
      isRacy: flags[index] !== '0',
    })
  })
  return stamps
}

function asBytes(numbers: Float64Array): Uint8Array {
  return new Uint8Array(numbers.buffer)
}
